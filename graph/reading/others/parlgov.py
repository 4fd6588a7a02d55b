"""A folder with the tables of ParlGov as CSV: those of its database, or ``view_cabinet`` alone."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from graph.reading.others import Made, Other, register
from graph.reading.parliaments.parlgov import ParlGov

_ENOUGH = ({"view_cabinet.csv"}, {"cabinet.csv", "cabinet_party.csv", "party.csv", "country.csv"})
"""The names of files of which all that stand together make it such a folder."""


def _fits(names: Collection[str]) -> bool:
    return any(one <= {*names} for one in _ENOUGH)


def _made(folder: Path) -> Made:
    parlgov = ParlGov(folder)
    return parlgov.dataset(), parlgov.report


register(Other("parlgov", fits_folder=_fits, made_of_folder=_made))

"""Popolo as JSON: what EveryPolitician and other civic programs write."""

from __future__ import annotations

from typing import Any

from graph.reading.others import Made, Other, register
from graph.reading.parliaments.popolo import Popolo

_OURS = frozenset(("entities", "relations", "documents", "title"))
"""What stands outermost in a dataset of ours."""


def _fits(value: Any) -> bool:
    if not isinstance(value, dict) or _OURS & value.keys():
        return False
    return bool({"persons", "memberships"} & value.keys())


def _made(value: Any, name: str) -> Made:
    popolo = Popolo(value, name)
    return popolo.dataset(), popolo.report


register(Other("popolo", fits=_fits, made=_made))

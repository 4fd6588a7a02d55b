"""The claims of a table that says nowhere where any of them stands: each cites its row."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import AUTHOR
from graph.reading.called import Ids, as_name
from graph.reading.sources import Path
from graph.reading.tables.sheets import CITATIONS, RELATIONS
from graph.reading.tables.told import Record, Told

_CITING = frozenset(("evidence", "citations"))
"""The columns that say where a claim stands."""


def cites_itself(told: Told) -> bool:
    """Whether nothing of some sheets says where their claims stand: one that is empty there is a mistake."""
    return not (told.has(CITATIONS) or told.columns(RELATIONS) & _CITING)


def cite_rows(told: Told, name: str, taken: Iterable[str], relations: Iterable[Record]) -> Record:
    """Have each claim cite its row, and give the document that the table is thereby.

    Parameters
    ----------
    told : Told
        Knows the rows.
    name : str
        What the table is called.
    taken : iterable of str
        The ids that it cannot have.
    relations : iterable of dict
        The claims, in order; each takes in its citation.
    """
    title = as_name(name, "Table")
    document = {"id": Ids(AUTHOR, *taken).give(title, "table"), "title": title, "type": "dataset"}
    for number, claim in enumerate(relations):
        path: Path = (RELATIONS, number)
        place = told.place(path)
        record = place.record if place else f"row {number + 1}"
        claim["evidence"] = [{"document": document["id"], "record": record}]
        told.report.leave("claims that say nowhere where they stand, which cite their rows", record)
    return document

"""The order of an answer, where another than that of the text is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph.engine.fitting import AFTER_ALL, BEFORE_ALL, span_of
from graph.model import BASES, CERTAINTIES, MODALITIES, OPEN, PAST, Relation

SCALES: Mapping[str, tuple[str, ...]] = {
    "modality": MODALITIES,
    "certainty": CERTAINTIES,
    "basis": BASES,
}
"""The columns whose words have an order of their own."""


def in_order(relations: Sequence[Relation], order: Iterable[str]) -> list[Relation]:
    """Relations sorted by some columns, "-date" the latest first; what lacks one comes last.

    Parameters
    ----------
    relations : sequence of Relation
        Those that no column tells apart keep this order.
    order : iterable of str
    """
    found = list(relations)
    for word in reversed(tuple(order)):
        backwards = word.startswith("-")
        key = _key(word.removeprefix("-"), backwards=backwards)
        present = [one for one in found if key(one) is not None]
        absent = [one for one in found if key(one) is None]
        present.sort(key=key, reverse=backwards)
        found = present + absent
    return found


def _key(column: str, *, backwards: bool) -> Callable[[Relation], Any]:
    if column in SCALES:
        rank = {word: number for number, word in enumerate(SCALES[column])}
        return lambda relation: rank[getattr(relation, column)]
    if column == "end":  # what goes on ends after all that has ended
        days = {OPEN: AFTER_ALL, PAST: None}  # of what is over, no day is told
        return lambda relation: days.get(relation.end or "", relation.end)
    if column == "date":
        return _last_day if backwards else _first_day
    return lambda relation: getattr(relation, column)


def _first_day(relation: Relation) -> str | None:
    """The first day on which a claim is known to hold, or by which it ended."""
    span = span_of(relation.__dict__)
    return None if span is None else span[1] if span[0] == BEFORE_ALL else span[0]


def _last_day(relation: Relation) -> str | None:
    """The last day on which a claim is known to hold; what goes on goes on after all others."""
    span = span_of(relation.__dict__)
    if span is None:
        return None
    return span[0] if span[1] == AFTER_ALL and relation.end != OPEN else span[1]

"""The order of an answer, where another than that of the text is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph.engine.fitting import span_of
from graph.model import (
    AFTER_ALL,
    BASES,
    BEFORE_ALL,
    CERTAINTIES,
    MODALITIES,
    OPEN,
    PAST,
    Relation,
    days,
)

Turn = tuple[int, int]
"""By what a claim is put in the order of days."""
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
    if column in {"start", "end"}:
        return lambda relation: _end_days(getattr(relation, column))
    if column == "date":
        return _last_days if backwards else _first_days
    return lambda relation: getattr(relation, column)


def _end_days(written: str | None) -> Turn | None:
    """The days of a start or an end, the earliest first; what goes on ends after all that has ended."""
    if written is None or written == PAST:  # of what is over, no day is told
        return None
    return (AFTER_ALL, AFTER_ALL) if written == OPEN else days(written)


def _first_days(relation: Relation) -> Turn | None:
    """The first day on which a claim is known to hold, or by which it ended; then the last."""
    span = span_of(relation.__dict__)
    if span is None:
        return None
    first, last = span
    return last if first == BEFORE_ALL else first, last


def _last_days(relation: Relation) -> Turn | None:
    """The last day on which a claim is known to hold, then the first; what goes on goes on after all others."""
    span = span_of(relation.__dict__)
    if span is None:
        return None
    first, last = span
    return first if last == AFTER_ALL and not _goes_on(relation) else last, first


def _goes_on(relation: Relation) -> bool:
    if relation.date is None:
        return relation.end == OPEN
    return relation.date.endswith(f"/{OPEN}")

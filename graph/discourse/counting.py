"""Which statements count: each, or equal ones once a document, week, month, year, or in all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date

from graph.discourse.statements import Kit, Statements

Period = Callable[[str | None, str], Hashable]
"""From a document's date and id to what a repetition counts once in."""


def _week(dated: str | None, document: str) -> Hashable:
    if dated is None or len(dated) < len("2005-05-09"):
        return _cut(dated, document)
    return tuple(date.fromisoformat(dated).isocalendar())[:2]


def _cut(dated: str | None, document: str, to: int | None = None) -> Hashable:
    """The date, cut to a precision; a document without one is alone in its period."""
    return ("undated", document) if dated is None else dated[:to]


PERIODS: Mapping[str, Period | None] = {
    "all": None,
    "document": lambda _dated, document: document,
    "week": _week,
    "month": lambda dated, document: _cut(dated, document, len("2005-05")),
    "year": lambda dated, document: _cut(dated, document, len("2005")),
    "once": lambda _dated, _document: 0,
}
"""Within what equal statements count once; a week is the ISO week of its own year."""


def counted(
    statements: Statements, which: Sequence[int], count: str, kit: Kit, *, sides: bool
) -> Sequence[int]:
    """Those of some statements that count.

    Parameters
    ----------
    statements : Statements
    which : sequence of int
    count : str
        One of ``PERIODS``.
    kit : module
    sides : bool
        Whether an actor who says yes and no to one concept in one period makes two statements; else
        the first of them counts.
    """
    period = PERIODS[count]
    if period is None:
        return which
    pairs = zip(statements.dates, statements.documents, strict=True)
    numbers: dict[Hashable, int] = {}
    of = [numbers.setdefault(period(*pair), len(numbers)) for pair in pairs]
    alike = [statements.actor, statements.concept, kit.picked(of, statements.document)]
    if sides:
        alike.append(statements.level)
    found: Sequence[int] = kit.firsts(alike, which, statements.claim, statements.turn)
    return found

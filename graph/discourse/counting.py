"""Which statements count: each, or equal ones once a document, week, month, year, or in all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from graph.discourse.statements import Kit, Statements
from graph.model import AFTER_ALL, BEFORE_ALL
from graph.vocabulary.edtf import Days, day_of

Period = Callable[[Days | None, str], Hashable]
"""From the days that a document's date can mean, and its id, to what a repetition counts once in."""


def _within(part: Callable[[int], Hashable]) -> Period:
    """The part of time that a document's days lie in; where they lie in several, they are one themselves.

    A document without a date is alone in its period.
    """

    def period(dated: Days | None, document: str) -> Hashable:
        if dated is None:
            return "undated", document
        whole = AFTER_ALL in dated or BEFORE_ALL in dated
        first = dated if whole else part(dated.first)
        return first if whole or first == part(dated.last) else dated

    return period


PERIODS: Mapping[str, Period | None] = {
    "all": None,
    "document": lambda _dated, document: document,
    "week": _within(
        lambda day: ("week", (day - 1) // 7)
    ),  # the first of January of the year 1 is a Monday
    "month": _within(lambda day: ("month", *day_of(day)[:2])),
    "year": _within(lambda day: ("year", day_of(day)[0])),
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
    pairs = zip(statements.days, statements.documents, strict=True)
    numbers: dict[Hashable, int] = {}
    of = [numbers.setdefault(period(*pair), len(numbers)) for pair in pairs]
    alike = [statements.actor, statements.concept, kit.picked(of, statements.document)]
    if sides:
        alike.append(statements.level)
    found: Sequence[int] = kit.firsts(alike, which, statements.claim, statements.turn)
    return found

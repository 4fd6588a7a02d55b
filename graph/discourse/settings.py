"""What is asked of a debate's network, held to what there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.discourse.counting import PERIODS
from graph.discourse.formulas import NORMALIZATIONS, ONE_MODE, TWO_MODE
from graph.problems import UnusableQuery, did_you_mean
from graph.vocabulary.dates import partial_date
from graph.vocabulary.edtf import AFTER_ALL, BEFORE_ALL, earliest, latest, year_text

NONE = "none"
AFFILIATION = "affiliation"
WORDS: Mapping[str, tuple[str, ...]] = {
    "mode": ("actors", "concepts", AFFILIATION),
    "tie": tuple({**ONE_MODE, **TWO_MODE}),
    "normalization": (NONE, *NORMALIZATIONS),
    "count": tuple(PERIODS),
}
"""What each setting may say; the first holds where nothing is said."""


@dataclass(frozen=True)
class Settings:
    """What is asked of a network.

    Parameters
    ----------
    mode, tie, normalization, count : str
        As ``WORDS`` has them.
    start, end : str or datetime.date, optional
        The first and the last day that count, both included; a date of EDTF level 1 means all of its days.
    window : int, optional
        Over how many days each of several networks reaches.

    Raises
    ------
    UnusableQuery
        Where a word is none of those that there are, or two of them do not go together.
    """

    mode: str = "actors"
    tie: str = "ignore"
    normalization: str = NONE
    count: str = "all"
    start: str | date | None = None
    end: str | date | None = None
    window: int | None = None

    def __post_init__(self) -> None:
        for name, known in WORDS.items():
            _refuse_strange(name, getattr(self, name), known)
        what = "between two concepts or two actors" if self.one_mode else "in mode affiliation"
        ties = ONE_MODE if self.one_mode else TWO_MODE
        if self.tie not in ties:
            reason = f'"{self.tie}" is none {what}; there are {", ".join(ties)}'
            raise UnusableQuery("tie", reason)
        fitting = [name for name, (one, _by) in NORMALIZATIONS.items() if one == self.one_mode]
        if self.normalization not in {NONE, *fitting}:
            reason = (
                f'"{self.normalization}" is none {what}; there are {", ".join((NONE, *fitting))}'
            )
            raise UnusableQuery("normalization", reason)
        if self.tie == "combine" and self.normalization != NONE:
            raise UnusableQuery("normalization", "the weights of combine are no counts; write none")
        days: object = self.window
        if days is not None and not (isinstance(days, int) and days is not True and days >= 1):
            raise UnusableQuery("window", f"a number of days, from 1; found {days!r}")
        first, last = self.days
        if first is not None and last is not None and last < first:
            raise UnusableQuery("end", f'"{self.end}" is before "{self.start}"')

    @property
    def one_mode(self) -> bool:
        """Whether ties are between two of one sort."""
        return self.mode != AFFILIATION

    @property
    def days(self) -> tuple[int | None, int | None]:
        """The first and the last day, as ordinals."""
        first, last = _day("start", self.start, earliest), _day("end", self.end, latest)
        return None if first == BEFORE_ALL else first, None if last == AFTER_ALL else last


def _refuse_strange(name: str, given: object, known: Sequence[str]) -> None:
    if given not in known:
        hint = did_you_mean(given, known) if isinstance(given, str) else ""
        raise UnusableQuery(name, f"write {', '.join(known)}; found {given!r}.{hint}")


def _day(name: str, given: object, end: Callable[[str], int]) -> int | None:
    if given is None:
        return None
    if isinstance(given, date):
        return given.toordinal()
    written = year_text(given) if isinstance(given, int) and not isinstance(given, bool) else given
    if not isinstance(written, str):
        raise UnusableQuery(name, f"a date such as 2025-12-14; found {given!r}")
    try:
        return end(partial_date(written))
    except ValueError as error:
        raise UnusableQuery(name, str(error)) from None

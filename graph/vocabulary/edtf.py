"""Dates as EDTF level 1 has them, and the days that each can mean.

The Extended Date/Time Format (Library of Congress, 2019; in ISO 8601-2), levels 0 and 1, without the time
of day: years before Christ and beyond four digits, digits that are not told, seasons, what is about or
uncertain, and intervals. Days are counted as ``datetime.date.toordinal`` counts them, in the Gregorian
calendar before its beginning and beyond the year 9999 too, so that dates compare by overlap and sort by
numbers alone. The page has a twin of this (``graph/page/base/dates.mjs``); both are held to
``tests/golden/dates.json``.

It is our own because a date is read a million times: the package ``edtf`` (5.0) takes ten milliseconds
for one, takes level 2 and intervals that end before they begin, guesses ten years for an unknown end,
and has no twin for the page.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

OPEN = ".."
"""The end of what goes on; in an interval, the start too of what has always been."""

BEFORE_ALL, AFTER_ALL = -(10**15), 10**15
"""Before and after all days that a date can mean: where an interval has no end, or none that is known."""

ANY = 0
"""The month or day of which it is said that it is not told: ``2004-XX``."""
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first month of each season, of the three that it has. A season is that of no place by the standard;
these are the northern ones, as is usual; of a southern one the months are written."""

LONGEST = 32
"""No date is longer: an interval of two years of twelve digits before Christ."""
_CYCLE_YEARS, _CYCLE = 400, 146_097
"""After so many years, which are so many days, the calendar repeats."""

_POINT = re.compile(
    r"(?:(-?)([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)|Y(-?)([1-9][0-9]{4,11}))"
    r"(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%]?)"
)
_LEVEL_2 = (
    (r"[\[{].*", "a set of dates: write one date, or the interval they lie in, as 1667/1670"),
    (r"Y?-?[0-9]+E[0-9]+(?:S[0-9]+)?", "a year with an exponent: write its digits, as Y-17000"),
    (r"Y?-?[0-9]+S[0-9]+", "significant digits: write X for the others, as 19XX"),
    (r"-?[0-9X]{4}-(?:2[5-9]|3[0-9]|4[01])", "a part of a year: write its months, as 2001-09/2001-11"),
    (r"(?=.*[?~%].)[0-9XY?~%-]+", "a mark for a part of a date: write it once, at the end, as 2004-06-11~"),
    (r"(?=.*X)[0-9X-]+[?~%]?", "digits that are not told before others that are: write X for the last ones, as 156X"),
    (r"(?=.*X)[0-9X?~%.-]*/[0-9X?~%.-]*", "an interval with digits that are not told: write its ends in full, as 1980/2005"),
)  # fmt: skip
"""What level 2 has beyond level 1, and what to write for it."""
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T|T?[0-9:]+|Z).*", re.DOTALL)


class NotADate(ValueError):
    """A text that should be a date and is none.

    Parameters
    ----------
    text : str
    reason : str, optional
        What is wrong, where the text is nearly a date.
    """

    def __init__(self, text: str, reason: str | None = None) -> None:
        self.text = text if len(text) <= 80 else f"{text[:77]}…"
        self.reason = reason
        super().__init__(f'"{self.text}" is not a date' if reason is None else reason)


class Days(NamedTuple):
    """From the first to the last day that a date can mean, counted as ``date.toordinal`` counts.

    Parameters
    ----------
    first, last : int
    """

    first: int
    last: int

    def overlaps(self, other: Days) -> bool:
        """Whether there is a day in both."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Date:
    """A date that is no interval.

    Parameters
    ----------
    year : int
        The year as astronomers count: 0 is 1 BC, -43 is 44 BC. Of one whose last digits are not told,
        the one nearest to zero, as its digits stand.
    untold : int
        How many of the year's last digits are not told: 0, 1 or 2.
    before : bool
        Whether the year has a minus sign.
    month : int, optional
        1 to 12, a season's number (21 to 24), or ``ANY``.
    day : int, optional
        Or ``ANY``.
    mark : {"", "~", "?", "%"}
        About, uncertain, or both.
    """

    year: int
    untold: int = 0
    before: bool = False
    month: int | None = None
    day: int | None = None
    mark: str = ""

    def __str__(self) -> str:
        digits = f"{abs(self.year):04}"
        shown = digits[: len(digits) - self.untold] + "X" * self.untold
        sign = "-" if self.before else ""
        parts = [f"Y{sign}{shown}" if len(shown) > 4 else f"{sign}{shown}"]
        parts += [f"{one:02}" if one else "XX" for one in (self.month, self.day) if one is not None]
        return "-".join(parts) + self.mark

    @property
    def is_day(self) -> bool:
        """Whether it is one day of the calendar."""
        return bool(self.day)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year that it can mean."""
        span = 10**self.untold - 1
        if not self.before:
            return self.year, self.year + span
        return self.year - span, min(self.year, -1)

    @property
    def days(self) -> Days:
        """The days that it can mean."""
        first, last = self.years
        if self.month in SEASONS:
            begins, ends = SEASONS[self.month], SEASONS[self.month] + 2
            year = last + (ends - 1) // 12
            ends = (ends - 1) % 12 + 1
            return Days(number_of(first, begins, 1), number_of(year, ends, length_of(year, ends)))
        begins, ends = (self.month, self.month) if self.month else (1, 12)
        if self.day:
            only = number_of(first, begins, self.day)
            return Days(only, only)
        return Days(number_of(first, begins, 1), number_of(last, ends, length_of(last, ends)))


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another.

    Parameters
    ----------
    start, end : Date or str
        A date, ``OPEN``, or an empty text for one that is not known.
    """

    start: Date | str
    end: Date | str

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    @property
    def days(self) -> Days:
        """The days that it can mean; what is not known excludes none."""
        first = self.start.days.first if isinstance(self.start, Date) else BEFORE_ALL
        last = self.end.days.last if isinstance(self.end, Date) else AFTER_ALL
        return Days(first, last)


def length_of(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and isleap(year) else monthrange(2023, month)[1]


def number_of(year: int, month: int, day: int) -> int:
    """The number of a day; 1 is the first of January of the year 1.

    Raises
    ------
    ValueError
        Where there is no such day.
    """
    cycle, within = divmod(year - 1, _CYCLE_YEARS)
    return dt.date(within + 1, month, day).toordinal() + cycle * _CYCLE


def day_of(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day's number."""
    cycle, within = divmod(number - 1, _CYCLE)
    day = dt.date.fromordinal(within + 1)
    return day.year + cycle * _CYCLE_YEARS, day.month, day.day


def year_text(year: int) -> str:
    """A year as it is written, counted as astronomers count: 0 is 1 BC."""
    return str(Date(year, before=year < 0))


def text_of(number: int) -> str:
    """A day as it is written; of a year beyond four digits, the year, which no month can follow."""
    year, month, day = day_of(number)
    if abs(year) > 9999:
        return year_text(year)
    return str(Date(year, before=year < 0, month=month, day=day))


def parse(text: str) -> Date | Interval:
    """What a text says as a date, or as an interval of dates.

    Parameters
    ----------
    text : str
        ``2025``, ``2025-12``, ``2025-12-14``; ``-0043``, ``Y-17000``, ``1990~``, ``1990?``, ``1990%``,
        ``199X``, ``19XX``, ``2004-XX``, ``2004-10-XX``, ``2001-21``; ``2004/2005``, ``../2005``,
        ``2005/``.

    Returns
    -------
    Date or Interval
        Whose text, by ``str``, is this one.

    Raises
    ------
    NotADate
        Where it is none of EDTF level 1.
    """
    if len(text) > LONGEST:
        raise NotADate(text)
    if "/" not in text:
        return _point(text)
    written = text.split("/")
    if len(written) != 2:
        raise NotADate(text)
    start, end = (one if one in {"", OPEN} else _point(one, text) for one in written)
    if isinstance(start, str) and isinstance(end, str):
        raise NotADate(text, f'"{text}" says no date; write one of its ends, or leave it out')
    interval = Interval(start, end)
    if interval.days.last < interval.days.first:
        raise NotADate(text, f'"{text}" ends before it begins; write {end}/{start}')
    if any(
        isinstance(one, Date) and (one.untold or ANY in (one.month, one.day))
        for one in (start, end)
    ):
        raise _not_level_1(text)
    return interval


def _point(text: str, whole: str | None = None) -> Date:
    """A date that is no interval; ``whole`` is the interval that it ends."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise _not_level_1(text if whole is None or not _level_2(whole) else whole)
    sign, digits, long_sign, long_digits, month, day, mark = match.groups()
    before = bool(sign or long_sign)
    written = digits or long_digits
    untold = written.count("X")
    if month is not None and (untold or long_digits or (month == "XX" and day not in {None, "XX"})):
        raise _not_level_1(text)
    year = int(written.replace("X", "0")) * (-1 if before else 1)
    found = Date(year, untold, before, _part(month), _part(day), mark)
    season = found.month in SEASONS
    if found.month and found.month > 12 and (not season or day is not None):
        raise _not_level_1(text) if _level_2(text) else _no_day(text)
    if before and year == 0 and not untold:
        raise NotADate(text, f'"{text}" is no year; 1 BC is 0000, 2 BC is -0001')
    if found.day and found.day > length_of(year, found.month or 1):
        raise _no_day(text)
    if "00" in (month, day):
        raise _no_day(text)
    return found


def _part(written: str | None) -> int | None:
    return None if written is None else ANY if written == "XX" else int(written)


def _no_day(text: str) -> NotADate:
    return NotADate(text, f'"{text}" is not a day of the calendar')


def _level_2(text: str) -> str | None:
    """What a text of level 2 has, and what to write for it."""
    return next((said for form, said in _LEVEL_2 if re.fullmatch(form, text)), None)


def _not_level_1(text: str) -> NotADate:
    if _TIME.fullmatch(text):
        return NotADate(text, f'"{text}" has a time of day, which no date has; write {text[:10]}')
    said = _level_2(text) if any(sign.isdigit() or sign == "X" for sign in text) else None
    if said is None:
        return NotADate(text)
    return NotADate(text, f'"{text}" is not a date of EDTF level 1, but of level 2: {said}')


@lru_cache(maxsize=1 << 14)
def _days(text: str) -> Days:
    return parse(text).days


def days(text: str) -> Days:
    """The days that a date can mean.

    Dates repeat: the days of each are worked out once, and looked up after that.

    Raises
    ------
    NotADate
        Where there is no such date.
    """
    if len(text) > LONGEST:
        raise NotADate(text)
    return _days(text)


def earliest(text: str) -> int:
    """The number of the first day that a date can mean.

    Raises
    ------
    NotADate
        Where there is no such date.
    """
    return days(text)[0]


def latest(text: str) -> int:
    """The number of the last day that a date can mean.

    Raises
    ------
    NotADate
        Where there is no such date.
    """
    return days(text)[1]

"""Partial dates: years, months and days (EDTF level 0, a profile of ISO 8601)."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Annotated

from pydantic import AfterValidator, Field

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WRITTEN = "2025, 2025-12 or 2025-12-14"


class NotADate(ValueError):
    """A text that should be a partial date and is none."""


def partial_date(text: str) -> str:
    """Check a date of year, month or day precision (EDTF level 0, a profile of ISO 8601).

    Parameters
    ----------
    text : str
        ``2025``, ``2025-12`` or ``2025-12-14``.

    Returns
    -------
    str
        The text itself.

    Raises
    ------
    ValueError
        Where there is no such date.
    """
    earliest(text)
    return text


def earliest(text: str) -> str:
    """The first day that a partial date can mean, as ``YYYY-MM-DD``.

    Raises
    ------
    ValueError
        Where there is no such date.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise NotADate(f'"{text}" is not a date; write {_WRITTEN}')
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        raise NotADate(f'"{text}" is not a day of the calendar')
    return f"{year:04}-{month:02}-{day:02}"


def latest(text: str) -> str:
    """The last day that a partial date can mean, as ``YYYY-MM-DD``.

    Raises
    ------
    ValueError
        Where there is no such date.
    """
    first = earliest(text)
    if len(text) == 10:
        return first
    month = int(first[5:7]) if len(text) == 7 else 12
    return f"{first[:4]}-{month:02}-{monthrange(int(first[:4]), month)[1]:02}"


_YEAR = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_MONTHS = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_DATE_PATTERN = (
    f"{_YEAR}(?:-(?:0[1-9]|1[0-2]|{_MONTHS}|02-(?:0[1-9]|1[0-9]|2[0-8])))?|{_LEAP}-02-29"
)
"""The same for a JSON Schema, which can say it in a pattern only."""

PartialDate = Annotated[
    str,
    AfterValidator(partial_date),
    Field(
        description="A date of year, month or day precision: 2025, 2025-12 or 2025-12-14.",
        json_schema_extra={"pattern": f"^(?:{_DATE_PATTERN})$"},
    ),
]
OPEN = ".."
"""The end of what goes on."""
PAST = "past"
"""The end of what is over, where no day of it is told: *once*, *former*, *the late*."""


def _end_date(text: str) -> str:
    if text in {OPEN, PAST}:
        return text
    if _DATE.fullmatch(text) is None:
        further = f'"{OPEN}" for what goes on, "{PAST}" for what is over'
        raise NotADate(f'"{text}" is not a date; write {_WRITTEN}; or {further}')
    return partial_date(text)


EndDate = Annotated[
    str,
    AfterValidator(_end_date),
    Field(
        description='A partial date; ".." for what goes on; "past" for what is over, without its date; '
        "absent: not known.",
        json_schema_extra={"pattern": f"^(?:{_DATE_PATTERN}|\\.\\.|{PAST})$"},
    ),
]


def span_in_words(start: str | None, end: str | None) -> str:
    """From when until when, briefly: *2022–2026*, *since 2022*; empty where neither is known."""
    if end == OPEN:
        return f"since {start}" if start else "going on"
    if end == PAST:
        return f"from {start}, past" if start else "past"
    return f"{start or ''}–{end or ''}" if start or end else ""

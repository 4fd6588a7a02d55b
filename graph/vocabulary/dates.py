"""The dates that fields take: EDTF level 1, and what stands for an end that is open or past."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from graph.vocabulary.date_words import in_words
from graph.vocabulary.edtf import OPEN, NotADate, days
from graph.vocabulary.told_dates import date_meant

PAST = "past"
"""The end of what is over, where no day of it is told: *once*, *former*, *the late*."""

_WRITTEN = "2025, 2025-12 or 2025-12-14"
_FURTHER = (
    "; 1990~ (about), 1990? (uncertain), 199X (a decade), 19XX (a century), 2001-21 (spring), -0043 (44 BC) "
    "and 2004/2005 (an interval) are dates, too"
)
_FURTHER_ENDS = f'; or "{OPEN}" for what goes on, "{PAST}" for what is over'


def partial_date(text: str) -> str:
    """Check a date of EDTF level 1, without a time of day.

    Parameters
    ----------
    text : str
        ``2025``, ``2025-12`` or ``2025-12-14``; or as ``graph.vocabulary.edtf.parse`` has it.

    Returns
    -------
    str
        The text itself.

    Raises
    ------
    NotADate
        Where there is no such date; it says what may be meant.
    """
    return _checked(text)


def _checked(text: str, further: str = "") -> str:
    try:
        days(text)
    except NotADate as error:
        if error.reason is not None:
            raise
        meant = date_meant(text)
        told = f"{meant} ({in_words(meant)})" if meant else _WRITTEN
        beside = further or ("" if meant else _FURTHER)
        said = f'"{error.text}" is not a date; write {told}{beside}'
        raise NotADate(text, said) from None
    return text


def _no_interval(text: str, further: str = "") -> str:
    """Check where something starts or ends: a date, and no interval."""
    if "/" in _checked(text, further):
        start, _, end = text.partition("/")
        ends = (f"{name}: {one}" for name, one in (("start", start), ("end", end)) if one)
        said = f'"{text}" is an interval; write {" and ".join(ends)}, or date: {text}'
        raise NotADate(text, said)
    return text


def _end_date(text: str) -> str:
    return text if text in {OPEN, PAST} else _no_interval(text, _FURTHER_ENDS)


_NOT_0 = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_YEAR = f"(?:0000|-?{_NOT_0})"
_LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_DAYS = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_MONTH = "(?:0[1-9]|1[0-2])"
_WHOLE = (
    f"{_YEAR}(?:-(?:{_MONTH}|2[1-4]|{_DAYS}|02-(?:0[1-9]|1[0-9]|2[0-8])))?"
    f"|(?:0000|-?{_LEAP})-02-29|Y-?[1-9][0-9]{{4,11}}"
)
_UNTOLD = f"-?(?:[0-9]{{3}}X|[0-9]{{2}}XX)|{_YEAR}-(?:XX(?:-XX)?|{_MONTH}-XX)"
_FULL = f"(?:{_WHOLE})[?~%]?"
_POINT = f"(?:{_WHOLE}|{_UNTOLD})[?~%]?"
DATE_PATTERN = rf"^(?:{_POINT}|{_FULL}/(?:{_FULL}|\.\.)?|(?:\.\.)?/{_FULL})$"
"""The same for a JSON Schema, which can say it in a pattern only; but not that an interval ends after it begins."""

START_PATTERN = f"^(?:{_POINT})$"
END_PATTERN = rf"^(?:{_POINT}|\.\.|{PAST})$"

PartialDate = Annotated[
    str,
    AfterValidator(partial_date),
    Field(
        description="A date of EDTF level 1: 2025, 2025-12 or 2025-12-14; 1990~ (about), 1990? (uncertain), "
        "199X (a decade), 19XX (a century), 2001-21 (spring), -0043 (44 BC), 2004/2005 (an interval).",
        json_schema_extra={"pattern": DATE_PATTERN},
    ),
]
StartDate = Annotated[
    str,
    AfterValidator(_no_interval),
    Field(
        description="A date of EDTF level 1, and no interval: 2025, 2025-12, 2025-12-14, 1990~, 199X, -0043.",
        json_schema_extra={"pattern": START_PATTERN},
    ),
]
EndDate = Annotated[
    str,
    AfterValidator(_end_date),
    Field(
        description='A date as in start; ".." for what goes on; "past" for what is over, without its date; '
        "absent: not known.",
        json_schema_extra={"pattern": END_PATTERN},
    ),
]


def shown(date: str, language: str = "en") -> str:
    """A date as a table shows it: in figures or, where these are no plain ones, in words."""
    return (
        date if date.replace("-", "").isdecimal() and date[0] != "-" else in_words(date, language)
    )


def span_in_words(start: str | None, end: str | None, language: str = "en") -> str:
    """From when until when, briefly: *2022–2026*, *since 2022*; empty where neither is known."""
    words = _SPANS["es" if language == "es" else "en"]
    since = shown(start, language) if start else ""
    if end in {OPEN, PAST}:
        return words[end, bool(start)].format(since)
    return f"{since}–{shown(end, language) if end else ''}" if start or end else ""


_SPANS = {
    "en": {
        (OPEN, True): "since {}",
        (OPEN, False): "going on",
        (PAST, True): "from {}, past",
        (PAST, False): "past",
    },
    "es": {
        (OPEN, True): "desde {}",
        (OPEN, False): "sigue vigente",
        (PAST, True): "desde {}, ya no",
        (PAST, False): "ya no",
    },
}
"""By the end, and by whether the start is known."""

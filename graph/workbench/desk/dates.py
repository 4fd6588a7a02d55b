"""The dates that some words tell, as data files have them: *14 December 2025* is ``2025-12-14``."""

from __future__ import annotations

import re

from graph.folding import fold
from graph.vocabulary.dates import OPEN, PAST, partial_date
from graph.vocabulary.sentences import MONTHS

_NUMBERS = {
    fold(name): number for names in MONTHS.values() for number, name in enumerate(names.split(), 1)
}
_WRITTEN = re.compile(
    rf"\b(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th|[ºo.])?(?: de| of)? )?"
    rf"(?P<month>{'|'.join(_NUMBERS)})\b"
    rf"(?: (?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?"
    rf"(?:,? (?:del? |of )?(?P<year>\d{{4}}))?\b"
    rf"|\b(?P<iso>\d{{4}}-\d{{2}}(?:-\d{{2}})?)\b"
    rf"|(?<![\d.,])(?P<alone>1\d{{3}}|20\d{{2}})(?![\d%]|[.,]\d)"
)


def dates_in(words: str, year: str | None = None) -> list[str]:
    """The dates that some words tell, each once, in their order.

    Parameters
    ----------
    words : str
    year : str, optional
        Of a day whose year is not told.
    """
    found = (_date(match, year) for match in _WRITTEN.finditer(fold(words)))
    return [*dict.fromkeys(one for one in found if one is not None)]


def _date(match: re.Match[str], year: str | None) -> str | None:
    """A match as a date; none, where it is a month that has no year, or no day of the calendar."""
    told = match["iso"] or match["alone"]
    if told is None:
        when, day = match["year"] or year, match["before"] or match["after"]
        if when is None:
            return None
        told = f"{when}-{_NUMBERS[match['month']]:02}" + (f"-{int(day):02}" if day else "")
    return told if _is_date(told) else None


def dates_typed(text: str, field: str, year: str | None = None) -> list[str]:
    """What is typed, as the date that it is; nothing, while it is none.

    Parameters
    ----------
    text : str
    field : {"date", "start", "end"}
    year : str, optional
    """
    if _is_date(text) or (field == "end" and text in {OPEN, PAST}):
        return [text]
    return dates_in(text, year)


def _is_date(text: str) -> bool:
    try:
        partial_date(text)
    except ValueError:
        return False
    return True

"""The dates that words tell, as data have them: *14 December 2025* is ``2025-12-14``, *c. 1990* ``1990~``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from graph.folding import fold
from graph.vocabulary.date_words import MONTHS, SEASON_WORDS, roman
from graph.vocabulary.edtf import SEASONS, NotADate, parse, year_text

_MONTHS = {
    fold(name): number for names in MONTHS.values() for number, name in enumerate(names.split(), 1)
}
_SEASONS = {
    fold(name): number
    for names in (*SEASON_WORDS.values(), "spring summer fall winter")
    for number, name in zip(SEASONS, names.split(), strict=True)
}
_CENTURIES = {roman(number).lower(): number for number in range(1, 101)}
_MARKS = {
    "~": r"c\.|ca\.?|circa|about|around|approximately|approx\.?|roughly|hacia|cerca de|alrededor de|aprox\.?",
    "?": r"perhaps|possibly|probably|maybe|quizas?|tal vez|posiblemente|probablemente",
}
_BC = r"b\.? ?c\.?(?: ?e\.?)?|a\. ?c\.?|a\. ?n\. ?e\.?"
_AD = r"a\.?d\.?|c\.?e\.?|d\. ?c\.?"
_MARKED = "|".join(f"(?P<mark{at}>{words})" for at, words in enumerate(_MARKS.values()))
_WRITTEN = re.compile(
    rf"(?:(?<![^\W_])(?:{_MARKED}) ?(?:the year |el ano |el |los |the )?)?(?:"
    # a century
    rf"(?<!\w)(?:(?P<nth>\d\d?)(?:st|nd|rd|th)[ -]century|siglo (?P<siglo>[ivxlc]+)\b)(?: (?P<century_bc>{_BC})(?!\w))?"
    # a decade
    r"|(?<![\w.,])(?:(?:(?:la )?decada de|(?:los )?anos) )(?P<decenio>[12]\d{2}0)\b"
    r"|(?<![\w.,])(?P<decade>[12]\d{2}0)'?s\b"
    # a season
    rf"|\b(?P<season>{'|'.join(_SEASONS)})(?: of| de(?:l)?| in|,)? (?P<season_year>\d{{4}})\b"
    # a month, or a day of it
    r"|\b(?:(?P<before>\d{1,2})(?:st|nd|rd|th|[ºo.])?(?: de| of)? )?"
    rf"(?P<month>{'|'.join(_MONTHS)})\b"
    r"(?: (?P<after>\d{1,2})(?:st|nd|rd|th)?(?!\d))?"
    r"(?:,? (?:del? |of )?(?P<year>\d{4}))?\b"
    r"|\b(?P<iso>\d{4}-\d{2}(?:-\d{2})?)\b"
    # a year before or after Christ
    rf"|(?<![\w.,])(?P<bc>\d{{1,5}}) ?(?:{_BC})(?!\w)"
    rf"|(?<![\w.,])(?:ad (?P<ad_after>\d{{1,4}})\b|(?P<ad>\d{{1,4}}) (?:{_AD})(?!\w))"
    r"|(?<![\d.,])(?P<alone>1\d{3}|20\d{2})(?![\d%]|[.,]\d)"
    r")"
)
_RANGES = (
    (r"(?:from|between|del?|desde|entre)? ?(.+?) ?(?:to|until|till|and|-|al?|hasta|y) ?(.+)", "{}/{}"),
    (r"(?:since|desde|from|a partir de) (.+)", "{}/.."),
    (r"(?:until|till|up to|hasta) (.+)", "../{}"),
)  # fmt: skip
_LONGEST = 80
"""What is longer tells no date, but more than that."""


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


def date_meant(text: str) -> str | None:
    """The one date that a text tells which is none as it stands: *44 BC*, *2004–2005*, *14.12.2025*."""
    if len(text) > _LONGEST:
        return None
    folded = " ".join(fold(text).split()).removeprefix("the ").removeprefix("el ")
    return next((one for one in _readings(folded) if one != text and is_date(one)), None)


def is_date(text: str) -> bool:
    """Whether a text is a date of EDTF level 1."""
    try:
        parse(text)
    except NotADate:
        return False
    return True


def _readings(text: str) -> Iterator[str]:
    """What a folded text may mean, the likeliest first."""
    yield from _alone(text)
    for form, interval in _RANGES:
        match = re.fullmatch(form, text)
        ends = [next(filter(is_date, _alone(one)), None) for one in match.groups()] if match else []
        if ends and all(ends):
            yield interval.format(*ends)


def _alone(text: str) -> Iterator[str]:
    """What it may mean as one date, and no interval."""
    yield text.upper()
    whole = _WRITTEN.fullmatch(text)
    told = whole and _date(whole, None)
    if told:
        yield told
    for form, made in _FORMS:
        match = re.fullmatch(form, text)
        if match:
            yield made(match)


def _day_first(match: re.Match[str]) -> str:
    """Day, month and year; which of the two comes first is told where one can be no month."""
    day, month = int(match[1]), int(match[3])
    if match[2] == "/" and day <= 12 and month <= 12 and day != month:
        return ""
    if month > 12:
        day, month = month, day
    return f"{match[4]}-{month:02}-{day:02}"


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(\d{1,2})([./-])(\d{1,2})[./-](\d{4})", _day_first),
    (
        r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})",
        lambda match: f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}",
    ),
    (r"(\d{4})[/.-](\d{1,2})", lambda match: f"{match[1]}-{int(match[2]):02}"),
    (r"(\d{1,2})[/.-](\d{4})", lambda match: f"{match[2]}-{int(match[1]):02}"),
    (r"(\d{4})(\d{2})(\d{2})", lambda match: "-".join(match.groups())),
    (r"y?-(\d{1,12})", lambda match: year_text(-int(match[1]))),
    (r"y?(\d{5,12})", lambda match: year_text(int(match[1]))),
    (r"(\d{3})x(?:[x-].*)?", lambda match: f"{match[1]}X"),
    (r"([~?%])(.+)", lambda match: f"{match[2].upper()}{match[1]}"),
    (r"(.+?) ?\((?:\?|uncertain|incierto|dudoso)\)", lambda match: f"{match[1].upper()}?"),
    (r"(.+?)t[\d:.+z-]+", lambda match: match[1]),
)
"""Other ways in which dates are written."""


def _date(match: re.Match[str], year: str | None) -> str | None:
    """A match as a date; none, where it is a month that has no year, or no day of the calendar."""
    told = _told(match, year)
    if told is None:
        return None
    marked = "".join(sign for at, sign in enumerate(_MARKS) if match[f"mark{at}"])
    return f"{told}{marked}" if is_date(told) else None


def _told(match: re.Match[str], year: str | None) -> str | None:
    if match["month"]:
        when, day = match["year"] or year, match["before"] or match["after"]
        if when is None:
            return None
        return f"{when}-{_MONTHS[match['month']]:02}" + (f"-{int(day):02}" if day else "")
    told = next(group for group in _GROUPS if match[group])
    return _GROUPS[told](match, match[told])


def _century(match: re.Match[str], number: int) -> str | None:
    return f"{'-' if match['century_bc'] else ''}{number - 1:02}XX" if number else None


_GROUPS: Mapping[str, Callable[[re.Match[str], str], str | None]] = {
    "nth": lambda match, number: _century(match, int(number)),
    "siglo": lambda match, letters: _century(match, _CENTURIES.get(letters, 0)),
    "decade": lambda _, first: f"{first[:3]}X",
    "decenio": lambda _, first: f"{first[:3]}X",
    "season": lambda match, name: f"{match['season_year']}-{_SEASONS[name]}",
    "bc": lambda _, number: year_text(1 - int(number)),
    "ad": lambda _, number: year_text(int(number)),
    "ad_after": lambda _, number: year_text(int(number)),
    "iso": lambda _, written: written,
    "alone": lambda _, written: written,
}
"""How what is told in each form is written."""

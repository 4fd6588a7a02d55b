"""Dates as people say them, in English and in Spanish: *about 1990*, *the 2010s*, *44 BC*, *spring 2001*.

No two dates that are written differently are said alike. The page says them so, too
(``graph/page/answers/date-words.mjs``); ``tests/golden/dates.json`` holds both to the same words.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.vocabulary.edtf import ANY, OPEN, SEASONS, Date, Interval, parse

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
SEASON_WORDS = {
    "en": "spring summer autumn winter",
    "es": "primavera verano otoño invierno",
}

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "bc": "{} BC",
        "ad": "AD {}",
        "long": "the year {}",
        "decade": "the {}s",
        "years": "the years {} to {}",
        "century": "the {} century",
        "month": "{} {}",
        "day": "{} {} {}",
        "some month": "a month of {}",
        "some day": "a day of {}",
        "season": "{} {}",
        "~": "about {}",
        "?": "perhaps {}",
        "%": "perhaps about {}",
        "between": "{} to {}",
        "open start": "any time up to {}",
        "open end": "{} onwards",
        "unknown start": "an unknown start to {}",
        "unknown end": "{} to an unknown end",
    },
    "es": {
        "bc": "{} a. C.",
        "ad": "{} d. C.",
        "long": "el año {}",
        "decade": "los años {}",
        "years": "los años {} a {}",
        "century": "el siglo {}",
        "month": "{} de {}",
        "day": "{} de {} de {}",
        "some month": "un mes de {}",
        "some day": "un día de {}",
        "season": "{} de {}",
        "~": "hacia {}",
        "?": "quizá {}",
        "%": "quizá hacia {}",
        "between": "{} a {}",
        "open start": "cualquier momento hasta {}",
        "open end": "{} en adelante",
        "unknown start": "un comienzo desconocido a {}",
        "unknown end": "{} a un final desconocido",
    },
}
_FIRST_PLAIN = 1000
"""Years from here on need no *AD*."""
_ROMAN = {100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}


def in_words(text: str, language: str = "en") -> str:
    """A date as people say it.

    Parameters
    ----------
    text : str
        A date of EDTF level 1.
    language : str
        Spanish where it is ``es``, else English.

    Raises
    ------
    NotADate
        Where it is none.
    """
    date, words = parse(text), _WORDS[_spoken(language)]
    if isinstance(date, Date):
        return _said(date, _spoken(language))
    ends = [
        _said(one, _spoken(language)) for one in (date.start, date.end) if isinstance(one, Date)
    ]
    return words[_sort_of(date)].format(*ends)


def said_after(text: str, language: str) -> str:
    """A date after *from* or *until*: *14 December 2025*, *el 14 de diciembre de 2025*."""
    date = parse(text)
    if language == "es" and isinstance(date, Date) and date.is_day and not date.mark:
        return f"el {in_words(text, language)}"
    return in_words(text, language)


def said_at(text: str, language: str) -> str:
    """A date with what stands before it: *in December 2025*, *el 14 de diciembre de 2025*."""
    date = parse(text)
    spanish = language == "es"
    if isinstance(date, Interval):
        at = _sort_of(date) == "open start"
        before = ("en" if at else "de") if spanish else "at" if at else "from"
        return f"{before} {in_words(text, language)}"
    if date.mark:
        return in_words(text, language)
    if date.is_day:
        return said_after(text, language) if spanish else f"on {in_words(text, language)}"
    if date.day == ANY and not spanish:
        return f"on {in_words(text, language)}"
    return f"{'en' if spanish else 'in'} {in_words(text, language)}"


def _spoken(language: str) -> str:
    return "es" if language == "es" else "en"


def _sort_of(interval: Interval) -> str:
    """Which of an interval's ends are told."""
    if isinstance(interval.start, str):
        return "open start" if interval.start == OPEN else "unknown start"
    if isinstance(interval.end, str):
        return "open end" if interval.end == OPEN else "unknown end"
    return "between"


def _said(date: Date, language: str) -> str:
    words = _WORDS[language]
    bare = _bare(date, language)
    if date.mark and date.is_day and language == "es":
        bare = f"el {bare}"
    return words[date.mark].format(bare) if date.mark else bare


def _bare(date: Date, language: str) -> str:
    """A date without its mark."""
    words = _WORDS[language]
    if date.untold:
        return _untold(date, language)
    year = _year(date.year, language)
    if date.month is None:
        alone = date.year > 9999  # a bare number of five digits is taken for an amount
        return words["long"].format(year) if alone else year
    if date.month in SEASONS:
        season = SEASON_WORDS[language].split()[date.month - min(SEASONS)]
        return words["season"].format(season, year)
    if date.month == ANY:
        return words["some month" if date.day is None else "some day"].format(year)
    month = MONTHS[language].split()[date.month - 1]
    if date.day:
        return words["day"].format(date.day, month, year)
    named = words["month"].format(month, year)
    return named if date.day is None else words["some day"].format(named)


def _untold(date: Date, language: str) -> str:
    """Years whose last digits are not told: a century, a decade, or as they are counted."""
    words = _WORDS[language]
    if date.untold == 2:
        number = abs(date.year) // 100 + 1
        named = words["century"].format(_century(number, language))
        return words["bc"].format(named) if date.before else named
    if date.before or date.year < _FIRST_PLAIN or date.year % 100 == 0:
        return words["years"].format(*(_year(one, language) for one in date.years))
    return words["decade"].format(date.year)


def _year(year: int, language: str) -> str:
    if year <= 0:
        return _WORDS[language]["bc"].format(1 - year)
    return str(year) if year >= _FIRST_PLAIN else _WORDS[language]["ad"].format(year)


def _century(number: int, language: str) -> str:
    if language == "es":
        return roman(number)
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number % 100 in {11, 12, 13} else endings.get(number % 10, "th")
    return f"{number}{ending}"


def roman(number: int) -> str:
    """A number from 1 to 100 in Roman letters."""
    written = ""
    for value, letters in _ROMAN.items():
        written += letters * (number // value)
        number %= value
    return written

"""The amounts that some words tell, as data files have them: *dos camionetas* is ``2 camionetas``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.folding import fold
from graph.vocabulary.date_words import MONTHS
from graph.vocabulary.quantities import quantity
from graph.workbench.desk.named import is_small

_WORDS = {
    word: number
    for words in (
        "two three four five six seven eight nine ten eleven twelve",
        "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    )
    for number, word in enumerate(words.split(), 2)
}
_COMPARED = {
    "more than": ">",
    "over": ">",
    "at least": ">=",
    "up to": "<=",
    "less than": "<",
    "about": "~",
    "around": "~",
    "some": "~",
    "mas de": ">",
    "al menos": ">=",
    "hasta": "<=",
    "menos de": "<",
    "unos": "~",
    "unas": "~",
    "cerca de": "~",
}
"""What stands before a number, and how what is counted stands to it."""
_COUNTED = re.compile(
    rf"(?:(?P<compared>{'|'.join(_COMPARED)}) )?(?<![\w.,])"
    rf"(?P<number>\d+(?:[.,/]\d+)*|(?:{'|'.join(_WORDS)})(?!\w))"
    r"(?:(?P<percent> ?%| per ?cent\b| por ciento\b)|(?P<unit>(?: [^\W\d_]+){1,3}))?"
)
_MONTHS = frozenset(fold(name) for names in MONTHS.values() for name in names.split())
_YEAR = re.compile(r"1\d{3}|20\d{2}")


def amounts_in(words: str, language: str | None = None) -> list[str]:
    """The amounts that some words tell, each once, in their order.

    Parameters
    ----------
    words : str
    language : str, optional
        Theirs: in Spanish a point stands between thousands.
    """
    found: dict[str, None] = {}
    # Folded letter by letter: each stands where it stood.
    folded = "".join(one if len(one := fold(sign)) == 1 else sign for sign in words)
    for match in _COUNTED.finditer(folded):
        unit = words[match.start("unit") : match.end("unit")] if match["unit"] else ""
        for told in _told(match, unit, language or "en"):
            found[told] = None
    return [one for one in found if is_amount(one)]


def _told(match: re.Match[str], unit: str, language: str) -> Iterator[str]:
    """A number with what is counted, which goes on to a small word, and with its first word alone."""
    number = str(_WORDS.get(match["number"], match["number"]))
    if match["compared"]:
        number = f"{_COMPARED[match['compared']]} {number}"
    number = _plain(number, language)
    if match["percent"]:
        yield f"{number} %"
        return
    counted: list[str] = []
    for word in unit.split():
        if is_small(word) or fold(word) in _MONTHS:
            break
        counted.append(word)
    if not counted and (_YEAR.fullmatch(number) or fold(unit).strip().startswith(tuple(_MONTHS))):
        return
    for count in dict.fromkeys((len(counted), min(len(counted), 1))):
        yield " ".join((number, *counted[:count]))


def _plain(number: str, language: str) -> str:
    """A number without signs between thousands, and with a point before its fraction."""
    point, thousands = (",", ".") if language.startswith("es") else (".", ",")
    number = re.sub(rf"(?<=\d)[{thousands}](?=\d{{3}}(?!\d))", "", number)
    return number.replace(point, ".")


def amounts_typed(text: str, language: str | None = None) -> list[str]:
    """What is typed, as the amount that it is; nothing, while it is none.

    Parameters
    ----------
    text : str
    language : str, optional
    """
    return [text] if is_amount(text) else amounts_in(text, language)


def is_amount(text: str) -> bool:
    """Whether a field for an amount admits a text."""
    try:
        quantity(text)
    except ValueError:
        return False
    return True

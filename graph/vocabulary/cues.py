"""Words of a text at which an annotator looks twice: how sure, what sort of claim, whose, denied.

Only how sure a claim is can be read off them well enough to be offered; of all else they remind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from graph.vocabulary.base import Certainty


class Cue(NamedTuple):
    """A word to look at again.

    Parameters
    ----------
    start, end : int
        In the words that were looked through.
    field : str
        What it may say something about.
    value : str
        And what.
    """

    start: int
    end: int
    field: str
    value: str


_ENGLISH: Mapping[tuple[str, str], str] = {
    ("certainty", "probable"): (
        r"likely|unlikely|probably|in all likelihood|(?:is|are|be|was|were) expected|expectedly|presumably"
    ),
    ("certainty", "possible"): (
        r"may|might|could|possible|possibly|perhaps|potential|potentially|whether|maybe|appears?|seems?|"
        r"seemingly|suggests?|conceivably"
    ),
    ("modality", "plan"): (
        r"aims?|aiming|plans?|planning|seeks?|intends?|intention|wants?|pledges?|pledged|vows?|vowed|"
        r"promises?|promised|proposes?|would like|has said|(?:is|are) to|programme"
    ),
    ("modality", "recommendation"): (
        r"should|must|ought to|needs? to|has to|have to|had better|vital|advisable"
    ),
    ("modality", "risk"): r"risks?|threatens? to|danger|endangers?|harm|undermine|spoil|crowd out",
    ("modality", "expectation"): r"will|would|expects?|expected|foresees?|forecast|likely|unlikely",
    ("modality", "assessment"): (
        r"because|due to|weak|strong|better|worse|too|more than|less than|poor|good|effective|important"
    ),
    ("holder", ""): (
        r"said|says|according to|told|claims?|claimed|argues?|argued|believes?|polls?|observers|accuses?|"
        r"denies|denied|admits?|insists?|warns?|warned|thinks?"
    ),
    ("scenario", ""): r"if|would|under|unless|were to|in case|her government|his government",
    (
        "negated",
        "",
    ): r"not|\w+n[’']t|cannot|no|never|neither|nor|without|fail(?:s|ed)? to|rather than|unlikely",
    ("basis", ""): r"remains?|remained|still|keeps?|maintains?|continues?|upholds?|this|it|they",
}
_SPANISH: Mapping[tuple[str, str], str] = {
    ("certainty", "probable"): (
        r"probables?|probablemente|previsibles?|previsiblemente|se espera|se prevé|seguramente|es de esperar"
    ),
    ("certainty", "possible"): (
        r"puede|pueden|podría|podrían|pudiera|quizás?|tal vez|acaso|posibles?|posiblemente|cabe|parece|"
        r"parecen|eventual|eventualmente"
    ),
    ("modality", "plan"): (
        r"planea|planean|propone|proponen|promete|prometen|prometió|busca|buscan|pretende|pretenden|"
        r"procura|aspira|aspiran|plantea|plantean|se compromete|quiere|quieren|se propone|programa"
    ),
    ("modality", "recommendation"): (
        r"debe|deben|debería|deberían|hay que|tiene que|tienen que|conviene|urge|es necesario|hace falta"
    ),
    ("modality", "risk"): r"riesgos?|peligros?|amenazas?|amenaza con|pone en peligro",
    ("modality", "expectation"): r"será|serán|habrá|se espera|se prevé|se anticipa|pronostica",
    (
        "modality",
        "assessment",
    ): r"porque|debido a|débil|débiles|mejor|peor|demasiado|más que|menos que",
    ("holder", ""): (
        r"dijo|dice|según|afirma|afirmó|aseguró|sostiene|sostuvo|señaló|presuntamente|supuestamente|"
        r"acusa|niega|negó|advierte|advirtió|cree|creen|encuestas?|observadores"
    ),
    ("scenario", ""): r"si|bajo|en caso de|de ganar|su gobierno",
    ("negated", ""): r"no|nunca|jamás|ni|sin|tampoco|en lugar de|en vez de|dejó de",
    ("basis", ""): r"sigue|siguen|mantiene|mantienen|continúa|todavía|aún|esto|ello",
}
_BY_LANGUAGE = {"en": _ENGLISH, "es": _SPANISH}


@cache
def _patterns(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    table = _BY_LANGUAGE.get(language.split("-", maxsplit=1)[0], {})
    return tuple(
        (field, value, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
        for (field, value), words in table.items()
    )


def cues(words: str, language: str) -> Iterator[Cue]:
    """The words to look at again, by field.

    Parameters
    ----------
    words : str
    language : str
        Theirs; of one that is not known, there are none.
    """
    for field, value, pattern in _patterns(language):
        for match in pattern.finditer(words):
            if match[0] == "May" and match.start():  # the month
                continue
            yield Cue(match.start(), match.end(), field, value)


def certainty_of(words: str, language: str) -> Certainty:
    """How sure some words sound: of two hedges the one that leaves more open.

    Parameters
    ----------
    words : str
    language : str
    """
    found = {cue.value for cue in cues(words, language) if cue.field == "certainty"}
    return "possible" if "possible" in found else "probable" if "probable" in found else "certain"

"""Words that hedge and deny: where a claim's own words have one that the record lost, a reader is told.

These are doubts and no more. A cue may belong to another part of the words, so that nothing is ever changed
by it. The lists are our own, for the languages that have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from graph.folding import fold

Sort = Literal["denial", "possible", "probable", "plan", "advice", "risk"]
"""What a cue is a sign of."""

_LISTS: Mapping[str, Mapping[Sort, str]] = {
    "en": {
        "denial": r"""not | no | never | none | nor | neither | nobody | nothing | without | cannot
            | \w*n't | hardly | unlikely | fail(?:s|ed|ing)? \s to | den(?:y|ies|ied)
            | refus(?:e|es|ed|ing) | rule[sd]? \s out | rather \s than | no \s longer""",
        "possible": r"""may | might | could | possib(?:le|ly) | potential(?:ly)? | perhaps | maybe
            | whether | appear(?:s|ed)? | seem(?:s|ed)? | suggest(?:s|ed)? | conceivabl[ey]""",
        "probable": r"likely | unlikely | probabl[ey] | presumably | expected | most \s likely",
        "plan": r"""aim(?:s|ed|ing)? | plan(?:s|ned|ning)? | intend(?:s|ed|ing)? | seek(?:s|ing)?
            | want(?:s|ed)? | pledge[sd]? | vow(?:s|ed)? | promise[sd]? | propose[sd]?
            | would \s like | (?:is|are) \s to | hope[sd]? \s to""",
        "advice": r"""should | must | ought \s to | need(?:s|ed)? \s to | ha(?:s|ve) \s to | vital
            | indispensable | essential | advis(?:e|es|ed) | recommend(?:s|ed)?""",
        "risk": r"""risk(?:s|ed|ing)? | threat(?:s|en|ens|ened|ening)? | danger(?:ous)?
            | could \s (?:harm|undermine|crowd \s out|weaken|spoil|hurt) | endanger(?:s|ed)?""",
    },
    "es": {
        "denial": r"""no | ni | nunca | jamas | nadie | nada | ningun[oa]? | sin | tampoco
            | nieg(?:a|an) | neg(?:o|aron|ado) | rechaz(?:a|an|o|aron) | descart(?:a|an|o|aron)
            | dej(?:a|an|o|aron) \s de | en \s vez \s de | ya \s no | improbable(?:s|mente)?""",
        "possible": r"""puede[n]? | podria[n]? | pudiera[n]? | quizas? | tal \s vez | acaso | posible(?:s|mente)?
            | cabe | parece[n]? | a \s lo \s mejor | si \s acaso""",
        "probable": r"""probable(?:s|mente)? | improbable(?:s|mente)? | previsible(?:s|mente)?
            | se \s espera | se \s preve | seguramente | presumiblemente""",
        "plan": r"""plane(?:a|an|o|aron) | propon(?:e|en|dra|ia) | propuso | promet(?:e|en|io|ieron)
            | busca[n]? | pretende[n]? | procura[n]? | aspira[n]? | plantea[n]?
            | se \s compromet(?:e|en|io|ieron) | quiere[n]? | preve[n]?""",
        "advice": r"""debe[n]? | deberia[n]? | debera[n]? | hay \s que | tiene[n]? \s que | conviene
            | urge | es \s necesario | es \s preciso | recomienda[n]? | aconseja[n]?""",
        "risk": r"riesgos? | arriesga[n]? | peligros? | peligra[n]? | amenaza(?:s|n|r)? | temor(?:es)?",
    },
}
_HEDGES: tuple[Literal["possible", "probable"], ...] = ("possible", "probable")
"""What a hedge makes a claim, the weakest first."""
_OF_NO_FACT: tuple[Sort, ...] = ("plan", "advice", "risk")
_SAYS: Mapping[Sort, str] = {
    "plan": "what is intended",
    "advice": "what ought to be",
    "risk": "what may go wrong",
}
_MAY = re.compile(r"(?<=\s)May\b|\bMay(?= \d)")


@dataclass(frozen=True)
class Cue:
    """A word that hedges, denies, or says what sort of claim it is.

    Parameters
    ----------
    sort : str
        One of ``Sort``.
    words : str
        As they are looked for: without capitals and accents.
    """

    sort: Sort
    words: str


def cues(words: str, language: str | None) -> tuple[Cue, ...]:
    """The cues in some words of a document.

    Parameters
    ----------
    words : str
    language : str, optional
        The document's, as ``es`` or ``es-CL``; of none that is known, the lists of all are used, and
        of one that has no list there are no cues.
    """
    folded = fold(_MAY.sub(" ", words))  # the month hedges nothing
    found: dict[Cue, None] = {}
    for one in _languages(language):
        for sort, pattern in _patterns(one).items():
            for match in pattern.finditer(folded):
                found[Cue(sort, match[0])] = None
    return tuple(found)


def doubts(words: str, language: str | None, record: Mapping[str, Any]) -> Iterator[str]:
    """What some words of a document say that a claim which cites them does not, as sentences.

    Parameters
    ----------
    words : str
    language : str, optional
        The document's.
    record : mapping
        The claim as data files have it.
    """
    found: dict[Sort, str] = {}
    for cue in cues(words, language):
        found.setdefault(cue.sort, cue.words)
    if "denial" in found and not record.get("negated"):
        yield _told(found["denial"], "negated is false", "is the denial kept")
    certainty = record.get("certainty", "certain")
    hedge = next((one for one in _HEDGES if one in found), None)
    if hedge is not None and certainty not in _HEDGES[: _HEDGES.index(hedge) + 1]:
        yield _told(found[hedge], f"the certainty is {certainty}", "is the hedge kept")
    sort = next((one for one in _OF_NO_FACT if one in found), None)
    if sort is not None and record.get("modality") == "fact":
        yield _told(found[sort], "the modality is fact", f"do they say {_SAYS[sort]}")


def _told(cue: str, but: str, asked: str) -> str:
    return f'the words say "{cue}", and {but}: {asked}?'


def _languages(language: str | None) -> tuple[str, ...]:
    if language is None:
        return tuple(_LISTS)
    known = language.split("-")[0].casefold()
    return (known,) if known in _LISTS else ()


@cache
def _patterns(language: str) -> Mapping[Sort, re.Pattern[str]]:
    return {
        sort: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.VERBOSE)
        for sort, pattern in _LISTS[language].items()
    }

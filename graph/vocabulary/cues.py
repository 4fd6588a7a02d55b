"""Words of a text at which an annotator looks twice: how sure, what sort of claim, whose, denied.

Only how sure a claim is can be read off them well enough to be offered; of all else they remind, and nothing
is ever changed by one: it may belong to another part of the words. The lists are our own, for the languages
that have one, without accents and capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from graph.folding import fold
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


_LISTS: Mapping[str, Mapping[tuple[str, str], str]] = {
    "en": {
        (
            "certainty",
            "probable",
        ): r"""likely | unlikely | probabl[ey] | presumably | in \s all \s likelihood
            | (?:is|are|be|was|were|been) \s expected | expectedly""",
        (
            "certainty",
            "possible",
        ): r"""may | might | could | possib(?:le|ly) | potential(?:ly)? | perhaps | maybe
            | whether | appear(?:s|ed)? | seem(?:s|ed|ingly)? | suggest(?:s|ed)? | conceivabl[ey]""",
        (
            "modality",
            "plan",
        ): r"""aim(?:s|ed|ing)? | plan(?:s|ned|ning)? | intend(?:s|ed|ing)? | intention
            | seek(?:s|ing)? | want(?:s|ed)? | pledge[sd]? | vow(?:s|ed)? | promise[sd]? | propose[sd]?
            | would \s like | (?:is|are) \s to | hope[sd]? \s to | has \s said | programme""",
        (
            "modality",
            "recommendation",
        ): r"""should | must | ought \s to | need(?:s|ed)? \s to | ha(?:s|ve|d) \s to
            | had \s better | vital | indispensable | essential | advisable | advis(?:e|es|ed)
            | recommend(?:s|ed)?""",
        (
            "modality",
            "risk",
        ): r"""risk(?:s|ed|ing)? | threat(?:s|en|ens|ened|ening)? | danger(?:ous)?
            | endanger(?:s|ed)? | harm | undermine | spoil | crowd \s out | could \s (?:weaken|hurt)""",
        (
            "modality",
            "expectation",
        ): r"""will | would | expect(?:s|ed)? | foresees? | forecast | likely | unlikely""",
        (
            "modality",
            "assessment",
        ): r"""because | due \s to | weak | strong | better | worse | too | more \s than
            | less \s than | poor | good | effective | important""",
        (
            "holder",
            "",
        ): r"""said | says | according \s to | told | claim(?:s|ed)? | argue[sd]? | believe[sd]? | polls?
            | observers | accuses? | denies | denied | admits? | insists? | warn(?:s|ed)? | thinks?""",
        (
            "scenario",
            "",
        ): r"""if | would | under | unless | were \s to | in \s case | (?:her|his) \s government""",
        (
            "negated",
            "",
        ): r"""not | no | never | none | nor | neither | nobody | nothing | without | cannot | \w+n't
            | hardly | unlikely | fail(?:s|ed|ing)? \s to | den(?:y|ies|ied) | refus(?:e|es|ed|ing)
            | rule[sd]? \s out | rather \s than | no \s longer""",
        (
            "basis",
            "",
        ): r"""remain(?:s|ed)? | still | keeps? | maintains? | continues? | upholds? | this | it | they""",
    },
    "es": {
        (
            "certainty",
            "probable",
        ): r"""(?:im)?probable(?:s|mente)? | previsible(?:s|mente)? | se \s espera | se \s preve
            | es \s de \s esperar | seguramente | presumiblemente""",
        (
            "certainty",
            "possible",
        ): r"""puede[n]? | podria[n]? | pudiera[n]? | quizas? | tal \s vez | acaso
            | posible(?:s|mente)? | eventual(?:mente)? | cabe | parece[n]? | a \s lo \s mejor | si \s acaso""",
        (
            "modality",
            "plan",
        ): r"""plane(?:a|an|o|aron) | propon(?:e|en|dra|ia) | propuso | promet(?:e|en|io|ieron)
            | busca[n]? | pretende[n]? | procura[n]? | aspira[n]? | plantea[n]? | quiere[n]? | preve[n]?
            | se \s compromet(?:e|en|io|ieron) | programa""",
        (
            "modality",
            "recommendation",
        ): r"""debe[n]? | deberia[n]? | debera[n]? | hay \s que | tiene[n]? \s que
            | conviene | urge | hace \s falta | es \s necesario | es \s preciso | recomienda[n]? | aconseja[n]?""",
        (
            "modality",
            "risk",
        ): r"""riesgos? | arriesga[n]? | peligros? | peligra[n]? | amenaza(?:s|n|r)?
            | temor(?:es)? | pone[n]? \s en \s peligro""",
        (
            "modality",
            "expectation",
        ): r"""sera[n]? | habra[n]? | se \s espera | se \s preve | se \s anticipa
            | pronostica[n]?""",
        (
            "modality",
            "assessment",
        ): r"""porque | debido \s a | debil(?:es)? | mejor | peor | demasiado | mas \s que
            | menos \s que""",
        (
            "holder",
            "",
        ): r"""dijo | dice | segun | afirm(?:a|o) | aseguro | sostiene | sostuvo | senalo | presuntamente
            | supuestamente | acusa | nieg(?:a|an) | nego | advierte | advirtio | cree[n]? | encuestas?
            | observadores""",
        ("scenario", ""): r"""si | bajo | en \s caso \s de | de \s ganar | su \s gobierno""",
        (
            "negated",
            "",
        ): r"""no | ni | nunca | jamas | nadie | nada | ningun[oa]? | sin | tampoco | nieg(?:a|an)
            | neg(?:o|aron|ado) | rechaz(?:a|an|o|aron) | descart(?:a|an|o|aron) | dej(?:a|an|o|aron) \s de
            | en \s (?:vez|lugar) \s de | ya \s no | improbable(?:s|mente)?""",
        ("basis", ""): r"""sigue[n]? | mantiene[n]? | continua[n]? | todavia | aun | esto | ello""",
    },
}


@cache
def _patterns(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (field, value, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.VERBOSE))
        for (field, value), words in _LISTS[language].items()
    )


def cues(words: str, language: str | None) -> Iterator[Cue]:
    """The words to look at again, by field.

    Parameters
    ----------
    words : str
    language : str, optional
        Theirs, as ``es`` or ``es-CL``; of none that is known, the lists of all are used, and of one that has
        no list there are no cues.
    """
    folded, places = _folded(words)
    for field, value, pattern in chain.from_iterable(map(_patterns, _languages(language))):
        for match in pattern.finditer(folded):
            start, end = places[match.start()], places[match.end()]
            if not _is_month(words, start, end):
                yield Cue(start, end, field, value)


def certainty_of(words: str, language: str) -> Certainty:
    """How sure some words sound: of two hedges the one that leaves more open.

    Parameters
    ----------
    words : str
    language : str
    """
    found = {cue.value for cue in cues(words, language) if cue.field == "certainty"}
    return "possible" if "possible" in found else "probable" if "probable" in found else "certain"


def denies(words: str, language: str | None) -> bool:
    """Whether the hedge in some words denies: what is *unlikely* is probably not so.

    Parameters
    ----------
    words : str
    language : str, optional
    """
    hedges = {(one.start, one.end) for one in cues(words, language) if one.field == "certainty"}
    denied = [one for one in cues(words, language) if one.field == "negated"]
    return len(denied) == 1 and (denied[0].start, denied[0].end) in hedges


def _languages(language: str | None) -> tuple[str, ...]:
    if language is None:
        return tuple(_LISTS)
    known = language.split("-", maxsplit=1)[0].casefold()
    return (known,) if known in _LISTS else ()


def _folded(words: str) -> tuple[str, list[int]]:
    """Words without accents and capitals, and where each sign of them stands, and the end."""
    signs = [(sign, at) for at, one in enumerate(words) for sign in fold(one)]
    return "".join(sign for sign, _at in signs), [*(at for _sign, at in signs), len(words)]


def _is_month(words: str, start: int, end: int) -> bool:
    """Whether it is May, which hedges nothing: with a capital, and no sentence begins with it or a day follows."""
    return words[start:end] == "May" and (start > 0 or re.match(r" \d", words[end:]) is not None)

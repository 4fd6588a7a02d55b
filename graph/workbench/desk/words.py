"""What the workbench says, in English and in Spanish beside each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph.model import Entity, Relation, with_article
from graph.vocabulary.naming import Named
from graph.workbench.desk.words_card import CARDS
from graph.workbench.desk.words_shown import SHOWN
from graph.workbench.desk.words_told import TOLD
from graph.workbench.shapes import Mark, Run, Runs

WORDS: Mapping[str, tuple[str, str]] = {
    **SHOWN,
    **TOLD,
    **CARDS,
}
"""All that is said, in English and in Spanish."""
LANGUAGES = ("en", "es")
_PUT_IN = re.compile(r"\{(\w+)\}")
_NTH = {"en": ("1st", "2nd", "3rd"), "es": ("1.º", "2.º", "3.º")}


def say(language: str, key: str, **values: Any) -> str:
    """Some words in a language, with what they are said of.

    Parameters
    ----------
    language : str
        Of one that is not known, English.
    key : str
    **values : value
    """
    template = WORDS[key][1 if language.split("-", maxsplit=1)[0] == "es" else 0]
    return _PUT_IN.sub(lambda match: str(values[match[1]]), template)


def told(language: str, key: str, **values: str | Run | Runs) -> Runs:
    """The same as runs: what is put in may be set in its own way.

    Parameters
    ----------
    language : str
    key : str
    **values : str, Run or Runs
    """
    template = WORDS[key][1 if language.split("-", maxsplit=1)[0] == "es" else 0]
    made: list[Run] = []
    end = 0
    for match in _PUT_IN.finditer(template):
        made.append(Run(text=template[end : match.start()]))
        value = values[match[1]]
        made += (
            value
            if isinstance(value, tuple)
            else [runs(value)[0] if isinstance(value, str) else value]
        )
        end = match.end()
    made.append(Run(text=template[end:]))
    return tuple(run for run in made if run.text)


def runs(text: str, mark: Mark = "") -> Runs:
    """Some words, set in one way."""
    return (Run(text=text, mark=mark),)


def counted(language: str, one: str, many: str, n: int) -> str:
    """How many there are of something, in words."""
    return say(language, one) if n == 1 else say(language, many, n=n)


def nth(language: str, number: int) -> str:
    """*3rd*."""
    ordinals = _NTH["es" if language.split("-", maxsplit=1)[0] == "es" else "en"]
    if number <= len(ordinals):
        return ordinals[number - 1]
    return f"{number}.º" if language.split("-", maxsplit=1)[0] == "es" else f"{number}th"


def noun_of(kind: type[Entity], language: str) -> str:
    """What an entity's kind is called."""
    noun = kind.LABELS.get(language.split("-", maxsplit=1)[0])
    return noun.label if noun else kind.label


def one_of(noun: str, language: str) -> str:
    """A noun as it is said of one: with its article in English, in Spanish bare."""
    return noun if language.split("-", maxsplit=1)[0] == "es" else with_article(noun)


def tie_noun(kind: type[Relation], language: str) -> str:
    """What a kind of claim is called; its name as words, where it has no noun."""
    verb = kind.LABELS.get(language.split("-", maxsplit=1)[0])
    noun = (verb.noun if verb else None) or kind.NOUN
    if noun is None:
        noun = str(kind.model_fields["kind"].default).replace("_", " ")
    return noun[:1].lower() + noun[1:]


def said_in(named: Named, language: str) -> str:
    """What a field or a word is called."""
    return named.labels.get(language.split("-", maxsplit=1)[0], named.label)

"""What somebody or something is called within a sentence: with its article, of one or of many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.folding import fold
from graph.vocabulary.naming import listed
from graph.vocabulary.uses import words
from graph.vocabulary.verbs import infinitive

_CONTRACTED = {("a", "el"): "al", ("de", "el"): "del"}
_AND = {"en": "and", "es": "y"}
# Before the sound of an i, but not of a y: "e Irán", "e hijos", "y hielo".
_BEGINS_WITH_I = re.compile(r"i|hi(?![aeou])")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What something is called within a sentence.

    Parameters
    ----------
    words : str
        Without the article, in the letters that they have within a sentence.
    article : str
        *the*, *el*, *las*; empty, where it has none or where it is a part of the name: *El Salvador*.
    plural : bool
        Whether it is many.
    person : bool
        Whether it is somebody.
    title : bool
        Whether it is a post that is called as who holds it: *mayor*.
    """

    words: str
    article: str = ""
    plural: bool = False
    person: bool = False
    title: bool = False

    def __str__(self) -> str:
        return f"{self.article} {self.words}" if self.article else self.words


def together(phrases: Sequence[Phrase], language: str) -> str:
    """Some of them as a list: *the army and the navy*, *Perú e Israel*."""
    return listed([str(one) for one in phrases], _also(phrases[-1], language))


def after(said: str, phrases: Sequence[Phrase], language: str) -> tuple[str, str]:
    """What is said and whom it is said of, as they stand behind each other.

    Parameters
    ----------
    said : str
        What may end with a preposition: *se opone a*.
    phrases : sequence of Phrase
        One or more.
    language : str

    Returns
    -------
    str, str
        A preposition that melts into an article has left the first for the second: *se opone*,
        *al Ejército y a la Armada*.
    """
    before, _space, last = said.rpartition(" ")
    if language != "es" or last not in {"a", "de"}:
        return said, together(phrases, language)
    parts = [_behind(last, one) for one in phrases]
    also = _also(phrases[-1], language) if len(parts) == 1 else _AND["es"]
    if any((last, one.article) in _CONTRACTED for one in phrases):
        return before, listed(parts, also)
    return said, listed([str(phrases[0]), *parts[1:]], also)


def _behind(preposition: str, phrase: Phrase) -> str:
    melted = _CONTRACTED.get((preposition, phrase.article))
    return f"{melted} {phrase.words}" if melted else f"{preposition} {phrase}"


def _also(last: Phrase, language: str) -> str:
    if language == "es" and _BEGINS_WITH_I.match(fold(str(last))):
        return "e"
    return _AND.get(language, "and")


# Verbs

_ARE = {"is": "are", "was": "were", "has": "have", "does": "do"}
_MEMBER = re.compile(r" an? member of(?!\w)")
_UNCHANGED = words(
    "can cannot could did may might must not not: shall should will would are were have do"
)
_BEFORE_VERBS = frozenset(
    ("no", "probablemente", "quizás", "se", "le", "lo", "la", "nos", "les", "los", "las")
)
_SON = {
    "es": "son",
    "creó": "crearon",
    "ha": "han",
    "fue": "fueron",
    "era": "eran",
    "está": "están",
}
_SPANISH_AND = frozenset(("y", "e", "o", "u"))


def of_many(said: str, language: str) -> str:
    """What a verb says of one, said of many: *do not support*, *se desplegarían en*.

    Parameters
    ----------
    said : str
        As it is said of one, denied and in its mood.
    language : str
        Of the verb; of one that is not known, and of words that are not understood, it stays as it is.
    """
    if language == "es":
        return _spanish_of_many(said)
    return _english_of_many(said) if language == "en" else said


def _english_of_many(said: str) -> str:
    adverb = "probably " if said.startswith("probably ") else ""
    verb = said.removeprefix("probably ")
    verb = _MEMBER.sub(" members of", verb)
    first, space, rest = verb.partition(" ")
    if first in _UNCHANGED or first.endswith("ed"):
        return f"{adverb}{verb}"
    if first in _ARE:
        return f"{adverb}{_ARE[first]}{space}{rest}"
    bare = infinitive(verb)
    return f"{adverb}{bare}" if bare else said


def _spanish_of_many(said: str) -> str:
    parts = said.split(" ")
    at = next((n for n, one in enumerate(parts) if one not in _BEFORE_VERBS), None)
    if at is None:
        return said
    parts[at] = _plural_of(parts[at])
    if at + 2 < len(parts) and parts[at + 1] in _SPANISH_AND:  # financia y arma a
        parts[at + 2] = _plural_of(parts[at + 2])
    return " ".join(parts)


def _plural_of(verb: str) -> str:
    if verb in _SON:
        return _SON[verb]
    return f"{verb}n" if verb.endswith(("a", "á", "e", "ía")) else verb

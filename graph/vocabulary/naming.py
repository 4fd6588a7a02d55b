"""What kinds, fields and words are called, in English (a dataset's own: in its language) and others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from graph.folding import fold

if TYPE_CHECKING:
    from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Noun:
    """What a kind of entity is called in one language: of one, and of many."""

    label: str
    plural: str


@dataclass(frozen=True, slots=True)
class Verb:
    """What a kind of relation is called in one language.

    Parameters
    ----------
    forward, inverse : str
        The labels from source to target, and back.
    noun : str or None
        Its name, which asserts nothing: *Deployment*. A dataset's own kind may lack one.
    """

    forward: str
    inverse: str
    noun: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """What a field, or a word that it takes, is called.

    Parameters
    ----------
    label : str
    labels : mapping of str to str
        The label in other languages.
    words : mapping of str to Named
        For a field that takes one of several words: what each is called.
    verbs : mapping of str to Verb
        For such a word: what a claim says that has it, by language, English included. Where it is
        there the verb says the word: *reduces*, not *affects (downwards)*.
    """

    label: str
    labels: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Named] = field(default_factory=dict)
    verbs: Mapping[str, Verb] = field(default_factory=dict)


def named(label: str, words: Mapping[str, Named] | None = None, /, **labels: str) -> Named:
    """A name, with its other languages as keywords: ``named("Role", es="Función")``."""
    return Named(label, labels, words or {})


def said_by(called: Named, **verbs: tuple[str, str]) -> Named:
    """A word that verbs say, there and back, by language: ``en=("reduces", "is reduced by")``."""
    said = {language: Verb(*both, None) for language, both in verbs.items()}
    return replace(called, verbs=said)


def as_words(name: str) -> str:
    """A field's own name as people read it: ``hull_length`` is *Hull length*."""
    plain = name.replace("_", " ")
    return plain[:1].upper() + plain[1:]


def listed(words: Sequence[str], also: str = "and") -> str:
    """Words as a list in prose: *a*, *a and b*, *a, b and c*."""
    *others, last = words
    return f"{', '.join(others)} {_before(last, also)} {last}" if others else last


def _before(word: str, joint: str) -> str:
    """A conjunction as it stands before a word: in Spanish *u* before an *o*, *e* before an *i*."""
    other = _OTHERWISE.get(joint)
    return other[1] if other and other[0].match(fold(word)) else joint


_OTHERWISE = {"o": (re.compile("h?o"), "u"), "y": (re.compile("h?i(?![aeo])"), "e")}
"""The conjunctions that are another before some sounds, those sounds, and what they are then."""


@cache
def naming(kind: type[BaseModel], name: str) -> Named:
    """What a field of a kind is called; by its own name, as words, where the kind does not say."""
    marks = kind.model_fields[name].metadata
    return next((mark for mark in marks if isinstance(mark, Named)), named(as_words(name)))

"""All that the page may know, as one typed, sorted value: the contract between Python and the page.

Golden files hold this value, not the page's HTML. What is not here, the page cannot show. The page
has the same types in ``graph/page/data/types.mjs``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pydantic_core

from graph.model import (
    Citation,
    Document,
    Finding,
    Group,
    Noun,
    Resolution,
    Scenario,
    Topic,
    Unsaid,
)
from graph.vocabulary.verbs import Mood

FORMAT = 3
"""Raised whenever a page made for the former view would misread this one."""


@dataclass(frozen=True, slots=True)
class WordView:
    """What a word, of those that a field takes, is called.

    Parameters
    ----------
    verbs : dict
        By language what a claim says that has it, where the verb says it.
    """

    word: str
    label: str
    labels: dict[str, str]
    verbs: dict[str, VerbView]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a kind's own: what it is called, whether it names an entity, and its words."""

    name: str
    label: str
    labels: dict[str, str]
    reference: bool
    words: tuple[WordView, ...]


@dataclass(frozen=True, slots=True)
class QueryFieldView:
    """A field of a query: what it is called, what it takes, and the column that answers it.

    Parameters
    ----------
    own : bool
        Whether it is a field of some kinds' own, which a query has under ``own``.
    """

    name: str
    label: str
    labels: dict[str, str]
    takes: str
    of: str | None
    column: str | None
    own: bool


@dataclass(frozen=True, slots=True)
class VoiceView:
    """Whose claims there are.

    Parameters
    ----------
    name : str
        What the voice is called.
    names : dict
        The same in other languages.
    words : tuple of str
        What finds its claims: its id, and each of its members.
    """

    id: str
    name: str
    names: dict[str, str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerbView:
    """What a kind of relation is called in one language, claimed and denied.

    Parameters
    ----------
    forward, inverse : str
        The labels from source to target, and back.
    denied_forward, denied_inverse : str
        The same of a claim that it is not so.
    noun : str or None
        Its name, which asserts nothing.
    forms : dict
        What the two labels become in the ``moods`` of the view, by the form's name; None where a
        label has none.
    many : dict
        The labels of many, by the names of those of one, where they differ.
    """

    forward: str
    inverse: str
    denied_forward: str
    denied_inverse: str
    noun: str | None
    forms: dict[str, tuple[str | None, str | None]]
    many: dict[str, str]


@dataclass(frozen=True, slots=True)
class EntityKindView:
    """An entity kind: its labels and looks, and the kinds that are a sort of it (itself included)."""

    kind: str
    label: str
    plural: str
    labels: dict[str, Noun]
    shape: str
    tint: str
    includes: tuple[str, ...]
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class RelationKindView:
    """A relation kind: its labels, the language they are in, its name, and its own fields."""

    kind: str
    language: str
    forward: str
    inverse: str
    denied_forward: str
    denied_inverse: str
    noun: str | None
    forms: dict[str, tuple[str | None, str | None]]
    many: dict[str, str]
    labels: dict[str, VerbView]
    symmetric: bool
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity and its place in the picture.

    Parameters
    ----------
    label : str
        The name as the picture writes it, broken into lines.
    labels : dict
        The same of its names in other languages.
    x, y : int
        The centre, in the picture's own units.
    size : int
        The radius, in the same units.
    degree : int
        How many relations it has.
    fields : dict
        Its kind's own fields that say something.
    many : tuple of str
        The languages, of ``moods``, in which its name is one of many.
    """

    id: str
    kind: str
    name: str
    names: dict[str, str]
    many: tuple[str, ...]
    aliases: tuple[str, ...]
    summary: str | None
    summaries: dict[str, str]
    identifiers: dict[str, str]
    fields: dict[str, Any]
    label: str
    labels: dict[str, str]
    x: int
    y: int
    size: int
    degree: int


@dataclass(frozen=True, slots=True)
class RelationView:
    """A relation and its sentence.

    Parameters
    ----------
    voice : str
        Whose claim it is, by the id of a ``VoiceView``.
    sentence : str
        The claim as a sentence, in the dataset's language.
    sentences : dict
        The same in other languages.
    composed : bool
        Whether the sentence is composed, as the data give none.
    fields : dict
        Its kind's own fields that say something.
    """

    id: str
    kind: str
    source: str
    target: str
    scenario: str | None
    topic: str | None
    modality: str
    certainty: str
    negated: bool
    holder: str
    voice: str
    basis: str
    start: str | None
    end: str | None
    date: str | None
    sentence: str
    sentences: dict[str, str]
    composed: bool
    note: str | None
    notes: dict[str, str]
    fields: dict[str, Any]
    evidence: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, its reading, what it asks, and the ids of the relations that answer it."""

    id: str
    title: str
    titles: dict[str, str]
    reading: str
    readings: dict[str, str]
    query: dict[str, Any] | None
    path: dict[str, Any] | None
    compare: dict[str, Any] | None
    answer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """Claims of two scenarios that answer each other, by their ids."""

    status: str
    kind: str
    topic: str | None
    about: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two scenarios lined up; what they say alike is there too, with the status *same*."""

    left: str
    right: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class ThingView:
    """One thing of which voices say the same, or gainsay each other, by the ids of their claims.

    Parameters
    ----------
    sides : tuple of tuple of str
        The claims on each side, in the order of the text.
    opposed : tuple of (int, int)
        Which of the sides cannot both be true, by their places.
    """

    sides: tuple[tuple[str, ...], ...]
    opposed: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ConceptView:
    """A concept of which several voices speak, by the ids of the claims that agree with it or reject it.

    Parameters
    ----------
    entity : str or None
        The entity that it is; None where it is a proposition, which the claims say.
    """

    entity: str | None
    agree: tuple[str, ...]
    reject: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A document's own words, for a private page.

    Parameters
    ----------
    paragraphs : tuple of (number, start, text)
        Counted from 1; ``start`` in code points of the document.
    """

    document: str
    paragraphs: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class View:
    """All that the page may know.

    Parameters
    ----------
    languages : tuple of str
        In which the dataset says something in sentences of its own.
    address : str or None
        Where the page stands in the web: links and citations lead there.
    kinds : dict
        The kinds that the dataset declares, as it does: what the page saves needs them to be read.
    resolutions : tuple of EventResolution or ClaimResolution
        What stands of what came true: of an event the scenario that came about, or ``none``.
    moods : dict
        By language and mood the words of what is not plainly so, affirmed and denied: *would {bare}*.
    things, concepts : tuple
        What voices agree and differ on; none where nobody shares or gainsays what another says.
    """

    format: int
    id: str
    title: str
    titles: dict[str, str]
    description: str | None
    descriptions: dict[str, str]
    headline: str | None
    headlines: dict[str, str]
    deck: str | None
    decks: dict[str, str]
    license: str | None
    language: str | None
    languages: tuple[str, ...]
    address: str | None
    documents: tuple[Document, ...]
    voices: tuple[VoiceView, ...]
    groups: tuple[Group, ...]
    scenarios: tuple[Scenario, ...]
    topics: tuple[Topic, ...]
    findings: tuple[Finding, ...]
    unsaid: tuple[Unsaid, ...]
    resolutions: tuple[Resolution, ...]
    kinds: dict[str, Any]
    modalities: tuple[str, ...]
    certainties: tuple[str, ...]
    moods: dict[str, dict[Mood, tuple[str, str]]]
    moods_many: dict[str, dict[Mood, tuple[str, str]]]
    query_fields: tuple[QueryFieldView, ...]
    columns: tuple[str, ...]
    entity_kinds: tuple[EntityKindView, ...]
    relation_kinds: tuple[RelationKindView, ...]
    entities: tuple[EntityView, ...]
    relations: tuple[RelationView, ...]
    questions: tuple[QuestionView, ...]
    comparisons: tuple[ComparisonView, ...]
    things: tuple[ThingView, ...]
    concepts: tuple[ConceptView, ...]
    passages: tuple[Passage, ...]

    def to_json(self, *, indent: int | None = None) -> str:
        """The view as JSON."""
        return pydantic_core.to_json(self, indent=indent).decode("utf-8")

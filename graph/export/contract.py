"""All that the page may know, as one typed, sorted value: the contract between Python and the page.

Golden files hold this value, not the page's HTML. What is not here, the page cannot show. The page
has the same types in ``graph/page/data/types.mjs``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pydantic_core

from graph.model import Citation, Document, Noun, Scenario, Topic, Verb

FORMAT = 2
"""Raised whenever a page made for the former view would misread this one."""


@dataclass(frozen=True, slots=True)
class WordView:
    """What a word, of those that a field takes, is called."""

    word: str
    label: str
    labels: dict[str, str]


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
    """A field of a query: what it is called, what it takes, and the column that answers it."""

    name: str
    label: str
    labels: dict[str, str]
    takes: str
    of: str | None
    column: str | None


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
    """A relation kind: its labels, its name, and its own fields."""

    kind: str
    forward: str
    inverse: str
    noun: str | None
    labels: dict[str, Verb]
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
    """

    id: str
    kind: str
    name: str
    names: dict[str, str]
    aliases: tuple[str, ...]
    summary: str | None
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
    statement : str
        The claim as a sentence, composed where the data give none.
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
    basis: str
    start: str | None
    end: str | None
    date: str | None
    statement: str
    note: str | None
    fields: dict[str, Any]
    evidence: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, its reading, what it asks, and the ids of the relations that answer it."""

    id: str
    title: str
    reading: str
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
class Passage:
    """A document's own words, for a private page.

    Parameters
    ----------
    paragraphs : tuple of (number, start, text)
        Counted from 1; ``start`` in code points of the document.
    sentences : tuple of (start, end)
        Half-open, in code points of the document.
    """

    document: str
    paragraphs: tuple[tuple[int, int, str], ...]
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class View:
    """All that the page may know."""

    format: int
    id: str
    title: str
    description: str | None
    license: str | None
    language: str | None
    documents: tuple[Document, ...]
    scenarios: tuple[Scenario, ...]
    topics: tuple[Topic, ...]
    modalities: tuple[str, ...]
    certainties: tuple[str, ...]
    query_fields: tuple[QueryFieldView, ...]
    columns: tuple[str, ...]
    entity_kinds: tuple[EntityKindView, ...]
    relation_kinds: tuple[RelationKindView, ...]
    entities: tuple[EntityView, ...]
    relations: tuple[RelationView, ...]
    questions: tuple[QuestionView, ...]
    comparisons: tuple[ComparisonView, ...]
    passages: tuple[Passage, ...]

    def to_json(self, *, indent: int | None = None) -> str:
        """The view as JSON."""
        return pydantic_core.to_json(self, indent=indent).decode("utf-8")

"""A graph as the page sees it: everything that the page may know, as one typed, sorted value.

Golden files hold this value, not the page's HTML. What is not here, the page cannot show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pydantic_core

from graph import evidence
from graph.export.layout import positions
from graph.model import (
    CERTAINTIES,
    MODALITIES,
    Citation,
    Dataset,
    Document,
    Entity,
    Relation,
    Scenario,
    Topic,
    own_fields,
    references,
)
from graph.problems import UnusableFile

FORMAT = 2
"""Raised whenever a page made for the former view would misread this one."""


@dataclass(frozen=True, slots=True)
class EntityKindView:
    """An entity kind: its labels and looks, and the kinds that are a sort of it (itself included)."""

    kind: str
    label: str
    plural: str
    labels: dict[str, str]
    shape: str
    tint: str
    includes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationKindView:
    """A relation kind: its two labels, its own fields, and those of them that name entities."""

    kind: str
    forward: str
    inverse: str
    labels: dict[str, str]
    symmetric: bool
    fields: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity and its place in the picture.

    Parameters
    ----------
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
    entity_kinds: tuple[EntityKindView, ...]
    relation_kinds: tuple[RelationKindView, ...]
    entities: tuple[EntityView, ...]
    relations: tuple[RelationView, ...]
    questions: tuple[QuestionView, ...]
    passages: tuple[Passage, ...]

    def to_json(self, *, indent: int | None = None) -> str:
        """The view as JSON.

        Returns
        -------
        str
        """
        return pydantic_core.to_json(self, indent=indent).decode("utf-8")


def view(
    dataset: Dataset,
    *,
    answers: Mapping[str, tuple[str, ...]] | None = None,
    passages: Sequence[Passage] = (),
) -> View:
    """Everything that the page may know of a dataset.

    Parameters
    ----------
    dataset : Dataset
    answers : mapping of str to tuple of str, optional
        For each question's id, the ids of the relations that answer it.
    passages : sequence of Passage
        The documents' own words, for a private page.

    Returns
    -------
    View
        Sorted throughout: the same dataset gives the same view.
    """
    header, vocabulary, answers = dataset.header, dataset.vocabulary, answers or {}
    names = {entity.id: entity.name for entity in dataset.entities}
    degree: dict[str, int] = dict.fromkeys(names, 0)
    for relation in dataset.relations:
        for end in set(relation.ends):
            degree[end] += 1
    places = positions(dataset, degree)
    used_entity_kinds = {entity.kind for entity in dataset.entities}
    used_relation_kinds = {relation.kind for relation in dataset.relations}
    entity_labels = {declared.kind: declared.labels for declared in header.kinds.entities}
    relation_labels = {declared.kind: declared.labels for declared in header.kinds.relations}
    return View(
        format=FORMAT,
        id=header.id,
        title=header.title,
        description=header.description,
        license=header.license,
        language=header.language,
        documents=header.documents,
        scenarios=header.scenarios,
        topics=header.topics,
        modalities=MODALITIES,
        certainties=CERTAINTIES,
        entity_kinds=tuple(
            EntityKindView(
                kind,
                cls.label,
                cls.plural,
                entity_labels.get(kind, {}),
                cls.shape,
                cls.tint,
                vocabulary.sub_kinds(kind),
            )
            for kind, cls in vocabulary.entities.items()
            if used_entity_kinds.intersection(vocabulary.sub_kinds(kind))
        ),
        relation_kinds=tuple(
            RelationKindView(
                kind,
                cls.forward,
                cls.inverse,
                relation_labels.get(kind, {}),
                cls.symmetric,
                own_fields(cls),
                tuple(name for name in own_fields(cls) if name in references(cls)),
            )
            for kind, cls in vocabulary.relations.items()
            if kind in used_relation_kinds
        ),
        entities=tuple(
            _entity_view(entity, places[entity.id], degree[entity.id])
            for entity in dataset.entities
        ),
        relations=tuple(
            _relation_view(relation, relation.sentence(names)) for relation in dataset.relations
        ),
        questions=tuple(
            QuestionView(
                id=question.id,
                title=question.title,
                reading=question.reading,
                query=question.query.spelled() if question.query else None,
                path=question.path.model_dump() if question.path else None,
                compare=question.compare.model_dump() if question.compare else None,
                answer=answers.get(question.id, question.expected),
            )
            for question in header.questions
        ),
        passages=tuple(passages),
    )


def passages(dataset: Dataset, documents: Path | str) -> tuple[Passage, ...]:
    """The documents' own words, from the reader's own copies, for a private page.

    Parameters
    ----------
    dataset : Dataset
    documents : path
        A folder of text files, or one.

    Returns
    -------
    tuple of Passage

    Raises
    ------
    UnusableFile
        Where a document is not there, or is not the text that was cited: its marks would lie.
    """
    texts, problems = evidence.find_documents(dataset, documents)
    if problems:
        raise UnusableFile(str(documents), problems[0].message)
    return tuple(
        Passage(
            document,
            tuple(
                (part.number, part.start, text[part.start : part.end])
                for part in evidence.paragraphs(text)
            ),
            tuple((sentence.start, sentence.end) for sentence in evidence.sentences(text)),
        )
        for document, text in texts.items()
    )


_ENTITY_FIELDS = frozenset(Entity.model_fields)


def _entity_view(entity: Entity, place: tuple[int, int, int], degree: int) -> EntityView:
    x, y, size = place
    return EntityView(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        names=dict(sorted(entity.names.items())),
        aliases=entity.aliases,
        summary=entity.summary,
        identifiers=dict(sorted(entity.identifiers.items())),
        fields={
            name: value
            for name, value in entity.__dict__.items()
            if name not in _ENTITY_FIELDS and value is not None
        },
        x=x,
        y=y,
        size=size,
        degree=degree,
    )


def _relation_view(relation: Relation, statement: str) -> RelationView:
    fields = {name: getattr(relation, name) for name in own_fields(type(relation))}
    return RelationView(
        id=relation.id,
        kind=relation.kind,
        source=relation.source,
        target=relation.target,
        scenario=relation.scenario,
        topic=relation.topic,
        modality=relation.modality,
        certainty=relation.certainty,
        negated=relation.negated,
        holder=relation.holder,
        basis=relation.basis,
        start=relation.start,
        end=relation.end,
        date=relation.date,
        statement=statement,
        note=relation.note,
        fields={name: value for name, value in fields.items() if value is not None},
        evidence=relation.evidence,
    )

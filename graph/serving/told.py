"""Answers as assistants read them: flat records, each claim with its sentence, its standing, its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.engine.protocol import Engine
from graph.model import Document, Entity, Relation
from graph.serving.asked import Paged
from graph.serving.sizes import CITATIONS
from graph.writing.records import citations, records

Record = dict[str, Any]

STANDING = ("negated", "modality", "certainty", "scenario", "holder")
"""What every claim says of how it stands, also where it says nothing: ``scenario`` None is whoever wins."""
_ELSEWHERE = frozenset(("documents", "paragraphs", "citations", "own", "statement"))
"""The columns of a record whose content the citations, the own fields and the sentence have."""
_OF_DOCUMENT = (
    *("id", "title", "authors", "by", "publisher", "date", "language", "section", "type"),
    *("url", "rights", "annotated"),
)


def claims(
    engine: Engine, relations: Iterable[Relation], language: str | None = None
) -> Iterator[Record]:
    """Claims as flat records, without what says nothing.

    Parameters
    ----------
    engine : Engine
        What they come from.
    relations : iterable of Relation
    language : str, optional
        Of names, labels and sentences.
    """
    relations = tuple(relations)
    documents = {one.id: one for one in engine.header.documents}
    for relation, record in zip(relations, records(relations, engine.about(language)), strict=True):
        said = {
            name: value
            for name, value in record.items()
            if name not in _ELSEWHERE and (value is not None or name in STANDING)
        }
        cited = list(citations((relation,)))
        said["citations"] = [_cited(one, documents) for one in cited[:CITATIONS]]
        if len(cited) > CITATIONS:
            said["more_citations"] = len(cited) - CITATIONS
        yield said


def _cited(citation: Mapping[str, Any], documents: Mapping[str, Document]) -> Record:
    document = documents.get(citation["document"])
    told = {
        name: value
        for name, value in citation.items()
        if value is not None and name not in {"relation", "number", "digest"}
    }
    if document is not None:
        told["title"] = document.title
        if document.url and "url" not in told:
            told["url"] = document.url
    return told


def entity(engine: Engine, one: Entity, language: str | None = None) -> Record:
    """An entity with all that is said of it."""
    said = {name: value for name, value in one.model_dump(mode="json").items() if value}
    return {**said, "label": type(one).label, "called": engine.called_in(language)[one.id]}


def entity_line(one: Entity) -> Record:
    """An entity in a list."""
    told = {"id": one.id, "kind": one.kind, "name": one.name, "summary": one.summary}
    return {name: value for name, value in told.items() if value}


def document(one: Document) -> Record:
    """A document: who wrote it, when, where it stands. Its words are not kept."""
    told = one.model_dump(mode="json", include=set(_OF_DOCUMENT))
    return {name: told[name] for name in _OF_DOCUMENT if told.get(name)}


def page(name: str, items: Sequence[Any], asked: Paged, tell: Any) -> Record:
    """So many items as are asked for, and how many more there are.

    Parameters
    ----------
    name : str
        What they are called: ``claims``.
    items : sequence
        All of them.
    asked : Paged
        Which of them.
    tell : callable
        From those to their records.
    """
    count = len(items)
    told = list(tell(items[asked.offset : asked.offset + asked.limit]))
    return {
        "count": count,
        "offset": asked.offset,
        "shown": len(told),
        "more": max(count - asked.offset - len(told), 0),
        name: told,
    }

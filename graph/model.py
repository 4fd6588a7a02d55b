"""What a dataset is: documents, scenarios, topics, questions, entities and relations, all frozen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from pydantic import Field

from graph.query import (
    ALWAYS,
    Asks,
    Comparing,
    Of,
    Query,
    Question,
    Route,
    asks_of,
    query_fields,
)
from graph.vocabulary.base import (
    AUTHOR,
    BASES,
    CERTAINTIES,
    COMMON_FIELDS,
    MODALITIES,
    Basis,
    Certainty,
    Citation,
    Entity,
    Modality,
    Ref,
    Relation,
    Slug,
    Value,
    claim_id,
    own_fields,
    references,
    with_article,
)
from graph.vocabulary.dates import OPEN, PartialDate, earliest, latest
from graph.vocabulary.kinds import KindDeclarations, Vocabulary, builtin, kind_of
from graph.vocabulary.naming import Named, Noun, Verb, naming

__all__ = [
    "ALWAYS",
    "AUTHOR",
    "BASES",
    "CERTAINTIES",
    "COMMON_FIELDS",
    "MODALITIES",
    "OPEN",
    "Asks",
    "Basis",
    "Certainty",
    "Citation",
    "Comparing",
    "Dataset",
    "Document",
    "Entity",
    "Header",
    "KindDeclarations",
    "Modality",
    "Named",
    "Noun",
    "Of",
    "PartialDate",
    "Query",
    "Question",
    "Ref",
    "Relation",
    "Route",
    "Scenario",
    "Silence",
    "Topic",
    "Verb",
    "Vocabulary",
    "asks_of",
    "builtin",
    "claim_id",
    "earliest",
    "kind_of",
    "latest",
    "nameable",
    "naming",
    "own_fields",
    "query_fields",
    "references",
    "with_article",
]


class Document(Value):
    """A text that claims are read from. Its words stay where they are."""

    id: Slug
    title: str
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    date: PartialDate | None = None
    language: str | None = None
    url: str | None = None
    rights: str | None = None
    digest: str | None = Field(
        default=None,
        pattern=r"^[0-9a-f]{64}$",
        description="The SHA-256 of the document's text as UTF-8.",
    )
    characters: int | None = Field(default=None, ge=0, description="Its length in code points.")


class Scenario(Value):
    """A condition under which claims hold. The scenarios of a group exclude each other."""

    id: Slug
    label: str = Field(min_length=1)
    labels: dict[str, str] = Field(default={}, description="The label in other languages.")
    group: Slug
    condition: dict[str, str] = Field(
        default={}, description="The event that decides, and the outcome: ids of entities."
    )
    counterparts: dict[str, Slug] = Field(
        default={}, description="Who plays which part here: {winner: …, coalition: …}."
    )


class Topic(Value):
    """A heading under which claims are compared."""

    id: Slug
    label: str = Field(min_length=1)
    labels: dict[str, str] = Field(default={}, description="The label in other languages.")


class Silence(Value):
    """A stretch of a document that claims nothing, and why."""

    document: Slug
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    digest: str | None = Field(default=None, pattern=r"^[0-9a-f]{16}$")
    reason: str = Field(min_length=1)


class Header(Value):
    """What dataset.yaml says: all of a dataset but its entities and relations."""

    id: Slug
    title: str = Field(min_length=1)
    description: str | None = None
    license: str | None = None
    language: str | None = None
    documents: tuple[Document, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    topics: tuple[Topic, ...] = ()
    kinds: KindDeclarations = KindDeclarations()
    questions: tuple[Question, ...] = ()
    silent: tuple[Silence, ...] = Field(
        default=(), description="Stretches of the documents that claim nothing."
    )


@dataclass(frozen=True)
class Dataset:
    """A dataset as read and checked.

    Parameters
    ----------
    header : Header
    entities : tuple of Entity
        In the order of their ids.
    relations : tuple of Relation
        In the order of their ids.
    vocabulary : Vocabulary
        The kinds that the dataset may use, its own included.
    """

    header: Header
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    vocabulary: Vocabulary = field(default_factory=builtin, compare=False, repr=False)


def nameable(
    header: Header, vocabulary: Vocabulary, entities: Collection[str]
) -> dict[Of, Collection[str]]:
    """The names that a query may say, by what they are names of.

    Parameters
    ----------
    header : Header
    vocabulary : Vocabulary
    entities : collection of str
        The ids of the entities.
    """
    worlds = {scenario.id for scenario in header.scenarios}
    return {
        "entity": entities,
        "holder": {AUTHOR, *entities},
        "relation_kind": vocabulary.relations,
        "entity_kind": vocabulary.entities,
        "scenario": {ALWAYS, *worlds},
        "world": worlds,
        "topic": {topic.id for topic in header.topics},
        "document": {document.id for document in header.documents},
        "modality": MODALITIES,
        "certainty": CERTAINTIES,
        "basis": BASES,
    }

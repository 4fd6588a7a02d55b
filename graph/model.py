"""What a dataset is: documents, scenarios, topics, questions, entities and relations, all frozen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

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
from graph.vocabulary.naming import Named, Noun, Verb, named, naming

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

ALWAYS = "always"
"""What a query's ``scenario`` says for the claims that hold whoever wins."""


def _words(value: Any) -> Any:
    """One word, several, or none, as a sorted tuple, so that equal queries are equal."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple | set | frozenset) and all(
        isinstance(word, str) for word in value
    ):
        return tuple(sorted(set(value)))
    return value


def _day(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _one_or_many(words: tuple[str, ...]) -> str | list[str]:
    return words[0] if len(words) == 1 else list(words)


Words = Annotated[tuple[str, ...], BeforeValidator(_words), PlainSerializer(_one_or_many)]


Of = Literal[
    "entity",
    "holder",
    "relation_kind",
    "entity_kind",
    "scenario",
    "world",
    "topic",
    "document",
    "modality",
    "certainty",
    "basis",
]
"""What a field of a question can name; a *world* is a scenario, a *scenario* may be "always" too."""


@dataclass(frozen=True, slots=True)
class Asks:
    """What a field of a query, or of another question, asks for.

    Parameters
    ----------
    of : str or None
        What its words are names of; None where it takes no names.
    column : str or None
        The field of a relation whose stored value it asks for; None where it asks for more.
    takes : {"words", "yes_no", "date", "text"}
    """

    of: Of | None = None
    column: str | None = None
    takes: Literal["words", "yes_no", "date", "text"] = "words"


class Query(Value):
    """Which relations are asked for, as a value.

    A field left out asks nothing. A field with several words asks for any of them; several
    fields are asked together. Python's keywords, the command line's flags, a saved question and
    the page's address are spellings of this value.
    """

    kind: Annotated[Words, Asks("relation_kind", "kind"), named("Kind", es="Clase")] = Field(
        default=(), description="The kind of relation."
    )
    source: Annotated[Words, Asks("entity", "source"), named("From", es="Desde")] = Field(
        default=(), description="The entity it goes out from."
    )
    target: Annotated[Words, Asks("entity", "target"), named("To", es="Hacia")] = Field(
        default=(), description="The entity it goes to."
    )
    entity: Annotated[Words, Asks("entity"), named("Entity", es="Entidad")] = Field(
        default=(), description="The entity at either end."
    )
    source_kind: Annotated[
        Words, Asks("entity_kind"), named("Kind of source", es="Clase de origen")
    ] = Field(default=(), description="The kind of its source.")
    target_kind: Annotated[
        Words, Asks("entity_kind"), named("Kind of target", es="Clase de destino")
    ] = Field(default=(), description="The kind of its target.")
    scenario: Annotated[Words, Asks("scenario", "scenario"), named("Scenario", es="Escenario")] = (
        Field(default=(), description='The scenario it is placed in; "always": whoever wins.')
    )
    topic: Annotated[Words, Asks("topic", "topic"), named("Topic", es="Tema")] = Field(
        default=(), description="The topic it belongs to."
    )
    modality: Annotated[
        Words, Asks("modality", "modality"), named("Sort of claim", es="Tipo de afirmación")
    ] = Field(default=(), description=f"{', '.join(MODALITIES[:-1])} or {MODALITIES[-1]}.")
    certainty: Annotated[
        Words, Asks("certainty", "certainty"), named("Certainty", es="Certeza")
    ] = Field(default=(), description=f"{', '.join(CERTAINTIES[:-1])} or {CERTAINTIES[-1]}.")
    holder: Annotated[
        Words, Asks("holder", "holder"), named("Whose claim", es="Quién lo afirma")
    ] = Field(default=(), description='Whose claim it is; "author": the document\'s author.')
    basis: Annotated[Words, Asks("basis", "basis"), named("Basis", es="Fundamento")] = Field(
        default=(), description="stated or inferred."
    )
    document: Annotated[Words, Asks("document"), named("Document", es="Documento")] = Field(
        default=(), description="The document that it is cited from."
    )
    negated: Annotated[bool | None, Asks(takes="yes_no"), named("Polarity", es="Sentido")] = Field(
        default=None, description="Whether it is claimed not to be so."
    )
    on: Annotated[
        PartialDate | None,
        BeforeValidator(_day),
        Asks(takes="date"),
        named("On the date", es="En la fecha"),
    ] = Field(default=None, description="A date on which it holds, as far as it is dated.")
    text: Annotated[
        str | None,
        Asks(takes="text"),
        named("Words in the sentence", es="Palabras de la frase"),
    ] = Field(default=None, description="Words in its sentence, accents and case ignored.")

    def __str__(self) -> str:
        return ", ".join(f"{name}={value!r}" for name, value in self.spelled().items()) or "all"

    def spelled(self) -> dict[str, Any]:
        """The fields that ask something, as a person would write them.

        Returns
        -------
        dict
            One word stands alone, several stand in a tuple.
        """
        shown: dict[str, Any] = {}
        for name in type(self).model_fields:
            value = getattr(self, name)
            if value not in ((), None):
                many = isinstance(value, tuple)
                shown[name] = value[0] if many and len(value) == 1 else value
        return shown


@cache
def asks_of(asking: type[Query] | type[Route] | type[Comparing]) -> Mapping[str, Asks]:
    """The fields of a sort of question, and what each asks for, in the order that they stand in."""
    return {
        name: mark
        for name, field in asking.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Asks)
    }


def query_fields() -> Mapping[str, Asks]:
    """The fields of a query, and what each asks for, in the order in which they are written."""
    return asks_of(Query)


class Route(Value):
    """A question for the shortest path between two entities."""

    source: Annotated[Slug, Asks("entity")]
    target: Annotated[Slug, Asks("entity")]


class Comparing(Value):
    """A question for what differs between two scenarios."""

    left: Annotated[Slug, Asks("world")]
    right: Annotated[Slug, Asks("world")]
    topic: Annotated[Words, Asks("topic")] = Field(
        default=(), description="The topics compared; none: all of them."
    )
    entity: Annotated[Words, Asks("entity")] = Field(
        default=(), description="The entities compared; none: all of them."
    )


class Question(Value):
    """A saved, named query with its reading and its answer (a competency question)."""

    id: Slug
    title: str = Field(min_length=1, description="The question as an analyst would ask it.")
    reading: str = Field(min_length=1, description="The answer in one paragraph of our own.")
    query: Query | None = None
    path: Route | None = None
    compare: Comparing | None = None
    expected: tuple[str, ...] = Field(default=(), description="The relation ids that answer it.")

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        if sum(ask is not None for ask in (self.query, self.path, self.compare)) != 1:
            raise ValueError("a question asks one of query, path and compare")
        return self


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

    @property
    def scenarios(self) -> Mapping[str, Scenario]:
        """The scenarios by id."""
        return {scenario.id: scenario for scenario in self.header.scenarios}


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

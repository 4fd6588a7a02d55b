"""What can be asked of a graph, as values: queries, routes, comparisons, and questions that are saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from graph.vocabulary.base import CERTAINTIES, MODALITIES, Slug, Value
from graph.vocabulary.dates import PartialDate
from graph.vocabulary.naming import named

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

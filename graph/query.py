"""What can be asked of a graph, as values: queries, routes, comparisons, and questions that are saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Self, Unpack

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    Strict,
    model_validator,
)

from graph.asked_words import COLUMNS, Alternatives, Numbers, Own, Turns, Words, day_of, not_blank
from graph.keywords import AskingAny
from graph.shown import prints
from graph.vocabulary.base import CERTAINTIES, MODALITIES
from graph.vocabulary.dates import PartialDate
from graph.vocabulary.naming import named
from graph.vocabulary.value import NO_WORDS, Slug, Value, Wordings

ALWAYS = "always"
"""What a query's ``scenario`` says for the claims that hold whoever wins."""

Of = Literal[
    "entity",
    "holder",
    "voice",
    "relation_kind",
    "entity_kind",
    "scenario",
    "world",
    "topic",
    "document",
    "modality",
    "certainty",
    "basis",
    "said",
]
"""What a field of a question can name; a *world* is a scenario, a *scenario* may be "always" too."""

Takes = Literal[
    "words", "yes_no", "date", "text", "texts", "number", "own", "exclude", "order", "count"
]
"""What a field of a query takes: words, of which any fits; yes or no; a date; words to be looked for,
in one text or in any of several; numbers; the fields of a kind's own; a query of what is left out;
columns; how many."""


@dataclass(frozen=True, slots=True)
class Asks:
    """What a field of a query, or of another question, asks for.

    Parameters
    ----------
    of : str or None
        What its words are names of; None where it takes no names.
    column : str or None
        The field of a relation whose stored value it asks for; None where it asks for more.
    takes : str
        One of ``Takes``.
    """

    of: Of | None = None
    column: str | None = None
    takes: Takes = "words"


def _not_empty(query: Query | None) -> Query | None:
    """A query that asks nothing leaves nothing out."""
    return query if query is not None and query.spelled() else None


@prints
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
        default=(),
        description="The entity that it names: at either end, in a field of its own, or as holder.",
    )
    side: Annotated[Words, Asks("world"), named("Side", es="Lado")] = Field(
        default=(), description="The scenario of whose counterparts it names one."
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
    holder: Annotated[Words, Asks("holder"), named("Whose claim", es="Quién lo afirma")] = Field(
        default=(),
        description='Whose claim it is, as it is written ("author": of the document\'s author) or by '
        "name of the voice.",
    )
    voice: Annotated[Words, Asks("voice"), named("Voice", es="Voz")] = Field(
        default=(), description="Whose claim it is: an entity, an author's name, or a document."
    )
    basis: Annotated[
        Words, Asks("basis", "basis"), named("Stated or inferred", es="Dicho o inferido")
    ] = Field(default=(), description="stated or inferred.")
    document: Annotated[Words, Asks("document"), named("Document", es="Documento")] = Field(
        default=(), description="The document that it is cited from."
    )
    paragraph: Annotated[Numbers, Asks(takes="number"), named("Paragraph", es="Párrafo")] = Field(
        default=(), description="The paragraph that it is cited from."
    )
    negated: Annotated[
        bool | None, Strict(), Asks(takes="yes_no"), named("Said or denied", es="Afirmado o negado")
    ] = Field(default=None, description="Whether it is claimed not to be so.")
    on: Annotated[
        PartialDate | None,
        BeforeValidator(day_of),
        Asks(takes="date"),
        named("On the date", es="En la fecha"),
    ] = Field(default=None, description="A date on which it holds, as far as it is dated.")
    said_by: Annotated[
        PartialDate | None,
        BeforeValidator(day_of),
        Asks(takes="date"),
        named("Said by the date", es="Dicho hasta la fecha"),
    ] = Field(
        default=None,
        description="A date by which it had been said: a document that it is cited from is dated, and "
        "not known to be later.",
    )
    text: Annotated[
        Alternatives,
        Asks(takes="texts"),
        named("Words in the claim", es="Palabras de la afirmación"),
    ] = Field(
        default=(),
        description="Words in its sentence, its names and aliases, its own fields or its note; "
        "accents and case ignored. Several texts: any of them.",
    )
    note: Annotated[
        str | None,
        BeforeValidator(not_blank),
        Asks(takes="text"),
        named("Words in the note", es="Palabras de la nota"),
    ] = Field(default=None, description="Words in its note, accents and case ignored.")
    own: Annotated[Own, Asks(takes="own"), named("Own fields", es="Campos propios")] = Field(
        default=(),
        description="What its kind's own fields say, by their names: {role: lead}. In text, words "
        "that are looked for; else the word itself.",
    )
    has: Annotated[Words, Asks("said"), named("Says something of", es="Dice algo de")] = Field(
        default=(),
        description="A field that says something: one of a kind's own, note, statement, date, topic "
        'or scenario; exclude={"has": "note"} asks for what has none.',
    )
    exclude: Annotated[
        Query | None,
        AfterValidator(_not_empty),
        Asks(takes="exclude"),
        named("Left out", es="Sin contar"),
    ] = Field(
        default=None,
        description="What is left out: a query of which no field may fit. What lacks a field stays.",
    )
    order: Annotated[Turns, Asks(takes="order"), named("Order", es="Orden")] = Field(
        default=(),
        description=f'Columns to sort by, "-date" for the latest first: {", ".join(COLUMNS)}. '
        "Certainty puts the surest first, date looks at start and end too. By default the order "
        "of the text.",
    )
    limit: Annotated[int | None, Strict(), Asks(takes="count"), named("At most", es="A lo más")] = (
        Field(default=None, ge=1, description="How many at the most: the first ones.")
    )

    def __init__(self, /, **asked: Unpack[AskingAny]) -> None:
        # What is no field of every query may be one of some kinds' own; the engine knows them.
        if not _FIELDS.issuperset(asked):
            super().__init__(**_with_own(asked))
        else:
            super().__init__(**asked)  # type: ignore[misc]  # pydantic's own takes anything
        if self.exclude is not None and not _LASTS.isdisjoint(self.exclude.spelled()):
            raise ValueError("what is excluded has no exclude, order or limit of its own")

    @classmethod
    def plain(cls, fields: Mapping[str, Any]) -> Query:
        """A query by fields of its own alone, with nothing left out: quicker to make."""
        made = cls.__new__(cls)
        BaseModel.__init__(made, **fields)
        return made

    def __str__(self) -> str:
        return ", ".join(f"{name}={value!r}" for name, value in self.spelled().items()) or "all"

    def spelled(self) -> dict[str, Any]:
        """The fields that ask something, as a person would write them.

        Returns
        -------
        dict
            One word stands alone, several stand in a tuple; a kind's own fields by their names.
        """
        shown: dict[str, Any] = {}
        for name, value in self._said():
            many = isinstance(value, tuple)
            shown[name] = value[0] if many and len(value) == 1 else value
        return shown

    def _said(self) -> Iterator[tuple[str, Any]]:
        for name in type(self).model_fields:
            value = getattr(self, name)
            if name == "own":
                yield from value
            elif isinstance(value, Query):
                yield name, value.spelled()
            elif value not in ((), None):
                yield name, value

    def alone(self) -> Iterator[Query]:
        """A query for each field that asks something, and for each own field."""
        for name, value in self._said():
            alone: dict[str, Any] = {name: value}
            yield Query(**alone)


def _with_own(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked, with the fields that are not every relation's under ``own``."""
    own = dict(asked.get("own") or ())
    own |= {name: words for name, words in asked.items() if name not in _FIELDS}
    return {name: words for name, words in asked.items() if name in _FIELDS} | {"own": own}


def _described(asking: type[Query]) -> str:
    """A query's fields for ``help``, which pydantic keeps to itself."""
    lines = [f"    {name}: {field.description}" for name, field in asking.model_fields.items()]
    return "\n".join((f"{asking.__doc__}", "    Fields", "    ------", *lines, ""))


Query.__doc__ = _described(Query)
_FIELDS = frozenset(Query.model_fields)
_LASTS = frozenset(("exclude", "order", "limit"))


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

    source: Annotated[str, Asks("entity")]
    target: Annotated[str, Asks("entity")]


class Comparing(Value):
    """A question for what differs between two scenarios."""

    left: Annotated[str, Asks("world")]
    right: Annotated[str, Asks("world")]
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
    titles: Wordings = Field(default=NO_WORDS, description="The title in other languages.")
    reading: str = Field(min_length=1, description="The answer in one paragraph of our own.")
    readings: Wordings = Field(default=NO_WORDS, description="The reading in other languages.")
    query: Query | None = None
    path: Route | None = None
    compare: Comparing | None = None
    expected: tuple[str, ...] = Field(default=(), description="The relation ids that answer it.")

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        if sum(ask is not None for ask in (self.query, self.path, self.compare)) != 1:
            raise ValueError("a question asks one of query, path and compare")
        return self

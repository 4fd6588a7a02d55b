"""What can be asked of a graph, as values: queries, routes, comparisons, and questions that are saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Self, Unpack, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    PlainSerializer,
    Strict,
    model_validator,
)

from graph.folding import fold
from graph.keywords import AskingAny, Column
from graph.shown import prints
from graph.vocabulary.base import CERTAINTIES, MODALITIES
from graph.vocabulary.dates import PartialDate
from graph.vocabulary.naming import named
from graph.vocabulary.value import NO_WORDS, Slug, Value, Wordings

ALWAYS = "always"
"""What a query's ``scenario`` says for the claims that hold whoever wins."""

COLUMNS: tuple[Column, ...] = get_args(Column)
"""What an answer can be put in the order of."""


def word_of(value: Any) -> Any:
    """What stands for a value where it is asked for: an entity's id, ``true``, ``8``."""
    if isinstance(value, Value) and hasattr(value, "id"):
        return value.id
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int | float) else value


def _in_turn(value: Any) -> Any:
    """One word, several, or none, as a tuple in the order given."""
    if value is None:
        return ()
    if isinstance(value, str | Value | bool | int | float | date):
        return (word_of(value),)
    if isinstance(value, Iterable) and not isinstance(value, Mapping | bytes):
        words = [word_of(word) for word in value]
        if all(isinstance(word, str) for word in words):
            return tuple(dict.fromkeys(words))
    return value


def _words(value: Any) -> Any:
    """One word, several, or none, as a sorted tuple, so that equal queries are equal."""
    if isinstance(value, str):
        return (value,)
    words = _in_turn(value)
    return tuple(sorted(words)) if isinstance(words, tuple) else words


def _numbers(value: Any) -> Any:
    words = _words(value)
    if isinstance(words, tuple) and all(word.isascii() and word.isdigit() for word in words):
        return tuple(str(number) for number in sorted({int(word) for word in words}))
    return words


def _alternatives(value: Any) -> Any:
    words = _words(value)
    return tuple(word for word in words if _has_words(word)) if isinstance(words, tuple) else words


def _has_words(text: str) -> bool:
    """Whether there is anything to look for: a mark alone, which folds to nothing, is not."""
    return bool(fold(text).strip())


def _not_blank(value: Any) -> Any:
    return None if isinstance(value, str) and not _has_words(value) else value


def _not_empty(query: Query | None) -> Query | None:
    """A query that asks nothing leaves nothing out."""
    return query if query is not None and query.spelled() else None


def _pairs(value: Any) -> Any:
    """A mapping from names to words as sorted pairs, which can be compared and hashed."""
    pairs = value.items() if isinstance(value, Mapping) else value
    if not isinstance(pairs, Iterable) or isinstance(pairs, str):
        return value
    told = [(name, _alternatives(words)) for name, words in pairs]
    return tuple(sorted(pair for pair in told if pair[1] != ()))


def _day(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:04}"
    return value.isoformat() if isinstance(value, date) else value


def _one_or_many(words: tuple[str, ...]) -> str | list[str]:
    return words[0] if len(words) == 1 else list(words)


def _mapping(pairs: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str | list[str]]:
    return {name: _one_or_many(words) for name, words in pairs}


_SPELLED = PlainSerializer(_one_or_many)
_OneOrMany = str | bool | float | tuple[str | bool | float, ...] | None
"""What may be written for one word or several, for a JSON Schema."""
Words = Annotated[
    tuple[str, ...], BeforeValidator(_words, json_schema_input_type=_OneOrMany), _SPELLED
]
Numbers = Annotated[
    tuple[Annotated[str, Field(pattern=r"^[0-9]+$")], ...],
    BeforeValidator(_numbers, json_schema_input_type=_OneOrMany),
    _SPELLED,
]
Alternatives = Annotated[
    tuple[str, ...], BeforeValidator(_alternatives, json_schema_input_type=_OneOrMany), _SPELLED
]
Turns = Annotated[
    tuple[Annotated[str, Field(pattern=rf"^-?({'|'.join(COLUMNS)})$")], ...],
    BeforeValidator(_in_turn, json_schema_input_type=_OneOrMany),
    _SPELLED,
]
Own = Annotated[
    tuple[tuple[str, tuple[str, ...]], ...],
    BeforeValidator(_pairs, json_schema_input_type=dict[str, _OneOrMany]),
    PlainSerializer(_mapping),
]

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
        BeforeValidator(_day),
        Asks(takes="date"),
        named("On the date", es="En la fecha"),
    ] = Field(default=None, description="A date on which it holds, as far as it is dated.")
    said_by: Annotated[
        PartialDate | None,
        BeforeValidator(_day),
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
        BeforeValidator(_not_blank),
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

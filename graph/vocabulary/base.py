"""What every kind has in common: the fields of an entity, of a relation, and of a citation."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, NoReturn, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.config import JsonDict
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from graph.vocabulary.dates import OPEN, EndDate, PartialDate
from graph.vocabulary.naming import Noun, Verb

COLUMN_NAMES = (
    "id",
    "kind",
    "label",
    "source",
    "source_name",
    "target",
    "target_name",
    "negated",
    "modality",
    "certainty",
    "scenario",
    "holder",
    "voice",
    "basis",
    "topic",
    "start",
    "end",
    "date",
    "statement",
    "sentence",
    "documents",
    "paragraphs",
    "citations",
    "note",
    "voice_name",
    "source_kind",
    "target_kind",
    "own",
)
"""The columns of a record, in their order; no field of a kind's own can be called by one of them."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
KIND = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
AUTHOR = "author"
"""The holder of a claim that the author of the document cited makes; who that is, is its voice."""

Modality = Literal["fact", "assessment", "plan", "expectation", "risk", "recommendation"]
Certainty = Literal["certain", "probable", "possible"]
Basis = Literal["stated", "inferred"]

MODALITIES: tuple[Modality, ...] = get_args(Modality)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
BASES: tuple[Basis, ...] = get_args(Basis)
ABOUT_WHAT_IS: frozenset[str] = frozenset(("fact", "assessment"))
"""The modalities that say how things are: of one thing, the two can gainsay each other. What is so
does not gainsay what is planned, expected, feared or advised, nor do these one another."""

Shape = Literal["dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star"]
"""What a kind of entity looks like: one of vis-network's shapes."""
Tint = Literal["people", "politics", "bodies", "places", "matters", "other"]
"""The family of kinds whose colour a kind of entity has; its shape tells it from its family."""

Nouns = Mapping[str, Noun]
Verbs = Mapping[str, Verb]

Slug = Annotated[str, Field(pattern=SLUG, max_length=200)]


class Value(BaseModel):
    """A value: never changed once made, and no field beyond those declared."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, protected_namespaces=()
    )

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """What the value says, without the fields that say only their default."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if field.is_required() or value != field.default:
                yield name, value


class NoWords(dict[str, str]):
    """An empty mapping that stays so, and can be hashed: one serves as the default of them all.

    A default that cannot be hashed is copied for every value that is made, and there may be a
    million claims.
    """

    def __hash__(self) -> int:  # type: ignore[override]  # a dict has none
        return 0

    def _refuse(self, *_args: Any, **_fields: Any) -> NoReturn:
        raise TypeError("these words are shared by all that have none; give a mapping of your own")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What a JSON Schema shows as the default: an object."""
        return handler.generate_schema(dict[str, str])

    def __copy__(self) -> NoWords:
        return self

    def __deepcopy__(self, _memo: Any) -> NoWords:
        return self

    def __reduce__(self) -> str:
        return "NO_WORDS"


NO_WORDS = NoWords()

Wording = Annotated[str, Field(min_length=1)]
Wordings = dict[Wording, Wording]
"""Words in other languages than a dataset's own, by language: ``{es: …}``."""

PLURALS: Mapping[str, str] = {
    "title": "titles",
    "description": "descriptions",
    "headline": "headlines",
    "deck": "decks",
    "label": "labels",
    "name": "names",
    "summary": "summaries",
    "statement": "statements",
    "note": "notes",
    "reading": "readings",
    "words": "wordings",
    "either_way": "either_ways",
}
"""The field that has the words of another in other languages."""


def said(value: Value, field: str, language: str | None) -> str:
    """What a field says in a language; in the dataset's own, where it does not say it in that one.

    Parameters
    ----------
    value : Value
    field : str
        One that ``PLURALS`` has.
    language : str or None
        None: the dataset's own.

    Returns
    -------
    str
        Empty where it says nothing.
    """
    others: Mapping[str, str] = getattr(value, PLURALS[field])
    own: str | None = getattr(value, field)
    return (others.get(language) if language else None) or own or ""


WebAddress = Annotated[str, Field(pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/]\S*$")]


def _with(**types: str) -> JsonDict:
    """A schema of the objects that have some fields, each of a type; one of none may be absent."""
    return {
        "required": [name for name, sort in types.items() if sort != "null"],
        "properties": {name: {"type": sort} for name, sort in types.items()},
    }


class Citation(Value):
    """The place of a claim in a document, without the document's words.

    A W3C Web Annotation text position: half-open, in code points of the document's text. What is
    no stretch of a text is cited by its record (an entry of a list, a row of a table) or its
    address.
    """

    # Held to by a rule of a check; here, a look at each of a million citations would cost more.
    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                _with(start="integer", end="integer"),
                _with(record="string", start="null", end="null"),
                _with(url="string", start="null", end="null"),
            ]
        }
    )

    document: Slug = Field(description="The id of a document that dataset.yaml declares.")
    paragraph: int | None = Field(default=None, ge=1, description="Which paragraph, from 1.")
    start: int | None = Field(default=None, ge=0, description="The first code point cited, from 0.")
    end: int | None = Field(default=None, ge=1, description="One past the last code point cited.")
    record: Wording | None = Field(
        default=None, description="Which entry of a list or row of a table, where it is no text."
    )
    url: WebAddress | None = Field(
        default=None, description="The address, http or https, at which the words stand."
    )
    digest: str | None = Field(
        default=None,
        pattern=r"^[0-9a-f]{16}$",
        description="The first 16 hex digits of the SHA-256 of the exact words, as UTF-8.",
    )
    quote: str | None = Field(default=None, description="The words, if they may be quoted.")
    prefix: str | None = Field(default=None, description="The words just before the quote.")
    suffix: str | None = Field(default=None, description="The words just after the quote.")
    coder: str | None = Field(default=None, description="Who read the claim from these words.")

    @property
    def span(self) -> tuple[int, int] | None:
        """Where in the text the words start and end; none where only a record or url is given."""
        if self.start is None or self.end is None:
            return None
        return self.start, self.end

    def __str__(self) -> str:
        words = [self.document]
        if self.paragraph is not None:
            words.append(f"¶{self.paragraph}")
        if self.start is not None or self.end is not None:
            words.append(f"{self.start}–{self.end}")
        elif self.record is not None:
            words.append(f"record {self.record}")
        elif self.url is not None:
            words.append(self.url)
        return " ".join(words)


class Entity(Value):
    """A thing that claims are about.

    Part of what a kind says of itself is in capitals, as no field is: a dataset may well declare a
    kind that has a field called ``shape``.
    """

    label: ClassVar[str] = "entity"
    plural: ClassVar[str] = "entities"
    LABELS: ClassVar[Nouns] = {}
    """The two in other languages."""
    SHAPE: ClassVar[Shape] = "dot"
    TINT: ClassVar[Tint] = "other"

    id: Slug = Field(description="A kebab-case slug, unique in the dataset.")
    kind: str = Field(description="Which sort of entity this is.")
    name: str = Field(min_length=1, description="The name by which it is shown.")
    names: Wordings = Field(default=NO_WORDS, description="Names in other languages: {es: …}.")
    aliases: tuple[str, ...] = Field(default=(), description="Other spellings that find it.")
    summary: str | None = Field(default=None, description="One sentence in our own words.")
    summaries: Wordings = Field(
        default=NO_WORDS, description="The summary in other languages: {es: …}."
    )
    identifiers: dict[str, str] = Field(
        default={}, description="Ids elsewhere, by scheme: iso3166-1, iso3166-2, wikidata, …."
    )

    def __hash__(self) -> int:
        return hash(self.id)

    def __str__(self) -> str:
        return f"{self.name} ({type(self).label})"

    def __repr__(self) -> str:
        summary = f". {self.summary}" if self.summary else ""
        return f"<{self.kind} {self.id}: {self.name}{summary}>"


class Ref:
    """Marks a field that names an entity, and says of which kinds.

    Parameters
    ----------
    *kinds : type of Entity
        The kinds that fit, their sub-kinds included.
    """

    def __init__(self, *kinds: type[Entity]) -> None:
        self.kinds = kinds

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        shown = handler(schema)
        shown["description"] = f"The id of {self.words()}."
        return shown

    def admits(self, kind: type[Entity]) -> bool:
        """Whether an entity of this kind fits here."""
        return issubclass(kind, self.kinds)

    def words(self) -> str:
        """The kinds as words for an error sentence: ``a region or a country``."""
        if Entity in self.kinds:
            return "any entity"
        return " or ".join(with_article(kind.label) for kind in self.kinds)


class Opposites:
    """Marks a field of words of which some gainsay each other.

    Parameters
    ----------
    *pairs : tuple of (str, str)
    """

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self.pairs = pairs


def with_article(noun: str) -> str:
    """A noun with its indefinite article."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


class Relation(Value):
    """A claim that ties a source to a target: typed, attributed, cited, placed in a scenario.

    ``NOUN`` and ``LABELS`` are in capitals for the reason that an entity's are.
    """

    forward: ClassVar[str] = "is tied to"
    """The label from source to target."""
    inverse: ClassVar[str] = "is tied to"
    """The label from target to source."""
    NOUN: ClassVar[str | None] = None
    """The kind's name, which asserts nothing."""
    LABELS: ClassVar[Verbs] = {}
    """The three in other languages."""
    symmetric: ClassVar[bool] = False
    """Whether the two ends may change places."""
    OPPOSITE: ClassVar[str | None] = None
    """The kind that gainsays this one, of the same ends."""

    id: str = Field(
        default="", description="A hash of the claim's content; leave it out to have it computed."
    )
    kind: str = Field(description="Which sort of relation this is.")
    source: Annotated[str, Ref(Entity)]
    target: Annotated[str, Ref(Entity)]
    scenario: str | None = Field(
        default=None, description="The scenario in which it holds; absent: whoever wins."
    )
    topic: str | None = Field(default=None, description="The topic it belongs to.")
    modality: Modality = Field(description="What sort of claim: a fact, a plan, a risk, ….")
    certainty: Certainty = Field(default="certain", description="How sure the holder is.")
    negated: bool = Field(default=False, description="Whether it is claimed not to be so.")
    holder: str = Field(
        default=AUTHOR,
        description="Whose claim it is: an entity's or a document's id, or \"author\" for the "
        "author of the document that is cited.",
    )
    basis: Basis = Field(
        default="stated", description="Whether the text says it or the reader inferred it."
    )
    start: PartialDate | None = None
    end: EndDate | None = None
    date: PartialDate | None = None
    statement: str | None = Field(
        default=None, description="One sentence in our own words; absent: composed."
    )
    statements: Wordings = Field(
        default=NO_WORDS, description="The statement in other languages: {es: …}."
    )
    note: str | None = Field(default=None, description="What a later annotator should know.")
    notes: Wordings = Field(default=NO_WORDS, description="The note in other languages: {es: …}.")
    evidence: tuple[Citation, ...] = Field(default=(), description="Where the claim stands.")

    def model_post_init(self, _context: Any) -> None:
        """Give a claim that came without an id the one that its content has."""
        if not self.id:
            self.__dict__["id"] = claim_id(self)

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def voice(self) -> str:
        """Whose claim it is, by name of the voice: its holder or, of a document's author, who that is.

        What the documents say of their authors is known to a claim once it stands in a dataset
        (``graph.voices``); until then the default holder stands for whoever it will be.
        """
        # Not a field: it follows from the holder, the citations and the dataset's documents.
        voice: str = self.__dict__.get("voice", self.holder)
        return voice

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of source and target."""
        return self.source, self.target

    def __str__(self) -> str:
        return self.sentence({})

    def __repr__(self) -> str:
        note = f" note: {self.note}" if self.note else ""
        return f"<{self.kind} {self.id}: {self.sentence({})} [{self.standing()}]{note}>"

    def sentence(
        self,
        names: Mapping[str, str],
        language: str | None = None,
        scenario: str | None = None,
        native: str | None = None,
    ) -> str:
        """The claim as a sentence: its statement or, without one, a sentence that is composed.

        Parameters
        ----------
        names : mapping of str to str
            Entity names by id; an id that is not there is shown as words.
        language : str, optional
            By default the one that the statement is in.
        scenario : str, optional
            The label of the claim's scenario, for a composed sentence.
        native : str, optional
            The language that the statement is in, where that is known.
        """
        from graph.vocabulary.sentences import LANGUAGES, compose

        foreign = language in LANGUAGES and native is not None and language != native
        statement = (
            self.statements.get(language or "") if foreign else said(self, "statement", language)
        )
        if statement:
            return statement

        return compose(self, names, language or "en", scenario)

    def standing(self, names: Mapping[str, str] | None = None) -> str:
        """How the claim stands: scenario, modality, certainty, fields of its own, dates, voice, citation.

        Parameters
        ----------
        names : mapping of str to str, optional
            What the voices are called.
        """
        words = [f"if {self.scenario}" if self.scenario else "whoever wins", self.modality]
        if self.certainty != "certain":
            words.append(self.certainty)
        if self.negated:
            words.append("negated")
        words += self.details(names or {})
        voice = self.voice
        if voice == AUTHOR and self.evidence:
            voice = f"the author of {self.evidence[0].document}"
        words.append(f"held by {(names or {}).get(voice, voice)}")
        if self.basis != "stated":
            words.append(self.basis)
        return " · ".join([*words, *(str(citation) for citation in self.evidence)])

    def details(self, names: Mapping[str, str]) -> Iterator[str]:
        """What the kind's own fields and the dates of a claim say, in a few words each."""
        from graph.vocabulary.sentences import plain

        for name in own_fields(type(self)):
            value = getattr(self, name)
            if value is not None:
                named = name in references(type(self))
                yield f"{name.replace('_', ' ')}: {names.get(value, value) if named else plain(value)}"
        if self.date is not None:
            yield self.date
        if self.end == OPEN:
            yield f"since {self.start}" if self.start else "going on"
        elif self.start is not None or self.end is not None:
            yield f"{self.start or ''}–{self.end or ''}"

    def other(self, entity: str) -> str:
        """The end that is not this one.

        Returns
        -------
        str
            The same id for a relation of an entity with itself.
        """
        return self.target if entity == self.source else self.source


COMMON_FIELDS = frozenset(Relation.model_fields)
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=str)
_IDENTITY = ("kind", "scenario", "modality", "negated", "start", "end", "date")


@cache
def own_fields(kind: type[Relation]) -> tuple[str, ...]:
    """The fields that this kind has beyond those of every relation, in their order."""
    return tuple(name for name in kind.model_fields if name not in COMMON_FIELDS)


@cache
def references(kind: type[Entity] | type[Relation]) -> dict[str, Ref]:
    """The fields of a kind that name entities, each with the kinds that fit."""
    return {
        name: mark
        for name, field in kind.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Ref)
    }


@cache
def opposites(kind: type[Entity] | type[Relation]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The fields of a kind that have words which gainsay each other, each with those pairs."""
    return {
        name: mark.pairs
        for name, field in kind.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Opposites)
    }


def content(relation: Relation, holder: str | None = None) -> dict[str, Any]:
    """What makes a claim this claim and no other: all but its wording, place and notes.

    Parameters
    ----------
    relation : Relation
    holder : str, optional
        Who counts as its holder; by default the one that is written.

    Returns
    -------
    dict
        The ends of a symmetric relation come in sorted order.
    """
    ends = sorted(relation.ends) if type(relation).symmetric else list(relation.ends)
    names = _IDENTITY + own_fields(type(relation))
    said = {name: getattr(relation, name) for name in names}
    return {"ends": ends, "holder": relation.holder if holder is None else holder} | said


def claim_id(relation: Relation, holder: str | None = None) -> str:
    """The id of a claim: a hash of its content, the same on every run and machine.

    Parameters
    ----------
    relation : Relation
    holder : str, optional
        Who counts as its holder; by default the one that is written.

    Returns
    -------
    str
        Twelve characters of base 32 (60 bits).
    """
    text = _ENCODER.encode(content(relation, holder))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii")[:12].lower()

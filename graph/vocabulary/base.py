"""What every kind has in common: the fields of an entity, of a relation, and of a citation."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from graph.shown import prints, prose
from graph.vocabulary.citation import Citation
from graph.vocabulary.dates import EndDate, PartialDate, StartDate, shown, span_in_words
from graph.vocabulary.naming import Noun, Verb
from graph.vocabulary.value import NO_WORDS, Slug, Value, Wording, Wordings, said

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

Side = Literal["for", "against"]
"""Which of the two sides somebody takes, who takes a stance."""

Nouns = Mapping[str, Noun]
Verbs = Mapping[str, Verb]


@prints
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
        return prose(f"{self.name} ({type(self).label})")

    def __repr__(self) -> str:
        summary = f". {self.summary}" if self.summary else ""
        return prose(f"<{self.kind} {self.id}: {self.name}{summary}>")


def supposed(scenario: str | None) -> str:
    """Under which scenario something holds, by its id: *if rios*, of ``rios`` and of ``if-rios``."""
    return f"if {scenario.removeprefix('if-')}" if scenario else "whoever wins"


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


class Later:
    """Marks a field that a kind was given after ids had been given out.

    It counts in a claim's id only where it says something, so that a vocabulary grows and no id changes.
    """


def with_article(noun: str) -> str:
    """A noun with its indefinite article."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


@prints
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
    STANCE: ClassVar[Side | None] = None
    """Which side the source takes toward the target, where to claim this is to take one."""

    id: str = Field(
        default="", description="A hash of the claim's content; leave it out to have it computed."
    )
    kind: str = Field(description="Which sort of relation this is.")
    source: Annotated[str, Ref(Entity)]
    target: Annotated[str, Ref(Entity)]
    scenario: Wording | None = Field(
        default=None, description="The scenario in which it holds; absent: whoever wins."
    )
    topic: Wording | None = Field(default=None, description="The topic it belongs to.")
    modality: Modality = Field(description="What sort of claim: a fact, a plan, a risk, ….")
    certainty: Certainty = Field(default="certain", description="How sure the holder is.")
    negated: bool = Field(default=False, description="Whether it is claimed not to be so.")
    holder: Wording = Field(
        default=AUTHOR,
        description="Whose claim it is: an entity's or a document's id, or \"author\" for the "
        "author of the document that is cited.",
    )
    basis: Basis = Field(
        default="stated", description="Whether the text says it or the reader inferred it."
    )
    start: StartDate | None = None
    end: EndDate | None = None
    date: PartialDate | None = None
    statement: Wording | None = Field(
        default=None, description="One sentence in our own words; absent: composed."
    )
    statements: Wordings = Field(
        default=NO_WORDS, description="The statement in other languages: {es: …}."
    )
    note: Wording | None = Field(default=None, description="What a later annotator should know.")
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
        return prose(self.sentence({}))

    def __repr__(self) -> str:
        note = f" note: {self.note}" if self.note else ""
        return prose(f"<{self.kind} {self.id}: {self.sentence({})} [{self.standing()}]{note}>")

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
        words = [supposed(self.scenario), self.modality]
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
        return " · ".join([*words, *(citation.words() for citation in self.evidence)])

    def details(self, names: Mapping[str, str]) -> Iterator[str]:
        """What the kind's own fields and the dates of a claim say, in a few words each."""
        from graph.vocabulary.sentences import plain

        for name in own_fields(type(self)):
            value = getattr(self, name)
            if value is not None:
                named = name in references(type(self))
                yield f"{name.replace('_', ' ')}: {names.get(value, value) if named else plain(value)}"
        if self.date is not None:
            yield shown(self.date)
        span = span_in_words(self.start, self.end)
        if span:
            yield span

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
def _later_fields(kind: type[Relation]) -> frozenset[str]:
    """The fields of a kind that are marked as ``Later``."""
    fields = kind.model_fields.items()
    return frozenset(
        name for name, field in fields if any(isinstance(mark, Later) for mark in field.metadata)
    )


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
    kind = type(relation)
    ends = sorted(relation.ends) if kind.symmetric else list(relation.ends)
    later = _later_fields(kind)
    said = {
        name: value
        for name in _IDENTITY + own_fields(kind)
        if (value := getattr(relation, name)) is not None or name not in later
    }
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

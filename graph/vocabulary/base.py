"""What every kind has in common: the fields of an entity, of a relation, and of a citation."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from graph.vocabulary.dates import EndDate, PartialDate
from graph.vocabulary.naming import Noun, Verb

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
KIND = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
AUTHOR = "author"
"""The holder of a claim that the document's author makes in their own voice."""

Modality = Literal["fact", "assessment", "plan", "expectation", "risk", "recommendation"]
Certainty = Literal["certain", "probable", "possible"]
Basis = Literal["stated", "inferred"]

MODALITIES: tuple[Modality, ...] = get_args(Modality)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
BASES: tuple[Basis, ...] = get_args(Basis)

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


class Citation(Value):
    """The place of a claim in a document, without the document's words.

    A W3C Web Annotation text position: half-open, in code points of the document's text.
    """

    document: Slug = Field(description="The id of a document that dataset.yaml declares.")
    paragraph: int | None = Field(default=None, ge=1, description="Which paragraph, from 1.")
    start: int = Field(ge=0, description="The first code point cited, from 0.")
    end: int = Field(ge=1, description="One past the last code point cited.")
    digest: str | None = Field(
        default=None,
        pattern=r"^[0-9a-f]{16}$",
        description="The first 16 hex digits of the SHA-256 of the exact words, as UTF-8.",
    )
    quote: str | None = Field(default=None, description="The words, if they may be quoted.")
    prefix: str | None = Field(default=None, description="The words just before the quote.")
    suffix: str | None = Field(default=None, description="The words just after the quote.")

    def __str__(self) -> str:
        where = f" ¶{self.paragraph}" if self.paragraph else ""
        return f"{self.document}{where} {self.start}–{self.end}"


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
    names: dict[str, str] = Field(default={}, description="Names in other languages: {es: …}.")
    aliases: tuple[str, ...] = Field(default=(), description="Other spellings that find it.")
    summary: str | None = Field(default=None, description="One sentence in our own words.")
    identifiers: dict[str, str] = Field(
        default={}, description="Ids elsewhere, by scheme: iso3166-1, iso3166-2, wikidata, …."
    )

    def __str__(self) -> str:
        return f"{self.name} ({type(self).label})"


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
        description="Whose claim it is: an entity's id, or \"author\" for the document's author.",
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
    note: str | None = Field(default=None, description="What a later annotator should know.")
    evidence: tuple[Citation, ...] = Field(default=(), description="Where the claim stands.")

    def model_post_init(self, _context: Any) -> None:
        """Give a claim that came without an id the one that its content has."""
        if not self.id:
            self.__dict__["id"] = claim_id(self)

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of source and target."""
        return self.source, self.target

    def __str__(self) -> str:
        return self.sentence({})

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}: {self.sentence({})} [{self.standing()}]>"

    def sentence(self, names: Mapping[str, str]) -> str:
        """The claim as a sentence: its statement or, without one, the kind's label with the ends.

        Parameters
        ----------
        names : mapping of str to str
            Entity names by id; an id that is not there is shown as words.
        """
        if self.statement:
            return self.statement
        source, target = (names.get(end) or end.replace("-", " ") for end in self.ends)
        denial = "it is not so that " if self.negated else ""
        return f"{denial}{source} {type(self).forward} {target}."

    def standing(self) -> str:
        """How the claim stands: scenario, modality, certainty, holder and citation."""
        words = [f"if {self.scenario}" if self.scenario else "whoever wins", self.modality]
        if self.certainty != "certain":
            words.append(self.certainty)
        if self.negated:
            words.append("negated")
        words.append(f"held by {self.holder}")
        if self.basis != "stated":
            words.append(self.basis)
        return " · ".join([*words, *(str(citation) for citation in self.evidence)])

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
_IDENTITY = ("kind", "scenario", "modality", "negated", "holder", "start", "end", "date")


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


def content(relation: Relation) -> dict[str, Any]:
    """What makes a claim this claim and no other: all but its wording, place and notes.

    Returns
    -------
    dict
        The ends of a symmetric relation come in sorted order.
    """
    ends = sorted(relation.ends) if type(relation).symmetric else list(relation.ends)
    names = _IDENTITY + own_fields(type(relation))
    return {"ends": ends} | {name: getattr(relation, name) for name in names}


def claim_id(relation: Relation) -> str:
    """The id of a claim: a hash of its content, the same on every run and machine.

    Returns
    -------
    str
        Twelve characters of base 32 (60 bits).
    """
    text = _ENCODER.encode(content(relation))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii")[:12].lower()

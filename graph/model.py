"""What a dataset is: documents, scenarios, topics, questions, entities and relations, all frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Annotated, Literal

from pydantic import Field

from graph.merges import Decision
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
from graph.shown import one_line, prints
from graph.vocabulary.base import (
    AUTHOR,
    BASES,
    CERTAINTIES,
    COMMON_FIELDS,
    MODALITIES,
    Basis,
    Certainty,
    Entity,
    Modality,
    Ref,
    Relation,
    claim_id,
    own_fields,
    references,
    with_article,
)
from graph.vocabulary.citation import Citation
from graph.vocabulary.dates import PAST, PartialDate
from graph.vocabulary.declarations import KindDeclarations
from graph.vocabulary.edtf import AFTER_ALL, BEFORE_ALL, OPEN, days, earliest, latest
from graph.vocabulary.kinds import Vocabulary, builtin, kind_of
from graph.vocabulary.naming import Named, Noun, Verb, naming
from graph.vocabulary.value import NO_WORDS, Slug, Value, Wording, Wordings, said

__all__ = [
    "AFTER_ALL",
    "ALWAYS",
    "AUTHOR",
    "BASES",
    "BEFORE_ALL",
    "CERTAINTIES",
    "COMMON_FIELDS",
    "DATA_FORMAT",
    "JOINT",
    "MODALITIES",
    "OPEN",
    "PAST",
    "Asks",
    "Basis",
    "Certainty",
    "Citation",
    "Comparing",
    "Dataset",
    "Decision",
    "Disclaimer",
    "Document",
    "Entity",
    "Finding",
    "Group",
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
    "Unsaid",
    "Verb",
    "Vocabulary",
    "asks_of",
    "builtin",
    "claim_id",
    "days",
    "earliest",
    "in_text_order",
    "kind_of",
    "latest",
    "naming",
    "own_fields",
    "query_fields",
    "references",
    "said",
    "with_article",
]

DATA_FORMAT = 1
"""Raised whenever a former version would misread, or not read, the files written by this one."""


JOINT = "+"
"""What stands between the ids of entities who speak with one voice; no id has it."""


class Disclaimer(Value):
    """Words by which somebody holds a document at arm's length, put in our own."""

    words: Wording
    wordings: Wordings = Field(default=NO_WORDS, description="The words in other languages.")
    by: Slug | None = Field(
        default=None, description="Whose they are: an entity; absent: the document's publisher."
    )
    evidence: tuple[Citation, ...] = Field(default=(), description="Where they stand.")


class Document(Value):
    """A text that claims are read from. Its words stay where they are."""

    id: Slug
    title: Wording
    titles: Wordings = Field(default=NO_WORDS, description="The title in other languages.")
    authors: tuple[Annotated[str, Field(pattern=r"\S")], ...] = ()
    by: tuple[Slug, ...] = Field(default=(), description="Who wrote it: ids of entities.")
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
    section: Wording | None = Field(
        default=None, description="The part of the publication that it stands in."
    )
    type: Wording | None = Field(
        default=None, description="What sort of text it is: speech, interview, report."
    )
    note: Wording | None = Field(default=None, description="What a later annotator should know.")
    annotated: Literal["whole", "part"] | None = Field(
        default=None,
        description="Whether each of its sentences is cited or silent, or only some were read.",
    )
    disclaimer: Disclaimer | None = None

    @property
    def voice(self) -> str:
        """Whose claims those of its author are: the entities it is by, its authors, or itself."""
        if self.by:
            return JOINT.join(sorted(set(self.by)))
        return "; ".join(sorted(set(self.authors))) or self.id

    @property
    def voice_words(self) -> tuple[str, ...]:
        """What finds that voice: its name, each who has a part in it, and the document itself."""
        return tuple(dict.fromkeys((self.voice, *(self.by or self.authors), self.id)))


class Scenario(Value):
    """A condition under which claims hold. The scenarios of a group exclude each other."""

    id: Slug
    label: Wording
    labels: Wordings = Field(default=NO_WORDS, description="The label in other languages.")
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
    label: Wording
    labels: Wordings = Field(default=NO_WORDS, description="The label in other languages.")


class Group(Value):
    """What scenarios that exclude each other have in common, and how to say *either way*."""

    id: Slug = Field(description="The group that the scenarios name.")
    label: Wording | None = None
    labels: Wordings = Field(default=NO_WORDS, description="The label in other languages.")
    either_way: Wording | None = Field(
        default=None, description="What is said of claims without a scenario: Whoever wins."
    )
    either_ways: Wordings = Field(default=NO_WORDS, description="The same in other languages.")


class Finding(Value):
    """What the claims come to, in a sentence of our own, and the claims that it rests on."""

    topic: Slug | None = Field(default=None, description="The topic it is about.")
    scenario: str | None = Field(
        default=None, description='A scenario\'s id, or "always"; absent: either way.'
    )
    words: Wording
    wordings: Wordings = Field(default=NO_WORDS, description="The words in other languages.")
    relations: tuple[str, ...] = Field(default=(), description="The ids of the claims behind it.")


class Unsaid(Value):
    """What a reader would look for in the documents, and they do not say."""

    words: Wording
    wordings: Wordings = Field(default=NO_WORDS, description="The words in other languages.")
    topic: Slug | None = Field(default=None, description="The topic it is about.")
    scenario: str | None = Field(
        default=None, description='A scenario\'s id, or "always"; absent: either way.'
    )
    entities: tuple[Slug, ...] = Field(default=(), description="Whom or what it is about.")
    documents: tuple[Slug, ...] = Field(
        default=(), description="Which documents do not say it; absent: none does."
    )
    evidence: tuple[Citation, ...] = Field(
        default=(), description="Where it would stand: the words that come closest."
    )


class Silence(Value):
    """A stretch of a document that claims nothing, and why."""

    document: Slug
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    digest: str | None = Field(default=None, pattern=r"^[0-9a-f]{16}$")
    reason: str = Field(min_length=1)


@prints
class Header(Value):
    """What dataset.yaml says: all of a dataset but its entities and relations."""

    id: Slug
    format: int | None = Field(
        default=None, ge=1, description=f"The format of the files; now {DATA_FORMAT}."
    )
    title: Wording
    titles: Wordings = Field(default=NO_WORDS, description="The title in other languages.")
    headline: Wording | None = Field(default=None, description="What it comes to, in a line.")
    headlines: Wordings = Field(default=NO_WORDS, description="The headline in other languages.")
    deck: Wording | None = Field(default=None, description="What the headline needs to be fair.")
    decks: Wordings = Field(default=NO_WORDS, description="The deck in other languages.")
    description: str | None = None
    descriptions: Wordings = Field(
        default=NO_WORDS, description="The description in other languages."
    )
    license: str | None = None
    language: str | None = None
    documents: tuple[Document, ...] = ()
    groups: tuple[Group, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    topics: tuple[Topic, ...] = ()
    findings: tuple[Finding, ...] = ()
    kinds: KindDeclarations = KindDeclarations()
    both_ways: tuple[str, ...] = Field(
        default=(), description="Kinds of relation that the files give both ways: [border]."
    )
    questions: tuple[Question, ...] = ()
    silent: tuple[Silence, ...] = Field(
        default=(), description="Stretches of the documents that claim nothing."
    )
    unsaid: tuple[Unsaid, ...] = Field(
        default=(), description="What one would look for and the documents do not say."
    )

    def __repr__(self) -> str:
        lists = ("documents", "groups", "scenarios", "topics", "questions")
        said = {
            "id": self.id,
            "title": self.title,
            "headline": self.headline,
            "description": self.description and " ".join(self.description.split())[:160],
            "license": self.license,
            "language": self.language,
            **{name: ", ".join(one.id for one in getattr(self, name)) for name in lists},
            "findings": len(self.findings) or None,
            "unsaid": len(self.unsaid) or None,
        }
        return "\n".join(
            f"{name:<12} {one_line(str(words))}" for name, words in said.items() if words
        )

    __str__ = __repr__


@prints
@dataclass(frozen=True)
class Dataset:
    """A dataset as read and checked.

    Parameters
    ----------
    header : Header
    entities : tuple of Entity
        In the order of their ids.
    relations : tuple of Relation
        In the order of the text.
    vocabulary : Vocabulary
        The kinds that the dataset may use, its own included.
    positions : mapping of str to (x, y)
        Where entities stood in an earlier picture, by id, if that is kept; it may name some that are
        gone.
    merges : tuple of Decision
        Which entities are one, decision after decision; an engine answers as they have it.
    """

    header: Header
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    vocabulary: Vocabulary = field(default_factory=builtin, compare=False, repr=False)
    positions: Mapping[str, tuple[int, int]] = field(
        default_factory=dict, compare=False, repr=False
    )
    merges: tuple[Decision, ...] = field(default=(), repr=False)


def in_text_order(header: Header, relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Relations in the order in which they stand in the documents.

    Parameters
    ----------
    header : Header
    relations : iterable of Relation

    Returns
    -------
    tuple of Relation
        By the document of the citation listed first, in the order in which the documents are
        declared, by its place there, then by id. Last come those that cite no place.
    """
    rank = {document.id: number for number, document in enumerate(header.documents)}

    def key(relation: Relation) -> tuple[int, float, str]:
        fields = relation.__dict__
        if not fields["evidence"]:
            return last, 0, fields["id"]
        first = fields["evidence"][0].__dict__
        start = first["start"]
        place = inf if start is None else start
        return rank.get(first["document"], last), place, fields["id"]

    last = len(rank)
    return tuple(sorted(relations, key=key))

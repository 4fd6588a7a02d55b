"""The keywords that ask for relations, for editors and type checkers: they complete and are checked.

A query's fields are declared in ``graph.query``, the kinds in ``graph.vocabulary``; a type checker can
read neither off them. A test holds what stands here to what stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, TypedDict

from graph.vocabulary.base import Basis, Certainty, Entity, Modality

RelationKind = Literal[
    "coalition_membership",
    "membership",
    "leadership",
    "candidacy",
    "election_result",
    "office",
    "appointment",
    "establishment",
    "advice",
    "service",
    "support",
    "opposition",
    "alignment",
    "rivalry",
    "cooperation",
    "coordination",
    "negotiation",
    "deployment",
    "responsibility",
    "power",
    "control",
    "part_of",
    "location",
    "border",
    "participation",
    "precedence",
    "debate",
    "proposal",
    "aim",
    "implementation",
    "reform",
    "priority",
    "framing",
    "stance",
    "evaluation",
    "supply",
    "procurement",
    "use",
    "replacement",
    "meeting",
    "visit",
    "threat",
    "constraint",
    "effect",
    "indication",
    "requirement",
    "continuity",
    "association",
]
EntityKind = Literal[
    "candidate",
    "person",
    "party",
    "coalition",
    "agency",
    "organization",
    "group",
    "country",
    "region",
    "post",
    "event",
    "policy",
    "issue",
    "asset",
]

Column = Literal[
    "id",
    "kind",
    "source",
    "target",
    "scenario",
    "topic",
    "modality",
    "certainty",
    "holder",
    "voice",
    "basis",
    "start",
    "end",
    "date",
]
"""What an answer can be put in the order of."""
Backwards = Literal[
    "-id",
    "-kind",
    "-source",
    "-target",
    "-scenario",
    "-topic",
    "-modality",
    "-certainty",
    "-holder",
    "-voice",
    "-basis",
    "-start",
    "-end",
    "-date",
]
"""The same, the last first."""
Order = Column | Backwards

Named = str | Entity
"""An entity: itself, its id, or a name that it alone bears."""
Who = Named | Iterable[Named]
Kinds = RelationKind | str | Iterable[RelationKind | str]
EntityKinds = EntityKind | str | Iterable[EntityKind | str]
Said = str | Iterable[str]
Outcome = Literal["won", "lost", "advanced"]
More = Literal["more", "less"]


class Asking(TypedDict, total=False):
    """The fields of a query as keywords. Kinds that a dataset declares have further ones, in ``own``."""

    kind: Kinds
    source: Who
    target: Who
    entity: Who
    side: Said
    source_kind: EntityKinds
    target_kind: EntityKinds
    scenario: Said
    topic: Said
    modality: Modality | Iterable[Modality]
    certainty: Certainty | Iterable[Certainty]
    holder: Who
    voice: Who
    basis: Basis | Iterable[Basis]
    document: Said
    paragraph: int | str | Iterable[int | str]
    negated: bool | None
    on: str | int | date | None
    said_by: str | int | date | None
    text: Said
    note: str | None
    own: Mapping[str, Any]
    has: Said
    exclude: Mapping[str, Any] | Any
    order: Order | Iterable[Order]
    limit: int | None

    # What the built-in kinds have of their own.
    as_entity: Who
    as_what: Said
    aspect: Said
    asset: Who
    election: Who
    legal_basis: Who
    manner: Said
    on_behalf_of: Who
    outcome: Outcome | Iterable[Outcome]
    plan: Who
    purpose: Who
    pursued_by: Who
    quality: Said
    quantity: Said
    role: Said
    share: Said
    contenders: Said
    threshold: Said


class AskingAny(Asking, total=False):
    """The same, where no keyword says in which direction relations are followed."""

    direction: More | Iterable[More]


Mode = Literal["actors", "concepts", "affiliation"]
Tie = Literal["ignore", "congruence", "conflict", "subtract", "combine"]
Normalization = Literal[
    "none", "average", "jaccard", "cosine", "dna_cosine", "activity", "prominence"
]
Count = Literal["all", "document", "week", "month", "year", "once"]


class Debating(AskingAny, total=False):
    """What a network of the debate is asked for, beside which claims count."""

    mode: Mode
    tie: Tie
    normalization: Normalization
    count: Count
    start: str | int | date | None
    end: str | int | date | None
    actor: str
    qualifier: str | None

"""The tools on who says what: disputes, changes of mind, corroboration, voices, and what came true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import Field, Strict

from graph.engine.disputes import Dispute, Stance
from graph.knowledge import KnowledgeGraph
from graph.model import Query
from graph.serving.asked import Paged, Told
from graph.serving.sizes import INNER
from graph.serving.told import claims, page
from graph.serving.tool import Tool

Answer = dict[str, Any]


class Speaking(Paged):
    """Whether voices are taken one by one or two by two."""

    pairs: Annotated[bool, Strict()] = Field(
        default=False, description="Whether to tell who agrees with whom, topic by topic."
    )


class Scoring(Paged):
    """What *certain* stands for."""

    certain: Annotated[float, Field(gt=0.75, le=1)] = Field(
        default=1.0, description="The probability that *certain* stands for; *probable* is .75."
    )


def disputes(kg: KnowledgeGraph, own: Told, query: Query) -> Answer:
    """What voices gainsay each other on."""
    return page("disputes", kg.disputes(query), own, lambda some: _sides(kg, some, own))


def changes(kg: KnowledgeGraph, own: Told, query: Query) -> Answer:
    """What one voice gainsays itself on."""
    return page("changes", kg.changes(query), own, lambda some: _sides(kg, some, own))


def _sides(kg: KnowledgeGraph, some: Sequence[Dispute], own: Told) -> Iterator[Answer]:
    for number, dispute in enumerate(some, own.offset + 1):
        yield {
            "number": number,
            "voices": list(dispute.voices),
            "claims": [
                {"side": at, **claim}
                for at, side in enumerate(dispute.sides, 1)
                for claim in _some(kg, side, own)
            ],
            "claims_in_all": len(dispute.relations),
        }


def _some(kg: KnowledgeGraph, stance: Stance, own: Told) -> Iterator[Answer]:
    """The first claims of a side, one a voice before the rest."""
    by_voice = {one.voice: one for one in reversed(stance.relations)}
    first = [one for one in stance.relations if by_voice[one.voice] is one]
    others = [one for one in stance.relations if by_voice[one.voice] is not one]
    yield from claims(kg.engine, (first + others)[:INNER], own.language)


def corroboration(kg: KnowledgeGraph, own: Told, query: Query) -> Answer:
    """What is said by how many voices."""
    found = kg.corroboration(query)

    def tell(some: Any) -> Iterator[Answer]:
        told = some.in_language(own.language)
        for stance, record in zip(some, told.records(), strict=True):
            said = {name: value for name, value in record.items() if value is not None}
            yield said | {"first_claims": list(_some(kg, stance, own))}

    return page("stances", found, own, tell)


def voices(kg: KnowledgeGraph, own: Speaking, query: Query) -> Answer:
    """Who speaks, or who agrees with whom."""
    found = kg.voices(query)
    if own.pairs:
        return page("pairs", found.pairs(), own, lambda some: some.records())
    return page("voices", found, own, lambda some: some.records())


def resolutions(kg: KnowledgeGraph, own: Told, query: Query) -> Answer:
    """What became of claims."""
    found = kg.resolutions(query)

    def tell(some: Any) -> Iterator[Answer]:
        told = claims(kg.engine, (one.relation for one in some), own.language)
        for record, claim in zip(some.in_language(own.language).records(), told, strict=True):
            became = {
                name: value
                for name, value in record.items()
                if name.startswith("resolution") and value is not None
            }
            yield became | claim

    return page("claims", found, own, tell)


def score(kg: KnowledgeGraph, own: Scoring, query: Query) -> Answer:
    """How well each voice foresaw what came."""
    found = kg.score(query, certain=own.certain)
    return page("scores", found, own, lambda some: some.records())


TOOLS = (
    Tool(
        "disputes",
        "What different voices gainsay each other on: a thing and its denial, or its opposite, side by side.",
        Told,
        "whole",
        disputes,
    ),
    Tool(
        "changes",
        "What one voice gainsays itself on in two documents: it has changed its mind.",
        Told,
        "whole",
        changes,
    ),
    Tool(
        "corroboration",
        "What is said, by how many voices, the most first. Voices corroborate a claim, reprints do not.",
        Told,
        "whole",
        corroboration,
    ),
    Tool(
        "voices",
        "Who speaks: how many claims each voice makes, and how many of them others share or gainsay.",
        Speaking,
        "whole",
        voices,
    ),
    Tool(
        "resolutions",
        "What became of claims, of those of which it is recorded what came true.",
        Told,
        "whole",
        resolutions,
    ),
    Tool(
        "score",
        "How well each voice foresaw what came: rates and Brier scores, with n beside.",
        Scoring,
        "whole",
        score,
    ),
)

"""The tools that connect and compare: chains of claims, and scenarios side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any, Literal

from pydantic import Field, Strict

from graph.engine.comparison import Comparison
from graph.engine.paths import Path, in_language
from graph.knowledge import KnowledgeGraph
from graph.model import Query
from graph.serving.asked import Refused, Told, Words
from graph.serving.told import claims, page
from graph.serving.tool import Tool

Answer = dict[str, Any]

COUNTED = 200
"""How many chains are counted, of which there may be very many."""
FARTHEST = 2_000
"""How many chains may be passed over: each has to be found first, while nothing else is answered."""


class Ends(Told):
    """Between whom, and which way."""

    start: Words = Field(description="The entity that the chain starts from, by id or name.")
    end: Words = Field(description="The entity that it leads to.")
    offset: Annotated[int, Strict(), Field(ge=0, le=FARTHEST)] = Field(
        default=0, description="How many of the first are passed over, to read on."
    )
    direction: Literal["both", "out", "in"] = Field(
        default="both", description="Which way claims are followed."
    )


class Sides(Told):
    """Which scenarios are compared."""

    left: Annotated[
        str, Strict(), Field(min_length=1, description="The id or the label of a scenario.")
    ]
    right: Annotated[str, Strict(), Field(min_length=1, description="Of another.")]


def shortest_path(kg: KnowledgeGraph, own: Ends, query: Query) -> Answer:
    """The shortest chain between two entities."""
    only = query if query.spelled() else None
    return steps(kg, kg.shortest_path(own.start, own.end, only, direction=own.direction), own)


def shortest_paths(kg: KnowledgeGraph, own: Ends, query: Query) -> Answer:
    """All of the shortest chains between two entities."""
    only = query if query.spelled() else None
    found = kg.shortest_paths(own.start, own.end, only, direction=own.direction)
    counted = list(islice(found, own.offset + max(COUNTED, own.limit)))
    told = page("paths", counted, own, lambda some: (steps(kg, one, own) for one in some))
    return told | {"counted_all": next(found, None) is None}


def steps(kg: KnowledgeGraph, path: Path, own: Told) -> Answer:
    """A chain, a claim a step."""
    if own.language is not None:
        path = in_language(kg.engine, path, own.language)
    told = claims(kg.engine, path.relations, own.language)
    return {
        "length": len(path),
        "entities": list(path.entities),
        "steps": [
            {
                "from": step.start,
                "from_name": step.names[0],
                "by": step.label,
                "to": step.end,
                "to_name": step.names[1],
                "further_claims": step.more,
                **claim,
            }
            for step, claim in zip(path.steps, told, strict=True)
        ],
    }


def compare(kg: KnowledgeGraph, own: Sides, query: Query) -> Answer:
    """What differs between two scenarios."""
    if own.left == own.right:
        raise Refused(f'left and right are both "{own.left}": name two scenarios')
    return compared(kg.compare(own.left, own.right, query), own)


def compared(found: Comparison, own: Told) -> Answer:
    """What differs between two sides, a claim a record, with the side that it is on."""
    if own.language is not None:
        found = found.in_language(own.language)
    rows = [
        (number, row.status, found.names.get(row.about, row.about), side, engine, one)
        for number, row in enumerate(found.rows, 1)
        for side, relations, engine in (
            (found.left, row.left, found.engines[0]),
            (found.right, row.right, found.engines[1]),
        )
        for one in relations
        if engine is not None
    ]

    def tell(some: list[Any]) -> Iterator[Answer]:
        for number, status, about, side, engine, one in some:
            (claim,) = claims(engine, (one,), own.language)
            yield {"row": number, "status": status, "about": about, "side": side, **claim}

    return {
        "left": found.left,
        "right": found.right,
        "differing_rows": len(found.rows),
        "same_rows": len(found.same),
        "shared_claims": found.shared,
        **page("claims", rows, own, tell),
    }


TOOLS = (
    Tool(
        "shortest_path",
        "How two entities are connected: the shortest chain of claims, the strongest claim at each step. "
        "It never passes through scenarios that exclude each other; query says which claims may be used.",
        Ends,
        "whole",
        shortest_path,
    ),
    Tool(
        "shortest_paths",
        "All of the shortest chains of claims between two entities.",
        Ends,
        "whole",
        shortest_paths,
    ),
    Tool(
        "compare",
        "Two scenarios lined up: what holds in one only, or in both but differently. Claims with one row "
        "number answer each other.",
        Sides,
        "whole",
        compare,
    ),
)

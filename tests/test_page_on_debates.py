"""The page and Python say the same of who agrees with whom: of debates of chance, and of a real one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.engine.disputes import Dispute
from graph.engine.memory import Memory
from graph.export.html import page
from graph.export.view import view
from graph.knowledge import KnowledgeGraph
from graph.model import Relation
from tests.conformance.chance import made_up
from tests.conformance.page import ask_page, needs_node
from tests.debates.made import SAMPLES, sample
from tests.tiny import claim, graph_of

QUERIES: tuple[dict[str, Any], ...] = (
    {},
    {"said_by": "2024-12"},
    {"said_by": "2025"},
    {"voice": ["candidate-1"]},
    {"certainty": ["certain", "probable"], "order": ["-date", "kind"]},
    {"modality": ["fact"], "limit": 2},
)


def ids(relations: Iterable[Relation]) -> list[str]:
    return [one.id for one in relations]


def sides(found: Iterable[Dispute]) -> list[list[list[str]]]:
    return [[ids(side.relations) for side in one.sides] for one in found]


def told(kg: KnowledgeGraph, query: dict[str, Any]) -> list[Any]:
    """What Python says to what the page is asked."""
    shared = [one for one in kg.corroboration(**query) if len(one.voices) > 1]
    return [
        sides(kg.disputes(**query)),
        sides(kg.changes(**query)),
        [ids(one.relations) for one in shared],
    ]


def network(kg: KnowledgeGraph, query: dict[str, Any]) -> dict[str, Any]:
    """The ties of the voices, and the concepts of which two or more speak, by the networks of a debate."""
    between = {
        frozenset((one, other)): [sums["congruence"], sums["conflict"]]
        for tie in ("congruence", "conflict")
        for one, other, sums in kg.discourse(tie=tie, count="once", **query).edges(data=True)
    }
    found = kg.discourse(mode="affiliation", tie="combine", count="once", **query)
    concepts = [
        [data["agreed"], data["rejected"]]
        for node, data in found.nodes(data=True)
        if data["bipartite"] == 1 and found.degree(node) > 1
    ]
    ties = [[*sorted(both), *sums] for both, sums in between.items()]
    return {"ties": sorted(ties), "concepts": sorted(concepts)}


def held(kg: KnowledgeGraph, queries: Iterable[dict[str, Any]]) -> list[list[Any]]:
    """Ask the page what Python is asked, and hold the one to the other; give what was answered."""
    asked = list(queries)
    verbs = ("disputes", "changes", "corroboration")
    answers = ask_page(kg.engine, [{verb: query} for query in asked for verb in verbs])
    found = [answers[at : at + 3] for at in range(0, len(answers), 3)]
    assert found == [told(kg, query) for query in asked]
    # Which times concepts are of, the page is told of all claims; Python tells it of those asked for.
    (answer,) = ask_page(kg.engine, [{"discourse": {}}])
    concepts = sorted(counts[2:] for counts in answer["concepts"])
    assert {"ties": answer["ties"], "concepts": concepts} == network(kg, {})
    return found


@pytest.mark.untraced
@needs_node
@pytest.mark.parametrize("seed", range(3))
def test_of_debates_of_chance_the_page_says_what_python_says(seed: int) -> None:
    found = held(KnowledgeGraph(made_up(seed, 200)), QUERIES)

    disputes, _, shared = found[0]
    assert disputes
    assert shared
    assert len({str(answer) for answer in found}) == len(QUERIES)


@needs_node
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="there are no data sets beside this checkout")
def test_of_a_coded_debate_the_page_counts_what_the_networks_count(tmp_path: Path) -> None:
    kg = graph.load(sample(3, tmp_path))

    held(kg, [{}])

    (answer,) = ask_page(kg.engine, [{"discourse": {}}])
    assert sum(tie[2] for tie in answer["ties"]) == 24
    assert sorted(counts[2:] for counts in answer["concepts"]) == [
        [2, 0],
        [2, 4],
        [3, 0],
        [4, 1],
        [4, 2],
    ]


def test_what_nobody_shares_or_gainsays_is_in_no_view_and_in_no_page() -> None:
    said = claim("support", "ada", "bob"), claim("advice", "ada", "bob", holder="bob")
    kg = graph_of({"ada": "person", "bob": "person"}, *said)

    assert (view(kg.engine).things, view(kg.engine).concepts) == ((), ())
    assert 'data-block="debate"' not in page(view(kg.engine))
    assert 'data-block="debate"' in page(view(Memory(made_up())))

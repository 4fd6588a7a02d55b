"""Queries, held against a scan of all edges of the networkx graph; and against themselves."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from functools import partial
from typing import Any

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.model import Relation
from tests.bench import synthetic

ANSWERS = 2
"""How many relations answer each query, at every size."""
QUERIES = 300
"""How many different queries are asked: asking one again and again would find it in the cache."""

Fields = dict[str, Any]


@pytest.fixture(scope="module")
def hundred_thousand() -> KnowledgeGraph:
    return KnowledgeGraph(synthetic.dataset(100_000))


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return graph.load(synthetic.write(tmp_path_factory.mktemp("million"), 1_000_000))


def queries(kg: KnowledgeGraph, end: str) -> list[Fields]:
    """Queries by kind, end and scenario that so many relations answer."""

    def fields(relation: Relation) -> tuple[str, str, str]:
        return relation.kind, getattr(relation, end), relation.scenario or "always"

    counts = Counter(map(fields, kg.dataset.relations))
    found = [key for key in sorted(counts) if counts[key] == ANSWERS]
    step = len(found) // QUERIES or 1
    return [
        {"kind": kind, end: entity, "scenario": scenario}
        for kind, entity, scenario in found[::step][:QUERIES]
    ]


def ask(kg: KnowledgeGraph, asked: list[Fields]) -> float:
    """The median seconds of a query, its making included."""
    told = []
    for fields in asked:
        start = time.perf_counter()
        found = kg.relations(**fields)
        told.append(time.perf_counter() - start)
        assert len(found) == ANSWERS
    return statistics.median(told)


def scan(edges: Any, fields: Fields) -> float:
    """The seconds of looking at every edge, as one would with networkx."""
    end, kind = ("source" in fields), fields["kind"]
    entity = fields.get("source") or fields.get("target")
    scenario = None if fields["scenario"] == "always" else fields["scenario"]
    start = time.perf_counter()
    found = [
        key
        for source, target, key, values in edges.edges(keys=True, data=True)
        if (source if end else target) == entity
        and values["kind"] == kind
        and values.get("scenario") == scenario
    ]
    seconds = time.perf_counter() - start
    assert len(found) == ANSWERS
    return seconds


@pytest.mark.parametrize("end", ["source", "target"])
def test_a_query_and_a_scan(
    end: str, hundred_thousand: KnowledgeGraph, ratio: Any, tell: Any
) -> None:
    kg, asked = hundred_thousand, queries(hundred_thousand, end)
    edges = kg.to_networkx()
    ask(kg, asked)
    reached = ratio(partial(ask, kg, asked), partial(scan, edges, asked[0]), rounds=15)
    tell(
        f"100,000 relations: `relations(kind=…, {end}=…, scenario=…)`",
        "look at every edge of the networkx graph",
        "≥ 5,000× faster",
        f"{1 / reached:,.0f}× faster",
    )


def test_two_scenarios_compared(hundred_thousand: KnowledgeGraph, ratio: Any, tell: Any) -> None:
    kg, asked = hundred_thousand, queries(hundred_thousand, "source")
    left, right = (kg.scenario(scenario.id) for scenario in kg.scenarios)
    edges = kg.to_networkx()

    def compare() -> None:
        graph.compare(left, right)

    reached = ratio(compare, partial(scan, edges, asked[0]), rounds=7)
    tell(
        "100,000 relations: `compare(…, …)` of two scenarios",
        "look at every edge of the networkx graph",
        "",
        f"{reached:.1f}× its time",
    )


@pytest.mark.parametrize("end", ["source", "target"])
def test_a_query_costs_its_answer_and_not_the_graph(
    end: str, million: KnowledgeGraph, ratio: Any, tell: Any
) -> None:
    thousand = KnowledgeGraph(synthetic.dataset(1_000))
    few, many = queries(thousand, end), queries(million, end)
    ask(thousand, few)
    ask(million, many)
    reached = ratio(partial(ask, million, many), partial(ask, thousand, few), rounds=31)
    tell(
        f"1,000,000 relations: `relations(kind=…, {end}=…, scenario=…)`",
        "the same at 1,000 relations",
        "≤ 2× its time",
        f"{reached:.1f}×",
    )

"""Whatever asks the tables, the answers are those of memory: the same ids, in the same order."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from graph.knowledge import KnowledgeGraph
from graph.model import Dataset, Query
from graph.scanning.engine import Scanned
from tests.conformance.cases import NAMES, answer, ids, suite
from tests.conformance.chance import made_up, some_query
from tests.scanning.conftest import SPARK, in_json

Scan = Callable[[Dataset], Scanned]
MANY = {"duckdb": 500, "polars": 500, SPARK: 60}
"""So many questions each is asked: one takes Spark a second."""


@pytest.mark.parametrize("name", NAMES)
def test_every_recorded_case_has_its_answer(name: str, scanned: Scan, engine: str) -> None:
    cases = suite(name).cases
    if engine == SPARK:  # a question takes it a second: each verb is asked a few times
        cases = tuple(random.Random(7).sample(cases, 20))
    asked = scanned(suite(name).graph)
    wrong = [ask for ask, right in cases if in_json(answer(asked, ask)) != right]
    assert not wrong


def test_queries_of_chance_find_the_same(scanned: Scan, engine: str) -> None:
    dataset = made_up(5)
    memory, asked = KnowledgeGraph(dataset).engine, scanned(dataset)
    chance = random.Random(11)
    for _ in range(MANY[engine]):
        query = Query(**some_query(chance, dataset))
        assert ids(asked.relations(query)) == ids(memory.relations(query)), query


def test_patterns_of_chance_find_the_same_chains(scanned: Scan, engine: str) -> None:
    dataset = made_up(6)
    memory, asked = KnowledgeGraph(dataset).engine, scanned(dataset)
    chance = random.Random(3)
    found = 0
    for _ in range(MANY[engine] // 12):
        steps = [Query(**some_query(chance, dataset)) for _ in range(chance.choice([1, 2, 2, 3]))]
        steps[-1] = Query(negated=False)
        right = [ids(chain) for chain in memory.match(steps)]
        assert [ids(chain) for chain in asked.match(steps)] == right, steps
        found += len(right)
    assert found > 10

"""Several processes on Spark: what is asked is answered by them, also when one of them is killed meanwhile."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

import graph
from graph.knowledge import KnowledgeGraph
from graph.model import Query
from tests.bench.synthetic import dataset
from tests.conformance.cases import ids
from tests.scanning.conftest import needed

CLUSTER = "local-cluster[2,1,1024]"
"""A driver and two executors, each a process of its own with a core and a gigabyte."""


@pytest.fixture(scope="module")
def memory() -> KnowledgeGraph:
    return KnowledgeGraph(dataset(20_000, 4_000))  # in the order of the text


@pytest.fixture(scope="module")
def cluster(
    memory: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[KnowledgeGraph]:
    needed("local[2]")
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        running.stop()
    folder = tmp_path_factory.mktemp("tables")
    memory.to_tables(folder)
    yield graph.scan(folder, engine=CLUSTER)
    SparkSession.builder.getOrCreate().stop()


def executors() -> list[int]:
    """The processes that Spark runs what is asked in."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                words = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if b"CoarseGrainedExecutorBackend" in words:
                found.append(int(folder.name))
    return found


def test_a_cluster_answers_what_memory_does(
    cluster: KnowledgeGraph, memory: KnowledgeGraph
) -> None:
    hub = max(memory.counts("target").items(), key=lambda one: one[1])[0]
    other = min(memory.counts("source"))
    one, two = (scenario.id for scenario in memory.scenarios[:2])
    kinds = list(memory.counts()["relations"])
    for query in (
        Query(kind=kinds[0], scenario=one),
        Query(target=hub),
        Query(entity=hub, negated=True),
        Query(topic=memory.topics[0].id, certainty="possible"),
    ):
        assert ids(cluster.relations(query)) == ids(memory.relations(query)), query
    steps = {"kind": kinds[0], "scenario": one}, {"kind": kinds[1]}
    assert [ids(chain) for chain in cluster.match(*steps)] == [
        ids(chain) for chain in memory.match(*steps)
    ]
    assert cluster.counts() == memory.counts()
    path = cluster.shortest_path(hub, other)
    assert ids(path.relations) == ids(memory.shortest_path(hub, other).relations)
    told = [str(kg.compare(one, two, kind=kinds[2])) for kg in (cluster, memory)]
    assert told[0] == told[1]
    assert ids(cluster.neighbors(other)) == ids(memory.neighbors(other))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
def test_a_cluster_whose_worker_is_killed_answers_rightly(
    cluster: KnowledgeGraph, memory: KnowledgeGraph
) -> None:
    query = Query(certainty="possible")
    right = ids(memory.relations(query))
    assert ids(cluster.relations(query)) == right
    first, *_others = executors()
    killing = Timer(0.3, os.kill, (first, signal.SIGKILL))
    killing.start()
    assert ids(cluster.relations(query)) == right  # the other one does it
    killing.join()
    assert ids(cluster.relations(query)) == right

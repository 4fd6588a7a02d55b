"""Questions of a graph in tables, at sizes that go into no memory: ``python -m tests.bench.tables 10000000 [ENGINE …]``.

The tables are many copies of one synthetic graph that is shaped like the real one, each with names of its own, and
bridges between them. Each engine runs in a process of its own, which says how long the first and the second answer
took, and how much memory it had at the most.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import graph
from graph.knowledge import KnowledgeGraph
from graph.reading.tables.sheets import METADATA
from tests.bench import synthetic

BASE = 100_000
LIMIT = "4GB"


def made(relations: int, folder: Path) -> Path:
    """The tables of so many relations, made once."""
    import duckdb

    target = folder / f"tables-{relations}"
    if (target / "relations.parquet").exists():
        return target
    base = folder / f"base-{BASE}"
    if not base.exists():
        KnowledgeGraph(synthetic.dataset(BASE)).to_tables(base)
    target.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(config={"memory_limit": LIMIT})
    copies = relations // BASE
    header = connection.execute(
        "SELECT value FROM parquet_kv_metadata(?) WHERE key = ?",
        [str(base / "relations.parquet"), METADATA],
    ).fetchone()
    assert header is not None
    told = bytes(header[0]).decode("utf-8").replace("'", "''")
    changed = {
        "entities": "id || '-' || copy AS id",
        # One relation in a thousand leads into the next copy.
        "relations": (
            "id || copy AS id, source || '-' || copy AS source, target || '-' || "
            f"((copy + (hash(id) % 1000 = 0)::INT) % {copies}) AS target"
        ),
    }
    for name, columns in changed.items():
        connection.execute(
            f"COPY (SELECT * EXCLUDE (copy) REPLACE ({columns}) FROM "  # noqa: S608  # its own words
            f"read_parquet('{base / name}.parquet'), (SELECT unnest(range({copies})) AS copy)) "
            f"TO '{target / name}.parquet' (FORMAT parquet, KV_METADATA {{{METADATA.decode()}: '{told}'}})"
        )
    return target


def questions(kg: KnowledgeGraph) -> dict[str, Callable[[], Any]]:
    """What is asked, by what it is called: of the kinds that are least frequent."""
    one, two = (scenario.id for scenario in kg.scenarios[:2])
    *_others, more, few = kg.counts()["relations"]
    source = kg.relations(kind=few)[0].source
    return {
        "selective query": lambda: kg.relations(kind=few, certainty="possible"),
        "into one entity": lambda: kg.relations(target=source),
        "two hops": lambda: kg.match({"kind": few}, {"kind": more}),
        "comparison of two scenarios, one kind": lambda: kg.compare(one, two, kind=few),
        "counts": kg.counts,
        "ego, two steps": lambda: kg.ego(source, radius=2),
        "chain": lambda: _chain(kg, source),
    }


def _chain(kg: KnowledgeGraph, source: str) -> int:
    """How long the chain is to an entity of another copy."""
    name, _, copy = source.rpartition("-")
    try:
        return len(kg.shortest_path(source, f"{name}-{(int(copy) + 1)}"))
    except graph.NoPath:
        return 0


def _ask(folder: str, engine: str, answers: Any) -> None:
    start = time.perf_counter()
    kg = graph.scan(folder, engine=engine)
    told: dict[str, Any] = {"open": [time.perf_counter() - start]}
    for name, ask in questions(kg).items():
        told[name] = []
        for _ in range(2):
            start = time.perf_counter()
            try:
                ask()
            except graph.TooMany as error:
                told[name].append(str(error))
            else:
                told[name].append(round(time.perf_counter() - start, 2))
    told["MB at most"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    answers.put(told)


def main() -> None:
    """Make the tables, and ask."""
    size, *engines = sys.argv[1:]
    folder = made(int(size), Path(tempfile.gettempdir()) / "policygraph-bench")
    for engine in engines or ["duckdb", "polars"]:
        spawned = multiprocessing.get_context("spawn")
        answers = spawned.SimpleQueue()
        process = spawned.Process(target=_ask, args=(str(folder), engine, answers))
        process.start()
        process.join()
        sys.stdout.write(f"{size} {engine} {json.dumps(answers.get(), indent=1)}\n")


if __name__ == "__main__":
    main()

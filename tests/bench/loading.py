"""One load of a dataset in a process of its own, and what it cost.

    python -m tests.bench.loading bare|models|whole FOLDER

Prints the CPU seconds of the load, the memory that the process held before and after it, and the
most that it ever held, in bytes.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph.knowledge import KnowledgeGraph
from graph.loading import load
from graph.model import builtin
from graph.reading.formats.json_lines import JsonLines
from tests.tiny import memory


def bare(folder: Path) -> Callable[[], Any]:
    """pydantic alone: each file's bytes in one call, collection paused. Reading is not counted."""
    kinds = builtin()
    texts = [
        (adapter, b"[" + b",".join((folder / name).read_bytes().splitlines()) + b"]")
        for adapter, name in (
            (kinds.entity_adapter, "entities.jsonl"),
            (kinds.relation_adapter, "relations.jsonl"),
        )
    ]
    gc.disable()
    return lambda: [adapter.validate_json(text) for adapter, text in texts]


def models(folder: Path) -> Callable[[], Any]:
    """The models alone, read a batch at a time: for the memory that nothing can do without."""
    kinds = builtin()

    def run() -> Any:
        gc.disable()
        return [
            adapter.validate_json(batch.json)
            for adapter, name in (
                (kinds.entity_adapter, "entities.jsonl"),
                (kinds.relation_adapter, "relations.jsonl"),
            )
            for batch in JsonLines(name, folder / name).batches()
        ]

    return run


def whole(folder: Path) -> Callable[[], Any]:
    """From files to a graph: read, validated, held to every rule, sorted, built into networkx."""

    def run() -> tuple[KnowledgeGraph, Any]:
        kg = load(folder)
        return kg, memory(kg).graph

    return run


def held() -> int:
    """The memory that this process holds now, in bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def main(way: str, folder: str, warm: str) -> None:
    """Load a small dataset, so that imports and validators are not counted; then the one asked for."""
    ways = {"bare": bare, "models": models, "whole": whole}
    ways[way](Path(warm))()
    run = ways[way](Path(folder))
    before, start = held(), time.process_time()
    kept = run()
    seconds = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": seconds, "before": before, "after": held(), "most": most}))  # noqa: T201  # its answer
    assert kept
    os._exit(0)  # taking a million models apart again is not measured


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    main(*sys.argv[1:])

"""The networks of a million statements by 5,000 voices on 1,000 concepts, and what each costs.

    python -m tests.bench.debating [STATEMENTS]

Prints, as JSON, for each network the seconds that it took, by the clock and of the processors, and the most
memory that it held beyond the claims themselves, in bytes; the same of scipy's own product of the counts; and
of the statements, which are made of the claims for the first network and kept for the others.
"""

from __future__ import annotations

import gc
import json
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any

import numpy as np
from scipy import sparse

from graph.discourse.settings import WORDS, Settings
from graph.garbage import paused_garbage_collection
from graph.knowledge import KnowledgeGraph
from graph.model import Citation, Dataset, Document, Header
from graph.problems import UnusableQuery
from graph.vocabulary.entities import Issue, Organization
from graph.vocabulary.relations import Support
from tests.bench.loading import held

ACTORS, CONCEPTS, DOCUMENTS = 5_000, 1_000, 2_000


def fitting() -> Iterator[dict[str, str]]:
    """Each sort of network that there is, once with each way of counting and of dividing."""
    for count in reversed(WORDS["count"]):
        yield {"tie": "congruence", "count": count}
    for names in product(WORDS["mode"], WORDS["tie"], WORDS["normalization"]):
        asked: dict[str, Any] = dict(zip(("mode", "tie", "normalization"), names, strict=True))
        try:
            Settings(**asked)
        except UnusableQuery:
            continue
        yield asked


def debate(statements: int) -> KnowledgeGraph:
    """So many statements of chance, the same each time; equal ones are citations of one claim."""
    chance = random.Random(7)
    # One text for each id, as what reads files keeps them.
    actors, concepts, texts = (
        [f"{letter}{at}" for at in range(size)]
        for letter, size in (("a", ACTORS), ("c", CONCEPTS), ("d", DOCUMENTS))
    )
    documents = [
        Document(id=texts[at], title="D", date=f"20{at % 24:02}-0{at % 9 + 1}-{at % 28 + 1:02}")
        for at in range(DOCUMENTS)
    ]
    cited: dict[tuple[int, int, bool], list[Citation]] = {}
    for at in range(statements):
        key = chance.randrange(ACTORS), chance.randrange(CONCEPTS), chance.random() < 0.4
        fields: dict[str, Any] = {
            "document": texts[chance.randrange(DOCUMENTS)],
            "start": at,
            "end": at + 1,
        }
        cited.setdefault(key, []).append(Citation.model_construct(**fields))
    claims = [
        Support.model_construct(
            id=f"claim{at}",
            source=actors[who],
            target=concepts[what],
            negated=negated,
            holder=actors[who],
            modality="assessment",
            evidence=tuple(evidence),
        )
        for at, ((who, what, negated), evidence) in enumerate(cited.items())
    ]
    entities = [
        *(Organization(id=one, name=one) for one in actors),
        *(Issue(id=one, name=one) for one in concepts),
    ]
    header = Header(id="debate", title="Debate", documents=tuple(documents))
    return KnowledgeGraph(Dataset(header, tuple(entities), tuple(claims)))


def cost(make: Callable[[], Any]) -> dict[str, float]:
    """What making something costs."""
    gc.collect()
    before = most = held()
    done = threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(0.01):
            most = max(most, held())

    watcher = threading.Thread(target=watch)
    watcher.start()
    clock, processors = time.perf_counter(), time.process_time()
    made = make()
    told = {
        "seconds": time.perf_counter() - clock,
        "processors": time.process_time() - processors,
    }
    done.set()
    watcher.join()
    del made
    return told | {"bytes": max(most, held()) - before}


def alone(statements: int) -> Callable[[], Any]:
    """scipy's own product of counts like these: one network, of ties that ignore sides, without its claims."""
    chance = np.random.default_rng(7)
    at = chance.integers(0, ACTORS, statements), chance.integers(0, CONCEPTS, statements)

    def make() -> Any:
        counts = sparse.coo_array((np.ones(statements), at), shape=(ACTORS, CONCEPTS)).tocsr()
        return counts @ counts.T

    return make


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with paused_garbage_collection():
        kg: Any = debate(count)
    kg.discourse(matrix=True, limit=10)  # what is imported once is no part of a network
    gc.freeze()  # nor is looking through a million claims for garbage
    told = {"scipy": cost(alone(count))}
    told["statements"] = cost(partial(kg.discourse, matrix=True, mode="affiliation"))
    for asked in fitting():
        name = " ".join(asked.values())
        told[name] = cost(partial(kg.discourse, matrix=True, **asked))
        print(name, told[name], file=sys.stderr, flush=True)  # noqa: T201  # it takes a while
    print(json.dumps(told))  # noqa: T201  # who asked reads it

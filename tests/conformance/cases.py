"""The recorded cases that every engine is held to: what is asked, and the ids that answer it.

``made-up.json`` carries its graph, ``chile-2025.json`` names the dataset in ``data/``. A case is
``{"ask": {verb: arguments}, "answer": …}``; an answer that is an error is ``{"error": its class}``.
After a change that is wanted: ``python -m tests.conformance.record``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from graph.engine import questions
from graph.engine.paths import Path as Chain
from graph.engine.protocol import Engine
from graph.model import Dataset, Entity, Header, Query, Relation, builtin
from graph.problems import GraphError
from graph.reading import load
from graph.voices import voiced
from tests.command import ROOT

FOLDER = Path(__file__).parent
NAMES = ("made-up", "chile-2025")
MOST_CHAINS = 12
"""So many chains of a case are recorded: there may be very many."""


@dataclass(frozen=True)
class Suite:
    """A graph, and what is asked of it."""

    graph: Dataset
    cases: tuple[tuple[dict[str, Any], Any], ...]


@cache
def suite(name: str) -> Suite:
    read = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    graph = read["graph"]
    dataset = load(ROOT / "data" / graph) if isinstance(graph, str) else dataset_of(graph)
    return Suite(dataset, tuple((case["ask"], case["answer"]) for case in read["cases"]))


def dataset_of(graph: Mapping[str, Any]) -> Dataset:
    """A dataset from JSON, as it stands: a graph of chance keeps no rule."""
    vocabulary = builtin()
    return voiced(
        Dataset(
            Header.model_validate_json(json.dumps(graph["header"])),
            tuple(vocabulary.entity_adapter.validate_json(json.dumps(graph["entities"]))),
            tuple(vocabulary.relation_adapter.validate_json(json.dumps(graph["relations"]))),
        )
    )


def ids(records: Iterable[Entity | Relation]) -> list[str]:
    return [record.id for record in records]


def steps(chain: Chain) -> list[list[Any]]:
    return [[step.relation.id, step.start, step.end, step.forward] for step in chain.steps]


def query(asked: Mapping[str, Any]) -> Query | None:
    return Query(**asked["query"]) if "query" in asked else None


def way(asked: Mapping[str, Any]) -> Any:
    return asked.get("direction", "both")


def compared(engine: Engine, left: str, right: str) -> list[list[Any]]:
    return [
        [row.status, row.kind, row.topic, row.about, ids(row.left), ids(row.right)]
        for row in engine.compare(left, right).lined
    ]


def neighbourhood(engine: Engine, id: str, radius: int, direction: Any) -> list[list[str]]:
    found = engine.ego(id, radius, direction)
    return [ids(found.entities()), ids(found.relations(Query()))]


VERBS: Mapping[str, Callable[[Engine, Any], Any]] = {
    "relations": lambda engine, asked: ids(engine.relations(Query(**asked))),
    "entities": lambda engine, kinds: ids(engine.entities(kinds)),
    "entity": lambda engine, name: engine.entity(name).name,
    "relation": lambda engine, name: list(engine.relation(name).ends),
    "find": lambda engine, name: engine.find(name).id,
    "neighbors": lambda engine, asked: ids(engine.neighbors(asked["id"], query(asked) or Query())),
    "shortest_path": lambda engine, asked: steps(
        engine.shortest_path(asked["source"], asked["target"], query(asked), way(asked))
    ),
    "shortest_paths": lambda engine, asked: [
        steps(chain)
        for chain in islice(
            engine.shortest_paths(asked["source"], asked["target"], query(asked), way(asked)),
            MOST_CHAINS,
        )
    ],
    "paths": lambda engine, asked: [
        list(chain.entities)
        for chain in islice(
            engine.paths(
                asked["source"], asked["target"], query(asked), asked["cutoff"], way(asked)
            ),
            MOST_CHAINS,
        )
    ],
    "ego": lambda engine, asked: neighbourhood(engine, **asked),
    "world": lambda engine, scenario: ids(engine.world(scenario).relations(Query())),
    "compare": lambda engine, asked: compared(engine, **asked),
    "disputes": lambda engine, asked: [
        [ids(side.relations) for side in one.sides] for one in engine.disputes(Query(**asked))
    ],
    "changes": lambda engine, asked: [
        [ids(side.relations) for side in one.sides] for one in engine.changes(Query(**asked))
    ],
    "corroboration": lambda engine, asked: [
        ids(one.relations) for one in engine.corroboration(Query(**asked))
    ],
    "speaking": lambda engine, asked: [
        list(astuple(one)) for one in engine.speaking(Query(**asked))
    ],
    "counts": lambda engine, _: engine.counts(),
    "ask": lambda engine, name: ids(questions.ask(engine, name).relations),
}
"""What can be asked, by the verb's name; each gives what JSON holds."""


def answer(engine: Engine, ask: Mapping[str, Any]) -> Any:
    ((verb, asked),) = ask.items()
    try:
        return VERBS[verb](engine, asked)
    except GraphError as error:
        return {"error": type(error).__name__}

"""policygraph: a policy text as a graph of typed, validated, attributed, cited claims.

The names below are the public surface. They are imported when first used, so that ``import
graph`` costs nothing that is not needed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.engine.comparison import Comparison
    from graph.engine.paths import Path, Step
    from graph.engine.questions import Answer
    from graph.evidence import cite, coverage, verify
    from graph.knowledge import KnowledgeGraph, compare
    from graph.loading import load
    from graph.model import (
        Citation,
        Dataset,
        Document,
        Entity,
        Query,
        Question,
        Relation,
        Scenario,
    )
    from graph.problems import (
        AmbiguousName,
        GraphError,
        InvalidDataset,
        NoPath,
        Problem,
        UnknownEntity,
        UnknownKind,
        UnknownName,
        UnknownQuestion,
        UnknownScenario,
        UnusableFile,
    )
    from graph.reading import check, read

__version__ = "0.1.0"

_ROOMS = {
    "engine.comparison": ("Comparison",),
    "engine.paths": ("Path", "Step"),
    "engine.questions": ("Answer",),
    "evidence": ("cite", "coverage", "verify"),
    "knowledge": ("KnowledgeGraph", "compare"),
    "loading": ("load",),
    "model": (
        "Citation",
        "Dataset",
        "Document",
        "Entity",
        "Query",
        "Question",
        "Relation",
        "Scenario",
    ),
    "problems": (
        "AmbiguousName",
        "GraphError",
        "InvalidDataset",
        "NoPath",
        "Problem",
        "UnknownEntity",
        "UnknownKind",
        "UnknownName",
        "UnknownQuestion",
        "UnknownScenario",
        "UnusableFile",
    ),
    "reading": ("check", "read"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "AmbiguousName",
    "Answer",
    "Citation",
    "Comparison",
    "Dataset",
    "Document",
    "Entity",
    "GraphError",
    "InvalidDataset",
    "KnowledgeGraph",
    "NoPath",
    "Path",
    "Problem",
    "Query",
    "Question",
    "Relation",
    "Scenario",
    "Step",
    "UnknownEntity",
    "UnknownKind",
    "UnknownName",
    "UnknownQuestion",
    "UnknownScenario",
    "UnusableFile",
    "check",
    "cite",
    "compare",
    "coverage",
    "load",
    "read",
    "verify",
]


def __getattr__(name: str) -> Any:
    room = _ROOM_OF.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"graph.{room}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)

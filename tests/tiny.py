"""Datasets of a few lines and graphs of a few claims, for the tests to say what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graph.engine.memory import Memory
from graph.knowledge import KnowledgeGraph
from graph.model import Dataset, Header, KindDeclarations, Relation, builtin
from graph.problems import Problem

HEADER: dict[str, Any] = {
    "id": "tiny",
    "title": "Tiny",
    "documents": [{"id": "note", "title": "A note"}],
    "scenarios": [
        {"id": "red", "label": "If red wins", "group": "vote"},
        {"id": "blue", "label": "If blue wins", "group": "vote"},
    ],
    "topics": [{"id": "north", "label": "The north"}, {"id": "south", "label": "The south"}],
}
HEADER_YAML = """\
id: tiny
title: Tiny
documents: [{id: note, title: A note}]
scenarios:
  - {id: red, label: If red wins, group: vote}
  - {id: blue, label: If blue wins, group: vote}
topics: [{id: north, label: The north}, {id: south, label: The south}]
"""
ENTITIES_YAML = """\
- {id: ada, kind: person, name: Ada}
- {id: bob, kind: person, name: Bob}
- {id: peru, kind: country, name: Peru}
"""
RELATIONS_YAML = """\
- kind: advice
  source: ada
  target: bob
  modality: fact
  evidence: [{document: note, start: 0, end: 3}]
"""
CITED: list[dict[str, Any]] = [{"document": "note", "paragraph": 1, "start": 0, "end": 3}]


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A dataset's folder; what is not given is as small as it can be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"dataset.yaml": HEADER_YAML, **files}.items():
        content = text if isinstance(text, bytes) else text.encode()
        (folder / name).write_bytes(content)
    return folder


def claim(kind: str, source: str, target: str, **fields: Any) -> dict[str, Any]:
    """One relation as a record: a fact with a citation, if nothing else is said."""
    ends = {"kind": kind, "source": source, "target": target}
    return ends | {"modality": "fact", "evidence": CITED} | fields


def dataset_of(
    entities: Mapping[str, str | Mapping[str, Any]],
    *claims: Mapping[str, Any],
    **header: Any,
) -> Dataset:
    """A dataset of entities, each a kind or a record by its id, and claims."""
    whole = Header.model_validate(HEADER | header)
    vocabulary = builtin()
    if whole.kinds != KindDeclarations():
        vocabulary = vocabulary.declare(whole.kinds)
    records = [
        {"id": name, "name": name.replace("-", " ").title()}
        | ({"kind": given} if isinstance(given, str) else dict(given))
        for name, given in entities.items()
    ]
    return Dataset(
        header=whole,
        entities=tuple(
            sorted(vocabulary.entity_adapter.validate_python(records), key=lambda one: one.id)
        ),
        relations=tuple(
            sorted(
                vocabulary.relation_adapter.validate_python([dict(one) for one in claims]),
                key=lambda one: one.id,
            )
        ),
        vocabulary=vocabulary,
    )


def graph_of(
    entities: Mapping[str, str | Mapping[str, Any]],
    *claims: Mapping[str, Any],
    **header: Any,
) -> KnowledgeGraph:
    """A graph of the same."""
    return KnowledgeGraph(dataset_of(entities, *claims, **header))


def beside_unused(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems but those that a tiny dataset has for leaving some of its entities alone."""
    return tuple(problem for problem in problems if problem.rule != "unused-entity")


def relation(kind: str, source: str, target: str, **fields: Any) -> Relation:
    """One relation of a built-in kind."""
    (made,) = builtin().relation_adapter.validate_python([claim(kind, source, target, **fields)])
    return made


def memory(kg: KnowledgeGraph) -> Memory:
    """The engine of a graph that is held in memory."""
    assert isinstance(kg.engine, Memory)
    return kg.engine

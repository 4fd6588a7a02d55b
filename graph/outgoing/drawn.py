"""What goes out as a graph of nodes and edges, whose fields hold one text, number, yes or no each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.export.colours import Colours
from graph.model import Entity, Relation
from graph.outgoing.extract import Extract
from graph.reading.networks.fields import CLAIM, ENTITY, STRUCTURED, SYMMETRIC, written_as
from graph.vocabulary.sentences import plain
from graph.vocabulary.sorts import Sort
from graph.writing.frames import PYTHON, Columns
from graph.writing.networkx import edge_label
from graph.writing.records import Record, fields_of, own_columns
from graph.writing.save import beside_claims
from graph.writing.save import plain as said

Fields = Mapping[str, str | int | float | bool]
_OF_ENTITIES: Columns = {
    "kind": "text",
    "name": "text",
    "names": "text",
    "aliases": "text",
    "summary": "text",
    "summaries": "text",
    "identifiers": "text",
}
_OF_CLAIMS: Columns = {
    "kind": "text",
    "negated": "yes_no",
    "modality": "text",
    "certainty": "text",
    "scenario": "text",
    "holder": "text",
    "basis": "text",
    "topic": "text",
    "start": "date",
    "end": "date",
    "date": "date",
    "statement": "text",
    "statements": "text",
    "note": "text",
    "notes": "text",
    "evidence": "text",
}
_TOLD = ("sentence", "voice_name", "documents", "paragraphs", "citations")
"""What follows from a claim's fields, for people."""

XML_TYPES: Mapping[Sort, str] = {
    "text": "string",
    "date": "string",
    "yes_no": "boolean",
    "count": "long",
    "number": "double",
}
"""What GraphML and GEXF call what a column holds."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, to be drawn.

    Parameters
    ----------
    id : str
        With what stands before it.
    label : str
        Its name, told apart from others'.
    place : (int, int, int), optional
        Its centre, whose second number grows downwards, and its radius.
    colour : str
    fields : mapping
    """

    entity: Entity
    id: str
    label: str
    place: tuple[int, int, int] | None
    colour: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim, to be drawn.

    Parameters
    ----------
    id, source, target : str
        With what stands before them.
    label : str
        What it says: with its *not*, with what sort of claim it is, and with its scenario.
    sort : str
        Its kind, with what makes it no plain fact, told from that of every other edge between its ends.
    type : str
        Its kind in capitals, as a database names it: no plain fact has the type of one.
    symmetric : bool
    colour : str
    fields : mapping
    """

    relation: Relation
    id: str
    source: str
    target: str
    label: str
    sort: str
    type: str
    symmetric: bool
    colour: str
    fields: Fields


class Drawn:
    """What goes out as a graph.

    Parameters
    ----------
    extract : Extract
    """

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._colours = Colours(extract.header.scenarios)
        self._own_of_entities = fields_of(
            {type(one) for one in extract.entities}, frozenset(Entity.model_fields)
        )
        used = {name for one in extract.relations for name in type(one).model_fields}
        own = own_columns(extract.vocabulary)
        self._own_of_claims = {name: sort for name, sort in own.items() if name in used}

    @property
    def title(self) -> str:
        """What the graph is called."""
        return self._extract.header.title

    @cached_property
    def dataset(self) -> str:
        """All that is said beside entities and claims, as JSON."""
        return json.dumps(beside_claims(self._extract.dataset), ensure_ascii=False)

    @cached_property
    def node_columns(self) -> Columns:
        """The fields that some node has, in their order, each with what it holds."""
        known = {**_OF_ENTITIES, **self._own_of_entities}
        return _used({written_as(name): sort for name, sort in known.items()}, self.nodes)

    @cached_property
    def edge_columns(self) -> Columns:
        """The fields that some edge has, in their order, each with what it holds."""
        known = {written_as(name): sort for name, sort in _OF_CLAIMS.items()}
        own = {written_as(name): sort for name, sort in self._own_of_claims.items()}
        told: Columns = {SYMMETRIC: "yes_no", **dict.fromkeys(_TOLD, "text")}
        return _used({**known, **own, **told}, self.edges)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The entities."""
        return tuple(self._node(one) for one in self._extract.entities)

    def _node(self, one: Entity) -> Node:
        values = said(one)
        sorts = {**_OF_ENTITIES, **self._own_of_entities}
        return Node(
            one,
            f"{ENTITY}{one.id}",
            self._extract.about.names[one.id],
            self._extract.places.get(one.id),
            self._colours.of_entity(one),
            dict(_flat(values, sorts)),
        )

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The claims."""
        taken: Counter[tuple[str, str, str]] = Counter()
        pairs = zip(self._extract.relations, self._extract.records, strict=True)
        return tuple(self._edge(one, record, taken) for one, record in pairs)

    def _edge(self, one: Relation, record: Record, taken: Counter[tuple[str, str, str]]) -> Edge:
        kind = type(one)
        words = f"not {one.kind}" if one.negated else one.kind
        usual = {"modality": "fact", "certainty": "certain"}
        marks = [mark for name, word in usual.items() if (mark := getattr(one, name)) != word]
        if one.scenario:
            marks.append(self._extract.about.scenarios.get(one.scenario) or one.scenario)
        words = ", ".join((words, *marks))
        low, high = sorted(one.ends)
        taken[words, low, high] += 1
        number = taken[words, low, high]
        values = {name: getattr(one, name) for name in _OF_CLAIMS} | said(one)
        sorts = {**_OF_CLAIMS, **self._own_of_claims}
        told = {name: record[name] for name in _TOLD if record[name] is not None}
        return Edge(
            one,
            f"{CLAIM}{one.id}",
            f"{ENTITY}{one.source}",
            f"{ENTITY}{one.target}",
            edge_label(record, self._extract.about),
            words if number == 1 else f"{words} · {number}",
            _type(one),
            kind.symmetric,
            self._colours.of_claim(one),
            {**dict(_flat(values, sorts)), SYMMETRIC: kind.symmetric, **told},
        )


def _flat(values: Mapping[str, Any], sorts: Columns) -> Iterable[tuple[str, Any]]:
    """Fields that say something, in order, by what they are called in a file."""
    for name, sort in sorts.items():
        value = values.get(name)
        if value is None or (name in STRUCTURED and not value):
            continue
        yield written_as(name), _value(name, value, sort)


def _value(name: str, value: Any, sort: Sort) -> Any:
    if name in STRUCTURED:
        return json.dumps(value, ensure_ascii=False)
    return plain(value) if sort in {"text", "date"} else PYTHON[sort](value)


def _used(columns: Columns, those: Iterable[Node | Edge]) -> Columns:
    there = {name for one in those for name in one.fields}
    return {name: sort for name, sort in columns.items() if name in there}


def _type(one: Relation) -> str:
    """What a database calls its kind. A question for one kind must not be answered with its denials."""
    parts = (
        "IF" if one.scenario else "",
        "" if one.certainty == "certain" else one.certainty,
        "" if one.modality == "fact" else one.modality,
        "NOT" if one.negated else "",
        one.kind,
    )
    return "_".join(part.upper() for part in parts if part)

"""A graph of another program as a dataset: kinds of its own, edges as claims of the file, what was supposed told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.model import AUTHOR, CERTAINTIES
from graph.reading.brought import Report
from graph.reading.called import Ids, as_name
from graph.reading.networks.network import Edge, Network, Node
from graph.reading.networks.sorts import Fields, Kinds
from graph.reading.networks.standing import OF_CLAIMS, Unclear, standing, stated
from graph.reading.networks.values import folded, plain

SCHEME = "node"
"""The scheme of the ids that nodes have in their files."""
KEY = "networkx_key"
"""What networkx calls the id that an edge has in it."""
NAMED = ("name", "title", "label")
"""The fields that say what a node is called, where it has no label."""
TOLD = ("label", "name", "title", "kind", "type", "category", "class")
"""The fields of nodes that become something else than fields."""
ALIKE = ("kind", "relation", "relationship", "predicate", "interaction", "type", "label")
"""The fields that say of what sort an edge is: the first that is there."""
SORTS = ("kind", "type", "category", "class")
"""The same of nodes."""


class Foreign:
    """The dataset that a graph becomes.

    Parameters
    ----------
    network : Network
    name : str
        What the file is called, without its ending.
    report : Report
        Takes in what is made, left out and supposed.
    """

    def __init__(self, network: Network, name: str, report: Report) -> None:
        self._network = network
        self._title = as_name(network.title, "") or as_name(name, "Graph")
        self._report = report
        self._ids = Ids(AUTHOR)
        self._entities: dict[str, str] = {}
        self._scenarios: dict[str, str] = {}
        self._document = ""

    def value(self) -> dict[str, Any]:
        """All of it, as a file of one dataset has it."""
        nodes = [*self._nodes()]
        self._document = self._ids.give(self._title, "graph")
        kinds = Kinds("node", [(_word(one.fields, SORTS), _said(one, TOLD)) for one in nodes])
        entities = [self._entity(one, kinds) for one in nodes]
        edges = [*self._edges()]
        told = [(self._sort(one), self._own(one)) for one in edges]
        ties = Kinds("tie", [(sort, own) for sort, own in told], relations=True)
        claims: dict[Any, dict[str, Any]] = {}
        for number, (edge, (sort, own)) in enumerate(zip(edges, told, strict=True), 1):
            self._claim(edge, number, ties.kind(sort), ties.fields(sort, own), claims)
        self._counted(edges, kinds, ties, len(claims))
        return {
            "id": self._ids.give(self._title, "graph"),
            "title": self._title,
            "description": self._report.words(),
            "documents": [{"id": self._document, "title": self._title}],
            "scenarios": [
                {"id": given, "label": label, "group": "scenarios"}
                for label, given in self._scenarios.items()
            ],
            "kinds": {"entities": kinds.of_entities(), "relations": ties.of_relations()},
            "entities": entities,
            "relations": [*claims.values()],
        }

    # Nodes

    def _nodes(self) -> Iterator[Node]:
        for one in self._network.nodes:
            if one.id in self._entities:
                self._report.leave("nodes of an id that another has, left out", one.id[:80])
                continue
            self._entities[one.id] = self._ids.give(one.id, "node")
            yield one

    def _entity(self, one: Node, kinds: Kinds) -> dict[str, Any]:
        word = _word(one.fields, SORTS)
        # networkx and others give the id as the label where they have none.
        label = one.label if one.label != one.id else ""
        name = as_name(label or _word(one.fields, NAMED) or one.id, "")
        given = self._entities[one.id]
        made: dict[str, Any] = {
            "id": given,
            "kind": kinds.kind(word),
            "name": name or given,
        }
        # What cannot stand in a name is no identifier; what can is no two nodes'.
        if one.id and given != one.id and as_name(one.id, "") == one.id:
            made["identifiers"] = {SCHEME: one.id}
        return made | kinds.fields(word, _said(one, TOLD))

    # Edges

    def _edges(self) -> Iterator[Edge]:
        leave = self._report.leave
        for number, one in enumerate(self._network.edges, 1):
            name = (one.id or f"edge {number}")[:80]
            if one.source not in self._entities or one.target not in self._entities:
                leave("edges from or to a node that is not there, left out", name)
            elif one.source == one.target:
                leave("edges of a node with itself, left out", name)
            else:
                try:
                    yield stated(one, self._report)
                except Unclear as error:
                    leave(error.reason, f"{name}: {error.what}")

    def _sort(self, one: Edge) -> tuple[str, bool]:
        return _word(one.fields, ALIKE) or as_name(one.label, ""), one.directed

    def _own(self, one: Edge) -> Fields:
        sort = next((name for name in ALIKE if _word(one.fields, (name,))), "")
        label = {"label": edge_label} if sort and (edge_label := as_name(one.label, "")) else {}
        return {**_said(one, (sort, KEY, *OF_CLAIMS)), **label}

    def _claim(
        self,
        edge: Edge,
        number: int,
        kind: str,
        own: Fields,
        claims: dict[Any, dict[str, Any]],
    ) -> None:
        ends = [self._entities[edge.source], self._entities[edge.target]]
        said = standing(edge, self._report)
        scenario = said.pop("scenario", None)
        if scenario is not None:
            label = as_name(scenario, "scenario")
            if label not in self._scenarios:
                self._scenarios[label] = self._ids.give(label, "scenario")
            said["scenario"] = self._scenarios[label]
        held = str(edge.fields.get("holder") or AUTHOR)
        if held in self._entities:
            said["holder"] = self._entities[held]
        elif held != AUTHOR:
            self._report.leave("holders that are no node, left out", held[:80])
        apart = {
            name: value
            for name, value in (said | dict(own)).items()
            if name not in {"certainty", "statement", "note"}
        }
        key = (kind, *(ends if edge.directed else sorted(ends)), json.dumps(apart, sort_keys=True))
        citation = {"document": self._document, "record": _record(edge, number)}
        if key in claims:
            self._report.leave("edges that say what another says, joined with it", edge.id[:80])
            claims[key]["evidence"].append(citation)
            self._join(claims[key], said, citation["record"])
            return
        source, target = ends
        made = {"kind": kind, "source": source, "target": target, "modality": "assessment"}
        claims[key] = made | said | dict(own) | {"evidence": [citation]}

    def _join(self, claim: dict[str, Any], said: Mapping[str, Any], record: str) -> None:
        """Keep what an edge says in other words, or more or less surely, than the claim that it is joined with."""
        first, other = (
            CERTAINTIES.index(one.get("certainty", CERTAINTIES[0])) for one in (claim, said)
        )
        told = [
            said[name]
            for name in ("statement", "note")
            if said.get(name) != claim.get(name) and name in said
        ]
        if first != other:
            # One dataset holds a claim once: not more surely than the file has it anywhere.
            claim["certainty"] = CERTAINTIES[max(first, other)]
            why = "edges more or less certain than another that says the same, the least kept"
            self._report.leave(why, record)
            told.insert(0, CERTAINTIES[other])
        notes = [claim.get("note", ""), *(f"{record}: {one}" for one in told)]
        if told:
            claim["note"] = "\n".join(one for one in notes if one)

    def _counted(self, edges: list[Edge], kinds: Kinds, ties: Kinds, claims: int) -> None:
        """Note what was made, and what had to be supposed."""
        report = self._report
        report.made["entities"] = len(self._entities)
        report.made["claims"] = claims
        supposed = {
            "edges that do not say what sort of claim they are, taken for assessments of the file": (
                one.fields.get("modality") is None for one in edges
            ),
            "edges that do not say of what kind they are, taken for ties": (
                not self._sort(one)[0] for one in edges
            ),
        }
        for why, those in supposed.items():
            if count := sum(those):
                report.left[why] = count
        if self._network.looks:
            report.left["places, sizes and colours, left out"] = self._network.looks
        for some in (kinds, ties):
            report.left.update(some.left)


def _word(fields: Mapping[str, Any], names: Iterable[str]) -> str:
    """What the first of some fields says that says something; how they are spelled makes no difference."""
    spelled = {folded(name): value for name, value in fields.items()}
    words = (spelled.get(name) for name in names)
    found = (as_name(word, "") for word in words if isinstance(word, str))
    return next((word for word in found if word), "")


def _said(one: Node | Edge, told: Iterable[str]) -> Fields:
    """The further fields that say something, each of text, a number, or yes or no."""
    left = {*told}
    further = (
        (name, plain(value)) for name, value in one.fields.items() if folded(name) not in left
    )
    return {name: value for name, value in further if value != "" and name.strip()}


def _record(edge: Edge, number: int) -> str:
    """How a citation names an edge."""
    named = as_name(edge.id[:80], "")
    return f"edge {named}" if named else f"edge {number}"

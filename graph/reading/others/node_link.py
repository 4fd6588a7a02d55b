"""Node-link JSON: what this program wrote, read back; and graphs of networkx and D3."""

from __future__ import annotations

from typing import Any

from graph.reading.networks.fields import DATASET
from graph.reading.networks.made import made as dataset_of
from graph.reading.networks.network import Edge, Network, Node
from graph.reading.others import Made, Other, register

_EDGES = ("edges", "links")
_OF_EDGES = frozenset({"source", "target", "key", "id"})


def fits(value: Any) -> bool:
    """Whether it has lists of nodes and of edges."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("nodes"), list)
        and any(isinstance(value.get(name), list) for name in _EDGES)
    )


def made(value: Any, name: str) -> Made:
    """The dataset that it becomes."""
    own = value["graph"] if isinstance(value.get("graph"), dict) else {}
    title = own.get("title") or own.get("name") or ""
    network = Network("a node-link JSON file", str(title), dataset=own.get(DATASET))
    places: dict[Any, str] = {}
    for number, one in enumerate(value["nodes"]):
        if not isinstance(one, dict):
            network.left["nodes that are no objects, left out"] += 1
            continue
        given = _text(one.get("id", one.get("name", number)))
        places[number] = given
        fields = {field: inner for field, inner in one.items() if field != "id"}
        network.nodes.append(Node(given, _text(one.get("label", "")), fields))
    known = {one.id for one in network.nodes}
    directed = value.get("directed", False) is True
    for one in next(value[name] for name in _EDGES if isinstance(value.get(name), list)):
        if not isinstance(one, dict):
            network.left["edges that are no objects, left out"] += 1
            continue
        source, target = (_end(one.get(end), known, places) for end in ("source", "target"))
        fields = {field: inner for field, inner in one.items() if field not in _OF_EDGES}
        key = one.get("id", one.get("key", ""))
        named = key if isinstance(key, str) else ""
        network.edges.append(Edge(named, source, target, directed, "", fields))
    return dataset_of(network, name)


def _end(written: Any, known: set[str], places: dict[Any, str]) -> str:
    """The id of a node; D3 names it by its place, where no node has the id."""
    if isinstance(written, dict):  # D3 puts the nodes themselves there
        written = written.get("id")
    text = _text(written)
    by_place = isinstance(written, int) and text not in known
    return places.get(written, text) if by_place else text


def _text(written: Any) -> str:
    return written if isinstance(written, str) else str(written)


register(Other("node-link", fits=fits, made=made))

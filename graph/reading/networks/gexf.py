"""GEXF 1.1 to 1.3: what this program wrote, read back; and graphs of Gephi, graphology, networkx and others."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, MutableMapping
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from graph.reading.brought import Misread
from graph.reading.networks.network import Edge, Network, Node
from graph.reading.networks.values import typed
from graph.reading.xml_tree import local, tree_of

INSTRUCTION = "policygraph"
"""The processing instruction that holds what is no entity and no claim, as JSON: passed over by every other reader."""
_LOOKS = frozenset({"color", "position", "size", "shape", "thickness"})
_SPELLS = "spells of time beside start and end, left out"


class _Attribute(NamedTuple):
    """What a field is called and holds."""

    title: str
    type: str
    default: str | None


class _Attributes(NamedTuple):
    """The fields of nodes, or of edges, by id; and what those say that are not given, which all share."""

    known: Mapping[str, _Attribute]
    defaults: dict[str, Any]


def read(content: bytes) -> Network:
    """The graph of a file.

    Parameters
    ----------
    content : bytes

    Raises
    ------
    Misread
        Where it is no GEXF.
    """
    root, instructions = tree_of(content)
    if local(root) != "gexf":
        raise Misread("this is XML, and no GEXF: no <gexf> holds it")
    network = Network("a GEXF file", dataset=instructions.get(INSTRUCTION))
    for one in root:
        if local(one) == "meta":
            described = (part.text or "" for part in one if local(part) == "description")
            network.title = next(described, "").strip()
        elif local(one) == "graph":
            _read_graph(one, network)
    return network


def _read_graph(graph: Element, network: Network) -> None:
    known = {"node": _attributes(graph, "node"), "edge": _attributes(graph, "edge")}
    directed = graph.get("defaultedgetype", "undirected")
    for one in graph.iter():
        sort = local(one)
        if sort == "node":
            fields = _fields(one, known["node"], network)
            network.nodes.append(Node(one.get("id", ""), one.get("label", "").strip(), fields))
        elif sort == "edge":
            fields = _fields(one, known["edge"], network)
            _weigh(one, fields)
            way = one.get("type", directed) == "directed"
            label = one.get("label") or one.get("kind") or ""
            ends = one.get("source", ""), one.get("target", "")
            network.edges.append(Edge(one.get("id", ""), *ends, way, label, fields))


def _weigh(element: Element, fields: MutableMapping[str, Any]) -> None:
    """Take in what an edge says of itself beside its fields."""
    for name, sort in (("weight", "float"), ("start", "string"), ("end", "string")):
        if element.get(name):
            fields.setdefault(name, typed(element.get(name, ""), sort))


def _attributes(graph: Element, sort: str) -> _Attributes:
    found = {}
    for some in graph:
        if local(some) == "attributes" and some.get("class") == sort:
            for one in some:
                default = next((part.text for part in one if local(part) == "default"), None)
                title = one.get("title") or one.get("id") or ""
                found[one.get("id", "")] = _Attribute(title, one.get("type", "string"), default)
    defaults = {
        one.title: typed(one.default, one.type) for one in found.values() if one.default is not None
    }
    return _Attributes(found, defaults)


def _fields(element: Element, some: _Attributes, network: Network) -> MutableMapping[str, Any]:
    found: dict[str, Any] = {}
    for part in element:
        sort = local(part)
        network.looks += sort in _LOOKS
        if sort == "spells":
            network.left[_SPELLS] += 1
        for one in part if sort == "attvalues" else ():
            attribute = some.known.get(one.get("for") or one.get("id") or "")
            if attribute is not None:
                found[attribute.title] = typed(one.get("value", ""), attribute.type)
    return ChainMap(found, some.defaults)

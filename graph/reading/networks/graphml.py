"""GraphML: what this program wrote, read back; and graphs of networkx, igraph, Gephi, yEd, visone and others."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from graph.reading.brought import Misread
from graph.reading.networks.fields import DATASET
from graph.reading.networks.network import Edge, Network, Node
from graph.reading.networks.values import typed
from graph.reading.xml_tree import local, tree_of

_LABELS = ("NodeLabel", "EdgeLabel")
"""Where yEd has the words that it shows, within fields of its own."""
_BESIDE = {"hyperedge": "edges between more than two nodes, left out", "port": "ports, left out"}


class _Key(NamedTuple):
    """What a field is called and holds."""

    name: str
    type: str
    default: str | None
    of: str


class _Keys(NamedTuple):
    """The fields by id; and, of each sort of element, what those say that are not given, which all share."""

    known: Mapping[str, _Key]
    defaults: Mapping[str, dict[str, Any]]


def read(content: bytes) -> Network:
    """The graphs of a file, as one; those within nodes included.

    Parameters
    ----------
    content : bytes

    Raises
    ------
    Misread
        Where it is no GraphML.
    """
    root, _instructions = tree_of(content)
    if local(root) != "graphml":
        raise Misread("this is XML, and no GraphML: no <graphml> holds it")
    keys = _keys({one.get("id", ""): _key(one) for one in root if local(one) == "key"})
    network = Network("a GraphML file")
    waiting = [one for one in root if local(one) == "graph"]
    while waiting:
        graph = waiting.pop(0)
        waiting += _read_graph(graph, keys, network)
    return network


def _key(element: Element) -> _Key:
    name = element.get("attr.name") or element.get("id") or ""
    default = next((one.text for one in element if local(one) == "default"), None)
    return _Key(name, element.get("attr.type", "string"), default, element.get("for", "all"))


def _keys(known: Mapping[str, _Key]) -> _Keys:
    defaults = {
        sort: {
            one.name: typed(one.default, one.type)
            for one in known.values()
            if one.default is not None and one.of in {sort, "all"}
        }
        for sort in ("graph", "node", "edge")
    }
    return _Keys(known, defaults)


def _read_graph(graph: Element, keys: _Keys, network: Network) -> Iterator[Element]:
    """Take in a graph's nodes and edges, and give the graphs within its nodes."""
    own, _label = _fields(graph, keys)
    network.dataset = own.get(DATASET) if network.dataset is None else network.dataset
    network.title = network.title or str(own.get("title") or own.get("name") or "")
    directed = graph.get("edgedefault", "directed") != "undirected"
    for one in graph:
        sort = local(one)
        if sort == "node":
            fields, label = _fields(one, keys)
            network.nodes.append(Node(one.get("id", ""), _text(fields, label), fields))
            yield from (inner for inner in one if local(inner) == "graph")
            network.left.update(_BESIDE["port"] for inner in one if local(inner) == "port")
        elif sort == "edge":
            fields, label = _fields(one, keys)
            way = one.get("directed", "true" if directed else "false") != "false"
            ends = one.get("source", ""), one.get("target", "")
            network.edges.append(Edge(one.get("id", ""), *ends, way, label, fields))
        elif sort in _BESIDE:
            network.left[_BESIDE[sort]] += 1


def _text(fields: Mapping[str, Any], label: str) -> str:
    return label or str(fields.get("label") or "")


def _fields(element: Element, keys: _Keys) -> tuple[Mapping[str, Any], str]:
    """What an element's fields say, and the words that yEd shows for it."""
    found: dict[str, Any] = {}
    label = ""
    for one in element:
        if local(one) != "data":
            continue
        key = keys.known.get(name := one.get("key", ""), _Key(name, "string", None, "all"))
        if len(one):
            inner = (part for part in one.iter() if local(part) in _LABELS)
            label = label or next(((part.text or "").strip() for part in inner), "")
        else:
            found[key.name] = typed(one.text or key.default or "", key.type)
    return ChainMap(found, keys.defaults[local(element)]), label

"""A networkx graph of one's own as a knowledge graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.engine.memory import Memory
from graph.given import wrong_type
from graph.knowledge import KnowledgeGraph
from graph.problems import InvalidDataset
from graph.reading.brought import Brought
from graph.reading.networks.fields import DATASET
from graph.reading.networks.made import made
from graph.reading.networks.network import Edge, Network, Node
from graph.reading.networks.values import exact
from graph.reading.reader import read_made
from graph.reading.sources import DEEPEST

if TYPE_CHECKING:
    import networkx as nx


def from_networkx(network: nx.Graph[Any], title: str | None = None) -> KnowledgeGraph:
    """A knowledge graph of a networkx graph: one's own, or one that ``to_networkx`` gave.

    Of the latter it is the graph that it was, with what has been done to it since. Of one's own, the
    dataset is supposed: nodes are entities and edges claims of kinds that it declares, each by a field
    ``kind``, ``type`` or the like; an edge without a ``modality`` is an assessment of whoever made the
    graph; ``negated``, ``scenario``, ``certainty``, ``start``, ``end`` and ``date`` say what they say.
    What was supposed or left out is told in the header's ``description``.

    Parameters
    ----------
    network : networkx.Graph
        Directed or not, with parallel edges or without.
    title : str, optional
        By default the graph's own ``title`` or ``name``.

    Raises
    ------
    InvalidDataset
        Where what it says breaks a rule, with every problem found.

    Examples
    --------
    >>> kg = graph.from_networkx(nx.karate_club_graph())  # doctest: +SKIP
    """
    import networkx as nx

    if not isinstance(network, nx.Graph):
        raise wrong_type(network, "from_networkx", "a networkx graph")
    own = _plain(dict(network.graph))
    called = title or own.get("title") or own.get("name") or ""
    read = Network("a networkx graph", str(called), dataset=own.get(DATASET))
    ids = _ids(network)
    for node, fields in network.nodes(data=True):
        said = _plain(fields)
        label = said.get("label")
        read.nodes.append(Node(ids[node], label if isinstance(label, str) else "", said))
    keyed = network.is_multigraph()
    for source, target, *key, fields in network.edges(
        data=True, **({"keys": True} if keyed else {})
    ):
        named = key[0] if key and isinstance(key[0], str) else ""
        ends = ids[source], ids[target]
        read.edges.append(Edge(named, *ends, network.is_directed(), "", _plain(fields)))
    value, report = made(read, str(called) or "Graph")
    found = read_made(Brought(str(called) or "networkx graph", value, report))
    if found.errors:
        raise InvalidDataset(found.problems)
    return KnowledgeGraph(Memory(found.dataset))


def _ids(network: nx.Graph[Any]) -> dict[Any, str]:
    """The nodes as texts, told apart: 1 and "1" are two."""
    taken: set[str] = set()
    ids: dict[Any, str] = {}
    for node in network.nodes:
        text = str(node)
        while text in taken:
            text = f"{text}_"
        taken.add(text)
        ids[node] = text
    return ids


def _plain(value: Any, depth: int = 0) -> Any:
    """A value as JSON has it; what it has not, as text."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return exact(value)
    if depth < DEEPEST and isinstance(value, Mapping):
        return {str(name): _plain(one, depth + 1) for name, one in value.items()}
    if depth < DEEPEST and isinstance(value, list | tuple | set | frozenset):
        return [_plain(one, depth + 1) for one in value]
    return _alone(value)


def _alone(value: Any) -> Any:
    """A number of numpy's as one of Python's; anything else as text."""
    try:
        made = value.item()
    except (AttributeError, TypeError, ValueError):
        return str(value)
    return _plain(made, DEEPEST)

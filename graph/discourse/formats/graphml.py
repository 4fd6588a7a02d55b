"""GraphML by networkx, as visone, igraph and Gephi read it: fields hold one text or number each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.discourse.formats import Format, only, register
from graph.shown import one_line

if TYPE_CHECKING:
    import networkx as nx


def write(networks: Sequence[nx.Graph[str]]) -> str:
    """One network; the claims of a tie are one text, with blanks between them."""
    import networkx as nx

    network = only(networks, "GraphML")
    flat: nx.Graph[str] = nx.Graph(**_flat(network.graph))
    flat.add_nodes_from((node, _flat(data)) for node, data in network.nodes(data=True))
    flat.add_edges_from((one, other, _flat(data)) for one, other, data in network.edges(data=True))
    return "\n".join(("<?xml version='1.0' encoding='utf-8'?>", *nx.generate_graphml(flat), ""))


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in data.items()}


def _plain(value: Any) -> str | float | int:
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, str):
        return one_line(value)  # a control character has no place in XML
    return float(value) if isinstance(value, float) else int(value)


register(Format("graphml", (".graphml",), write))

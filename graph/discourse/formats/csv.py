"""CSV: a tie a line, as spreadsheets and Gephi read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.discourse.formats import Format, register
from graph.writing.formats import format_named

if TYPE_CHECKING:
    import networkx as nx


def ties(networks: Sequence[nx.Graph[str]]) -> Iterator[Mapping[str, Any]]:
    """A record a tie; those of a window say from when to when it reaches."""
    for network in networks:
        days = {name: network.graph.get(name) for name in ("start", "end")}
        for one, other, data in network.edges(data=True):
            yield {
                **(days if len(networks) > 1 else {}),
                "source": one,
                "source_name": network.nodes[one]["name"],
                "target": other,
                "target_name": network.nodes[other]["name"],
                **data,
                "claims": " ".join(data["claims"]),
            }


def write(networks: Sequence[nx.Graph[str]]) -> str:
    """Networks as lines under the names of their columns."""
    return format_named("csv").write([*ties(networks)])


register(Format("csv", (".csv",), write, marked=True))

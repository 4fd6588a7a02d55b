"""SVG: of actors with concepts the bars of agreement, of any other network a heat map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.discourse.figures import bars_svg, heat_map_svg
from graph.discourse.formats import Format, only, register

if TYPE_CHECKING:
    import networkx as nx


def write(networks: Sequence[nx.Graph[str]]) -> str:
    """The figure of one network."""
    network = only(networks, "a figure")
    two_mode = network.graph["mode"] == "affiliation"
    return bars_svg(network) if two_mode else heat_map_svg(network)


register(Format("svg", (".svg",), write))

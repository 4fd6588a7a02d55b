"""JSON: node-link data, as networkx and d3 read it; of a window a list of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.discourse.formats import Format, register

if TYPE_CHECKING:
    import networkx as nx


def write(networks: Sequence[nx.Graph[str]]) -> str:
    """Networks with all that their nodes and edges say; ``node_link_graph(…, edges="edges")`` reads one."""
    from networkx import node_link_data

    told = [node_link_data(one, edges="edges") for one in networks]
    return json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False, indent=1) + "\n"


register(Format("json", (".json",), write))

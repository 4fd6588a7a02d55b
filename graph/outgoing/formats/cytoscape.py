"""Cytoscape JSON, as Cytoscape and Cytoscape.js read it."""

from __future__ import annotations

import json
from typing import Any

from graph.outgoing.drawn import Drawn, Edge, Node
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.reading.networks.fields import DATASET


def write(extract: Extract) -> Written:
    """Nodes and edges. No edge has the id of a node: Cytoscape.js would leave it out without a word."""
    drawn = Drawn(extract)
    value = {
        "format_version": "1.0",
        "data": {"name": drawn.title, DATASET: drawn.dataset},
        "elements": {
            "nodes": [_node(one) for one in drawn.nodes],
            "edges": [_edge(one) for one in drawn.edges],
        },
    }
    return Written({"": f"{json.dumps(value, indent=1, ensure_ascii=False)}\n"})


def _node(one: Node) -> dict[str, Any]:
    data = {"id": one.id, "label": one.label, **one.fields, "color": one.colour}
    if one.place is None:
        return {"data": data}
    x, y, size = one.place
    return {"data": {**data, "size": size}, "position": {"x": x, "y": y}}


def _edge(one: Edge) -> dict[str, Any]:
    ends = {"id": one.id, "source": one.source, "target": one.target}
    return {
        "data": {
            **ends,
            "label": one.label,
            "interaction": one.sort,
            **one.fields,
            "color": one.colour,
        },
        # For a style: edge.negated { line-style: dashed }
        "classes": "negated" if one.relation.negated else "",
    }


register(
    Format(
        "cytoscape",
        (".cyjs",),
        "Cytoscape JSON, for Cytoscape and Cytoscape.js",
        "everything: each field of a claim as a field of its edge",
        "",
        write,
    )
)

"""The pages that are compared: this package's, pyvis's, and bare vis-network's, of the same graph.

All three show the same entities and relations, each with its name or its sentence. This package's
page holds every field and every citation besides.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from functools import cache
from pathlib import Path

import pydantic_core
from pydantic import TypeAdapter
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

import graph
from graph.engine.memory import Memory
from graph.export.contract import View
from graph.export.html import page
from graph.export.view import view
from tests.bench import synthetic

ROOT = Path(__file__).parents[2]
VIS = ROOT / "graph/page/node_modules/vis-network/standalone/umd/vis-network.min.js"


@cache
def chile() -> View:
    """The view of the Chilean graph."""
    return view(graph.load().engine)


@cache
def synthetic_view(relations: int, entities: int) -> View:
    """The view of a synthetic graph. To lay a large one out takes minutes: it is kept for the next run."""
    made_by = hashlib.sha256()
    for file in sorted([*(ROOT / "graph").rglob("*.py"), Path(synthetic.__file__)]):
        if file.name != "html.py":
            made_by.update(file.read_bytes())
    folder = Path(tempfile.gettempdir()) / "policygraph-bench"
    kept = folder / f"view-{relations}-{entities}-{made_by.hexdigest()[:16]}.json"
    if kept.exists():
        return TypeAdapter(View).validate_json(kept.read_bytes())
    made = view(Memory(synthetic.dataset(relations, entities)))
    folder.mkdir(exist_ok=True)
    kept.write_text(made.to_json(), encoding="utf-8")
    return made


def ours(made: View) -> str:
    """This package's page."""
    return page(made)


def pyvis_default(made: View) -> str:
    """What pyvis makes of the same graph when it is told nothing: it lays it out in the browser."""
    net = Network(directed=True, cdn_resources="in_line")
    for entity in made.entities:
        net.add_node(entity.id, label=entity.name, title=entity.summary or entity.name)
    for relation in made.relations:
        net.add_edge(relation.source, relation.target, title=relation.sentence)
    return str(net.generate_html())


def pyvis_placed(made: View) -> str:
    """pyvis's page with every place given and its physics switched off.

    Its ``add_node`` and ``add_edge`` look through a list each time, a minute for 100,000 relations;
    the same objects are put into the same lists directly.
    """
    net = Network(directed=True, cdn_resources="in_line")
    net.toggle_physics(status=False)
    for entity in made.entities:
        node = Node(
            entity.id,
            "dot",
            entity.name,
            title=entity.summary or entity.name,
            x=entity.x,
            y=entity.y,
            size=entity.size,
            physics=False,
        )
        net.nodes.append(node.options)
    for relation in made.relations:
        edge = Edge(relation.source, relation.target, directed=True, title=relation.sentence)
        net.edges.append(edge.options)
    return str(net.generate_html())


OF_PYVIS = ("id", "name", "label", "shape")
"""What a node of pyvis's is given by name already."""


def pyvis_same(made: View) -> str:
    """The same page with all that is known of each thing as attributes, as pyvis's ``from_nx`` does."""
    net = Network(directed=True, cdn_resources="in_line")
    net.toggle_physics(status=False)
    plain = pydantic_core.to_jsonable_python(made)
    for entity in plain["entities"]:
        known = {name: value for name, value in entity.items() if name not in OF_PYVIS}
        net.nodes.append(Node(entity["id"], "dot", entity["name"], **known).options)
    for relation in plain["relations"]:
        known = {
            name: value for name, value in relation.items() if name not in ("source", "target")
        }
        net.edges.append(
            Edge(relation["source"], relation["target"], directed=True, **known).options
        )
    return str(net.generate_html())


_BARE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>vis-network</title>
<style>html,body,#net{{margin:0;height:100%}}</style><script>{library}</script></head>
<body><div id="net"></div><script>
const nodes = {nodes};
const edges = {edges};
new vis.Network(document.querySelector("#net"), {{ nodes, edges }}, {{
  physics: false,
  layout: {{ improvedLayout: false }},
  nodes: {{ shape: "dot" }},
  edges: {{ smooth: false, arrows: "to" }},
  interaction: {{ hideEdgesOnDrag: true, hideEdgesOnZoom: true }},
}});
</script></body></html>
"""


def vis_bare(made: View) -> str:
    """vis-network alone, as fast as it can be: places given, straight edges, hidden while moving."""
    nodes = [
        {
            "id": entity.id,
            "label": entity.name,
            "title": entity.summary or entity.name,
            "x": entity.x,
            "y": entity.y,
            "size": entity.size,
        }
        for entity in made.entities
    ]
    edges = [
        {"from": relation.source, "to": relation.target, "title": relation.sentence}
        for relation in made.relations
    ]
    library = VIS.read_text(encoding="utf-8").replace("</script", "<\\/script")
    return _BARE.format(library=library, nodes=_json(nodes), edges=_json(edges))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")

"""A graph as a pyvis network, styled as the page is, for those who go on with pyvis.

What pyvis 0.3.2 does to a graph that is handed to it is kept from happening here: parallel relations
stay apart (it drops them where a network is not directed), positions stay (physics is off until it
is asked for), a long graph is not searched again for each line, and no title can run as a page: let
one title hold the word "href", and pyvis shows every title as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node as VisNode

from graph.export.bundle import page_files
from graph.export.contract import EntityView, RelationView, View
from graph.export.style import Line, Node, Styled, scenario_colour

_COLOUR = re.compile(r"--([\w-]+):\s*(?:light-dark\(\s*)?(#[0-9a-f]{3,8})\b")
_MARKS = str.maketrans({"<": "\u2039", ">": "\u203a"})


def network(view: View, picture: Styled, relations: Collection[str] | None = None) -> Network:
    """The pyvis network of a view, or of some of its relations and their ends.

    Parameters
    ----------
    view : View
    picture : Styled
        Of the same view.
    relations : collection of str, optional
        The ids of those wanted.

    Returns
    -------
    pyvis.network.Network
        Directed, with physics off. Nodes have the entities' ids, edges the relations'.
    """
    colours = palette()
    net = Network(
        height="720px",
        directed=True,
        bgcolor=colours["paper"],
        font_color=colours["ink"],
        cdn_resources="in_line",
    )
    net.toggle_physics(False)
    places = {scenario.id: place for place, scenario in enumerate(view.scenarios, 1)}
    labels = {scenario.id: scenario.label for scenario in view.scenarios}
    edges = [
        _edge(
            relation,
            line,
            colours[scenario_colour(places.get(relation.scenario or "", 0))],
            labels.get(relation.scenario or "", "whoever wins"),
        )
        for relation, line in zip(view.relations, picture.lines, strict=True)
        if relations is None or relation.id in relations
    ]
    ends = {edge[end] for edge in edges for end in ("from", "to")}
    for entity, node in zip(view.entities, picture.nodes, strict=True):
        if relations is None or entity.id in ends:
            # Network.add_node and add_edge look through a list each time: at 100,000 relations, a minute.
            made = _node(entity, node, colours)
            net.nodes.append(made)
            net.node_ids.append(entity.id)
            net.node_map[entity.id] = made
    net.edges = edges
    return net


def palette() -> dict[str, str]:
    """The page's colours, as it has them in light, by their names in its style sheets.

    Returns
    -------
    dict of str to str
        The first value that each name has.
    """
    colours: dict[str, str] = {}
    files: Mapping[str, str] = page_files()
    for name in sorted(files):
        if name.endswith(".css"):
            for colour, value in _COLOUR.findall(files[name]):
                colours.setdefault(colour, value)
    return colours


def title(*lines: str) -> str:
    """The words that appear when something is pointed at, with nothing in them that could run.

    Returns
    -------
    str
        Safe as text and as HTML: no angle brackets, and not the word that makes pyvis show HTML.
    """
    text = "\n".join(line for line in lines if line).translate(_MARKS)
    return re.sub("href", "h\u2060ref", text, flags=re.IGNORECASE)


def _node(entity: EntityView, node: Node, colours: Mapping[str, str]) -> dict[str, Any]:
    colour = colours[node.tint]
    made = VisNode(
        entity.id,
        node.shape,
        node.label,
        x=node.x,
        y=node.y,
        size=node.size,
        group=node.group,
        color={"background": colour, "border": colour},
        font={"color": colours["ink"], "size": 12},
        title=title(entity.name, entity.kind.replace("_", " "), entity.summary or ""),
    )
    options: dict[str, Any] = made.options
    return options


def _edge(relation: RelationView, line: Line, colour: str, condition: str) -> dict[str, Any]:
    standing = [condition, relation.modality, relation.certainty]
    if relation.negated:
        standing.append("claimed not to be so")
    made = Edge(
        relation.source,
        relation.target,
        directed=True,
        id=relation.id,
        arrows=_arrows(line),
        dashes=list(line.dashes) or False,
        smooth=_smooth(line.bend),
        width=line.width,
        color=colour,
        title=title(relation.statement, " · ".join(standing)),
    )
    options: dict[str, Any] = made.options
    return options


def _arrows(line: Line) -> dict[str, Any] | str:
    if not line.bar:
        return "to" if line.arrow else ""
    head = {"to": {"enabled": True, "type": "arrow"}} if line.arrow else {}
    return {**head, "middle": {"enabled": True, "type": "bar"}}


def _smooth(bend: float) -> dict[str, Any] | bool:
    """A line's curve: vis-network names the side that it bends to."""
    if not bend:
        return False
    side = "curvedCW" if bend > 0 else "curvedCCW"
    return {"enabled": True, "type": side, "roundness": abs(bend)}

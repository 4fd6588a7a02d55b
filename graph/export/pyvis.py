"""A graph as a pyvis network, styled as the page is, for those who go on with pyvis.

What pyvis 0.3.2 does to a graph that is handed to it is kept from happening here:

- parallel relations stay apart (it drops them where a network is not directed);
- positions stay until a solver is asked for (``barnes_hut`` and its like), which then moves them;
- a long graph is not searched again for each line;
- no title can run as a page (let one hold the word "href", and pyvis shows every title as HTML);
- the file that is written is UTF-8 whatever the locale, asks no other host for anything, and wraps
  what it says of what is pointed at; ``show`` works outside a notebook.
"""

from __future__ import annotations

import re
import webbrowser
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node as VisNode

from graph.export.colours import palette
from graph.export.contract import EntityView, RelationView, View
from graph.export.style import WIDTH, Line, Node, Styled, scenario_colour

FAINT = 0.45
"""How strong the lines are of what holds whoever wins, which are the most."""
HEAD = 0.5
"""How large the heads of lines are, against vis-network's own."""
_ELSEWHERE = re.compile(
    r"<link\b[^>]*\bhref=[^>]*https?:[^>]*>|<script\b[^>]*\bsrc=[^>]*https?:[^>]*>\s*</script>"
)
"""What pyvis's page asks other hosts for even with its resources in line: a style and a script that
nothing in the picture needs."""
_TIP = "div.vis-tooltip{white-space:pre-wrap;max-width:26em}"
_MARKS = str.maketrans({"<": "\u2039", ">": "\u203a"})


class StyledNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network whose verbs do what they say."""

    def barnes_hut(self, *args: Any, **values: Any) -> None:
        """Let this solver place the nodes, from where they stand."""
        super().barnes_hut(*args, **values)
        self.toggle_physics(True)

    def repulsion(self, *args: Any, **values: Any) -> None:
        """Let this solver place the nodes, from where they stand."""
        super().repulsion(*args, **values)
        self.toggle_physics(True)

    def hrepulsion(self, *args: Any, **values: Any) -> None:
        """Let this solver place the nodes, from where they stand."""
        super().hrepulsion(*args, **values)
        self.toggle_physics(True)

    def force_atlas_2based(self, *args: Any, **values: Any) -> None:
        """Let this solver place the nodes, from where they stand."""
        super().force_atlas_2based(*args, **values)
        self.toggle_physics(True)

    def generate_html(
        self, name: str = "index.html", local: bool = True, notebook: bool = False
    ) -> str:
        """The page of the network; with its resources in line, it asks no host for anything."""
        html = str(super().generate_html(name, local, notebook))
        if self.cdn_resources == "in_line":
            html = _ELSEWHERE.sub("", html)
        return html.replace("</head>", f"<style>{_TIP}</style></head>", 1)

    def write_html(
        self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False
    ) -> None:
        """Write the page, as UTF-8."""
        if self.cdn_resources == "local":
            super().write_html(name, local, notebook)
        self.html = self.generate_html(name, local, notebook)
        Path(name).write_text(self.html, encoding="utf-8")
        if open_browser:
            webbrowser.open(Path(name).resolve().as_uri())

    def show(self, name: str, local: bool = True, notebook: bool = False) -> Any:
        """Write the page and open it; in a notebook, show it there."""
        if notebook:
            self.prep_notebook()
            return super().show(name, local, notebook)
        self.write_html(name, local, notebook, open_browser=True)
        return None


def network(view: View, picture: Styled, relations: Collection[str] | None = None) -> StyledNetwork:
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
    StyledNetwork
        A ``pyvis.network.Network``, directed, with physics off until a solver is asked for. Nodes have the entities' ids, edges the relations'.
    """
    colours = palette()
    net = StyledNetwork(
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
            {
                "color": colours[scenario_colour(places.get(relation.scenario or "", 0))],
                "opacity": 1 if relation.scenario else FAINT,
            },
            labels.get(relation.scenario or "", "Whoever wins"),
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
    ring = colours[scenario_colour(node.side)] if node.side else None
    made = VisNode(
        entity.id,
        node.shape,
        node.label,
        x=node.x,
        y=node.y,
        size=node.size,
        group=node.group,
        color={"background": ring or colour, "border": ring or colour},
        borderWidth=3 if ring else 1,
        font={
            "color": colours["ink"],
            "size": 16 if node.main else 12,
            "strokeWidth": 3,
            "strokeColor": colours["paper"],
        },
        title=title(entity.name, entity.kind.replace("_", " "), entity.summary or ""),
    )
    options: dict[str, Any] = made.options
    return options


def _edge(
    relation: RelationView, line: Line, colour: dict[str, Any], condition: str
) -> dict[str, Any]:
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
        width=WIDTH,
        color=colour,
        title=title(relation.sentence, " · ".join(standing)),
    )
    options: dict[str, Any] = made.options
    return options


def _arrows(line: Line) -> dict[str, Any]:
    arrows: dict[str, Any] = {}
    if line.arrow:
        arrows["to"] = {"enabled": True, "type": "arrow", "scaleFactor": HEAD}
    if line.bar:
        arrows["middle"] = {"enabled": True, "type": "bar"}
    return arrows


def _smooth(bend: float) -> dict[str, Any] | bool:
    """A line's curve: vis-network names the side that it bends to."""
    if not bend:
        return False
    side = "curvedCW" if bend > 0 else "curvedCCW"
    return {"enabled": True, "type": side, "roundness": abs(bend)}

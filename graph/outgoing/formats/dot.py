"""DOT, as Graphviz draws it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.outgoing.besides import left_undrawn
from graph.outgoing.drawn import Drawn, Edge, Node
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.plainer import undrawn
from graph.shown import one_line
from graph.vocabulary.base import ABOUT_WHAT_IS

_DENIED = {"style": "dashed", "arrowhead": "teetee", "penwidth": "2"}
"""The line of what is claimed not to be so."""
_NOT_SO_YET = {"style": "dotted"}
"""The line of what is planned, expected, feared or advised, or holds in a scenario alone."""


def write(extract: Extract) -> Written:
    """One directed graph; what is denied says *not*, and is drawn as nothing else is."""
    drawn = Drawn(extract)
    return Written({"": "\n".join(_lines(drawn))}, undrawn(extract) + left_undrawn(extract))


def _lines(drawn: Drawn) -> Iterator[str]:
    yield f"digraph {_quoted(drawn.title)} {{"
    yield "graph [rankdir=LR, overlap=false];"
    yield 'node [shape=box, style="rounded,filled", fillcolor=white];'
    for node in drawn.nodes:
        yield f"{_quoted(node.id)} {_attributes(_node(node))};"
    for edge in drawn.edges:
        ends = f"{_quoted(edge.source)} -> {_quoted(edge.target)}"
        yield f"{ends} {_attributes(_edge(edge))};"
    yield "}\n"


def _node(one: Node) -> dict[str, str]:
    """A node; where it stands in the picture is for neato -n, for which up is more."""
    made = {"label": _label(one.label), "color": one.colour}
    if one.place is not None:
        x, y, _size = one.place
        made["pos"] = f"{x},{-y}"
    return made


def _edge(one: Edge) -> dict[str, str]:
    relation = one.relation
    made = {"id": one.id, "label": _label(one.label), "color": one.colour, "fontsize": "9"}
    if one.symmetric:
        made["dir"] = "none"
    if relation.modality not in ABOUT_WHAT_IS or relation.scenario:
        made |= _NOT_SO_YET
    if relation.negated:
        made |= _DENIED | ({"dir": "both", "arrowtail": "teetee"} if one.symmetric else {})
    return made


def _attributes(said: Mapping[str, str]) -> str:
    return f"[{', '.join(f'{name}={_quoted(value)}' for name, value in said.items())}]"


def _label(text: str) -> str:
    """A label, in which Graphviz reads entities of HTML."""
    return one_line(text).replace("&", "&amp;")


def _quoted(text: str) -> str:
    """A text in quotes; of labels, a backslash is a command's, and two are one that is shown."""
    plain = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


register(
    Format(
        "dot",
        (".dot", ".gv"),
        "DOT, for Graphviz",
        "names, and labels that say what is claimed, of what sort it is, and in which scenario",
        "citations, sentences, dates, whose claim it is",
        write,
    )
)

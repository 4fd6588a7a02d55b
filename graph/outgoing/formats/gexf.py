"""GEXF 1.3, as Gephi, Gephi Lite, graphology and networkx read it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from graph.outgoing.drawn import XML_TYPES, Drawn, Edge, Fields, Node
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.markup import Markup
from graph.reading.networks.gexf import INSTRUCTION
from graph.writing.frames import Columns

_SPACE = "http://gexf.net/1.3"
_OPENING = (
    f'<gexf xmlns="{_SPACE}" xmlns:viz="{_SPACE}/viz" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{_SPACE} {_SPACE}/gexf.xsd" version="1.3">'
)
_DAY = re.compile(r"[1-9][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
"""The only dates that its time line takes."""
_ENDS = ("start", "end")
_NO_DAY = "claims whose start or end is no whole day: a field says it, the time line does not"


def write(extract: Extract) -> Written:
    """One graph, all of whose edges have a direction; which are symmetric, a field says.

    What is no node and no edge is in a processing instruction, as a graph has no fields here.
    """
    drawn, markup = Drawn(extract), Markup()
    spans = [_span(one) for one in drawn.edges]
    timed = 'mode="dynamic" timeformat="date"' if any(spans) else 'mode="static"'
    header = markup.instruction(drawn.dataset)
    lines = chain(
        ('<?xml version="1.0" encoding="UTF-8"?>', f"<?{INSTRUCTION} {header}?>", _OPENING),
        (f"<meta><description>{markup.text(drawn.title)}</description></meta>",),
        (f'<graph defaultedgetype="directed" {timed}>',),
        _attributes("node", drawn.node_columns),
        _attributes("edge", drawn.edge_columns),
        ("<nodes>",),
        (_node(one, markup) for one in drawn.nodes),
        ("</nodes>", "<edges>"),
        (_edge(one, span, markup) for one, span in zip(drawn.edges, spans, strict=True)),
        ("</edges>", "</graph>", "</gexf>", ""),
    )
    text = "\n".join(lines)
    return Written({"": text}, markup.unsaid + _undated(drawn))


def _attributes(of: str, columns: Columns) -> Iterator[str]:
    """The fields. One's id is its title: graphology calls it by the one, others by the other."""
    if not columns:
        return
    yield f'<attributes class="{of}">'
    for name, sort in columns.items():
        yield f'<attribute id="{name}" title="{name}" type="{XML_TYPES[sort]}"/>'
    yield "</attributes>"


def _node(one: Node, markup: Markup) -> str:
    return (
        f"<node id={markup.attribute(one.id)} label={markup.attribute(one.label)}>"
        f"{_values(one.fields, markup)}{_looks(one)}</node>"
    )


def _looks(one: Node) -> str:
    """Its colour, place and size. Up is more here, and less in the picture."""
    place = ""
    if one.place is not None:
        x, y, size = one.place
        place = f'<viz:position x="{x}" y="{-y}" z="0"/><viz:size value="{size}"/>'
    return _colour(one.colour) + place


def _colour(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


def _edge(one: Edge, span: Mapping[str, str], markup: Markup) -> str:
    """An edge. Gephi joins parallel ones whose kinds are the same, so each has its own."""
    ends = f"source={markup.attribute(one.source)} target={markup.attribute(one.target)}"
    when = "".join(f' {name}="{day}"' for name, day in span.items())
    return (
        f"<edge id={markup.attribute(one.id)} {ends} kind={markup.attribute(one.sort)} "
        f'type="directed" label={markup.attribute(one.label)}{when}>'
        f"{_values(one.fields, markup)}{_colour(one.colour)}</edge>"
    )


def _span(one: Edge) -> dict[str, str]:
    """From when until when, as far as it is a matter of whole days."""
    dates = {name: getattr(one.relation, name) for name in _ENDS}
    return {name: date for name, date in dates.items() if date and _DAY.fullmatch(date)}


def _undated(drawn: Drawn) -> Counter[str]:
    dated = (
        one
        for one in drawn.edges
        if len(_span(one)) < sum(f"{end}_" in one.fields for end in _ENDS)
    )
    return Counter({_NO_DAY: count} if (count := sum(1 for _ in dated)) else {})


def _values(fields: Fields, markup: Markup) -> str:
    values = "".join(
        f'<attvalue for="{name}" value={markup.attribute(value)}/>'
        for name, value in fields.items()
    )
    return f"<attvalues>{values}</attvalues>" if values else ""


register(
    Format(
        "gexf",
        (".gexf",),
        "GEXF 1.3, for Gephi, Gephi Lite and graphology",
        "everything: each field of a claim as a field of its edge; whole days also on the time line",
        "",
        write,
    )
)

"""GraphML, as networkx, igraph, graphology, Gephi, visone and yEd read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from graph.outgoing.drawn import XML_TYPES, Drawn, Edge, Fields, Node
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.markup import Markup
from graph.reading.networks.fields import CLAIM_ID, DATASET, DRAWN
from graph.writing.frames import Columns

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<graphml xmlns="{_SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{_SPACE} {_SPACE}/1.0/graphml.xsd">'
)
_LOOKS: Columns = {"x": "count", "y": "count", "size": "count", "color": "text"}


def write(extract: Extract) -> Written:
    """One graph, all of whose edges have a direction: networkx refuses a file that has both.

    Which are symmetric, a field says.
    """
    drawn, markup = Drawn(extract), Markup()
    keys: dict[str, Columns] = {
        "graph": {"title": "text", DATASET: "text"},
        "node": {"label": "text", **drawn.node_columns, **_LOOKS},
        "edge": {"label": "text", CLAIM_ID: "text", **drawn.edge_columns},
    }
    lines = chain(
        (_HEAD,),
        (
            f'<key id="{of}.{name}" for="{of}" attr.name="{name}" attr.type="{XML_TYPES[sort]}"/>'
            for of, columns in keys.items()
            for name, sort in columns.items()
        ),
        (
            '<graph id="graph" edgedefault="directed">'
            + _data("graph", {"title": drawn.title, DATASET: drawn.dataset}, markup),
        ),
        _nodes(drawn.nodes, markup),
        (
            f"<edge id={markup.attribute(one.id)} source={markup.attribute(one.source)} "
            f"target={markup.attribute(one.target)}>"
            f"{_data('edge', _edge(one), markup)}</edge>"
            for one in drawn.edges
        ),
        ("</graph>", "</graphml>", ""),
    )
    return Written({"": "\n".join(lines)}, markup.unsaid)


def _nodes(nodes: Iterable[Node], markup: Markup) -> Iterator[str]:
    for one in nodes:
        looks = dict(zip(DRAWN, _looks(one), strict=False))
        fields: Fields = {"label": one.label, **one.fields, **looks}
        yield f"<node id={markup.attribute(one.id)}>{_data('node', fields, markup)}</node>"


def _edge(one: Edge) -> Fields:
    """An edge's fields, its claim's id among them: igraph does not keep the ids of edges."""
    return {"label": one.label, CLAIM_ID: one.relation.id, **one.fields}


def _looks(one: Node) -> Iterator[int | str]:
    """Where it stands and what it looks like. In most programs that read this, up is more."""
    if one.place is None:
        return
    x, y, size = one.place
    yield from (x, -y, size, one.colour)


def _data(of: str, fields: Fields, markup: Markup) -> str:
    return "".join(
        f'<data key="{of}.{name}">{markup.text(value)}</data>' for name, value in fields.items()
    )


register(
    Format(
        "graphml",
        (".graphml",),
        "GraphML, for networkx, igraph, Gephi, visone, yEd and R",
        "everything: each field of a claim as a field of its edge",
        "",
        write,
    )
)

"""Two tables of CSV, as Gephi imports them: the nodes, then the edges."""

from __future__ import annotations

from collections import Counter
from typing import Any

from graph.outgoing.besides import besides, named_alone
from graph.outgoing.drawn import Drawn
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.rows import lined, table

_NODES = {"Id": "Id", "Label": "Label", "X": "X", "Y": "Y", "Size": "Size", "Color": "Color"}
_EDGES = {name: name for name in ("Source", "Target", "Type", "Id", "Label", "Weight", "Kind")}
_ONE_LINE = "rows with texts of several lines, each now in one"


def write(extract: Extract) -> Written:
    """The two tables. Gephi adds up parallel edges of one kind, so each has its own."""
    drawn = Drawn(extract)
    nodes: list[dict[str, Any]] = []
    for one in drawn.nodes:
        x, y, size = one.place or (None, None, None)
        looks = {"X": x, "Y": None if y is None else -y, "Size": size, "Color": one.colour}
        nodes.append({"Id": one.id, "Label": one.label, **looks, **one.fields})
    edges: list[dict[str, Any]] = [
        {
            "Source": one.source,
            "Target": one.target,
            "Type": "Undirected" if one.symmetric else "Directed",
            "Id": one.id,
            "Label": one.label,
            "Weight": 1,
            "Kind": one.sort,
            **_renamed(one.fields),
        }
        for one in drawn.edges
    ]
    unsaid = Counter({_ONE_LINE: lined(nodes) + lined(edges)})
    return Written(
        {
            ".nodes.csv": table(_NODES | {name: name for name in drawn.node_columns}, nodes),
            ".edges.csv": table(
                _EDGES | {name: name for name in _renamed(dict.fromkeys(drawn.edge_columns))}, edges
            ),
        },
        +unsaid + named_alone(extract) + besides(extract),
    )


def _renamed(fields: Any) -> dict[str, Any]:
    """Fields without two that Gephi, for which capitals make no difference, would take for one."""
    return {("relation_kind" if name == "kind" else name): one for name, one in fields.items()}


register(
    Format(
        "gephi-csv",
        (),
        "two tables of CSV for Gephi: nodes and edges",
        "everything: each field of a claim as a column of its edge",
        "line ends within texts; what the dataset says of itself",
        write,
    )
)

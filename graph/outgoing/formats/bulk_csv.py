"""Two tables of CSV, as the bulk loaders of Neo4j and Kuzu take them: the nodes, then the relationships."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from graph.outgoing.besides import besides, named_alone
from graph.outgoing.drawn import Drawn
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.rows import lined, table
from graph.vocabulary.sorts import Sort
from graph.writing.frames import Columns

_TYPES: Mapping[Sort, str] = {
    "text": "",
    "date": "",
    "yes_no": ":boolean",
    "count": ":long",
    "number": ":double",
}
_NODES = {"id": "id:ID", "label": "label"}
_EDGES = {"source": ":START_ID", "target": ":END_ID", "type": ":TYPE", "id": "id", "label": "label"}
_ONE_LINE = "rows with texts of several lines, each now in one: loaders read lines"


def write(extract: Extract) -> Written:
    """The two tables. A relationship's type is its kind in capitals; no plain fact has the type of one."""
    drawn = Drawn(extract)
    nodes: list[dict[str, Any]] = [
        {"id": one.id, "label": one.label, **one.fields} for one in drawn.nodes
    ]
    edges: list[dict[str, Any]] = [
        {
            "source": one.source,
            "target": one.target,
            "type": one.type,
            "id": one.id,
            "label": one.label,
            **one.fields,
        }
        for one in drawn.edges
    ]
    unsaid = Counter({_ONE_LINE: lined(nodes) + lined(edges)})
    return Written(
        {
            ".nodes.csv": table(_NODES | _headed(drawn.node_columns), nodes),
            ".relationships.csv": table(_EDGES | _headed(drawn.edge_columns), edges),
        },
        +unsaid + named_alone(extract) + besides(extract),
    )


def _headed(columns: Columns) -> dict[str, str]:
    """What columns are called in the first line, with the types that neo4j-admin reads there."""
    return {name: f"{name}{_TYPES[sort]}" for name, sort in columns.items()}


register(
    Format(
        "bulk-csv",
        (),
        "two tables of CSV for the bulk loaders of Neo4j and Kuzu",
        "everything: each field of a claim as a property of its relationship",
        "line ends within texts; what the dataset says of itself",
        write,
    )
)

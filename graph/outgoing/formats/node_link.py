"""Node-link JSON, as networkx and D3 read it; read back as the same dataset."""

from __future__ import annotations

import json

from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.writing.networkx import multigraph
from graph.writing.save import beside_claims


def write(extract: Extract) -> Written:
    """What ``to_networkx`` gives: nodes by entity id, edges keyed by claim id, fields with all that is in them."""
    import networkx as nx  # slow to import, and most do without

    dataset = extract.dataset
    network = multigraph(
        dataset.header.title,
        dataset.entities,
        dataset.relations,
        dataset=beside_claims(dataset),
    )
    value = nx.node_link_data(network, edges="edges")
    return Written({"": f"{json.dumps(value, indent=1, ensure_ascii=False)}\n"})


register(
    Format(
        "node-link",
        (".node-link.json",),
        "node-link JSON, for networkx and D3",
        "everything",
        "",
        write,
    )
)

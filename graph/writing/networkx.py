"""A dataset as a networkx multigraph of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.model import Entity, Relation

if TYPE_CHECKING:
    import networkx as nx


def multigraph(
    title: str, entities: Iterable[Entity], relations: Iterable[Relation]
) -> nx.MultiDiGraph[str]:
    """A copy of entities and relations: nodes by entity id, edges keyed by relation id.

    Parameters
    ----------
    title : str
        Of the graph.
    entities : iterable of Entity
    relations : iterable of Relation

    Returns
    -------
    networkx.MultiDiGraph
        Of plain values; fields that say nothing are left out.
    """
    import networkx as nx  # slow to import, and most do without

    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=title)
    for entity in entities:
        copy.add_node(entity.id, **entity.model_dump(exclude_none=True, exclude={"id"}))
    for relation in relations:
        fields = relation.model_dump(exclude_none=True, exclude={"id", "source", "target"})
        copy.add_edge(relation.source, relation.target, key=relation.id, **fields)
    return copy

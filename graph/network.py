"""A dataset as a network: a networkx multigraph keyed by relation id, with indexes.

The graph's edge attributes are the relations' own field dicts, shared and not copied: that is
what keeps a million relations affordable, and why the network is not handed out. Users get a
copy (``KnowledgeGraph.to_networkx``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

from graph.folding import fold
from graph.garbage import paused_garbage_collection as paused_collection
from graph.model import (
    ALWAYS,
    AUTHOR,
    CERTAINTIES,
    MODALITIES,
    Basis,
    Dataset,
    Entity,
    Relation,
)
from graph.problems import UnknownEntity

if TYPE_CHECKING:
    import networkx as nx

INDEXES: tuple[tuple[str, ...], ...] = (
    ("source", "kind"),
    ("target", "kind"),
    ("source",),
    ("target",),
    ("holder",),
    ("kind", "scenario"),
    ("topic",),
    ("kind",),
    ("scenario",),
)
"""The fields by which relations are found without looking at all, most selective first."""


class Network:
    """A dataset's entities and relations, found by id, by kind, by end and by scenario.

    Each way of finding them is made when it is first used, and kept.

    Parameters
    ----------
    dataset : Dataset
    known : collection of str, optional
        The entities that a query may name: for a part of a graph, those of the whole.
    """

    def __init__(self, dataset: Dataset, known: Collection[str] | None = None) -> None:
        self.dataset = dataset
        self.known = self.entities if known is None else known
        self._indexes: dict[tuple[str, ...], dict[Any, list[Relation]]] = {}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.dataset.entities}

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        """The relations by id."""
        return {relation.id: relation for relation in self.dataset.relations}

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The multigraph, for what follows relations from entity to entity."""
        return _multigraph(self.dataset.entities, self.dataset.relations)

    @cached_property
    def queryable(self) -> Mapping[str, Collection[str]]:
        """The names that each field of a query may say."""
        header, vocabulary = self.dataset.header, self.dataset.vocabulary
        return {
            "source": self.known,
            "target": self.known,
            "entity": self.known,
            "holder": {AUTHOR, *self.known},
            "kind": vocabulary.relations,
            "source_kind": vocabulary.entities,
            "target_kind": vocabulary.entities,
            "scenario": {ALWAYS, *self.dataset.scenarios},
            "topic": {topic.id for topic in header.topics},
            "document": {document.id for document in header.documents},
            "modality": MODALITIES,
            "certainty": CERTAINTIES,
            "basis": get_args(Basis),
        }

    def index(self, fields: tuple[str, ...]) -> Mapping[Any, list[Relation]]:
        """The relations by the values of some fields; made when first asked for.

        Parameters
        ----------
        fields : tuple of str
            One of ``INDEXES``.

        Returns
        -------
        mapping
            From the value (of one field) or the tuple of values (of several) to the relations
            that have them, in the order of their ids.
        """
        index = self._indexes.get(fields)
        if index is None:
            index = self._indexes[fields] = _group(self.dataset.relations, fields)
        return index

    @cached_property
    def by_name(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the entities that bear a name, alias or foreign name, by the folded name."""
        bearers: dict[str, dict[str, None]] = {}
        for entity in self.entities.values():
            for name in (entity.id, entity.name, *entity.names.values(), *entity.aliases):
                bearers.setdefault(fold(name), {})[entity.id] = None
        return {name: tuple(ids) for name, ids in bearers.items()}

    def unknown(self, name: str, *others: str) -> UnknownEntity:
        """The error for what is no entity's id, nor one of some other words.

        If it is an entity's name, the error says whose.

        Returns
        -------
        UnknownEntity
        """
        return UnknownEntity(name, (*self.known, *others), bearers=self.by_name.get(fold(name), ()))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The entities' names by id."""
        return {entity.id: entity.name for entity in self.entities.values()}

    def between(self, one: str, other: str) -> Iterable[Relation]:
        """The relations that tie two entities, either way.

        Returns
        -------
        iterable of Relation
        """
        succ = self.graph._succ
        for source, target in ((one, other), (other, one)):
            for identifier in succ[source].get(target, ()):
                yield self.relations[identifier]


@paused_collection()
def _group(relations: Iterable[Relation], fields: tuple[str, ...]) -> dict[Any, list[Relation]]:
    groups: dict[Any, list[Relation]] = {}
    if len(fields) == 1:
        (field,) = fields
        for relation in relations:
            groups.setdefault(relation.__dict__[field], []).append(relation)
        return groups
    one, other = fields
    for relation in relations:
        values = relation.__dict__
        groups.setdefault((values[one], values[other]), []).append(relation)
    return groups


@paused_collection()
def _multigraph(entities: Iterable[Entity], relations: Iterable[Relation]) -> nx.MultiDiGraph[str]:
    """Fill a multigraph as ``add_nodes_from`` and ``add_edges_from`` would, without their copies.

    networkx copies every attribute dict and looks every node up three times, which for a million
    relations is most of the time of building. A test holds the result to networkx's own.
    """
    import networkx as nx  # slow to import, and most queries do without

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    node, succ, pred = graph._node, graph._succ, graph._pred
    for entity in entities:
        values = entity.__dict__
        name = values["id"]
        node[name], succ[name], pred[name] = values, {}, {}
    for relation in relations:
        values = relation.__dict__
        source, target = values["source"], values["target"]
        out = succ[source]
        keyed = out.get(target)
        if keyed is None:
            out[target] = pred[target][source] = {values["id"]: values}
        else:
            keyed[values["id"]] = values
    return graph

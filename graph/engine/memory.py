"""The engine that answers from memory: a networkx multigraph keyed by relation id, with indexes.

The multigraph's edge attributes are the relations' own field dicts, shared and not copied: that is
what keeps a million relations affordable, and why it is not handed out. Users get a copy
(``KnowledgeGraph.to_networkx``). Nothing but this file reads networkx's own adjacency.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.engine.indexes import INDEXES, select
from graph.engine.protocol import Engine, kinds_wanted, names_of, scenario_of
from graph.folding import fold
from graph.garbage import paused_garbage_collection
from graph.model import (
    Dataset,
    Entity,
    Header,
    Of,
    Query,
    Relation,
    Scenario,
    Vocabulary,
    nameable,
)
from graph.problems import AmbiguousName, UnknownEntity

if TYPE_CHECKING:
    import networkx as nx

    from graph.engine.paths import Direction, Usable

__all__ = ["INDEXES", "Memory"]


class Memory(Engine):
    """A dataset in memory, found by id, by name, by kind, by end and by scenario.

    Each way of finding is made when it is first used, and kept.

    Parameters
    ----------
    dataset : Dataset
    scenario : Scenario, optional
        The scenario whose world this is.
    known : collection of str, optional
        The entities that a query may name: for a part of a graph, those of the whole.
    """

    def __init__(
        self,
        dataset: Dataset,
        scenario: Scenario | None = None,
        known: Collection[str] | None = None,
    ) -> None:
        self.dataset = dataset
        self._scenario = scenario
        self._known = known
        self._indexes: dict[tuple[str, ...], dict[Any, list[Relation]]] = {}

    # What it is asked

    @property
    def header(self) -> Header:
        """Title, documents, scenarios, topics and questions."""
        return self.dataset.header

    @property
    def vocabulary(self) -> Vocabulary:
        """The kinds that are understood."""
        return self.dataset.vocabulary

    @property
    def scenario(self) -> Scenario | None:
        """The scenario whose world this is, if it is one's."""
        return self._scenario

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The entities' names by id."""
        return {entity.id: entity.name for entity in self.dataset.entities}

    def entities(self, kinds: Collection[str] | None = None) -> tuple[Entity, ...]:
        """The entities, all or of some kinds (their sub-kinds included), in the order of ids."""
        if kinds is None:
            return self.dataset.entities
        wanted = kinds_wanted(self.vocabulary, kinds)
        return tuple(entity for entity in self.dataset.entities if entity.kind in wanted)

    def entity(self, id: str) -> Entity:
        """The entity of an id."""
        found = self.entities_by_id.get(id)
        if found is None:
            raise self.unknown(id)
        return found

    def find(self, name: str) -> Entity:
        """The entity that bears a name, alias or id; accents, case and dashes ignored."""
        bearers = self.by_name.get(fold(name), ())
        if not bearers:
            raise UnknownEntity(name, self.by_name)
        if len(bearers) > 1:
            raise AmbiguousName(name, bearers)
        return self.entities_by_id[bearers[0]]

    def relation(self, id: str) -> Relation:
        """The relation of an id."""
        found = self.relations_by_id.get(id)
        if found is None:
            raise UnknownEntity(id, self.relations_by_id)
        return found

    def relations(self, query: Query) -> tuple[Relation, ...]:
        """The relations that a query asks for, in the order of their ids."""
        return select(self, query)

    def tied(self, id: str, usable: Usable) -> set[str]:
        """The ids of the entities that a usable relation ties to this one, either way."""
        relations = self.relations_by_id
        found = set()
        for way in (self.graph._succ, self.graph._pred):
            for other, keyed in way[id].items():
                if other not in found and any(usable(relations[key]) for key in keyed):
                    found.add(other)
        found.discard(id)
        return found

    def between(self, one: str, other: str) -> Iterable[Relation]:
        """The relations that tie two entities, either way."""
        succ = self.graph._succ
        for source, target in ((one, other), (other, one)):
            for identifier in succ[source].get(target, ()):
                yield self.relations_by_id[identifier]

    def world(self, scenario: str) -> Memory:
        """What holds whoever wins, and what holds in a scenario; all entities."""
        found = scenario_of(self.header, scenario)
        return self._part(
            self.dataset.entities, lambda relation: relation.scenario in (None, scenario), found
        )

    def ego(self, id: str, radius: int, direction: Direction) -> Memory:
        """What is within some relations' distance of an entity, and every relation among it."""
        from graph.engine.paths import reach

        within = reach(self, id, radius, direction)
        return self._part(
            tuple(entity for entity in self.dataset.entities if entity.id in within),
            lambda relation: relation.source in within and relation.target in within,
            self._scenario,
        )

    def _part(
        self,
        entities: tuple[Entity, ...],
        belongs: Callable[[Relation], bool],
        scenario: Scenario | None,
    ) -> Memory:
        relations = tuple(relation for relation in self.dataset.relations if belongs(relation))
        part = replace(self.dataset, entities=entities, relations=relations)
        return Memory(part, scenario, self.known)

    # What it looks things up in

    @property
    def known(self) -> Collection[str]:
        """The ids of the entities that a query may name."""
        return self.entities_by_id if self._known is None else self._known

    @cached_property
    def entities_by_id(self) -> Mapping[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.dataset.entities}

    @cached_property
    def relations_by_id(self) -> Mapping[str, Relation]:
        """The relations by id."""
        return {relation.id: relation for relation in self.dataset.relations}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the entities that bear a name, alias or foreign name, by the folded name."""
        bearers: dict[str, dict[str, None]] = {}
        for entity in self.dataset.entities:
            for name in names_of(entity):
                bearers.setdefault(fold(name), {})[entity.id] = None
        return {name: tuple(ids) for name, ids in bearers.items()}

    @cached_property
    def nameable(self) -> Mapping[Of, Collection[str]]:
        """The names that a query may say, by what they are names of."""
        return nameable(self.header, self.vocabulary, self.known)

    def unknown(self, name: str, *others: str) -> UnknownEntity:
        """The error for what is no entity's id, nor one of some other words.

        If it is an entity's name, the error says whose.
        """
        return UnknownEntity(name, (*self.known, *others), bearers=self.by_name.get(fold(name), ()))

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
    def graph(self) -> nx.MultiDiGraph[str]:
        """The multigraph, for what follows relations from entity to entity."""
        return _multigraph(self.dataset.entities, self.dataset.relations)

    def step(self, frontier: Iterable[str], direction: Direction) -> set[str]:
        """The entities one relation away from some; a symmetric relation runs both ways."""
        along, against = self.graph._succ, self.graph._pred
        if direction == "in":
            along, against = against, along
        reached = set()
        for here in frontier:
            reached.update(along[here])
            for other, keyed in against[here].items():
                if direction == "both" or any(
                    type(self.relations_by_id[key]).symmetric for key in keyed
                ):
                    reached.add(other)
        return reached


@paused_garbage_collection()
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


@paused_garbage_collection()
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

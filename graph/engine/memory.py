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

from graph.engine.fitting import Texts
from graph.engine.indexes import INDEXES, select
from graph.engine.protocol import Engine, kinds_wanted, refuse_nested, scenario_of
from graph.engine.terms import named_in
from graph.folding import fold
from graph.garbage import paused_garbage_collection
from graph.model import (
    Dataset,
    Decision,
    Entity,
    Header,
    Of,
    Query,
    Relation,
    Resolution,
    Scenario,
    Vocabulary,
    builtin,
    in_text_order,
)
from graph.nameable import nameable
from graph.names import identifiers_of, names_of, names_to_ask, told_apart, written_as
from graph.outcomes import Outcomes, of_claims
from graph.problems import AmbiguousName, UnknownEntity, UnknownRelation
from graph.unifying import unified
from graph.voices import Voices
from graph.voices import told_apart as told_apart_by_voice

if TYPE_CHECKING:
    import networkx as nx

    from graph.engine.ties import Direction, Parts, Usable

__all__ = ["INDEXES", "Memory"]


class Memory(Engine):
    """A dataset in memory, found by id, by name, by kind, by end and by scenario.

    Each way of finding is made when it is first used, and kept.

    Parameters
    ----------
    dataset : Dataset
        As it was written; it is answered from as its decisions on which entities are one have it.
    scenario : Scenario, optional
        The scenario whose world this is.
    whole : Memory, optional
        Of what this is a part: what a query may name, and what things are called, is the same there.
    beyond : mapping of str to Relation, optional
        For a neighbourhood, all that holds in what it is a part of.
    """

    def __init__(
        self,
        dataset: Dataset,
        scenario: Scenario | None = None,
        whole: Memory | None = None,
        beyond: Mapping[str, Relation] | None = None,
    ) -> None:
        self._written = dataset
        self.dataset = unified(dataset)
        self._scenario = scenario
        self._whole = whole
        self._beyond = beyond or {}
        self._indexes: dict[tuple[str, ...], dict[Any, list[Relation]]] = {}
        self._called: dict[str | None, Mapping[str, str]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent elsewhere as its records, as classes that a dataset declares cannot be sent."""
        dataset = self._written
        if self._whole is not None:
            ids = (tuple(self.entities_by_id), tuple(self.relations_by_id), tuple(self._beyond))
            return _part_received, (self._whole, self._scenario and self._scenario.id, *ids)
        return _received, (
            dataset.header.model_dump_json(),
            self.vocabulary.entity_adapter.dump_json(list(dataset.entities)),
            self.vocabulary.relation_adapter.dump_json(list(dataset.relations)),
            dict(dataset.positions),
            [one.model_dump_json() for one in dataset.merges],
            dataset.resolutions,
        )

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

    @property
    def written(self) -> Dataset:
        """What is saved of it: the entities as they were before some were said to be one."""
        return self._written

    @property
    def kept_positions(self) -> Mapping[str, tuple[int, int]]:
        """Where entities stood in an earlier picture of all; a part has a picture of its own."""
        return self.dataset.positions if self._whole is None else {}

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """What came true, record after record."""
        return self.dataset.resolutions

    @cached_property
    def outcomes(self) -> Outcomes:
        """What these come to."""
        return super().outcomes

    @property
    def whole(self) -> Memory:
        """What this is a part of, or itself."""
        return self if self._whole is None else self._whole

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The entities' names by id; two of one name are told apart."""
        return told_apart(self.dataset.entities) if self._whole is None else self._whole.names

    @cached_property
    def voices(self) -> Voices:
        """The voices of the documents."""
        return Voices(self.header)

    @cached_property
    def called(self) -> Mapping[str, str]:
        """What each entity, and each voice that is none, is called."""
        return self.called_in(None)

    def called_in(self, language: str | None) -> Mapping[str, str]:
        """The same in a language, where there are names in it."""
        if self._whole is not None:
            return self._whole.called_in(language)
        found = self._called.get(language)
        if found is None:
            found = self._called[language] = super().called_in(language)
        return found

    def entities(self, kinds: Collection[str] | None = None) -> tuple[Entity, ...]:
        """The entities, all or of some kinds (their sub-kinds included), in the order of ids."""
        if kinds is None:
            return self.dataset.entities
        wanted = kinds_wanted(self.vocabulary, kinds)
        return tuple(entity for entity in self.dataset.entities if entity.kind in wanted)

    def entity(self, id: str) -> Entity:
        """The entity of an id or, where there is none, the only one that bears it as a name."""
        return self.entities_by_id.get(id) or self.find(id)

    def find(self, name: str) -> Entity:
        """The entity that bears a name, alias or id; accents, case and dashes ignored."""
        bearers = [one for one in self.bearers(name) if one in self.entities_by_id]
        if not bearers:
            raise UnknownEntity(name, self.names_to_ask)
        if len(bearers) > 1:
            raise AmbiguousName(name, bearers)
        return self.entities_by_id[bearers[0]]

    def bearers(self, name: str) -> tuple[str, ...]:
        """The ids of the entities that bear a name, alias or id."""
        return self.whole.by_name.get(fold(name)) or self.whole.identified(name)

    def identified(self, name: str) -> tuple[str, ...]:
        """The ids of the entities that have an id elsewhere, however that is written."""
        ways = written_as(name)
        return next((self.by_identifier[way] for way in ways if way in self.by_identifier), ())

    def relation(self, id: str) -> Relation:
        """The relation of an id."""
        found = self.relations_by_id.get(id)
        if found is None:
            raise UnknownRelation(id, self.relations_by_id)
        return found

    def relations(self, query: Query) -> tuple[Relation, ...]:
        """The relations that a query asks for, in the order of the text or that which it asks for."""
        return select(self, query)

    def tied(self, id: str, usable: Usable, direction: Direction = "both") -> set[str]:
        """The ids of the entities that a usable relation leads to from this one."""
        relations = self.relations_by_id
        found = set()
        for way, plain in ((self.graph._succ, "out"), (self.graph._pred, "in")):
            for other, keyed in way[id].items():
                if other not in found and any(
                    usable(relations[key])
                    and (direction in ("both", plain) or type(relations[key]).symmetric)
                    for key in keyed
                ):
                    found.add(other)
        for one in self.beside.get(id, ()):
            if usable(one):
                found.update(
                    end.entity
                    for start, end in self.parts.steps(one, direction)
                    if start.entity == id
                )
        found.discard(id)
        return found

    def neighbors(self, id: str, query: Query) -> tuple[Entity, ...]:
        """The entities that a relation ties to this one, either way, in the order of ids."""
        if query.__pydantic_fields_set__:
            return super().neighbors(id, query)
        here, own, parts = self.entity(id).id, named_in(self.vocabulary), self.parts
        found: set[str] = set()
        for one in self.naming.get(here, ()):
            fields = one.__dict__
            ends = fields["source"], fields["target"]
            if fields["negated"]:
                continue
            if own[fields["kind"]] or fields["holder"] in parts.only_speaking:
                tied = {part.entity for part in parts.of(one)}
                found |= tied if here in tied else set()
            elif here in ends:
                found.update(ends)
        found.discard(here)
        return tuple(self.entities_by_id[other] for other in sorted(found))

    def between(self, one: str, other: str) -> Iterable[Relation]:
        """The relations that tie two entities, either way."""
        succ = self.graph._succ
        found: dict[str, None] = {}
        for source, target in ((one, other), (other, one)):
            found |= dict.fromkeys(succ[source].get(target, ()))
        for relation in self.beside.get(one, ()):
            if any(part.entity == other for part in self.parts.of(relation)):
                found[relation.id] = None
        return (self.relations_by_id[name] for name in found)

    def world(self, scenario: str) -> Memory:
        """What holds whoever wins, and what holds in a scenario; all entities."""
        refuse_nested(self._scenario, scenario)
        found = scenario_of(self.header, scenario)
        return self._part(
            self.dataset.entities,
            lambda relation: relation.scenario in (None, found.id),
            found,
            {one.id: one for one in self._beyond.values() if one.scenario in (None, found.id)},
        )

    def ego(self, id: str, radius: int, direction: Direction) -> Memory:
        """What is within some relations' distance of an entity, and every relation among it."""
        from graph.engine.paths import reach

        within = reach(self, self.entity(id).id, radius, direction)
        return self._part(
            tuple(entity for entity in self.dataset.entities if entity.id in within),
            lambda relation: relation.source in within and relation.target in within,
            self._scenario,
            self.beyond or self.relations_by_id,
        )

    def _part(
        self,
        entities: tuple[Entity, ...],
        belongs: Callable[[Relation], bool],
        scenario: Scenario | None,
        beyond: Mapping[str, Relation],
    ) -> Memory:
        relations = tuple(relation for relation in self.dataset.relations if belongs(relation))
        known = {relation.id for relation in relations} if self.resolutions else set()
        part = replace(
            self.dataset,
            entities=entities,
            relations=relations,
            resolutions=of_claims(self.resolutions, known),
        )
        return Memory(part, scenario, self.whole, beyond)

    @property
    def beyond(self) -> Mapping[str, Relation]:
        """For a neighbourhood, all that holds in what it is a part of, by id."""
        return self._beyond

    # What it looks things up in

    @property
    def known(self) -> Collection[str]:
        """The ids of the entities that a query may name."""
        return self.whole.entities_by_id

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
    def names_to_ask(self) -> Collection[str]:
        """What the entities can be asked by, as it is written."""
        return names_to_ask(self.dataset.entities)

    @cached_property
    def by_identifier(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the entities that have an id elsewhere, by that, bare and after its scheme."""
        found: dict[str, tuple[str, ...]] = {}
        for entity in self.dataset.entities:
            for written in identifiers_of(entity):
                found[written] = (*found.get(written, ()), entity.id)
        return found

    @cached_property
    def nameable(self) -> Mapping[Of, Collection[str]]:
        """The names that a query may say, by what they are names of."""
        return nameable(self.header, self.vocabulary, self.known)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each relation stands in the order of the text, by its id."""
        return {relation.id: place for place, relation in enumerate(self.dataset.relations)}

    @cached_property
    def texts(self) -> Texts:
        """The folded texts in which words are looked for."""
        return Texts(self)

    @cached_property
    @paused_garbage_collection()
    def naming(self) -> Mapping[str, list[Relation]]:
        """The relations that name an entity at an end, in a field of their own, or as holder."""
        own = named_in(self.vocabulary)
        found: dict[str, list[Relation]] = {}
        for relation in self.dataset.relations:
            fields = relation.__dict__
            named = {fields["source"], fields["target"], fields["holder"]}
            for field in own[fields["kind"]]:
                named.add(fields[field])
            for name in named:
                found.setdefault(name, []).append(relation)
        found.pop(None, None)  # type: ignore[call-overload]  # a field that says nothing
        return found

    @cached_property
    def parts(self) -> Parts:
        """Who has a part in each relation."""
        from graph.engine.ties import Parts

        return Parts.among(self.vocabulary, self.dataset.relations, self.entities_by_id)

    @cached_property
    def beside(self) -> Mapping[str, list[Relation]]:
        """The relations that tie an entity other than end to end."""
        parts, own = self.parts, named_in(self.vocabulary)
        found: dict[str, list[Relation]] = {}
        for relation in self.dataset.relations:
            fields = relation.__dict__
            if own[fields["kind"]] or fields["holder"] in parts.only_speaking:
                beside = parts.beside(relation)
                named = (*relation.ends, *(part.entity for part in beside)) if beside else ()
                for entity in dict.fromkeys(named):
                    found.setdefault(entity, []).append(relation)
        return found

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
            that have them, in the order of the text.
        """
        index = self._indexes.get(fields)
        if index is None:
            index = self._indexes[fields] = _group(self.dataset.relations, fields)
        return index

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The multigraph, for what follows relations from entity to entity."""
        return _multigraph(self.dataset.entities, self.dataset.relations)

    @cached_property
    def denied(self) -> Mapping[str, frozenset[str]]:
        """For each source, the targets that it is tied to by nothing but what is denied."""
        succ = self.graph._succ
        found: dict[str, set[str]] = {}
        for relation in self.dataset.relations:
            fields = relation.__dict__
            if fields["negated"]:
                found.setdefault(fields["source"], set()).add(fields["target"])
        return {
            source: frozenset(
                target
                for target in targets
                if all(one["negated"] for one in succ[source][target].values())
            )
            for source, targets in found.items()
        }

    def step(self, frontier: Iterable[str], direction: Direction) -> set[str]:
        """The entities that a relation which is not denied leads to from some."""
        succ, pred = self.graph._succ, self.graph._pred
        denied = self.denied
        nothing: frozenset[str] = frozenset()
        reached: set[str] = set()
        for here in frontier:
            if direction == "both":
                cut = denied.get(here, nothing)
                reached.update(other for other in succ[here] if other not in cut)
                reached.update(
                    other for other in pred[here] if here not in denied.get(other, nothing)
                )
                for one in self.beside.get(here, ()):
                    if not one.negated:
                        reached.update(part.entity for part in self.parts.of(one))
            else:
                reached |= self.tied(here, self.usable(None), direction)
        return reached


def part_of(engine: Engine, wanted: Query | Iterable[Relation]) -> Memory:
    """The relations of a graph that a query asks for, or some of them, with all that they name.

    Raises
    ------
    UnknownEntity, UnknownKind, UnknownScenario, UnknownName, AmbiguousName, UnknownRelation
    """
    parts, relations = engine.parts, _wanted(engine, wanted)
    named = {part.entity for one in relations for part in parts.of(one)}
    named |= {one.voice for one in relations}
    named |= {word for one in relations for word in engine.voices.words.get(one.voice, ())}
    known = engine.entities_by_id
    entities = tuple(known[name] for name in sorted(named) if name in known)
    relations = in_text_order(engine.header, relations)
    kept = of_claims(engine.resolutions, {one.id for one in relations})
    part = Dataset(engine.header, entities, relations, engine.vocabulary, resolutions=kept)
    return Memory(part, engine.scenario, engine.whole if isinstance(engine, Memory) else None)


def _wanted(engine: Engine, wanted: Query | Iterable[Relation]) -> tuple[Relation, ...]:
    """The relations of a graph that are asked for, each once."""
    if isinstance(wanted, Query):
        return engine.relations(wanted)
    return tuple(engine.relation(name) for name in dict.fromkeys(one.id for one in wanted))


def _received(
    header: str,
    entities: bytes,
    relations: bytes,
    positions: Mapping[str, tuple[int, int]],
    merges: Iterable[str],
    resolutions: tuple[Resolution, ...],
) -> Memory:
    """The engine that was sent."""
    read = Header.model_validate_json(header)
    vocabulary = builtin().declare(read.kinds)
    claims = vocabulary.relation_adapter.validate_json(relations)
    dataset = Dataset(
        read,
        tuple(vocabulary.entity_adapter.validate_json(entities)),
        tuple(told_apart_by_voice(claims, Voices(read))[0]),
        vocabulary,
        positions,
        tuple(Decision.model_validate_json(one) for one in merges),
        resolutions,
    )
    return Memory(dataset)


def _part_received(
    whole: Memory,
    scenario: str | None,
    entities: Iterable[str],
    relations: Iterable[str],
    beyond: Iterable[str],
) -> Memory:
    """The part of an engine that was sent."""
    part = replace(
        whole.dataset,
        entities=tuple(whole.entities_by_id[one] for one in entities),
        relations=tuple(whole.relations_by_id[one] for one in relations),
    )
    world = scenario_of(whole.header, scenario) if scenario else None
    return Memory(part, world, whole, {one: whole.relations_by_id[one] for one in beyond})


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

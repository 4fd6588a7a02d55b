"""The protocol of every engine: what a graph can be asked, whatever holds it.

``KnowledgeGraph``, the command line and the view speak to this and to nothing below it. An engine
that subclasses ``Engine`` gives its header, its vocabulary, its entities and its relations, and the
two parts of it (a scenario's world, a neighbourhood); the other verbs follow from these, and an
engine that knows a faster way overrides them. What `relations` must refuse is said by `nameable`, and
`kinds_wanted` and `scenario_of` say what two others mean. ``tests/conformance`` holds every engine,
the page included, to the same answers.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from graph.folding import fold
from graph.model import Entity, Header, Query, Relation, Scenario, Vocabulary
from graph.problems import AmbiguousName, UnknownEntity, UnknownKind, UnknownScenario

if TYPE_CHECKING:  # most graphs are asked for relations alone, and start sooner without these
    from graph.engine.comparison import Comparison, Side
    from graph.engine.paths import Direction, Path, Usable


class Engine(Protocol):
    """What a graph can be asked."""

    # What an engine gives

    @property
    @abstractmethod
    def header(self) -> Header:
        """Title, documents, scenarios, topics and questions."""
        ...

    @property
    @abstractmethod
    def vocabulary(self) -> Vocabulary:
        """The kinds that are understood."""
        ...

    @property
    @abstractmethod
    def scenario(self) -> Scenario | None:
        """The scenario whose world this is, if it is one's."""
        ...

    @abstractmethod
    def entities(self, kinds: Collection[str] | None = None) -> tuple[Entity, ...]:
        """The entities, all or of some kinds (their sub-kinds included), in the order of ids.

        Raises
        ------
        UnknownKind
        """
        ...

    @abstractmethod
    def relations(self, query: Query) -> tuple[Relation, ...]:
        """The relations that a query asks for, in the order of their ids.

        Raises
        ------
        UnknownEntity, UnknownKind, UnknownScenario, UnknownName
            Where the query names something that is not there: an empty answer would mislead.
        """
        ...

    @abstractmethod
    def world(self, scenario: str) -> Engine:
        """What holds whoever wins, and what holds in a scenario; all entities.

        Raises
        ------
        UnknownScenario
        """
        ...

    @abstractmethod
    def ego(self, id: str, radius: int, direction: Direction) -> Engine:
        """What is within some relations' distance of an entity, and every relation among it.

        Raises
        ------
        UnknownEntity
        """
        ...

    # What follows from it

    @property
    def names(self) -> Mapping[str, str]:
        """The entities' names by id."""
        return {entity.id: entity.name for entity in self.entities()}

    def counts(self) -> dict[str, dict[str, int]]:
        """How many entities and relations there are of each kind, most frequent first."""
        kinds = {
            "entities": (entity.kind for entity in self.entities()),
            "relations": (relation.kind for relation in self.relations(Query())),
        }
        return {what: dict(Counter(words).most_common()) for what, words in kinds.items()}

    def entity(self, id: str) -> Entity:
        """The entity of an id.

        Raises
        ------
        UnknownEntity
            With the nearest ids; if it is an entity's name, the error says whose.
        """
        for entity in self.entities():
            if entity.id == id:
                return entity
        raise UnknownEntity(id, self.names, bearers=bearers_of(id, self.entities()))

    def find(self, name: str) -> Entity:
        """The entity that bears a name, alias or id; accents, case and dashes ignored.

        Raises
        ------
        UnknownEntity
            With the nearest names.
        AmbiguousName
            Where several bear it.
        """
        bearers = bearers_of(name, self.entities())
        if not bearers:
            raise UnknownEntity(name, (word for one in self.entities() for word in names_of(one)))
        if len(bearers) > 1:
            raise AmbiguousName(name, bearers)
        return self.entity(bearers[0])

    def relation(self, id: str) -> Relation:
        """The relation of an id.

        Raises
        ------
        UnknownEntity
            With the nearest ids.
        """
        known = {relation.id: relation for relation in self.relations(Query())}
        if id not in known:
            raise UnknownEntity(id, known)
        return known[id]

    def neighbors(self, id: str, query: Query) -> tuple[Entity, ...]:
        """The entities that a relation ties to this one, either way, in the order of ids.

        Raises
        ------
        UnknownEntity
        """
        self.entity(id)
        asked = query if query.entity else query.model_copy(update={"entity": (id,)})
        found = {one.other(id) for one in self.relations(asked) if id in one.ends}
        return tuple(self.entity(other) for other in sorted(found))

    def tied(self, id: str, usable: Usable) -> set[str]:
        """The ids of the entities that a usable relation ties to this one, either way."""
        at = self.relations(Query(entity=(id,)))
        return {relation.other(id) for relation in at if usable(relation)} - {id}

    def between(self, one: str, other: str) -> Iterable[Relation]:
        """The relations that tie two entities, either way."""
        return (r for r in self.relations(Query(entity=(one,))) if set(r.ends) == {one, other})

    def shortest_path(self, source: str, target: str, query: Query | None = None) -> Path:
        """The shortest chain of relations between two entities, either way along each.

        Parameters
        ----------
        source, target : str
            Ids.
        query : Query, optional
            Which relations may be used; by default all not negated.

        Raises
        ------
        NoPath, UnknownEntity
        """
        from graph.engine.paths import shortest_path

        return shortest_path(self, source, target, self.usable(query))

    def paths(
        self, source: str, target: str, query: Query | None = None, cutoff: int = 3
    ) -> Iterator[Path]:
        """All chains between two entities that visit none twice, shortest first, one by one.

        Parameters
        ----------
        source, target : str
            Ids.
        query : Query, optional
            Which relations may be used; by default all not negated.
        cutoff : int
            The most relations a chain may have.

        Raises
        ------
        UnknownEntity
        """
        from graph.engine.paths import paths

        return paths(self, source, target, cutoff, self.usable(query))

    def usable(self, query: Query | None) -> Usable:
        """Whether a chain may use a relation: what is asked for, and not negated unless asked."""
        if query is None:
            return lambda relation: not relation.negated
        asked = query if query.negated is not None else query.model_copy(update={"negated": False})
        allowed = {relation.id for relation in self.relations(asked)}
        return lambda relation: relation.id in allowed

    def side(self) -> Side:
        """This graph as one side of a comparison; a scenario's world with its counterparts."""
        from graph.engine.comparison import Side

        header, scenario = self.header, self.scenario
        return Side(
            label=scenario.label if scenario else header.title,
            relations=self.relations(Query()),
            counterparts=scenario.counterparts if scenario else {},
            scenario=scenario.id if scenario else None,
            names=self.names,
            topics={topic.id: topic.label for topic in header.topics},
        )

    def compare(self, left: str, right: str) -> Comparison:
        """Two scenarios lined up through their counterparts.

        Raises
        ------
        UnknownScenario
        """
        from graph.engine.comparison import compare

        return compare(self.world(left).side(), self.world(right).side())


def names_of(entity: Entity) -> tuple[str, ...]:
    """Everything that an entity is found by: id, name, foreign names, aliases."""
    return (entity.id, entity.name, *entity.names.values(), *entity.aliases)


def bearers_of(name: str, entities: Iterable[Entity]) -> list[str]:
    """The ids of the entities that bear a name, alias or id; accents, case and dashes ignored."""
    folded = fold(name)
    return [one.id for one in entities if folded in map(fold, names_of(one))]


def kinds_wanted(vocabulary: Vocabulary, kinds: Collection[str]) -> set[str]:
    """Some entity kinds and all that are a sort of them.

    Raises
    ------
    UnknownKind
    """
    wanted: set[str] = set()
    for name in kinds:
        if name not in vocabulary.entities:
            raise UnknownKind(name, vocabulary.entities)
        wanted.update(vocabulary.sub_kinds(name))
    return wanted


def scenario_of(header: Header, id: str) -> Scenario:
    """The scenario of an id.

    Raises
    ------
    UnknownScenario
    """
    known = {scenario.id: scenario for scenario in header.scenarios}
    if id not in known:
        raise UnknownScenario(id, known)
    return known[id]

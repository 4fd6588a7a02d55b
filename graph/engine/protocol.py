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
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from graph.engine.terms import labelled, own_query_fields, settled
from graph.folding import fold
from graph.model import (
    Dataset,
    Entity,
    Header,
    Of,
    Query,
    Relation,
    Resolution,
    Scenario,
    Vocabulary,
)
from graph.nameable import nameable
from graph.names import bearers_of, names_to_ask, told_apart
from graph.outcomes import Outcomes
from graph.problems import (
    AmbiguousName,
    NestedScenario,
    NoPath,
    UnknownEntity,
    UnknownKind,
    UnknownRelation,
    UnknownScenario,
)
from graph.voices import Voices

if TYPE_CHECKING:  # most graphs are asked for relations alone, and start sooner without these
    from graph.engine.comparison import Comparison, Side
    from graph.engine.disputes import Dispute, Speaker, Stance
    from graph.engine.paths import Path
    from graph.engine.ties import Direction, Parts, Usable
    from graph.writing.records import About


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
        """The relations that a query asks for, in the order of the text or that which it asks for.

        Raises
        ------
        UnknownEntity, UnknownKind, UnknownScenario, UnknownName
            Where the query names something that is not there: an empty answer would mislead.
        AmbiguousName
        """
        ...

    @abstractmethod
    def world(self, scenario: str) -> Engine:
        """What holds whoever wins, and what holds in a scenario; all entities.

        Raises
        ------
        UnknownScenario
        NestedScenario
            Where this is the world of a scenario already.
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
    def kept_positions(self) -> Mapping[str, tuple[int, int]]:
        """Where entities stood in an earlier picture, by id, if that is kept."""
        return {}

    @property
    def written(self) -> Dataset:
        """What is saved of it: the entities as they were before some were said to be one."""
        return Dataset(
            self.header,
            self.entities(),
            self.relations(Query()),
            self.vocabulary,
            self.kept_positions,
            resolutions=self.resolutions,
        )

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """What came true, record after record, if that is kept."""
        return ()

    @property
    def outcomes(self) -> Outcomes:
        """What these come to: how events ended, and what became of claims."""
        return Outcomes(self.header, self.resolutions)

    @property
    def whole(self) -> Engine:
        """What this is a part of, or itself."""
        return self

    @property
    def beyond(self) -> Mapping[str, Relation]:
        """For a neighbourhood, all that holds in what it is a part of, by id."""
        return {}

    @property
    def entities_by_id(self) -> Mapping[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.entities()}

    @property
    def names(self) -> Mapping[str, str]:
        """The entities' names by id; two of one name are told apart."""
        return told_apart(self.entities())

    @property
    def voices(self) -> Voices:
        """The voices of the documents."""
        return Voices(self.header)

    @property
    def called(self) -> Mapping[str, str]:
        """What each entity, and each voice that is none, is called."""
        return self.called_in(None)

    def called_in(self, language: str | None) -> Mapping[str, str]:
        """The same in a language, where there are names in it."""
        names = told_apart(self.entities(), language)
        titles = {
            one.id: one.titles.get(language or "", one.title) for one in self.header.documents
        }
        also = "y" if (language or self.header.language) == "es" else "and"
        return {**names, **self.voices.called(names, titles, also)}

    @property
    def nameable(self) -> Mapping[Of, Collection[str]]:
        """The names that a query may say, by what they are names of."""
        return nameable(self.header, self.vocabulary, {one.id for one in self.entities()})

    @property
    def names_to_ask(self) -> Collection[str]:
        """What the entities can be asked by, as it is written."""
        return names_to_ask(self.entities())

    def bearers(self, name: str) -> Collection[str]:
        """The ids of the entities that bear a name, alias or id."""
        return bearers_of(name, self.entities())

    def settled(self, query: Query) -> Query:
        """A query with ids for the names of entities.

        Raises
        ------
        UnknownEntity, UnknownKind, UnknownScenario, UnknownName, AmbiguousName
        """
        return settled(self, query)

    def sentence(self, relation: Relation, language: str | None = None) -> str:
        """A claim as a sentence, true on its own: its statement, or one that is composed.

        Parameters
        ----------
        relation : Relation
        language : str, optional
            By default the dataset's own. What has no statement in another is composed in it.
        """
        own = self.header.language or "en"
        names = self.called if language is None else self.called_in(language)
        label = self.scenario_labels(language).get(relation.scenario)
        return relation.sentence(names, language or own, label, native=own)

    def scenario_labels(self, language: str | None = None) -> Mapping[str | None, str]:
        """The scenarios' labels by id, in a language where there are any in it."""
        return {one.id: one.labels.get(language or "", one.label) for one in self.header.scenarios}

    def about(self, language: str | None = None) -> About:
        """What records say of relations besides themselves.

        Parameters
        ----------
        language : str, optional
            By default the dataset's own.
        """
        from graph.writing.records import About

        called = self.called if language is None else self.called_in(language)
        native = self.header.language or "en"
        return About(
            entities=self.entities_by_id,
            names=called,
            vocabulary=self.vocabulary,
            voices=called,
            scenarios={str(one): name for one, name in self.scenario_labels(language).items()},
            language=language or native,
            native=native,
        )

    def standing(self, relation: Relation) -> str:
        """How a claim stands: scenario, modality, certainty, voice and citation."""
        return relation.standing(self.called)

    def counts(self) -> dict[str, dict[str, int]]:
        """How many entities and relations there are of each kind, most frequent first.

        An entity counts under each kind that it is a sort of, as ``entities`` gives it.
        """
        exact, relations = self.tallies()
        entities = Counter(
            {
                kind: sum(exact[sub] for sub in self.vocabulary.sub_kinds(kind))
                for kind in self.vocabulary.entities
            }
        )
        kinds = {"entities": +entities, "relations": relations}
        return {what: dict(counter.most_common()) for what, counter in kinds.items()}

    def tallies(self) -> tuple[Counter[str], Counter[str]]:
        """How many entities, and how many relations, there are of exactly each kind."""
        entities = Counter(entity.kind for entity in self.entities())
        return entities, Counter(relation.kind for relation in self.relations(Query()))

    def entity(self, id: str) -> Entity:
        """The entity of an id or, where there is none, the only one that bears it as a name.

        Raises
        ------
        UnknownEntity
            With the nearest names.
        AmbiguousName
        """
        for entity in self.entities():
            if entity.id == id:
                return entity
        return self.find(id)

    def find(self, name: str) -> Entity:
        """The entity that bears a name, alias or id; accents, case and dashes ignored.

        Raises
        ------
        UnknownEntity
            With the nearest names.
        AmbiguousName
            Where several bear it.
        """
        bearers = tuple(self.bearers(name))
        if not bearers:
            raise UnknownEntity(name, self.names_to_ask)
        if len(bearers) > 1:
            raise AmbiguousName(name, bearers)
        return self.entity(bearers[0])

    def relation(self, id: str) -> Relation:
        """The relation of an id.

        Raises
        ------
        UnknownRelation
            With the nearest ids.
        """
        known = {relation.id: relation for relation in self.relations(Query())}
        if id not in known:
            raise UnknownRelation(id, known)
        return known[id]

    def neighbors(self, id: str, query: Query) -> tuple[Entity, ...]:
        """The entities that a relation ties to this one, either way, in the order of ids.

        What is denied ties nothing, unless the query asks for it.

        Raises
        ------
        UnknownEntity
        """
        return tuple(self.entity(other) for other in sorted(self.tying(id, query)))

    def tying(self, id: str, query: Query) -> Mapping[str, list[Relation]]:
        """The relations that tie others to an entity, by the other's id, as ``neighbors`` follows them.

        Raises
        ------
        UnknownEntity
        """
        here = self.entity(id).id
        changed: dict[str, Any] = {} if query.entity else {"entity": (here,)}
        changed |= {"negated": query.negated or False, "order": (), "limit": None}
        found: dict[str, list[Relation]] = {}
        parts = self.parts
        for one in self.relations(query.model_copy(update=changed)):
            tied = {part.entity for part in parts.of(one)}
            for other in tied - {here} if here in tied else ():
                found.setdefault(other, []).append(one)
        return found

    @property
    def parts(self) -> Parts:
        """Who has a part in each relation."""
        from graph.engine.ties import Parts

        entities = {entity.id for entity in self.entities()}
        return Parts.among(self.vocabulary, self.relations(Query()), entities)

    def tied(self, id: str, usable: Usable, direction: Direction = "both") -> set[str]:
        """The ids of the entities that a usable relation leads to from this one."""
        parts = self.parts
        return {
            end.entity
            for one in self.relations(Query(entity=(id,)))
            if usable(one)
            for start, end in parts.steps(one, direction)
            if start.entity == id
        }

    def between(self, one: str, other: str) -> Iterable[Relation]:
        """The relations that tie two entities, either way."""
        parts = self.parts
        for relation in self.relations(Query(entity=(one,))):
            if {one, other} <= {part.entity for part in parts.of(relation)}:
                yield relation

    def step(self, frontier: Iterable[str], direction: Direction) -> set[str]:
        """The entities that a relation which is not denied leads to from some."""
        usable = self.usable(None)
        return {other for here in frontier for other in self.tied(here, usable, direction)}

    def shortest_path(
        self,
        source: str,
        target: str,
        query: Query | None = None,
        direction: Direction = "both",
    ) -> Path:
        """The shortest chain of relations between two entities; of several, the one to tell first.

        Parameters
        ----------
        source, target : str
            Ids or names.
        query : Query, optional
            Which relations may be used; by default all not negated.
        direction : {"both", "out", "in"}
            Which way relations are followed.

        Raises
        ------
        NoPath, UnknownEntity
        """
        return next(self.shortest_paths(source, target, query, direction))

    def shortest_paths(
        self,
        source: str,
        target: str,
        query: Query | None = None,
        direction: Direction = "both",
    ) -> Iterator[Path]:
        """All of the shortest chains between two entities, one by one, as ``shortest_path``.

        Raises
        ------
        NoPath, UnknownEntity
        """
        from graph.engine.paths import shortest_paths

        ends = self.entity(source).id, self.entity(target).id
        try:
            return shortest_paths(self, *ends, self.usable(query), direction, self.deniable(query))
        except NoPath as error:
            if query is None:
                raise
            further = self._beyond_query(ends, query, direction)
            raise NoPath(*ends, (*error.left_out, *further)) from None

    def _beyond_query(
        self, ends: tuple[str, str], query: Query, direction: Direction
    ) -> Iterator[str]:
        """What a query leaves out that would connect two entities."""
        from graph.engine.paths import shortest_paths

        try:
            path = next(shortest_paths(self, *ends, self.usable(None), direction))
        except NoPath:
            return
        yield f"all that is not {query}; without that there is a chain of {len(path)}"

    def paths(
        self,
        source: str,
        target: str,
        query: Query | None = None,
        cutoff: int = 3,
        direction: Direction = "both",
    ) -> Iterator[Path]:
        """All chains between two entities that visit none twice, shortest first, one by one.

        Parameters
        ----------
        source, target : str
            Ids or names.
        query : Query, optional
            Which relations may be used; by default all not negated.
        cutoff : int
            The most relations a chain may have.
        direction : {"both", "out", "in"}
            Which way relations are followed.

        Raises
        ------
        UnknownEntity
        """
        from graph.engine.paths import paths

        ends = self.entity(source).id, self.entity(target).id
        return paths(self, *ends, cutoff, self.usable(query), direction)

    def match(self, steps: Sequence[Query]) -> Iterator[tuple[Relation, ...]]:
        """The chains from target to source of which each relation is asked for, none twice.

        Parameters
        ----------
        steps : sequence of Query
            What is asked of each relation, in the order of the chain.

        Returns
        -------
        iterator of tuple of Relation
            In the order of the text: of the first relation, then of the second, and so on.
        """
        from graph.engine.matching import chained

        return chained([self.relations(step) for step in steps])

    def usable(self, query: Query | None) -> Usable:
        """Whether a chain may use a relation: what is asked for, and what is denied only if asked.

        In a query, ``negated=True`` asks for denials alone; a chain may then use them beside the rest.
        """
        if query is None:
            return lambda relation: not relation.negated
        allowed = {relation.id for relation in self.relations(walkable(query))}
        return lambda relation: relation.id in allowed

    def deniable(self, query: Query | None) -> Usable:
        """Whether a chain would use a relation if it were not denied."""
        if query is None:
            return lambda relation: relation.negated
        if query.negated:
            return lambda _relation: False
        asked = query.model_copy(update={"negated": True})
        denied = {relation.id for relation in self.relations(asked)}
        return lambda relation: relation.id in denied

    def side(self, query: Query | None = None) -> Side:
        """This graph as one side of a comparison; a scenario's world with its counterparts."""
        from graph.engine.comparison import Side, widened

        header, scenario = self.header, self.scenario
        own = {name for name, one in own_query_fields(self.vocabulary).items() if one.reference}
        asked = widened(header.scenarios, self.settled(query), own) if query else Query()
        return Side(
            label=scenario.label if scenario else header.title,
            relations=self.relations(asked),
            counterparts=scenario.counterparts if scenario else {},
            scenario=scenario.id if scenario else None,
            names=self.called,
            topics={topic.id: topic.label for topic in header.topics},
            engine=self,
            beyond=self.beyond,
        )

    def compare(self, left: str, right: str, query: Query | None = None) -> Comparison:
        """Two scenarios lined up through their counterparts.

        Parameters
        ----------
        left, right : str
        query : Query, optional
            Which claims are compared; by default all. What it names of one side, it names of the
            other too: the counterparts are taken along.

        Raises
        ------
        UnknownScenario, NestedScenario
        """
        from graph.engine.comparison import compare

        return compare(self.world(left).side(query), self.world(right).side(query))

    def disputes(self, query: Query) -> tuple[Dispute, ...]:
        """What different voices gainsay each other on, in the order of the first claim of each.

        Parameters
        ----------
        query : Query
            Which claims are looked at, but for ``voice`` and ``holder``: of those that are asked
            for, one has to have a part in it. ``limit`` says how many are told.
        """
        from graph.engine import disputes

        return disputes.disputes(self, query)

    def changes(self, query: Query) -> tuple[Dispute, ...]:
        """What one voice gainsays itself on in two documents, asked as ``disputes``."""
        from graph.engine import disputes

        return disputes.changes(self, query)

    def corroboration(self, query: Query) -> tuple[Stance, ...]:
        """What is said, by how many voices, the most first; asked as ``disputes``."""
        from graph.engine import disputes

        return disputes.corroboration(self, query)

    def speaking(self, query: Query) -> tuple[Speaker, ...]:
        """Who speaks, the one with the most claims first; asked as ``disputes``."""
        from graph.engine import disputes

        return disputes.speaking(self, query)


def walkable(query: Query) -> Query:
    """What a chain may use: all that a query asks for, and what is denied only if asked."""
    negated = None if query.negated else False
    return query.model_copy(update={"negated": negated, "order": (), "limit": None})


def kinds_wanted(vocabulary: Vocabulary, kinds: Collection[str]) -> set[str]:
    """Some entity kinds and all that are a sort of them.

    Raises
    ------
    UnknownKind
    """
    wanted: set[str] = set()
    for name in kinds:
        alike = [kind for kind in vocabulary.entities if fold(kind) == fold(name)]
        if not alike:
            raise UnknownKind(name, vocabulary.entities)
        wanted.update(vocabulary.sub_kinds(alike[0]))
    return wanted


def scenario_of(header: Header, id: str) -> Scenario:
    """The scenario of an id.

    Raises
    ------
    UnknownScenario
    """
    known = {scenario.id: scenario for scenario in header.scenarios}
    if id in known:
        return known[id]
    alike = [one for one in known if fold(one) == fold(id)] or labelled(header.scenarios, id)
    if len(alike) != 1:
        raise UnknownScenario(id, (*known, *(one.label for one in header.scenarios)))
    return known[alike[0]]


def refuse_nested(scenario: Scenario | None, asked: str) -> None:
    """Refuse a scenario of a scenario: what holds in the one is not what holds in the other.

    Raises
    ------
    NestedScenario
    """
    if scenario is not None:
        raise NestedScenario(scenario.id, asked)

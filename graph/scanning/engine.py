"""The engine of tables: it asks them for what may be of the answer, and answers from memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.engine.memory import Memory
from graph.engine.protocol import Engine, kinds_wanted, refuse_nested, scenario_of, walkable
from graph.engine.terms import named_in
from graph.engine.ties import refuse_unknown
from graph.model import (
    AUTHOR,
    Dataset,
    Entity,
    Header,
    Of,
    Query,
    Relation,
    Resolution,
    Scenario,
    Vocabulary,
    in_text_order,
)
from graph.nameable import nameable
from graph.problems import NoPath, TooMany, UnknownRelation
from graph.scanning.names import Called, Entities, Nameable, Names
from graph.scanning.pair import parts_of
from graph.scanning.pushing import is_one_of, pushed, ties_of
from graph.scanning.regions import MOST_TIES, Look, Tie, about, between

if TYPE_CHECKING:
    from graph.engine.comparison import Side
    from graph.engine.paths import Path
    from graph.engine.ties import Direction, Parts
    from graph.scanning.pair import Pair


class Held(Memory):
    """Some relations of tables in memory, of which who only speaks is known of all of them.

    Parameters
    ----------
    part : Memory
    scenario : Scenario, optional
    parts : Parts
    """

    def __init__(
        self, part: Memory, scenario: Scenario | None, only_speaking: frozenset[str]
    ) -> None:
        super().__init__(part.dataset, scenario)
        self._only_speaking = only_speaking

    @cached_property
    def parts(self) -> Parts:
        """Who has a part in each relation."""
        from graph.engine.ties import Parts

        return Parts(self.vocabulary, self.entities_by_id, self._only_speaking)


class Scanned(Engine):
    """A graph whose entities and relations are in tables.

    Parameters
    ----------
    pair : Pair
    scenario : Scenario, optional
        The scenario whose world this is.
    whole : Scanned, optional
        Of what this is a part.
    """

    def __init__(
        self, pair: Pair, scenario: Scenario | None = None, whole: Scanned | None = None
    ) -> None:
        self.pair = pair
        self._scenario = scenario
        self._whole = whole
        self._lookup: Names = whole._lookup if whole else Names(pair)  # noqa: SLF001  # of its own class

    # What it is

    @property
    def header(self) -> Header:
        """Title, documents, scenarios, topics and questions."""
        return self.pair.header

    @property
    def vocabulary(self) -> Vocabulary:
        """The kinds that are understood."""
        return self.pair.vocabulary

    @property
    def scenario(self) -> Scenario | None:
        """The scenario whose world this is, if it is one's."""
        return self._scenario

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """What came true, record after record."""
        return self.pair.resolutions

    @property
    def whole(self) -> Scanned:
        """What this is a part of, or itself."""
        return self._whole or self

    # What it is asked

    def entities(self, kinds: Collection[str] | None = None) -> tuple[Entity, ...]:
        """The entities, all or of some kinds, in the order of ids. May raise ``TooMany``."""
        wanted = None if kinds is None else kinds_wanted(self.vocabulary, kinds)
        found = self.pair.entities_of_kinds(wanted)
        return tuple(sorted(found, key=lambda one: one.id))

    def entity(self, id: str) -> Entity:
        """The entity of an id or, where there is none, the only one that bears it as a name."""
        return self._lookup.entity(id) or self.find(id)

    def bearers(self, name: str) -> list[str]:
        """The ids of the entities that bear a name, alias or id."""
        return self.pair.bearers(name)

    def relation(self, id: str) -> Relation:
        """The relation of an id."""
        import narwhals as nw

        found = self._that([nw.col("id") == id])
        if not found:
            raise UnknownRelation(id, ())
        return found[0]

    def relations(self, query: Query) -> tuple[Relation, ...]:
        """The relations that a query asks for, in the order of the text or that which it asks for.

        Raises
        ------
        TooMany
            Where what has to be looked at for it does not go into memory.
        """
        asked = self.settled(query)
        found = self._that(pushed(asked, self.pair.known).conditions)
        return self._held(found, _entities_in(asked)).relations(asked)

    def neighbors(self, id: str, query: Query) -> tuple[Entity, ...]:
        """The entities that a relation ties to this one, either way, in the order of ids."""
        here = self.entity(id).id
        asked = self.settled(query)
        wanted = asked if asked.entity else asked.model_copy(update={"entity": (here,)})
        wanted = wanted.model_copy(update={"order": (), "limit": None})
        found = self._that(pushed(wanted, self.pair.known).conditions)
        return self._held(found, (here, *_entities_in(asked))).neighbors(here, asked)

    def world(self, scenario: str) -> Scanned:
        """What holds whoever wins, and what holds in a scenario; all entities."""
        refuse_nested(self._scenario, scenario)
        return Scanned(self.pair, scenario_of(self.header, scenario), self.whole)

    def ego(self, id: str, radius: int, direction: Direction) -> Memory:
        """What is within some relations' distance of an entity, and every relation among it."""
        from graph.engine.paths import reach

        within = reach(self, self.entity(id).id, radius, direction)
        whole = self.among(within)
        entities = tuple(one for one in whole.entities() if one.id in within)
        part = Dataset(
            self.header,
            entities,
            in_text_order(self.header, whole.dataset.relations),
            self.vocabulary,
            resolutions=self.resolutions,
        )
        return Memory(part, self._scenario, whole)

    def among(self, ids: Collection[str]) -> Memory:
        """The relations that lead from some entities to some, in memory, with all that they name."""
        return self._lookup.part(self._that(self._both_ends(ids)), ids)

    def count_among(self, ids: Collection[str]) -> int:
        """How many relations lead from some entities to some."""
        return self.pair.count([*self._world(), *self._both_ends(ids)])

    def _both_ends(self, ids: Collection[str]) -> list[Any]:
        known = self.pair.known
        return [is_one_of("source", ids, known), is_one_of("target", ids, known)]

    def best_connected(self, most: int) -> list[str]:
        """The ids of the entities with the most relations, the best connected first."""
        return self.pair.best_connected(most, self._world())

    @property
    def size(self) -> int:
        """How many entities there are."""
        return len(self.entities_by_id)

    @cached_property
    def parts(self) -> Parts:
        """Who has a part in each relation."""
        from graph.engine.ties import Parts

        return Parts(self.vocabulary, Everything(), self._only_speaking)

    def side(self, query: Query | None = None) -> Side:
        """This graph as one side of a comparison; a scenario's world with its counterparts."""
        found = super().side(query)
        return replace(found, names=self._lookup.part(found.relations).called)

    def tallies(self) -> tuple[Counter[str], Counter[str]]:
        """How many entities, and how many relations, there are of exactly each kind."""
        pair = self.pair
        frames = pair.entities, pair.met(self._world())
        entities, relations = (Counter(pair.tally(frame, "kind")) for frame in frames)
        return entities, relations

    # Chains

    def step(self, frontier: Iterable[str], direction: Direction) -> set[str]:
        """The entities that a relation which is not denied leads to from some."""
        return {
            end
            for _start, end, _id in self._look(Query(negated=False), direction)(
                set(frontier), False
            )
        }

    def shortest_paths(
        self,
        source: str,
        target: str,
        query: Query | None = None,
        direction: Direction = "both",
    ) -> Iterator[Path]:
        """All of the shortest chains between two entities, one by one.

        What lies between the two is looked for from both ends, and walked in memory. Where nothing of it can
        hold at once, what is about the first is walked, as far as memory goes.

        Raises
        ------
        NoPath, UnknownEntity, TooMany
        """
        refuse_unknown(direction)
        ends = self.entity(source).id, self.entity(target).id
        asked = self.settled(query) if query else None
        found = between(self._look(walkable(asked or Query()), direction), *ends)
        if found is not None:
            try:
                return self._walked(found, ends, asked).shortest_paths(*ends, asked, direction)
            except NoPath:
                pass  # it holds in no scenario or time, or what the tables were asked for was too much
        nearby, are_all = about(self._look(Query(), "both"), ends[0])
        try:
            return self._walked(nearby, ends, asked).shortest_paths(*ends, asked, direction)
        except NoPath as error:
            further = () if are_all else (f"what is beyond {len(nearby):,} claims",)
            raise NoPath(*ends, (*error.left_out, *further)) from None

    def paths(
        self,
        source: str,
        target: str,
        query: Query | None = None,
        cutoff: int = 3,
        direction: Direction = "both",
    ) -> Iterator[Path]:
        """All chains between two entities that visit none twice, shortest first, one by one.

        Raises
        ------
        UnknownEntity
        TooMany
            Where more is about the first than is walked in memory.
        """
        refuse_unknown(direction)
        ends = self.entity(source).id, self.entity(target).id
        asked = self.settled(query) if query else None
        found, are_all = about(self._look(Query(), "both"), ends[0], cutoff)
        if not are_all:
            raise TooMany("claims", MOST_TIES)
        return self._walked(found, ends, asked).paths(*ends, asked, cutoff, direction)

    def _walked(self, ids: Collection[str], ends: tuple[str, str], asked: Query | None) -> Held:
        """Some relations in memory, to be walked."""
        return self._held(self._of_ids(ids), (*ends, *(_entities_in(asked) if asked else ())))

    def _look(self, query: Query, direction: Direction) -> Look:
        """What looks for ties in the tables: of relations that a query may ask for."""
        from graph.engine.ties import AGAINST

        parts = self.parts
        conditions = [*self._world(), *pushed(query, self.pair.known).conditions]
        beside = [name for name in ("holder",) if name in self.pair.columns]
        names = ["id", "kind", "source", "target", *beside, *self.pair.named_beside]

        def look(frontier: Collection[str], against: bool) -> Iterator[Tie]:  # a Look
            way = AGAINST[direction] if against else direction
            rows = {
                row["id"]: row
                for some in parts_of(sorted(frontier))
                for named in ties_of(some, self.pair.named_beside, self._only_speaking & set(some))
                for row in self.pair.columns_that(names, [*conditions, named])
            }
            for name, row in rows.items():
                for start, end in parts.steps(_outline(row, self.vocabulary), way):
                    if start.entity in frontier:
                        yield start.entity, end.entity, name

        return look

    def match(self, steps: Sequence[Query]) -> Iterator[tuple[Relation, ...]]:
        """The chains from target to source of which each relation is asked for, none twice.

        They are joined in the tables, where these can be asked for all that is asked.

        Raises
        ------
        TooMany
        """
        asked = [pushed(self.settled(step), self.pair.known) for step in steps]
        if not all(one.exact for one in asked):
            return super().match(steps)
        chains = self.pair.chains([[*self._world(), *one.conditions] for one in asked])
        found = self._of_ids({one for chain in chains for one in chain})
        place = {one.id: at for at, one in enumerate(in_text_order(self.header, found))}
        by_id = {one.id: one for one in found}
        chains.sort(key=lambda chain: [place[one] for one in chain])
        return iter([tuple(by_id[one] for one in chain) for chain in chains])

    # In memory

    def _world(self) -> list[Any]:
        """What a relation meets that is of this world."""
        if self._scenario is None:
            return []
        held = is_one_of("scenario", (None, self._scenario.id), self.pair.known)
        return [] if held is None else [held]

    def _that(self, conditions: Sequence[Any]) -> list[Relation]:
        return self.pair.relations_that([*self._world(), *conditions])

    def _of_ids(self, ids: Collection[str]) -> list[Relation]:
        return [one for some in parts_of(sorted(ids)) for one in self._that([_has_id(some)])]

    def _held(self, relations: Iterable[Relation], further: Iterable[str] = ()) -> Held:
        """Some relations in memory, in the order of the text, with all that they name."""
        part = self._lookup.part(in_text_order(self.header, relations), further)
        return Held(part, self._scenario, self._only_speaking)

    @cached_property
    def _only_speaking(self) -> frozenset[str]:
        """The holders that nothing else names, and that are entities."""
        if "holder" not in self.pair.columns:
            return frozenset()
        frame = self.pair.met(self._world())
        holders = {one for one in self.pair.tally(frame, "holder") if one not in (None, AUTHOR)}
        entities = {one.id for one in self.pair.entities_of(holders)}
        return frozenset(entities - self.pair.named_of(frame, entities))

    # What it is called

    @property
    def entities_by_id(self) -> Mapping[str, Entity]:
        """The entities by id."""
        return Entities(self._lookup)

    def called_in(self, language: str | None) -> Mapping[str, str]:
        """What each entity, and each voice that is none, is called, in a language where there are names in it."""
        voices = self._lookup.voices_in(language)
        return Called(self._lookup, language, voices)

    @property
    def names(self) -> Mapping[str, str]:
        """The entities' names by id; two of one name are told apart."""
        return Called(self._lookup, None, {})

    @property
    def names_to_ask(self) -> Collection[str]:
        """What some entities can be asked by, as it is written: among these a misspelt name is looked for."""
        return self.pair.some_names()

    @cached_property
    def nameable(self) -> Mapping[Of, Collection[str]]:
        """The names that a query may say, by what they are names of."""
        entities = self.entities_by_id
        found = nameable(self.header, self.vocabulary, ())
        found["entity"] = Nameable(entities)
        found["holder"] = Nameable(entities, found["holder"])
        found["voice"] = Nameable(entities, found["voice"])
        return found


class Everything(Collection[str]):
    """What holds whatever one asks for: that ends are entities was seen when the tables were made."""

    def __contains__(self, _one: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _entities_in(query: Query) -> list[str]:
    """All words of a query that may be entities' ids."""
    words = [*query.source, *query.target, *query.entity, *query.holder, *query.voice]
    words += [word for _name, said in query.own for word in said]
    return words + (_entities_in(query.exclude) if query.exclude else [])


def _outline(row: Mapping[str, Any], vocabulary: Vocabulary) -> Relation:
    """A relation of which but the ends, and what it names, are known."""
    kind = vocabulary.relations[row["kind"]]
    known: dict[str, Any] = {name: row[name] for name in ("id", "kind", "source", "target")}
    known["holder"] = row.get("holder") or AUTHOR
    known |= {name: row.get(name) for name in named_in(vocabulary)[row["kind"]]}
    return kind.model_construct(**known)


def _has_id(ids: Sequence[str]) -> Any:
    import narwhals as nw

    return nw.col("id").is_in(list(ids))

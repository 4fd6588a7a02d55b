"""Which chains of relations can hold: none through scenarios that exclude each other, or other times.

A chain is looked for among the shortest, one's own side first; what has to hold along it (a scenario of
each group, some days) is carried from hop to hop. Where several relations tie two entities, each may
leave something else to hold, so that what is carried is all of it, the widest kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple, Protocol

from graph.engine.fitting import span_of
from graph.engine.ties import AGAINST, Direction, Parts, Usable, refuse_unknown
from graph.model import AFTER_ALL, BEFORE_ALL, MODALITIES, Entity, Header, Relation

_RANK = {modality: rank for rank, modality in enumerate(MODALITIES)}


class Ties(Protocol):
    """What following relations from entity to entity needs to know."""

    @property
    def header(self) -> Header:
        """Title, documents, scenarios, topics and questions."""
        ...

    @property
    def names(self) -> Mapping[str, str]:
        """The entities' names by id."""
        ...

    @property
    def parts(self) -> Parts:
        """Who has a part in each relation."""
        ...

    def entity(self, id: str) -> Entity:
        """The entity of an id; may raise ``UnknownEntity``."""
        ...

    def sentence(self, relation: Relation, language: str | None = None) -> str:
        """A claim as a sentence."""
        ...

    def called_in(self, language: str | None) -> Mapping[str, str]:
        """What each entity and each voice is called in a language."""
        ...

    def standing(self, relation: Relation) -> str:
        """How a claim stands."""
        ...

    def tied(self, id: str, usable: Usable, direction: Direction = "both") -> set[str]:
        """The ids of the entities that a usable relation leads to from this one."""
        ...

    def between(self, one: str, other: str) -> Iterable[Relation]:
        """The relations that tie two entities, either way."""
        ...


class Held(NamedTuple):
    """What has to hold along a chain: one scenario of each group, and some days.

    Parameters
    ----------
    scenarios : frozenset of (str, str)
        The group and the scenario of each that was passed through.
    first, last : int
        The days on which all that is dated holds.
    """

    scenarios: frozenset[tuple[str, str]] = frozenset()
    first: int = BEFORE_ALL
    last: int = AFTER_ALL

    def covers(self, other: Held) -> bool:
        """Whether whatever goes on from the other goes on from this one too."""
        return (
            self.scenarios <= other.scenarios
            and self.first <= other.first
            and other.last <= self.last
        )


class Walk:
    """Chains between two entities of a graph.

    Parameters
    ----------
    ties : Ties
    source, target : str
        Ids.
    usable : callable
        Whether a relation may be used.
    direction : {"both", "out", "in"}
    """

    def __init__(
        self, ties: Ties, source: str, target: str, usable: Usable, direction: Direction
    ) -> None:
        refuse_unknown(direction)
        self.ties, self.source, self.target = ties, source, target
        self.usable, self.direction = usable, direction
        scenarios = ties.header.scenarios
        self._groups = {one.id: one.group for one in scenarios}
        self._own_side = {
            player
            for one in scenarios
            if {source, target} & set(one.counterparts.values())
            for player in one.counterparts.values()
        }
        self._hops: dict[tuple[str, str], list[Relation]] = {}

    def distances(self, most: int | None = None, *, all_the_way: bool = False) -> dict[str, int]:
        """How many relations each entity is from the target, as far out as the source or a limit."""
        until = None if all_the_way else self.source
        against = AGAINST[self.direction]
        distance, frontier, steps = {self.target: 0}, [self.target], 0
        while frontier and until not in distance and (most is None or steps < most):
            steps += 1
            reached = []
            for here in frontier:
                for other in self.ties.tied(here, self.usable, against):
                    if other not in distance:
                        distance[other] = steps
                        reached.append(other)
            frontier = reached
        return distance

    def chains(
        self, length: int, distance: Mapping[str, int], *, simple: bool = False
    ) -> Iterator[list[str]]:
        """The chains of so many relations that can hold, those through one's own side first.

        Parameters
        ----------
        length : int
        distance : mapping of str to int
            What prunes: nothing is further from the target than that.
        simple : bool
            Whether to visit none twice. The least of all lengths does not.
        """
        if distance.get(self.source, length + 1) > length:
            return
        chain, held = [self.source], [frozenset((Held(),))]
        ways = [self._ways(self.source, length, distance)]
        found = [False]
        dead: set[tuple[str, int, frozenset[Held]]] = set()
        while ways:
            other = next(ways[-1], None)
            if other is None:
                left = length - len(chain) + 1
                if not found[-1] and not simple:
                    dead.add((chain[-1], left, held[-1]))
                reached = found.pop()
                ways.pop()
                chain.pop()
                held.pop()
                if found:
                    found[-1] |= reached
                continue
            if simple and other in chain:
                continue
            on = self._after(held[-1], chain[-1], other)
            left = length - len(chain)
            if not on or (other, left, on) in dead:
                continue
            if left == 0:
                found[-1] = True
                yield [*chain, other]
                continue
            chain.append(other)
            held.append(on)
            found.append(False)
            ways.append(iter(()) if other == self.target else self._ways(other, left, distance))

    def _ways(self, here: str, left: int, distance: Mapping[str, int]) -> Iterator[str]:
        """Where to go next with so many relations left, one's own side first."""
        nearer = (
            other
            for other in self.ties.tied(here, self.usable, self.direction)
            if distance.get(other, left) < left
        )
        return iter(sorted(nearer, key=lambda other: (other not in self._own_side, other)))

    def hop(self, start: str, end: str) -> list[Relation]:
        """The relations that lead from one entity to another, the strongest first."""
        found = self._hops.get((start, end))
        if found is None:
            parts = self.ties.parts
            leading = {
                one.id: one
                for one in self.ties.between(start, end)
                if self.usable(one) and parts.step(one, start, end, self.direction)
            }
            found = sorted(leading.values(), key=lambda one: (_RANK[one.modality], one.id))
            self._hops[start, end] = found
        return found

    def also(self, held: Held, relation: Relation) -> Held | None:
        """What has to hold with one relation more; None where it cannot."""
        fields = relation.__dict__
        scenario, span = fields["scenario"], span_of(fields)
        if scenario is None and span is None:
            return held
        scenarios, first, last = held
        if scenario is not None:
            group = self._groups.get(scenario, scenario)
            if any(name == group and other != scenario for name, other in scenarios):
                return None
            scenarios |= {(group, scenario)}
        if span is not None:
            first, last = max(first, span[0]), min(last, span[1])
            if last < first:
                return None
        return Held(scenarios, first, last)

    def _after(self, held: frozenset[Held], start: str, end: str) -> frozenset[Held]:
        """What may have to hold after one hop more."""
        after = {
            on
            for relation in self.hop(start, end)
            for one in held
            if (on := self.also(one, relation)) is not None
        }
        return _widest(after)

    def least(self) -> int | None:
        """The least length of a chain that can hold."""
        seen: dict[str, frozenset[Held]] = {self.source: frozenset((Held(),))}
        frontier, length = dict(seen), 0
        while frontier:
            length += 1
            reached: dict[str, set[Held]] = {}
            for here, held in frontier.items():
                for other in self.ties.tied(here, self.usable, self.direction):
                    reached.setdefault(other, set()).update(self._after(held, here, other))
            frontier = {}
            for other, found in reached.items():
                known = seen.get(other, frozenset())
                new = {one for one in found if not any(old.covers(one) for old in known)}
                if new:
                    frontier[other] = _widest(new)
                    seen[other] = _widest(known | new)
            if self.target in frontier:
                return length
        return None

    def strongest(self, chain: list[str]) -> list[Relation]:
        """The strongest relations along a chain of entities that can hold at once."""
        hops = [self.hop(start, end) for start, end in pairwise(chain)]
        chosen: list[Relation] = []
        held = [Held()]
        ways = [iter(hops[0])]
        dead: set[tuple[int, Held]] = set()
        while len(chosen) < len(hops):
            relation = next(ways[-1], None)
            if relation is None:
                dead.add((len(chosen), held[-1]))
                ways.pop()
                held.pop()
                chosen.pop()
                continue
            on = self.also(held[-1], relation)
            if on is None or (len(chosen) + 1, on) in dead:
                continue
            chosen.append(relation)
            held.append(on)
            if len(chosen) < len(hops):
                ways.append(iter(hops[len(chosen)]))
        return chosen


def _widest(held: Iterable[Held]) -> frozenset[Held]:
    """Of what may have to hold, that which leaves most open."""
    every = set(held)
    if len(every) < 2:
        return frozenset(every)
    return frozenset(
        one for one in every if not any(other is not one and other.covers(one) for other in every)
    )

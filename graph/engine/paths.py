"""How two entities are connected: chains of relations, readable when printed.

A chain may follow a relation against its direction; each step says which way it went. What is
claimed not to be so connects nothing, unless it is asked for. Of the shortest chains the one
whose entity ids sort first is given, and between two entities the strongest claim (a fact before
a plan), so that Python, the command line and the page give the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

from graph.model import MODALITIES, Entity, Relation
from graph.problems import NoPath

Direction = Literal["both", "out", "in"]
Usable = Callable[[Relation], bool]


class Ties(Protocol):
    """What following relations from entity to entity needs to know."""

    @property
    def names(self) -> Mapping[str, str]:
        """The entities' names by id."""
        ...

    def entity(self, id: str) -> Entity:
        """The entity of an id; may raise ``UnknownEntity``."""
        ...

    def tied(self, id: str, usable: Usable) -> set[str]:
        """The ids of the entities that a usable relation ties to this one, either way."""
        ...

    def between(self, one: str, other: str) -> Iterable[Relation]:
        """The relations that tie two entities, either way."""
        ...


class Steps(Protocol):
    """What walking outwards from an entity needs to know."""

    def entity(self, id: str) -> Entity:
        """The entity of an id; may raise ``UnknownEntity``."""
        ...

    def step(self, frontier: Iterable[str], direction: Direction) -> set[str]:
        """The entities one relation away from some; a symmetric relation runs both ways."""
        ...


_RANK = {modality: rank for rank, modality in enumerate(MODALITIES)}


@dataclass(frozen=True)
class Step:
    """One relation of a path, and the way that it is followed.

    Parameters
    ----------
    relation : Relation
    start, end : str
        The ids of the entities where the step begins and ends.
    sentence : str
        The claim as a sentence.
    names : tuple of str
        What the two entities are called.
    """

    relation: Relation
    start: str
    end: str
    sentence: str
    names: tuple[str, str]

    @property
    def forward(self) -> bool:
        """Whether the step runs from the relation's source to its target."""
        return self.start == self.relation.source

    @property
    def label(self) -> str:
        """The kind's label in the step's direction."""
        kind = type(self.relation)
        return kind.forward if self.forward else kind.inverse

    def __str__(self) -> str:
        start, end = self.names
        return f"{start} — {self.label} → {end}\n    {self.sentence} [{self.relation.standing()}]"


@dataclass(frozen=True)
class Path:
    """A chain of relations from one entity to another.

    Parameters
    ----------
    source, target : str
        The ids of its two ends.
    steps : tuple of Step
        Empty where both ends are one entity.
    """

    source: str
    target: str
    steps: tuple[Step, ...]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations in the order of the chain."""
        return tuple(step.relation for step in self.steps)

    @property
    def entities(self) -> tuple[str, ...]:
        """The ids of the entities in the order of the chain, both ends included."""
        return (self.source, *(step.end for step in self.steps))

    def __len__(self) -> int:
        return len(self.steps)

    def __str__(self) -> str:
        return "\n".join(str(step) for step in self.steps) or f"{self.source} is both ends"

    __repr__ = __str__


def shortest_path(ties: Ties, source: str, target: str, usable: Usable) -> Path:
    """The shortest chain of relations between two entities.

    Parameters
    ----------
    ties : Ties
    source, target : str
        Ids.
    usable : callable
        Whether a relation may be used.

    Raises
    ------
    UnknownEntity
    NoPath
    """
    for name in (source, target):
        ties.entity(name)
    distance = _distances(ties, target, source, usable)
    if source not in distance:
        raise NoPath(source, target)
    chain, here = [source], source
    while here != target:
        nearer = (
            other for other in ties.tied(here, usable) if distance.get(other) == distance[here] - 1
        )
        here = min(nearer)
        chain.append(here)
    return Path(source, target, tuple(_steps(ties, chain, usable)))


def paths(ties: Ties, source: str, target: str, cutoff: int, usable: Usable) -> Iterator[Path]:
    """All chains between two entities that visit none twice, shortest first.

    Parameters
    ----------
    ties : Ties
    source, target : str
        Ids.
    cutoff : int
        The most relations a chain may have.
    usable : callable
        Whether a relation may be used.

    Returns
    -------
    iterator of Path
        Made one by one: there may be very many.

    Raises
    ------
    UnknownEntity
    """
    for name in (source, target):
        ties.entity(name)
    return _paths(ties, source, target, cutoff, usable)


def _paths(ties: Ties, source: str, target: str, cutoff: int, usable: Usable) -> Iterator[Path]:
    distance = _distances(ties, target, None, usable, cutoff)
    for length in range(1, cutoff + 1):
        for chain in _chains(ties, [source], target, length, distance, usable):
            yield Path(source, target, tuple(_steps(ties, chain, usable)))


def _chains(
    ties: Ties,
    chain: list[str],
    target: str,
    length: int,
    distance: dict[str, int],
    usable: Usable,
) -> Iterator[list[str]]:
    """The chains of exactly this many more relations; the distances prune the dead ends."""
    here = chain[-1]
    if length == 0:
        if here == target:
            yield chain
        return
    if here == target or distance.get(here, length + 1) > length:
        return
    for other in sorted(ties.tied(here, usable)):
        if other not in chain:
            yield from _chains(ties, [*chain, other], target, length - 1, distance, usable)


def reach(ties: Steps, entity: str, radius: int, direction: Direction = "both") -> dict[str, int]:
    """The entities within some relations' distance of one, and how far each is.

    Parameters
    ----------
    ties : Steps
    entity : str
        Its id.
    radius : int
        The most relations away.
    direction : {"both", "out", "in"}
        Which way relations are followed; a symmetric one runs both ways.

    Returns
    -------
    dict of str to int
        The entity itself included, at 0.

    Raises
    ------
    UnknownEntity
    """
    ties.entity(entity)
    found, frontier = {entity: 0}, {entity}
    for distance in range(1, radius + 1):
        frontier = ties.step(frontier, direction) - found.keys()
        found |= dict.fromkeys(frontier, distance)
    return found


def _distances(
    ties: Ties, origin: str, until: str | None, usable: Usable, most: int | None = None
) -> dict[str, int]:
    """How many relations each entity is from one, as far out as another or a limit."""
    distance, frontier, steps = {origin: 0}, [origin], 0
    while frontier and until not in distance and (most is None or steps < most):
        steps += 1
        reached = []
        for here in frontier:
            for other in ties.tied(here, usable):
                if other not in distance:
                    distance[other] = steps
                    reached.append(other)
        frontier = reached
    return distance


def _steps(ties: Ties, chain: list[str], usable: Usable) -> Iterator[Step]:
    for start, end in pairwise(chain):
        relation = min(
            (relation for relation in ties.between(start, end) if usable(relation)),
            key=lambda relation: (_RANK[relation.modality], relation.id),
        )
        names = ties.names[start], ties.names[end]
        yield Step(relation, start, end, relation.sentence(ties.names), names)

"""How two entities are connected: chains of relations, readable when printed.

A chain may follow a relation against its direction; each step says which way it went. What is
claimed not to be so connects nothing, unless it is asked for. Of the shortest chains the one
whose entity ids sort first is given, and between two entities the strongest claim (a fact before
a plan), so that Python, the command line and the page give the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from graph.model import MODALITIES, Relation
from graph.network import Network
from graph.problems import NoPath

Direction = Literal["both", "out", "in"]
Usable = Callable[[Relation], bool]

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


def shortest_path(network: Network, source: str, target: str, usable: Usable | None = None) -> Path:
    """The shortest chain of relations between two entities.

    Parameters
    ----------
    network : Network
    source, target : str
        Ids.
    usable : callable, optional
        Whether a relation may be used; by default all that are not negated.

    Returns
    -------
    Path

    Raises
    ------
    UnknownEntity
    NoPath
    """
    usable = usable or _not_negated
    for name in (source, target):
        if name not in network.entities:
            raise network.unknown(name)
    distance = _distances(network, target, source, usable)
    if source not in distance:
        raise NoPath(source, target)
    chain, here = [source], source
    while here != target:
        nearer = (
            other
            for other in neighbours(network, here, usable)
            if distance.get(other) == distance[here] - 1
        )
        here = min(nearer)
        chain.append(here)
    return Path(source, target, tuple(_steps(network, chain, usable)))


def paths(
    network: Network, source: str, target: str, cutoff: int, usable: Usable | None = None
) -> Iterator[Path]:
    """All chains between two entities that visit none twice, shortest first.

    Parameters
    ----------
    network : Network
    source, target : str
        Ids.
    cutoff : int
        The most relations a chain may have.
    usable : callable, optional
        Whether a relation may be used; by default all that are not negated.

    Returns
    -------
    iterator of Path
        Made one by one: there may be very many.

    Raises
    ------
    UnknownEntity
    """
    usable = usable or _not_negated
    for name in (source, target):
        if name not in network.entities:
            raise network.unknown(name)
    return _paths(network, source, target, cutoff, usable)


def _paths(
    network: Network, source: str, target: str, cutoff: int, usable: Usable
) -> Iterator[Path]:
    distance = _distances(network, target, None, usable, cutoff)
    for length in range(1, cutoff + 1):
        for chain in _chains(network, [source], target, length, distance, usable):
            yield Path(source, target, tuple(_steps(network, chain, usable)))


def _chains(
    network: Network,
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
    for other in sorted(neighbours(network, here, usable)):
        if other not in chain:
            yield from _chains(network, [*chain, other], target, length - 1, distance, usable)


def reach(
    network: Network, entity: str, radius: int, direction: Direction = "both"
) -> dict[str, int]:
    """The entities within some relations' distance of one, and how far each is.

    Parameters
    ----------
    network : Network
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
    if entity not in network.entities:
        raise network.unknown(entity)
    succ, pred = network.graph._succ, network.graph._pred
    along, against = (pred, succ) if direction == "in" else (succ, pred)
    relations = network.relations
    found, frontier = {entity: 0}, [entity]
    for distance in range(1, radius + 1):
        reached = set()
        for here in frontier:
            reached.update(along[here])
            for other, keyed in against[here].items():
                if direction == "both" or any(type(relations[key]).symmetric for key in keyed):
                    reached.add(other)
        frontier = [other for other in reached if other not in found]
        found |= dict.fromkeys(frontier, distance)
    return found


def neighbours(network: Network, entity: str, usable: Usable) -> set[str]:
    """The entities that a usable relation ties to this one, either way.

    Returns
    -------
    set of str
    """
    relations = network.relations
    found = set()
    for way in (network.graph._succ, network.graph._pred):
        for other, keyed in way[entity].items():
            if other not in found and any(usable(relations[key]) for key in keyed):
                found.add(other)
    found.discard(entity)
    return found


def _not_negated(relation: Relation) -> bool:
    return not relation.negated


def _distances(
    network: Network, origin: str, until: str | None, usable: Usable, most: int | None = None
) -> dict[str, int]:
    """How many relations each entity is from one, as far out as another or a limit."""
    distance, frontier, steps = {origin: 0}, [origin], 0
    while frontier and until not in distance and (most is None or steps < most):
        steps += 1
        reached = []
        for here in frontier:
            for other in neighbours(network, here, usable):
                if other not in distance:
                    distance[other] = steps
                    reached.append(other)
        frontier = reached
    return distance


def _steps(network: Network, chain: list[str], usable: Usable) -> Iterator[Step]:
    for start, end in pairwise(chain):
        relation = min(
            (relation for relation in network.between(start, end) if usable(relation)),
            key=lambda relation: (_RANK[relation.modality], relation.id),
        )
        names = network.names[start], network.names[end]
        yield Step(relation, start, end, relation.sentence(network.names), names)

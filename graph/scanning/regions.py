"""What of tables lies between two entities, or about one: found step by step, each step one question to the tables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from graph.problems import TooMany

Tie = tuple[str, str, str]
"""From which entity to which a relation leads, and the relation's id."""
Look = Callable[[Collection[str], bool], Iterable[Tie]]
"""The ties that lead on from some entities; or, against their direction, those that lead to them."""

MOST_REACHED = 1_000_000
"""So many entities are reached from either end before it is given up."""
MOST_TIES = 200_000
"""So many relations about an entity are taken into memory to be walked."""


@dataclass
class Side:
    """What has been reached from one end, and how.

    Parameters
    ----------
    frontier : set of str
        What was reached last: at first the end itself.
    against : bool
        Whether ties are followed against their direction.
    """

    frontier: set[str]
    against: bool
    seen: set[str] = field(default_factory=set)
    came: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.seen |= self.frontier

    def go(self, look: Look) -> None:
        """Reach one relation further out."""
        reached: set[str] = set()
        for start, end, relation in look(self.frontier, self.against):
            if end not in self.seen:
                reached.add(end)
                self.came.setdefault(end, []).append((start, relation))
        self.seen |= reached
        self.frontier = reached

    def ways_to(self, met: Iterable[str]) -> set[str]:
        """The ids of all relations on the shortest ways to some entities."""
        found: set[str] = set()
        now = set(met)
        while now:
            ways = [way for one in now for way in self.came.get(one, ())]
            found.update(relation for _start, relation in ways)
            now = {start for start, _relation in ways}
        return found


def between(look: Look, source: str, target: str) -> set[str] | None:
    """The ids of all relations that are on a shortest chain between two entities; none where there is no chain.

    Looked for from both ends at once, where fewer are reached first (bidirectional breadth-first search).

    Parameters
    ----------
    look : callable
    source, target : str

    Raises
    ------
    TooMany
        Where more is reached than is kept in memory.
    """
    near, far = Side({source}, against=False), Side({target}, against=True)
    while near.frontier and far.frontier:
        side, other = (near, far) if len(near.frontier) <= len(far.frontier) else (far, near)
        side.go(look)
        met = side.frontier & other.seen
        if met:
            return near.ways_to(met) | far.ways_to(met)
        if len(side.seen) > MOST_REACHED:
            raise TooMany("entities between the two", MOST_REACHED)
    return None


def about(look: Look, entity: str, radius: int | None = None) -> tuple[set[str], bool]:
    """The ids of the relations about an entity, as far out as memory goes.

    Parameters
    ----------
    look : callable
    entity : str
    radius : int, optional
        How many relations out; by default as far as there are any.

    Returns
    -------
    set of str
    bool
        Whether these are all.
    """
    found: set[str] = set()
    seen, frontier, steps = {entity}, {entity}, 0
    while frontier and (radius is None or steps < radius):
        steps += 1
        reached: set[str] = set()
        for _start, end, relation in look(frontier, False):
            found.add(relation)
            reached.add(end)
        frontier = reached - seen
        seen |= frontier
        if len(found) > MOST_TIES:
            return found, False
    return found, True

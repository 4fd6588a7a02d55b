"""Which entities of a dataset may be one: pairs for a person to decide on, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from graph.engine.memory import Memory
from graph.folding import fold
from graph.merges import Merges
from graph.merging.naming import may_be_one
from graph.model import Dataset, Entity
from graph.names import folded_names

COMMON = 50
"""A word that so many entities are called by tells none from another."""
ENOUGH = 0.5
FEWEST = 3
"""How much of their neighbours two share at least, of 1, and how many, where their names have but a word in common."""


@dataclass(frozen=True)
class Pair:
    """Two entities that may be one.

    Parameters
    ----------
    one, other : str
        Their ids, in their order.
    score : float
        How likely they are one: 3 for an id elsewhere, 2 for a name, 1 where one's name is a part of the
        other's, and the share of their neighbours that they have in common, each added.
    why : tuple of str
        What speaks for it, in words.
    """

    one: str
    other: str
    score: float
    why: tuple[str, ...]


def pairs(dataset: Dataset) -> tuple[Pair, ...]:
    """The pairs of entities that may be one, and of which nothing is decided yet.

    Parameters
    ----------
    dataset : Dataset
        As it was written.

    Returns
    -------
    tuple of Pair
        The likeliest first. What is of kinds that nothing can be both of, or has two ids in one scheme,
        is no pair.
    """
    merges, engine = Merges(dataset.merges), Memory(dataset)
    found = []
    for one, other in _candidates(engine.entities()):
        if merges.decided(one.id, other.id) or not may_be_one(one, other):
            continue
        score, why = _likeness(engine, one, other)
        if why:
            found.append(Pair(one.id, other.id, round(score, 3), why))
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other)))


def _candidates(entities: tuple[Entity, ...]) -> Iterator[tuple[Entity, Entity]]:
    """Any two that share a word of a name, or an id elsewhere."""
    sharing: defaultdict[object, list[int]] = defaultdict(list)
    for number, entity in enumerate(entities):
        for key in {*_words(entity), *entity.identifiers.items()}:
            sharing[key].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in sharing.values():
        if len(numbers) <= COMMON:
            seen.update(combinations(numbers, 2))
    for one, other in sorted(seen):
        yield entities[one], entities[other]


def _words(entity: Entity) -> set[str]:
    return {word for name in folded_names(entity) for word in name.split() if len(word) > 1}


def _likeness(engine: Memory, one: Entity, other: Entity) -> tuple[float, tuple[str, ...]]:
    """How likely two are one, and what speaks for it; nothing, where it is too little."""
    score, why = 0.0, []
    shared = sorted(one.identifiers.keys() & other.identifiers.keys())
    if shared:
        score += 3
        why.append(f"both are {shared[0]} {one.identifiers[shared[0]]}")
    called = folded_names(one) & folded_names(other)
    if called:
        score += 2
        why.append(f'both are called "{min(called)}"')
    elif _is_part(one, other) or _is_part(other, one):
        score += 1
        why.append(f'the words of "{one.name}" and "{other.name}" are the same in part')
    mine, theirs = (_neighbours(engine, each) - {one.id, other.id} for each in (one, other))
    common = len(mine & theirs) / len(mine | theirs) if mine & theirs else 0.0
    if common and (why or (common >= ENOUGH and len(mine & theirs) >= FEWEST)):
        score += common
        why.append(f"{len(mine & theirs)} of {len(mine | theirs)} neighbours are those of both")
    return score, tuple(why)


def _is_part(one: Entity, other: Entity) -> bool:
    """Whether all words of one's name are words of the other's."""
    return set(fold(one.name).split()) < set(fold(other.name).split())


def _neighbours(engine: Memory, entity: Entity) -> set[str]:
    return {end for one in engine.naming.get(entity.id, ()) for end in one.ends}

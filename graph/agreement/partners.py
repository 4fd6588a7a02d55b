"""Which things of two datasets are one thing: entities, scenarios, topics and documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.folding import fold
from graph.model import Dataset, Document, Entity
from graph.names import folded_names

Key = tuple[int, str]
"""One of the things that are one thing: the side (0, 1) and its id there."""
Words = Callable[[Any], Iterable[Hashable]]
"""What tells a thing: two that share a word, which no other of either side has, are one."""


def _id(one: Any) -> Iterable[Hashable]:
    return (one.id,)


def _labels(one: Any) -> Iterable[Hashable]:
    return {fold(label) for label in (one.label, *one.labels.values())}


def _digest(one: Document) -> Iterable[Hashable]:
    return (one.digest,) if one.digest else ()


def _title(one: Document) -> Iterable[Hashable]:
    return (fold(one.title),)


def _identifiers(one: Entity) -> Iterable[Hashable]:
    return tuple(one.identifiers.items())


def _kind_and_name(one: Entity) -> Iterable[Hashable]:
    return ((one.kind, fold(one.name)),)


STEPS: Mapping[str, Sequence[Words]] = {
    "entities": (_id, _identifiers, _kind_and_name, folded_names),
    "scenarios": (_id, _labels),
    "topics": (_id, _labels),
    "documents": (_id, _digest, _title),
}
"""What things are told by, the surest first; what one step has joined, no later one looks at."""


@dataclass(frozen=True)
class Partners:
    """What the things of either side are called in common.

    Parameters
    ----------
    keys : tuple of mapping of str to Key
        A side each: by id, what it and its partners have in common.
    """

    keys: tuple[Mapping[str, Key], Mapping[str, Key]]

    def key(self, side: int, id: str) -> Key:
        """What a thing of a side is called in common; what is not declared is itself."""
        return self.keys[side].get(id, (side, id))

    @property
    def shared(self) -> frozenset[Key]:
        """Those that both sides have."""
        return frozenset(self.keys[0].values()) & frozenset(self.keys[1].values())


def things(dataset: Dataset) -> Mapping[str, Sequence[Any]]:
    """What of a dataset may have a partner, by its sort."""
    header = dataset.header
    return {
        "entities": dataset.entities,
        "scenarios": header.scenarios,
        "topics": header.topics,
        "documents": header.documents,
    }


def partners(
    first: Sequence[Any],
    second: Sequence[Any],
    steps: Sequence[Words],
    same: Iterable[tuple[str, str]] = (),
) -> Partners:
    """Find out which things of two sides are one.

    Parameters
    ----------
    first, second : sequence
        Each with an id that is its own on that side.
    steps : sequence of callable
        What things are told by, the surest first.
    same : iterable of (str, str)
        Those of the first that somebody says to be one with those of the second, by id. Several of
        one side may so be one of the other.

    Returns
    -------
    Partners
        Changing sides changes nothing in it but the sides.
    """
    sides = tuple({one.id: one for one in side} for side in (first, second))
    together: dict[Key, Key] = {}

    def head(key: Key) -> Key:
        while key in together:
            key = together[key]
        return key

    def join(one: str, other: str) -> None:
        ends = sorted((head((0, one)), head((1, other))))
        if ends[0] != ends[1]:
            together[ends[1]] = ends[0]

    left = [dict(side) for side in sides]
    for words in steps:
        for one, other in _alone_alike(left[0], left[1], words):
            join(one, other)
            del left[0][one], left[1][other]
    for one, other in same:
        if one in sides[0] and other in sides[1]:
            join(one, other)
    keys = [{name: head((at, name)) for name in side} for at, side in enumerate(sides)]
    return Partners((keys[0], keys[1]))


def _alone_alike(
    first: Mapping[str, Any], second: Mapping[str, Any], words: Words
) -> list[tuple[str, str]]:
    """The pairs that share a word, where neither shares one with another of the other side."""
    bearers: dict[Hashable, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for at, side in enumerate((first, second)):
        for name, one in side.items():
            for word in words(one):
                bearers[word][at].add(name)
    alike: tuple[dict[str, set[str]], dict[str, set[str]]] = defaultdict(set), defaultdict(set)
    for ones, others in bearers.values():
        for one in ones:
            alike[0][one] |= others
        for other in others:
            alike[1][other] |= ones
    return [
        (one, next(iter(others)))
        for one, others in alike[0].items()
        if len(others) == 1 and all(len(alike[1][other]) == 1 for other in others)
    ]

"""What is one thing in two datasets, and what what is not is called in both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from graph.folding import fold
from graph.model import Document, Entity, Scenario, Topic
from graph.names import folded_names
from graph.reading.rules.merges import related

FROM = "--"
"""What stands between a dataset's id and the id that something has in it."""
Thing = TypeVar("Thing", bound=Any)


def own_id(name: str) -> str:
    """The id that something has in the dataset that it comes from."""
    return name.rsplit(FROM, 1)[-1]


def prefixed(dataset: str, name: str, taken: Collection[str]) -> str:
    """An id that says which dataset it comes from, and is nobody's yet."""
    made = f"{dataset}{FROM}{name}"
    number = 2
    while made in taken:
        made = f"{dataset}{FROM}{name}-{number}"
        number += 1
    return made


def named(
    mine: Iterable[Thing],
    theirs: Iterable[Thing],
    is_one: Callable[[Thing, Thing], bool],
    dataset: str,
) -> Iterator[tuple[str, str, bool]]:
    """What the things of another dataset are called beside one's own.

    Parameters
    ----------
    mine, theirs : iterable
        Each with an id.
    is_one : callable
        Whether two of the same id are one thing.
    dataset : str
        The other's id.

    Yields
    ------
    tuple of (str, str, bool)
        The id that it has there, the one that it has here, and whether it was here already.
    """
    theirs = tuple(theirs)
    by_own: dict[str, list[Any]] = {}
    taken = {one.id for one in mine}
    for one in mine:
        by_own.setdefault(own_id(one.id), []).append(one)
    free = {one.id for one in theirs} - taken
    for one in theirs:
        candidates = by_own.get(own_id(one.id), [])
        found = next((other for other in candidates if is_one(other, one)), None)
        if found is not None:
            candidates.remove(found)
            yield one.id, found.id, True
        elif one.id not in taken:
            yield one.id, one.id, False
        else:
            made = prefixed(dataset, one.id, taken | free)
            taken.add(made)
            yield one.id, made, False


def same_entity(one: Entity, other: Entity) -> bool:
    """Whether two entities of one id are one: of a kind, with an id elsewhere or a name in common."""
    shared = one.identifiers.keys() & other.identifiers.keys()
    return may_be_one(one, other) and (
        bool(shared) or not folded_names(one).isdisjoint(folded_names(other))
    )


def may_be_one(one: Entity, other: Entity) -> bool:
    """Whether nothing speaks against it: no kinds that nothing is both of, no two ids in one scheme."""
    return related(type(one), type(other)) and all(
        other.identifiers.get(scheme, name) == name for scheme, name in one.identifiers.items()
    )


def same_document(one: Document, other: Document) -> bool:
    """Whether two documents of one id are one: of one text, or of one title, author and date."""
    if one.digest and other.digest:
        return one.digest == other.digest
    return (fold(one.title), one.voice, one.date) == (fold(other.title), other.voice, other.date)


def same_label(one: Scenario | Topic, other: Scenario | Topic) -> bool:
    """Whether two scenarios or topics of one id are called alike."""
    return fold(one.label) == fold(other.label)


Ids = Mapping[str, str]
"""What things of another dataset are called here, by the ids that they have there."""

"""Entities that nothing names: most likely left over, or meant by a name that is misspelt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from graph.folding import fold
from graph.likeness import Names
from graph.model import AUTHOR, Entity, Header, Relation, Vocabulary, references
from graph.names import names_of
from graph.problems import Problem
from graph.reading.sources import UNPLACED, Placing

MOST_HINTS = 50
"""Of so many names that lead nowhere it is asked whom they were meant for."""


def unused_rules(
    entities: Sequence[Entity],
    relations: Sequence[Relation],
    header: Header,
    vocabulary: Vocabulary,
    place: Placing,
    unread: Iterable[Any] = (),
    wanted: tuple[type[Entity], ...] = (),
) -> Iterator[Problem]:
    """The entities that no relation, no part of the header and no other entity names.

    Where a name leads nowhere, the entities that it may have been meant for are not said to be unused;
    nor is any in a dataset that has no relations yet.

    Parameters
    ----------
    entities : sequence of Entity
        In the order in which they were read.
    relations : sequence of Relation
    header : Header
    vocabulary : Vocabulary
    place : callable
        Where the n-th entity stands.
    unread : iterable of value
        Records of relations that are broken, or the words of what could not be read: what they
        name may be used.
    wanted : tuple of type of Entity
        The kinds that would fit where something else stands: any of them may be what was meant.
    """
    ends = {end for relation in relations for end in relation.ends}
    left = {one.id: at for at, one in reversed([*enumerate(entities)]) if one.id not in ends}
    if not left or not relations:
        return
    beside = _named_beside_ends(relations, vocabulary)
    beside |= {word for one in entities for word in _own_references(one)}
    said = _words([*_parts(header), *unread])
    idle = [
        one
        for one, at in left.items()
        if one not in beside and one not in said and not isinstance(entities[at], wanted)
    ]
    borne = _borne(header, said, (entities[left[one]] for one in idle))
    known = {one.id for one in entities}
    known |= {AUTHOR, *(document.id for document in header.documents)}
    for identifier in _not_meant(set(idle) - borne, (ends | beside) - known):
        message = (
            f'no relation, no part of the header and no other entity names "{identifier}"; take it '
            "out, or say what there is to say of it"
        )
        if place(left[identifier], ("id",)) is not UNPLACED:
            yield Problem(place(left[identifier], ()), "unused-entity", message, "warning")


def _named_beside_ends(relations: Sequence[Relation], vocabulary: Vocabulary) -> set[str]:
    """What relations name as holders and in fields of their kinds' own."""
    named: set[Any] = set(map(attrgetter("holder"), relations))
    fields = {
        kind: tuple(name for name in references(cls) if name not in {"source", "target"})
        for kind, cls in vocabulary.relations.items()
    }
    for relation in relations:
        said = relation.__dict__
        for name in fields[said["kind"]]:
            named.add(said[name])
    named.discard(None)
    return named


def _own_references(entity: Entity) -> Iterator[str]:
    for name in references(type(entity)):
        value = entity.__dict__.get(name)
        if value is not None and value != entity.id:
            yield value


def _parts(header: Header) -> Iterator[Any]:
    """The parts of a header that name entities, each as plain values."""
    for document in header.documents:
        yield document.by
        yield document.disclaimer and document.disclaimer.by
    for scenario in header.scenarios:
        yield scenario.condition
        yield scenario.counterparts
    for unsaid in header.unsaid:
        yield unsaid.entities
    for question in header.questions:
        yield question.model_dump(include={"query", "path", "compare"})


def _borne(header: Header, said: Collection[str], entities: Iterable[Entity]) -> set[str]:
    """The entities that a header calls by their names."""
    authors = [author for document in header.documents for author in document.authors]
    if not header.questions and not authors:
        return set()
    spoken = {fold(word) for word in (*said, *authors)}
    return {one.id for one in entities if not spoken.isdisjoint(map(fold, names_of(one)))}


def _words(value: Any) -> set[str]:
    """Every text in a value, however deep."""
    found, waiting = set(), [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.add(one)
        elif isinstance(one, Mapping):
            waiting.extend(one.values())
        elif isinstance(one, list | tuple):
            waiting.extend(one)
    return found


def _not_meant(left: Collection[str], astray: Collection[str]) -> Collection[str]:
    """The entities left that no name which leads nowhere was meant for, as far as that can be told."""
    if len(astray) > MOST_HINTS:
        return ()
    names = Names(left)
    meant = {near for name in astray for near in names.nearest(name)}
    return [identifier for identifier in left if identifier not in meant]

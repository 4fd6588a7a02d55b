"""What ties entities to each other: who has which part in a relation, and which way it may be walked.

A relation ties all that it names: source, target, and what its kind's own fields name (a legal basis,
an asset). Its holder only speaks of them, and is tied to them only where nothing else names it: or
else everybody would be next to everything that they talk about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from graph.engine.terms import named_in
from graph.model import AUTHOR, Relation, Vocabulary

Direction = Literal["both", "out", "in"]
"""Which way relations are followed: "out" from the source to all others that it names, "in" back."""
Usable = Callable[[Relation], bool]
"""Whether a relation may be walked along."""

AGAINST: Mapping[Direction, Direction] = {"both": "both", "out": "in", "in": "out"}


def refuse_unknown(direction: str) -> None:
    """Refuse what is no direction.

    Raises
    ------
    ValueError
    """
    if direction not in AGAINST:
        known = ", ".join(f'"{one}"' for one in AGAINST)
        raise ValueError(f"direction is one of {known}; found {direction!r}")


class Part(NamedTuple):
    """Who has a part in a relation, and by which field of it."""

    field: str
    entity: str


class Parts:
    """Who has a part in each relation of a graph.

    Parameters
    ----------
    vocabulary : Vocabulary
    entities : collection of str
        The ids of what a relation may tie.
    only_speaking : frozenset of str
        The holders that nothing else names.
    """

    def __init__(
        self, vocabulary: Vocabulary, entities: Collection[str], only_speaking: frozenset[str]
    ) -> None:
        self._own = named_in(vocabulary)
        self._entities = entities
        self.only_speaking = only_speaking

    @classmethod
    def among(
        cls, vocabulary: Vocabulary, relations: Iterable[Relation], entities: Collection[str]
    ) -> Parts:
        """Who has a part in each of some relations, which are all that there are.

        Parameters
        ----------
        vocabulary : Vocabulary
        relations : iterable of Relation
        entities : collection of str
        """
        own = named_in(vocabulary)
        holders: set[str] = set()
        named: set[str] = set()
        for relation in relations:
            fields = relation.__dict__
            named.add(fields["source"])
            named.add(fields["target"])
            holders.add(fields["holder"])
            for field in own[fields["kind"]]:
                named.add(fields[field])
        return cls(vocabulary, entities, frozenset((holders - named - {AUTHOR}) & set(entities)))

    def of(self, relation: Relation) -> list[Part]:
        """The parts in a relation, its ends first."""
        fields = relation.__dict__
        return [
            Part("source", fields["source"]),
            Part("target", fields["target"]),
            *self.beside(relation),
        ]

    def beside(self, relation: Relation) -> list[Part]:
        """The parts in a relation beside its ends."""
        fields = relation.__dict__
        parts = [
            Part(field, fields[field])
            for field in self._own[fields["kind"]]
            if fields[field] is not None and fields[field] in self._entities
        ]
        if fields["holder"] in self.only_speaking:
            parts.append(Part("holder", fields["holder"]))
        return parts

    def steps(self, relation: Relation, direction: Direction) -> Iterator[tuple[Part, Part]]:
        """From which part to which a relation may be walked, the plainest first."""
        parts = self.of(relation)
        for start in parts:
            for end in parts:
                if start.entity != end.entity and allowed(relation, start, end, direction):
                    yield start, end

    def step(
        self, relation: Relation, start: str, end: str, direction: Direction
    ) -> tuple[Part, Part] | None:
        """By which parts a relation leads from one entity to another, if it does."""
        return next(
            (
                (one, other)
                for one, other in self.steps(relation, direction)
                if one.entity == start and other.entity == end
            ),
            None,
        )


def allowed(relation: Relation, start: Part, end: Part, direction: Direction) -> bool:
    """Whether a relation may be walked from one part to another."""
    if direction == "both":
        return True
    from_here = start if direction == "out" else end
    symmetric = type(relation).symmetric
    return from_here.field == "source" or (symmetric and from_here.field == "target")

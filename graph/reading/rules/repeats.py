"""What is wrong between claims: two of one id, two that say the same, two that gainsay each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.model import Relation
from graph.problems import Problem
from graph.reading.sources import Placing
from graph.vocabulary.base import content


def id_rules(
    relations: Sequence[Relation], indexes: Sequence[int], place: Placing
) -> Iterator[Problem]:
    """Claims of one id that are not one claim."""
    first, *others = indexes
    for index in others:
        if content(relations[first]) != content(relations[index]):
            name = relations[index].id
            message = f'"{name}" is the id of another relation, at {place(first, ())}'
            yield Problem(place(index, ("id",)), "duplicate-id", message)


def claim_rules(
    relations: Sequence[Relation], indexes: Sequence[int], place: Placing
) -> Iterator[Problem]:
    """Claims of one kind and one pair of ends that repeat or gainsay each other."""
    claims: dict[str, int] = {}
    stands: dict[str, tuple[int, bool]] = {}
    for index in indexes:
        relation = relations[index]
        claim = content(relation)
        key = repr(claim)
        first = claims.setdefault(key, index)
        if first != index:
            yield _same_claim(relations, first, index, place)
        negated = claim.pop("negated")
        claim.pop("modality")
        stand = repr(claim)
        earlier, polarity = stands.setdefault(stand, (index, negated))
        if polarity != negated:
            message = (
                f'{relation.kind}: "{relation.holder}" claims the opposite at '
                f"{place(earlier, ())}, in the same scenario; keep one, or tell them apart"
            )
            where = ("negated",) if negated else ()
            yield Problem(place(index, where), "contradiction", message)


def _same_claim(relations: Sequence[Relation], first: int, index: int, place: Placing) -> Problem:
    rule, said = "duplicate-claim", "this claim stands at {} already; give it both citations"
    if relations[first].ends != relations[index].ends:
        rule, said = "symmetric-pair", "it runs both ways, and stands at {} the other way round"
    message = f"{relations[index].kind}: {said.format(place(first, ()))}"
    return Problem(place(index, ()), rule, message)

"""What comes nearest to a claim that the other annotation does not have, and in what it is another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass

from graph.agreement.claims import Claim
from graph.model import Relation


@dataclass(frozen=True)
class Alone:
    """A claim without a partner.

    Parameters
    ----------
    relation : Relation
    nearest : Relation or None
        The claim of the other annotation that comes nearest, if any does.
    why : str or None
        What the two have in common and what not: ``same ends, other kind``.
    """

    relation: Relation
    nearest: Relation | None
    why: str | None


def _words(claim: Claim) -> Hashable:
    return frozenset((document, *spans) for document, spans in claim.spans.items()) or None


NEAR: Mapping[str, Callable[[Claim], Hashable]] = {
    "same kind and ends, matched with another": lambda one: one.tie,
    "same kind, ends the other way round": lambda one: (one.relation.kind, one.ends),
    "same ends, other kind": lambda one: one.ends,
    "same kind and source, other target": lambda one: (one.relation.kind, one.source, "source"),
    "same kind and target, other source": lambda one: (one.relation.kind, one.target, "target"),
    "same words, other kind and ends": _words,
}
"""What two claims may have in common, the nearest first."""


def alone(claims: Sequence[Claim], others: Sequence[Claim], matched: Set[int]) -> tuple[Alone, ...]:
    """Each claim with the one of the other side that comes nearest.

    Of several the first that has no partner either, then the one most alike, is taken.

    Parameters
    ----------
    claims : sequence of Claim
        Those without a partner.
    others : sequence of Claim
        All of the other side.
    matched : set of int
        The places of those among the others that have a partner.
    """
    found: dict[str, dict[Hashable, list[int]]] = {why: defaultdict(list) for why in NEAR}
    if claims:
        for number, other in enumerate(others):
            for why, shared in NEAR.items():
                found[why][shared(other)].append(number)

    def nearest(claim: Claim) -> Alone:
        for why, shared in NEAR.items():
            key = shared(claim)
            numbers = found[why].get(key, []) if key is not None else []
            if numbers:
                free = [number for number in numbers if number not in matched] or numbers
                best = max(free, key=lambda number: (*claim.likeness(others[number]), -number))
                return Alone(claim.relation, others[best].relation, why)
        return Alone(claim.relation, None, None)

    return tuple(map(nearest, claims))

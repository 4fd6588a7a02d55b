"""Memberships of one person that cannot both be, or say one thing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graph.model import AFTER_ALL, OPEN, PAST, Entity, Relation, earliest, kind_of, latest
from graph.problems import Problem
from graph.reading.sources import Placing
from graph.vocabulary.entities import Party, Person
from graph.vocabulary.relations import CoalitionMembership, Membership, PartOf

_MEMBERSHIP = kind_of(Membership)
_KINDS = frozenset((_MEMBERSHIP, kind_of(CoalitionMembership)))
_WITHIN = frozenset((*_KINDS, kind_of(PartOf)))


class _Span(NamedTuple):
    """A membership, and the time for which it lasts for certain."""

    at: int
    relation: Relation
    since: int
    until: int

    def overlaps(self, other: _Span) -> bool:
        """Whether the two last at one time, however their dates are read."""
        return max(self.since, other.since) < min(self.until, other.until)


def membership_rules(
    relations: Sequence[Relation],
    entities: Mapping[str, type[Entity]],
    place: Placing,
) -> Iterator[Problem]:
    """Memberships of one person that overlap: in one body, or in two parties.

    Only those of one voice, told as facts, of which it is certain when they were: what has no dates
    overlaps with nothing for certain.

    Parameters
    ----------
    relations : sequence of Relation
        In the order in which they were read; they know their voices.
    entities : mapping of str to class
        The kind of each entity, by id.
    place : callable
        Where the n-th relation stands.
    """
    spans: defaultdict[tuple[Any, ...], list[_Span]] = defaultdict(list)
    for index, relation in enumerate(relations):
        span = _span(index, relation) if relation.kind in _KINDS else None
        if span is not None and issubclass(entities.get(relation.source, Entity), Person):
            who = (relation.source, relation.kind, relation.scenario, relation.voice)
            is_party = issubclass(entities.get(relation.target, Entity), Party)
            spans[*who, None if is_party else relation.target].append(span)
    within = {frozenset(one.ends) for one in relations if one.kind in _WITHIN}
    for group in spans.values():
        for number, span in enumerate(group):
            for earlier in group[:number]:
                if earlier.overlaps(span) and _shut_out(earlier, span, within):
                    yield _overlap(earlier, span, place)
                    break


def _span(index: int, relation: Relation) -> _Span | None:
    """The time for which a membership that is told as a fact lasts for certain."""
    start, end = relation.start, relation.end
    if relation.modality != "fact" or relation.negated:
        return None
    if end in {None, PAST} or (start is None and end != OPEN):
        return None
    since = latest(start) if start is not None else AFTER_ALL - 1
    until = AFTER_ALL if end == OPEN else earliest(str(end))
    return _Span(index, relation, since, until)


def _shut_out(one: _Span, other: _Span, within: Collection[frozenset[str]]) -> bool:
    """Whether two memberships of one time, in one body or in parties, are one too many.

    Parameters
    ----------
    one, other : _Span
    within : collection of frozenset of str
        The pairs of bodies of which one is within the other.
    """
    first, second = one.relation, other.relation
    if first.target == second.target:
        # Whoever is a member and its treasurer is not twice a member.
        return getattr(first, "role", None) == getattr(second, "role", None)
    # A youth wing, a party of the region: who is in one is in the other.
    return frozenset((first.target, second.target)) not in within


def _overlap(earlier: _Span, span: _Span, place: Placing) -> Problem:
    first, relation = earlier.relation, span.relation
    where = place(earlier.at, ())
    if first.target == relation.target:
        message = (
            f'{relation.kind}: "{relation.source}" is a member of "{relation.target}" at that time '
            f"already, at {where}; give one span, or two that do not overlap"
        )
    else:
        message = (
            f'{relation.kind}: "{relation.source}" is in "{relation.target}" and, at {where}, in '
            f'"{first.target}" at one time; one of the spans is wrong, or one is no membership'
        )
    return Problem(place(span.at, ("start",)), "overlapping-membership", message, "warning")

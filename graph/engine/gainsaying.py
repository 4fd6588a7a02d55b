"""Which claims of one subject gainsay each other: on opposite sides, surely enough, at one time."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from graph.engine.fitting import span_of
from graph.model import AFTER_ALL, BEFORE_ALL, Relation
from graph.sides import NEVER_OPPOSED, SHUTS_OUT, Side, Sides, Subject

NEVER = BEFORE_ALL - 1
"""Before whatever has been."""
Span = tuple[int, int]
"""The days on which a claim holds, first and last."""


def span(relation: Relation) -> Span:
    """When a claim may hold; what is not dated, at any time."""
    return span_of(relation.__dict__) or (BEFORE_ALL, AFTER_ALL)


def at_one_time(one: Relation, other: Relation) -> bool:
    """Whether two claims may hold on one day."""
    (first, last), (begin, end) = span(one), span(other)
    return first <= end and begin <= last


def gainsays(sides: Sides, one: Relation, other: Relation) -> bool:
    """Whether two claims of one subject cannot both be held, whoever holds them."""
    return (
        one.modality != NEVER_OPPOSED
        and other.certainty in SHUTS_OUT[one.certainty]
        and sides.opposed(sides.side(one), sides.side(other))
        and at_one_time(one, other)
    )


def by_subject(sides: Sides, relations: Iterable[Relation]) -> Mapping[Subject, list[Relation]]:
    """Claims by what they are about, in their order; what only one claim is about is left out."""
    found: dict[Subject, Relation | list[Relation]] = {}
    several: dict[Subject, list[Relation]] = {}
    for relation in relations:
        subject = sides.subject(relation)
        first = found.setdefault(subject, relation)
        if first is relation:
            continue
        if isinstance(first, Relation):
            first = found[subject] = several[subject] = [first]
        first.append(relation)
    return several


def by_side(sides: Sides, relations: Iterable[Relation]) -> Mapping[Side, list[Relation]]:
    """Claims of one subject by the side that they take, in their order."""
    found: defaultdict[Side, list[Relation]] = defaultdict(list)
    for relation in relations:
        found[sides.side(relation)].append(relation)
    return found


def gainsaid(
    sides: Sides, relations: Sequence[Relation], who: Callable[[Relation], str]
) -> Mapping[Side, list[Relation]]:
    """The claims of one subject that some other of them gainsays which is not of the same.

    Parameters
    ----------
    sides : Sides
    relations : sequence of Relation
        All of one subject.
    who : callable
        What tells a claim from those that it may gainsay: its voice, its document.

    Returns
    -------
    mapping of Side to list of Relation
        By side, in the order of their first; empty where nothing is gainsaid.
    """
    said = by_side(sides, relations)
    if len(said) == 1 or relations[0].modality == NEVER_OPPOSED:
        return {}
    against: defaultdict[Side, list[Relation]] = defaultdict(list)
    for one, other in combinations(said, 2):
        if sides.opposed(one, other):
            against[one] += said[other]
            against[other] += said[one]
    found = {}
    for side, claims in said.items():
        if side in against:
            others = _Others(against[side], who)
            left = [one for one in claims if others.gainsay(one)]
            if left:
                found[side] = left
    place = {one.id: number for number, one in enumerate(relations)} if found else {}
    return dict(sorted(found.items(), key=lambda pair: place[pair[1][0].id]))


class _Others:
    """The claims on the other side, by how surely they are held and when: one is found at a glance.

    Of those that begin before a day, it is enough to know which goes on longest, whose that is, and
    which of anybody else's does: so it takes n log n steps where each with each would take n².
    """

    def __init__(self, claims: Iterable[Relation], who: Callable[[Relation], str]) -> None:
        self._who = who
        self._claims = sorted((*span(one), who(one), one.certainty) for one in claims)
        self._longest: dict[str, tuple[list[int], list[tuple[int, str, int]]]] = {}

    def gainsay(self, relation: Relation) -> bool:
        """Whether any of them gainsays a claim of the one side."""
        first, last = span(relation)
        begins, longest = self._held(relation.certainty)
        before = bisect_right(begins, last)
        if not before:
            return False
        end, who, further = longest[before - 1]
        return first <= (end if who != self._who(relation) else further)

    def _held(self, certainty: str) -> tuple[list[int], list[tuple[int, str, int]]]:
        """When those begin that shut out a claim held so, and the latest ends of those up to each."""
        known = self._longest.get(certainty)
        if known is None:
            shut_out = SHUTS_OUT[certainty]  # type: ignore[index]  # a relation's own
            begins: list[int] = []
            longest: list[tuple[int, str, int]] = []
            end, whose, further = NEVER, "", NEVER
            for begin, last, who, how in self._claims:
                if how not in shut_out:
                    continue
                if who == whose:
                    end = max(end, last)
                elif last > end:
                    end, whose, further = last, who, end
                else:
                    further = max(further, last)
                begins.append(begin)
                longest.append((end, whose, further))
            known = self._longest[certainty] = begins, longest
        return known


def at_times(relations: Sequence[Relation]) -> Iterator[list[Relation]]:
    """Claims apart by when they hold: together where their times overlap, or lead to each other.

    What is not dated goes with the others where they are of one time; else it stands by itself, as
    nobody knows which it means. It does so, too, where one voice claims both in one document, as it
    means another time there.
    """
    spans = [(span_of(one.__dict__), number) for number, one in enumerate(relations)]
    dated = sorted((held, number) for held, number in spans if held is not None)
    groups: list[list[int]] = []
    end = NEVER
    for (first, last), number in dated:
        if groups and first <= end:
            groups[-1].append(number)
        else:
            groups.append([number])
            end = NEVER
        end = max(end, last)
    undated = [number for held, number in spans if held is None]
    if undated and len(groups) == 1 and not _said_beside(relations, undated, groups[0]):
        groups[0] += undated
    elif undated:
        groups.append(undated)
    for group in sorted(sorted(one) for one in groups):
        yield [relations[number] for number in group]


def _said_beside(relations: Sequence[Relation], some: Iterable[int], others: Iterable[int]) -> bool:
    """Whether a voice claims one of these and one of those in one document."""
    here, there = (
        {
            (relations[number].voice, citation.document)
            for number in numbers
            for citation in relations[number].evidence
        }
        for numbers in (some, others)
    )
    return not here.isdisjoint(there)

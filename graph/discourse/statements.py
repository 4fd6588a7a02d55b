"""From claims to statements: one a citation, by an actor, on a concept, on one side, in a dated document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from graph.discourse.propositions import Teller
from graph.model import Header, Relation, earliest, latest

Days = tuple[int, int]
"""From the first to the last day that a date can mean, as ordinals."""
NOWHERE = 1 << 40
"""The place of what is cited without one: behind all others."""


def days_of(written: str | None) -> Days | None:
    """The days that a partial date can mean; none where there is no date."""
    if written is None:
        return None
    ends = date.fromisoformat(earliest(written)), date.fromisoformat(latest(written))
    return ends[0].toordinal(), ends[1].toordinal()


@dataclass(frozen=True)
class Statements:
    """Statements, a column each of what they say; all columns are of one length.

    Parameters
    ----------
    actors, concepts : sequence of str
        What the numbers of the columns stand for, in the order of the ids.
    dates : sequence of str or None
        Of each document.
    documents : sequence of str
    actor, concept, document : sequence of int
    level : sequence of float
        1 agrees, 0 rejects; or what an own field says in numbers.
    place : sequence of int
        Where in its document.
    claim : sequence of Relation
    """

    actors: Sequence[str]
    concepts: Sequence[str]
    documents: Sequence[str]
    dates: Sequence[str | None]
    actor: Sequence[int]
    concept: Sequence[int]
    level: Sequence[float]
    document: Sequence[int]
    place: Sequence[int]
    claim: Sequence[Relation]

    def __len__(self) -> int:
        return len(self.actor)

    @cached_property
    def days(self) -> Sequence[Days | None]:
        """When each document is dated."""
        return [days_of(one) for one in self.dates]

    def within(self, start: int | None, end: int | None) -> Sequence[int]:
        """Which statements can lie between two days, both included; without a date none do.

        Parameters
        ----------
        start, end : int or None
            Ordinals of days; None: without end.
        """
        if start is None and end is None:
            return range(len(self))
        fitting = [
            days is not None
            and (start is None or days[1] >= start)
            and (end is None or days[0] <= end)
            for days in self.days
        ]
        return [at for at, document in enumerate(self.document) if fitting[document]]

    def in_turn(self, which: Sequence[int]) -> Sequence[int]:
        """Statements in the order in which they were made: by date, document and place."""
        order = sorted(
            range(len(self.documents)),
            key=lambda one: (self.dates[one] or "", self.documents[one]),
        )
        rank = [0] * len(order)
        for at, one in enumerate(order):
            rank[one] = at
        keys = [
            rank[document] * (NOWHERE + 1) + place
            for document, place in zip(self.document, self.place, strict=True)
        ]
        return sorted(which, key=keys.__getitem__)


def statements(
    relations: Iterable[Relation], header: Header, tell: Teller, qualifier: str | None = None
) -> Statements:
    """The statements that claims are made of.

    Parameters
    ----------
    relations : iterable of Relation
        A claim is as many statements as it has citations; one without any is one.
    header : Header
        That dates the documents.
    tell : callable
        What a claim is about.
    qualifier : str, optional
        The own field that says in numbers how far somebody agrees; a claim without it does not count.
    """
    actors: dict[str, int] = {}
    concepts: dict[str, int] = {}
    numbers: dict[str, int] = {}
    actor: list[int] = []
    concept: list[int] = []
    level: list[float] = []
    document: list[int] = []
    place: list[int] = []
    claim: list[Relation] = []
    for relation in relations:
        about = tell(relation)
        if about is None:
            continue
        who, what, agrees = about
        fields = relation.__dict__
        side: float = agrees
        if qualifier is not None:
            said = fields.get(qualifier)
            if not isinstance(said, int | float):
                continue
            side = said
        first = actors.setdefault(who, len(actors))
        second = concepts.setdefault(what, len(concepts))
        for cited, where in _cited(fields["evidence"]):
            actor.append(first)
            concept.append(second)
            level.append(side)
            document.append(numbers.setdefault(cited, len(numbers)))
            place.append(where)
            claim.append(relation)
    dated = {one.id: one.date for one in header.documents}
    who_is, actor_of = _sorted(actors, actor)
    what_is, concept_of = _sorted(concepts, concept)
    return Statements(
        actors=who_is,
        concepts=what_is,
        documents=tuple(numbers),
        dates=[dated.get(one) for one in numbers],
        actor=actor_of,
        concept=concept_of,
        level=level,
        document=document,
        place=place,
        claim=claim,
    )


def _cited(evidence: Sequence[Any]) -> Iterator[tuple[str, int]]:
    if not evidence:
        yield "", NOWHERE
    for citation in evidence:
        fields = citation.__dict__
        start = fields["start"]
        yield fields["document"], NOWHERE if start is None else start


def _sorted(known: Mapping[str, int], column: list[int]) -> tuple[Sequence[str], Sequence[int]]:
    """Names in order, and a column that counts in that order."""
    names = sorted(known)
    place = {known[name]: at for at, name in enumerate(names)}
    return names, [place[one] for one in column]


class Column(NamedTuple):
    """What some statements say in one column, counted anew among what they name.

    Parameters
    ----------
    ids : sequence of str
        What is named, in order.
    numbers : sequence of int
        Which of these each statement names.
    """

    ids: Sequence[str]
    numbers: Sequence[int]


def column(ids: Sequence[str], whole: Sequence[int], which: Sequence[int]) -> Column:
    """A column of some statements, without what none of them names.

    Parameters
    ----------
    ids : sequence of str
    whole : sequence of int
        The column of all statements.
    which : sequence of int
    """
    picked = whole if isinstance(which, range) else [whole[at] for at in which]
    used = sorted({*picked})
    if len(used) == len(ids):
        return Column(ids, picked)
    place = {one: number for number, one in enumerate(used)}
    return Column([ids[one] for one in used], [place[one] for one in picked])

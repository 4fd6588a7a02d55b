"""From claims to statements: one a citation, by an actor, on a concept, on one side, in a dated document."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat
from typing import NamedTuple, TypeVar

from graph.discourse.propositions import Teller
from graph.model import BEFORE_ALL, Citation, Header, Relation, days
from graph.vocabulary.edtf import Days

UNDATED = Days(BEFORE_ALL, BEFORE_ALL)
"""Where what has no date comes in the order of dates: before all others."""
NOWHERE = 1 << 40
"""The place of what is cited without one: behind all others."""
_NONE = (Citation.model_construct(document=""),)
"""The citation of a claim that has none."""


class Numbers(dict[str, int]):
    """Numbers for names, in the order in which they are first asked for."""

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self)
        return number


@dataclass(frozen=True)
class Statements:
    """Statements, a column each of what they say; all columns are of one length.

    Parameters
    ----------
    actors, concepts : sequence of str
        What the numbers of the columns stand for, in the order of the ids.
    actor, concept : sequence of int
    level : sequence of float
        1 agrees, 0 rejects; or what an own field says in numbers.
    claim : sequence of Relation
    evidence : sequence of sequence of Citation
        A claim's after the other's; together they are as long as a column.
    header : Header
        That dates the documents.
    """

    actors: Sequence[str]
    concepts: Sequence[str]
    actor: Sequence[int]
    concept: Sequence[int]
    level: Sequence[float]
    claim: Sequence[Relation]
    evidence: Sequence[Sequence[Citation]]
    header: Header

    def __len__(self) -> int:
        return len(self.actor)

    # Where and when: looked up once it is asked for, as citations are many and far apart in memory.

    @cached_property
    def place(self) -> Sequence[int]:
        """Where in its document each statement stands."""
        starts = (one.__dict__["start"] for cited in self.evidence for one in cited or _NONE)
        return [NOWHERE if start is None else start for start in starts]

    @cached_property
    def _numbered(self) -> tuple[Sequence[int], Sequence[str]]:
        numbers = Numbers()
        cited = (one.__dict__["document"] for cited in self.evidence for one in cited or _NONE)
        column = [numbers[one] for one in cited]
        return column, tuple(numbers)

    @property
    def document(self) -> Sequence[int]:
        """Which document each statement stands in."""
        return self._numbered[0]

    @property
    def documents(self) -> Sequence[str]:
        """What the numbers of documents stand for."""
        return self._numbered[1]

    @cached_property
    def dates(self) -> Sequence[str | None]:
        """When each document is dated, as it is written."""
        dated = {one.id: one.date for one in self.header.documents}
        return [dated.get(one) for one in self.documents]

    @cached_property
    def days(self) -> Sequence[Days | None]:
        """When each document is dated."""
        return [None if one is None else days(one) for one in self.dates]

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
            dated is not None
            and (start is None or dated.last >= start)
            and (end is None or dated.first <= end)
            for dated in self.days
        ]
        return [at for at, document in enumerate(self.document) if fitting[document]]

    def turn(self, at: int) -> tuple[Days, str, int, str]:
        """What statements come in the order of, in which they were made: date, document, place."""
        document = self.document[at]
        name = self.documents[document]
        return self.days[document] or UNDATED, name, self.place[at], self.claim[at].id


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
    actors, concepts = Numbers(), Numbers()
    who: list[int] = []
    what: list[int] = []
    sides: list[float] = []
    claims: list[Relation] = []
    evidence: list[Sequence[Citation]] = []
    for relation in relations:
        about = tell(relation)
        if about is None:
            continue
        actor, concept, agrees = about
        # A frozen model's own dict: there may be a million, and asking the model costs twice that.
        fields = relation.__dict__
        side: float = agrees
        if qualifier is not None:
            said = fields.get(qualifier)
            if not isinstance(said, int | float):
                continue
            side = said
        who.append(actors[actor])
        what.append(concepts[concept])
        sides.append(side)
        claims.append(relation)
        evidence.append(fields["evidence"])
    times = [len(cited) or 1 for cited in evidence]
    who_is, actor_of = _sorted(actors, who)
    what_is, concept_of = _sorted(concepts, what)
    return Statements(
        actors=who_is,
        concepts=what_is,
        actor=array("i", _repeated(actor_of, times)),
        concept=array("i", _repeated(concept_of, times)),
        level=_repeated(sides, times),
        claim=_repeated(claims, times),
        evidence=evidence,
        header=header,
    )


Item = TypeVar("Item")


def _repeated(column: Sequence[Item], times: Sequence[int]) -> Sequence[Item]:
    """What claims say, once a citation."""
    return [*chain.from_iterable(map(repeat, column, times))]


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

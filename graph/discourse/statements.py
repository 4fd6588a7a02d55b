"""From claims to statements: one a citation, by an actor, on a concept, on one side, in a dated document."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, repeat
from typing import Any, NamedTuple, TypeVar

from graph.discourse.about import Teller
from graph.discourse.levels import Levels
from graph.model import BEFORE_ALL, Citation, Header, Relation, days
from graph.vocabulary.edtf import Days

UNDATED = Days(BEFORE_ALL, BEFORE_ALL)
"""Where what has no date comes in the order of dates: before all others."""
NOWHERE = 1 << 40
"""The place of what is cited without one: behind all others."""
_NONE = (Citation.model_construct(document=""),)
"""The citation of a claim that has none."""
Kit = Any
"""The module that reckons with columns and matrices: ``plain``, or ``sparse``."""


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
    actor, concept : array of int
    level : array of float
        1 agrees, 0 rejects; or what an own field says in numbers.
    claim : array of int
        Which of the claims is made.
    claims : sequence of Relation
    evidence : sequence of sequence of Citation
        Of each claim; its statements stand side by side.
    header : Header
        That dates the documents.
    """

    actors: Sequence[str]
    concepts: Sequence[str]
    actor: array[int]
    concept: array[int]
    level: array[float]
    claim: array[int]
    claims: Sequence[Relation]
    evidence: Sequence[Sequence[Citation]]
    header: Header

    def __len__(self) -> int:
        return len(self.actor)

    # Where and when: looked up once it is asked for, as citations are many and far apart in memory.

    @cached_property
    def _numbered(self) -> tuple[array[int], Sequence[str]]:
        numbers = Numbers()
        cited = (one.__dict__["document"] for cited in self.evidence for one in cited or _NONE)
        column = array("i", map(numbers.__getitem__, cited))
        return column, tuple(numbers)

    @property
    def document(self) -> array[int]:
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

    def within(self, start: int | None, end: int | None, kit: Kit) -> Sequence[int]:
        """Which statements can lie between two days, both included; without a date none do.

        Parameters
        ----------
        start, end : int or None
            Ordinals of days; None: without end.
        kit : module
        """
        if start is None and end is None:
            return range(len(self))
        fitting = [
            dated is not None
            and (start is None or dated.last >= start)
            and (end is None or dated.first <= end)
            for dated in self.days
        ]
        found: Sequence[int] = kit.marked(kit.picked(fitting, self.document))
        return found

    @cached_property
    def _before(self) -> Sequence[int]:
        """How many statements there are before those of each claim."""
        return [0, *accumulate(len(cited) or 1 for cited in self.evidence)]

    def turn(self, at: int) -> tuple[Days, str, int, str]:
        """What statements come in the order of, in which they were made: date, document, place."""
        document, claim = self.document[at], self.claim[at]
        cited = self.evidence[claim] or _NONE
        start = cited[at - self._before[claim]].start
        place = NOWHERE if start is None else start
        return (
            self.days[document] or UNDATED,
            self.documents[document],
            place,
            self.claims[claim].id,
        )


def statements(
    relations: Iterable[Relation], header: Header, tell: Teller, levels: Levels | None = None
) -> Statements:
    """The statements that claims are made of.

    Parameters
    ----------
    relations : iterable of Relation
        A claim is as many statements as it has citations; one without any is one.
    header : Header
        That dates the documents.
    tell : callable
        What claims are about.
    levels : Levels, optional
        How far somebody agrees, instead of yes and no; a claim that does not say does not count.
    """
    about = tell(relations)
    level: Sequence[float] = about.agrees
    if levels is not None:
        said = [*map(levels.of, about.claims)]
        about = about.only([one is not None for one in said])
        level = [one for one in said if one is not None]
    times = [len(cited) or 1 for cited in about.evidence]
    actors, actor_of = _sorted(about.actors)
    concepts, concept_of = _sorted(about.concepts)
    return Statements(
        actors=actors,
        concepts=concepts,
        actor=array("i", _repeated(actor_of, times)),
        concept=array("i", _repeated(concept_of, times)),
        level=array("d", _repeated(level, times)),
        claim=array("i", _repeated(range(len(times)), times)),
        claims=about.claims,
        evidence=about.evidence,
        header=header,
    )


Item = TypeVar("Item")


def _repeated(column: Iterable[Item], times: Sequence[int]) -> Iterable[Item]:
    """What claims say, once a citation."""
    return chain.from_iterable(map(repeat, column, times))


def _sorted(names: Sequence[str]) -> tuple[Sequence[str], Iterable[int]]:
    """Those of some names that there are, in order, and which of these each is."""
    known = sorted({*names})
    return known, map({name: at for at, name in enumerate(known)}.__getitem__, names)


class Column(NamedTuple):
    """What some statements say in one column, counted anew among what they name.

    Parameters
    ----------
    ids : sequence of str
        What is named, in order.
    numbers : array of int
        Which of these each statement names.
    """

    ids: Sequence[str]
    numbers: Any


def column(ids: Sequence[str], whole: array[int], which: Sequence[int], kit: Kit) -> Column:
    """A column of some statements, without what none of them names.

    Parameters
    ----------
    ids : sequence of str
    whole : array of int
        The column of all statements.
    which : sequence of int
    kit : module
    """
    used, numbers = kit.renumbered(kit.picked(whole, which))
    return Column([ids[one] for one in used], numbers)

"""Which entities are one: decisions, each kept for good, and what they come to.

A decision says that some entities are the same, or different, or takes such a decision back. None is ever
changed: a later one undoes an earlier. What stands is computed, so that whatever is undone is as if it had
never been said. Chains of *same* hold whoever decided them, and none is outvoted: one that would make
one of two that are *different* is a clash, for a person to settle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from graph.vocabulary.dates import PartialDate
from graph.vocabulary.value import Slug, Value

Verdict = Literal["same", "different", "undo"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Decision(Value):
    """One decision on some entities: one of ``same``, ``different`` and ``undo``, with their ids."""

    same: tuple[Slug, ...] = Field(default=(), description="Ids of entities that are one.")
    different: tuple[Slug, ...] = Field(
        default=(), description="Ids of entities of which no two are one."
    )
    undo: tuple[Slug, ...] = Field(
        default=(), description="The ids of an earlier decision, which is taken back."
    )
    by: str | None = Field(default=None, description="Who decided.")
    on: PartialDate | None = Field(default=None, description="When.")
    why: str | None = Field(default=None, description="For what reason.")

    @model_validator(mode="after")
    def _decides_one_thing(self) -> Self:
        given = [ids for name in VERDICTS if (ids := getattr(self, name))]
        if len(given) != 1 or len(set(given[0])) != len(given[0]) or len(given[0]) < 2:
            raise ValueError("a decision names two entities or more, as same, different or undo")
        return self

    @property
    def verdict(self) -> Verdict:
        """What is decided."""
        return next(name for name in VERDICTS if getattr(self, name))

    @property
    def ids(self) -> tuple[str, ...]:
        """On which entities."""
        ids: tuple[str, ...] = getattr(self, self.verdict)
        return ids


@dataclass(frozen=True)
class Clash:
    """Two entities that are said to be different, and by a chain of decisions to be one.

    Parameters
    ----------
    pair : tuple of (str, str)
    different : int
        Which decision says that they are two.
    same : int
        Which decision closes the chain that makes them one.
    """

    pair: tuple[str, str]
    different: int
    same: int


class Merges:
    """What some decisions come to.

    Parameters
    ----------
    decisions : sequence of Decision
        In the order in which they were taken.
    """

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self.decisions = decisions
        self.idle: list[int] = []
        """The numbers of those that undo nothing."""
        self.standing = self._standing()
        """The numbers of those that stand: neither undone nor an undoing."""
        self._heads: dict[str, str] = {}
        self._order: dict[str, int] = {}
        for number in self.standing:
            if decisions[number].same:
                self._join(decisions[number].same)

    def _standing(self) -> list[int]:
        standing: list[int] = []
        for number, one in enumerate(self.decisions):
            if not one.undo:
                standing.append(number)
                continue
            meant = [at for at in standing if set(self.decisions[at].ids) == set(one.undo)]
            if meant:
                standing.remove(meant[-1])
            else:
                self.idle.append(number)
        return standing

    def _join(self, ids: Iterable[str]) -> None:
        first, *others = ids
        for one in (first, *others):
            self._order.setdefault(one, len(self._order))
        for other in others:
            ends = self.head(first), self.head(other)
            if ends[0] != ends[1]:  # who was named first stays
                kept, gone = sorted(ends, key=lambda one: self._order[one])
                self._heads[gone] = kept

    def head(self, name: str) -> str:
        """The id that an entity goes by: of all that are one, the one that was named first."""
        here = name
        while here in self._heads:
            here = self._heads[here]
        while name != here:  # the way is shorter next time
            self._heads[name], name = here, self._heads[name]
        return here

    @property
    def heads(self) -> Mapping[str, str]:
        """The ids that entities go by, of those which do not go by their own."""
        return {one: self.head(one) for one in [*self._heads]}

    def groups(self) -> list[tuple[str, ...]]:
        """The entities that are one, who was named first first."""
        found: dict[str, list[str]] = {}
        for one in self._order:
            found.setdefault(self.head(one), []).append(one)
        return [tuple(those) for those in found.values() if len(those) > 1]

    def clashes(self) -> Iterator[Clash]:
        """Those said to be different that are one all the same."""
        for number in self.standing:
            ids = self.decisions[number].different
            for at, one in enumerate(ids):
                for other in ids[at + 1 :]:
                    if self.head(one) == self.head(other):
                        yield Clash((one, other), number, self._closing(one, other))

    def _closing(self, one: str, other: str) -> int:
        """The decision with which two became one."""
        chain: list[Decision] = []
        for number in self.standing:
            if self.decisions[number].same:
                chain.append(self.decisions[number])
                joined = Merges(chain)
                if joined.head(one) == joined.head(other):
                    return number
        raise ValueError(f"{one} and {other} are two")

    def decided(self, one: str, other: str) -> bool:
        """Whether it stands already that two are one, or that they are two."""
        heads = {self.head(one), self.head(other)}
        if len(heads) == 1:
            return True
        return any(
            heads <= {self.head(name) for name in self.decisions[number].different}
            for number in self.standing
        )

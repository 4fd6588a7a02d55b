"""Where somebody is in settling: which sentence, which pair, what is being decided, what was told last."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph.problems import Problem
from graph.workbench.settling.log import Decision, Settled
from graph.workbench.settling.opening import Matter
from graph.workbench.settling.pairs import Unit, by_sentence

At = tuple[str, int]
"""A document and one of its sentences, by number from 0."""


@dataclass(frozen=True)
class Told:
    """Something that is said, in no language yet.

    Parameters
    ----------
    key : str
        In the table of words.
    parts : mapping
    problems : tuple of Problem
        What a check said.
    """

    key: str
    parts: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass
class Making:
    """A decision that is being made.

    Parameters
    ----------
    decision : str
    asked : tuple of str
        The fields of which it is asked whose word counts.
    fields : dict
        What was said of them so far.
    sentence : str, optional
    reasoned : bool
        Whether all is said but the reason.
    """

    decision: Decision
    asked: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    sentence: str | None = None
    reasoned: bool = False

    @property
    def field(self) -> str | None:
        """The field that is asked for now."""
        left = (name for name in self.asked if name not in self.fields)
        return next(left, None)

    @property
    def rewording(self) -> bool:
        """Whether a sentence is wanted."""
        return self.decision == "reworded" and self.sentence is None


class Standing:
    """What there is to settle, and what of it is settled.

    Parameters
    ----------
    matter : Matter
    settled : mapping of str to Settled
        The log.
    """

    def __init__(self, matter: Matter, settled: Mapping[str, Settled]) -> None:
        self.matter = matter
        self.settled = settled

    @cached_property
    def open_units(self) -> tuple[Unit, ...]:
        """All that is no pair alike, in the order of the text."""
        rank = {name: number for number, name in enumerate(self.matter.texts)}
        units = [unit for unit in self.matter.units if not unit.alike]
        return tuple(sorted(units, key=lambda one: (rank[one.document], one.sentence)))

    @cached_property
    def by_id(self) -> Mapping[str, Unit]:
        """The same by what names them."""
        return {unit.id: unit for unit in self.open_units}

    @cached_property
    def here(self) -> Mapping[At, tuple[Unit, ...]]:
        """The same by sentence."""
        return by_sentence(self.open_units)

    @cached_property
    def alike(self) -> Mapping[At, tuple[Unit, ...]]:
        """The pairs that are alike, by sentence."""
        return by_sentence([unit for unit in self.matter.units if unit.alike])

    @cached_property
    def cited(self) -> Mapping[str, frozenset[int]]:
        """The sentences of each document that somebody cites."""
        places = self.matter.places
        found: defaultdict[str, set[int]] = defaultdict(set)
        for unit in self.matter.units:
            for record in filter(None, unit.sides):
                for one in record.get("evidence", ()):
                    if one.get("start") is not None and one["document"] in places.sentences:
                        first = places.at(one["document"], one["start"])
                        last = places.at(one["document"], one["end"] - 1)
                        found[one["document"]].update(range(first, last + 1))
        return {name: frozenset(numbers) for name, numbers in found.items()}

    def with_log(self, settled: Mapping[str, Settled]) -> Standing:
        """The same with another log."""
        other = Standing(self.matter, settled)
        names = ("open_units", "by_id", "here", "alike", "cited")
        other.__dict__.update({name: getattr(self, name) for name in names})
        return other

    def left(self, at: At) -> list[Unit]:
        """What is left to settle in a sentence."""
        return [unit for unit in self.here.get(at, ()) if unit.id not in self.settled]

    def fate(self, at: At) -> str:
        """What became of a sentence: c settled, p in part, o not yet, s nobody claims anything."""
        there, left = self.here.get(at, ()), self.left(at)
        if not left:
            return "c" if at[1] in self.cited.get(at[0], ()) or there else "s"
        return "o" if len(left) == len(there) else "p"

    def after(self, unit: Unit | None, at: At) -> Iterator[Unit]:
        """What is left to settle: from a pair, or else a sentence, on, and from the beginning again."""
        rank = {name: number for number, name in enumerate(self.matter.texts)}
        units = self.open_units

        def behind(one: Unit) -> bool:
            return (rank[one.document], one.sentence) >= (rank[at[0]], at[1])

        if unit is not None:
            first = next(number for number, one in enumerate(units) if one.id == unit.id) + 1
        else:
            first = next((n for n, one in enumerate(units) if behind(one)), len(units))
        for one in (*units[first:], *units[:first]):
            if one.id not in self.settled and (unit is None or one.id != unit.id):
                yield one

    def left_side(self, at: At) -> int:
        """Whose claims stand on the left in a sentence: drawn anew for each, and the same after a restart."""
        drawn = hashlib.sha256(f"{self.matter.seed}:{at[0]}:{at[1]}".encode()).digest()
        return drawn[0] & 1

    def column(self, side: int, at: At) -> int:
        """Where a side stands in a sentence: 0 on the left, 1 on the right.

        It is its own inverse: of a column, whose claims stand in it.
        """
        return side if self.left_side(at) == 0 else 1 - side

    def why_not(self, unit: Unit, digit: str) -> Told | None:
        """Why a digit decides nothing of a pair.

        Parameters
        ----------
        unit : Unit
        digit : str
        """
        if unit.what != "claims" and digit in "356":
            return Told("not of a thing")
        if unit.lone is not None and digit not in "56":
            mine = self.column(unit.lone, unit.at)
            return None if digit == "12"[mine] else Told("only one", {"letter": "AB"[mine]})
        if digit == "4" and len(unit.fields) == 1:
            return Told("one field")
        return None

    def counted(self, at: At) -> tuple[int, int]:
        """How many claims either makes in a sentence."""
        units: Sequence[Unit] = (*self.here.get(at, ()), *self.alike.get(at, ()))
        claims = [unit for unit in units if unit.what == "claims"]
        first, second = (sum(unit.sides[side] is not None for unit in claims) for side in (0, 1))
        return first, second

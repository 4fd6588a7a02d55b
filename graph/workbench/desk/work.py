"""What is being made: one value, from words in hand to a claim that can be saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from graph.workbench.desk.pages import Span

Ends = Literal["source", "target"]
FIELDS: Mapping[str, str] = {
    "s": "scenario",
    "m": "modality",
    "c": "certainty",
    "h": "holder",
    "t": "topic",
    "b": "basis",
}
"""The fields of every claim by the letters that change them."""
PLAIN: Mapping[str, Any] = {
    "scenario": None,
    "modality": "fact",
    "certainty": "certain",
    "negated": False,
    "holder": "author",
    "topic": None,
    "basis": "stated",
}
"""What a claim says where nothing has been said yet."""
TIMES = ("date", "start", "end")
"""The fields of every claim that are written as a detail is."""
SLOTS = ("source", "target", "kind")
"""The slots in the order in which they are filled."""


@dataclass(frozen=True)
class End:
    """An entity that a claim names: one that is there, or one that comes with it.

    Parameters
    ----------
    id : str
    name : str
    kind : str
    new : bool
    alias : str, optional
        A spelling that the entity gets with the claim.
    span : tuple, optional
        Where the sentence in focus names it.
    """

    id: str
    name: str
    kind: str
    new: bool = False
    alias: str | None = None
    span: Span | None = None


@dataclass(frozen=True)
class Term:
    """A topic or a scenario that comes with a claim.

    Parameters
    ----------
    section : {"topics", "scenarios"}
    id : str
    label : str
    group : str
        The scenarios that a scenario excludes; empty: none of those that there are.
    """

    section: Literal["topics", "scenarios"]
    id: str
    label: str
    group: str = ""


@dataclass(frozen=True)
class Making:
    """An entity that is being made.

    Parameters
    ----------
    name : str
    span : tuple, optional
        Its words in the text.
    settled : bool
        Whether it has been said that it is none of those that are there.
    """

    name: str
    span: Span | None = None
    settled: bool = False


@dataclass(frozen=True)
class Work:
    """The claim bar's content.

    Parameters
    ----------
    hand : tuple, optional
        The words in hand.
    also : tuple
        Further words that the claim cites: stretches of the document, or citations as they were.
    chosen : tuple, optional
        Words that were taken while the line was begun: for a detail, a new entity, another place.
    open : str
        What the keys act on: a slot; a field; ``detail``, ``sentence``, ``silent``, ``reason``, ``find``;
        empty where nothing is open.
    source, target : tuple of End
    kind : str, optional
    more : bool
        Whether what is taken next is added to what stands in the slot.
    typed : str, optional
        What stands in the text box; none where there is no box.
    making : Making, optional
    values : mapping
        What the claim says beside its ends and its kind.
    touched : frozenset of str
        What of it was decided here, and not carried over.
    fresh : tuple of End
        Entities that are new, or get a new name.
    terms : tuple of Term
    sentence : str, optional
        Its sentence, where it is no longer the one that is composed.
    edits : str, optional
        The id of the claim that is edited.
    too : tuple of str
        The ids of those that are edited with it, as one list.
    draft : str, optional
        The id of the draft that it began as.
    card : tuple
        The card that lies over it, and what of that is open: ``("entity", "ana-rios", "kind")``; empty: none.
    detail : str
        The field that is open as a detail.
    at : int
        Which of the offers ``Enter`` takes.
    aside : bool
        Whether it has been put aside to read on.
    asks : str
        What is to be done now: ``save``, ``keep``, ``silent``, ``find``, ``reject``; empty: nothing.
    reason : str
        With it.
    """

    hand: Span | None = None
    also: tuple[Any, ...] = ()
    chosen: Span | None = None
    open: str = ""
    source: tuple[End, ...] = ()
    target: tuple[End, ...] = ()
    kind: str | None = None
    more: bool = False
    typed: str | None = None
    making: Making | None = None
    values: Mapping[str, Any] = field(default_factory=lambda: dict(PLAIN))
    touched: frozenset[str] = frozenset()
    fresh: tuple[End, ...] = ()
    terms: tuple[Term, ...] = ()
    sentence: str | None = None
    edits: str | None = None
    too: tuple[str, ...] = ()
    draft: str | None = None
    card: tuple[str | int, ...] = ()
    detail: str = ""
    at: int = 0
    aside: bool = False
    asks: str = ""
    reason: str = ""

    def but(self, **changes: Any) -> Work:
        """The same, but for some of it."""
        return replace(self, **changes)

    @property
    def edited(self) -> tuple[str, ...]:
        """The ids of the claims that are edited."""
        return () if self.edits is None else (self.edits, *self.too)

    @property
    def begun(self) -> bool:
        """Whether something of a claim stands in it."""
        return bool(self.source or self.target or self.kind or self.making or self.edits)

    @property
    def stands(self) -> bool:
        """Whether all three slots are filled."""
        return bool(self.source and self.target and self.kind)

    @property
    def is_list(self) -> bool:
        """Whether it makes several claims, one for each pair of ends."""
        return len(self.source) > 1 or len(self.target) > 1

    @property
    def ready(self) -> bool:
        """Whether nothing is open, and the claim can be looked at as a whole."""
        return self.stands and not (self.open or self.aside or self.card)

    @property
    def reading(self) -> bool:
        """Whether the keys are those of reading."""
        if self.card:
            return False
        return self.aside or (not self.begun and self.open in {"", "source"} and self.typed is None)

    def ends(self, slot: str) -> tuple[End, ...]:
        """What stands in one of the two slots for ends."""
        return self.source if slot == "source" else self.target

    def with_value(self, name: str, value: Any) -> Work:
        """The same with a field decided; none for a field of a kind's own that says nothing."""
        values = {**self.values, name: value}
        if value is None and name not in PLAIN:
            del values[name]
        return self.but(values=values, touched=self.touched | {name})

    def onward(self) -> Work:
        """The same with the first slot open that is not filled; none, where all are."""
        empty = next((slot for slot in SLOTS if not getattr(self, slot)), "")
        made = self.but(open=empty, at=0, more=False, making=None, detail="", aside=False)
        return made.but(typed="" if empty and made.begun else None)

    def with_end(self, slot: str, end: End) -> Work:
        """The same with an end taken for a slot: in place of what stands there, or beside it."""
        there = self.ends(slot)
        kept = tuple(one for one in there if one.id != end.id) if self.more else ()
        if self.more and len(kept) != len(there):
            return self.but(
                more=False, **{slot: kept or there}
            ).onward()  # the same again lets it go
        made = self.but(**{slot: (*kept, end)})
        if end.new or end.alias:
            made = made.but(fresh=(*(one for one in made.fresh if one.id != end.id), end))
        return made.onward()

    @property
    def swapped(self) -> Work:
        """The same with its ends in each other's place."""
        return self.but(source=self.target, target=self.source)

"""Claims that wait for a person: drafted by somebody else, or left unfinished. They are kept outside the data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, Protocol

from graph.evidence import PLACED
from graph.workbench.desk.pages import Span
from graph.workbench.desk.work import PLAIN, Work

State = Literal["waiting", "unfinished", "accepted", "edited", "rejected"]


class Quoted(NamedTuple):
    """Words that a draft gives and that do not stand in the text so.

    Parameters
    ----------
    quote : str
    span : tuple
        Where something like them stands; empty, where nothing does.
    differences : tuple of (str, str, str)
    """

    quote: str
    span: Span
    differences: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Draft:
    """A claim that waits.

    Parameters
    ----------
    id : str
    document : str
    span : tuple
        Where its words stand or, of what is only near, might.
    record : mapping
        As data files have it, as far as it goes; its evidence aside.
    entities : tuple of mapping
        Those that it names and the dataset has not.
    quote : str
        The words that it gives.
    grade : str
        How they were found: ``exact``, ``near``, …; empty where there are none.
    differences : tuple of (str, str, str)
        Where the text says something else: what the draft says, what stands there, what of it matters.
    also : tuple of (int, int)
        Where else its words stand.
    unplaced : tuple of Quoted
        What else it quotes that does not stand there so.
    problems, doubts : tuple of str
        What a check says against it, and what deserves a look.
    model, date : str
    state : str
    """

    id: str
    document: str
    span: Span
    record: Mapping[str, Any]
    entities: tuple[Mapping[str, Any], ...] = ()
    quote: str = ""
    grade: str = "exact"
    differences: tuple[tuple[str, str, str], ...] = ()
    also: tuple[Span, ...] = ()
    unplaced: tuple[Quoted, ...] = ()
    problems: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    model: str = ""
    date: str = ""
    state: State = "waiting"

    @property
    def placed(self) -> bool:
        """Whether its words stand in the text."""
        return self.grade in PLACED

    @property
    def words_like_it(self) -> bool:
        """Whether something like its words stands in the text."""
        return self.span[0] < self.span[1]


class Decided(NamedTuple):
    """What became of a draft.

    Parameters
    ----------
    draft : str
    state : str
    claim : str, optional
        The id of the claim that it became.
    changed : tuple of str
        The fields that a person changed, in order; ``evidence``, where it is other words that are cited.
    """

    draft: str
    state: State
    claim: str | None
    changed: tuple[str, ...] = ()


def changed_of(draft: Draft, work: Work, records: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The fields in which claims are other than the draft that they began as.

    Parameters
    ----------
    draft : Draft
    work : Work
        What was made of it.
    records : sequence of mapping
        As they are written.
    """
    was, plain = draft.record, dict(PLAIN)
    names = dict.fromkeys(name for one in (was, *records) for name in one)
    changed = [
        name
        for name in names
        if name not in {"id", "evidence"}
        and (name != "statement" or was.get(name))  # one that is composed is no change
        and any(one.get(name, plain.get(name)) != was.get(name, plain.get(name)) for one in records)
    ]
    moved = draft.placed and (work.hand, work.also) != (draft.span, draft.also)
    return (*changed, *(("evidence",) if moved or not draft.placed else ()))


class Drafts(Protocol):
    """Where drafts wait."""

    def became(self, claim: str) -> Decided | None:
        """The draft that became a claim."""

    def waiting(self, document: str) -> Sequence[Draft]:
        """Those of a document that wait or are unfinished, in the order of the text."""

    def keep(self, draft: Draft) -> None:
        """Keep what is unfinished."""

    def decide(
        self,
        draft: str,
        state: State,
        *,
        claim: str | None = None,
        changed: Sequence[str] = (),
        reason: str | None = None,
    ) -> None:
        """Note what a person makes of a draft; ``waiting`` takes a decision back."""


@dataclass
class Kept:
    """Drafts in memory, for who has no private folder.

    Parameters
    ----------
    drafts : list of Draft
    reasons : dict of str to str
        Why some were rejected, by their ids.
    decisions : list of Decided
        All, in order.
    """

    drafts: list[Draft] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    decisions: list[Decided] = field(default_factory=list)

    def became(self, claim: str) -> Decided | None:
        """The draft that became a claim."""
        return next((one for one in reversed(self.decisions) if one.claim == claim), None)

    def waiting(self, document: str) -> Sequence[Draft]:
        """Those of a document that wait or are unfinished, in the order of the text."""
        open_ = {"waiting", "unfinished"}
        found = (one for one in self.drafts if one.document == document and one.state in open_)
        return sorted(found, key=lambda one: one.span)

    def keep(self, draft: Draft) -> None:
        """Keep what is unfinished."""
        self.drafts = [*(one for one in self.drafts if one.id != draft.id), draft]

    def decide(
        self,
        draft: str,
        state: State,
        *,
        claim: str | None = None,
        changed: Sequence[str] = (),
        reason: str | None = None,
    ) -> None:
        """Note what a person makes of a draft; ``waiting`` takes a decision back."""
        self.decisions.append(Decided(draft, state, claim, tuple(changed)))
        self.drafts = [replace(one, state=state) if one.id == draft else one for one in self.drafts]
        if reason:
            self.reasons[draft] = reason

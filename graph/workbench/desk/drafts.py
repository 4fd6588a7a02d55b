"""Claims that wait for a person: drafted by somebody else, or left unfinished. They are kept outside the data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, Protocol

from graph.evidence import PLACED
from graph.workbench.desk.pages import Span

State = Literal["waiting", "unfinished", "accepted", "edited", "rejected"]


class Decided(NamedTuple):
    """What became of a draft.

    Parameters
    ----------
    draft : str
    how : str
    claim : str, optional
        The id of the claim that it became.
    """

    draft: str
    how: State
    claim: str | None


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
    claims : dict of str to Decided
        What some became, by the claims' ids.
    """

    drafts: list[Draft] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    claims: dict[str, Decided] = field(default_factory=dict)

    def became(self, claim: str) -> Decided | None:
        """The draft that became a claim."""
        return self.claims.get(claim)

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
        changed: Sequence[str] = (),  # noqa: ARG002  # likewise
        reason: str | None = None,
    ) -> None:
        """Note what a person makes of a draft; ``waiting`` takes a decision back."""
        self.drafts = [replace(one, state=state) if one.id == draft else one for one in self.drafts]
        if claim:
            self.claims[claim] = Decided(draft, state, claim)
        if reason:
            self.reasons[draft] = reason

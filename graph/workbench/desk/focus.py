"""Where somebody is in a text, and what they have seen and used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from graph.model import Relation
from graph.workbench.desk.book import Book
from graph.workbench.desk.pages import Span
from graph.workbench.desk.work import Work


@dataclass(frozen=True)
class Left:
    """A line that waits in a document while another is in focus.

    Parameters
    ----------
    sentence : int
    work : Work
    book : Book
        What the files said when it was left.
    """

    sentence: int
    work: Work
    book: Book


@dataclass(frozen=True)
class Focus:
    """Where somebody is.

    Parameters
    ----------
    document : str
    sentence : int
        By number from 0.
    picked : str, optional
        The row that is picked.
    members : bool
        Whether the members of a list are shown one by one.
    help, picture : bool
        Whether they are asked for.
    recent : tuple of str
        The entities that were used last, the last first.
    last : Relation, optional
        The claim that was saved last.
    saves : int
        How many steps were saved.
    done : frozenset of (str, int)
        The sentences that were said to be done, by document and number.
    draft : int
        Which of the drafts of the sentence is looked at.
    later : frozenset of str
        The drafts that were put off.
    doubted : str
        The draft of which somebody was told to look again.
    numbers : tuple of (tuple, int)
        The numbers that names of the sentence have, by where they stand.
    """

    document: str
    sentence: int = 0
    picked: str | None = None
    members: bool = False
    help: bool = False
    picture: bool = False
    recent: tuple[str, ...] = ()
    last: Relation | None = None
    saves: int = 0
    done: frozenset[tuple[str, int]] = frozenset()
    draft: int = 0
    later: frozenset[str] = frozenset()
    doubted: str = ""
    numbers: tuple[tuple[Span, int], ...] = ()

    def but(self, **changes: Any) -> Focus:
        """The same, but for some of it."""
        return replace(self, **changes)

    def used(self, *entities: str) -> Focus:
        """The same after some entities were used, the last of them last."""
        return self.but(recent=tuple(dict.fromkeys((*reversed(entities), *self.recent)))[:40])

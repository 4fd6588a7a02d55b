"""What stands around a claim that is being made: all that its offers are found in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from graph.model import Relation
from graph.workbench.desk.book import Book
from graph.workbench.desk.named import Found, Index
from graph.workbench.desk.pages import Page, Span
from graph.workbench.shapes import Runs

if TYPE_CHECKING:
    from graph.workbench.desk.work import Work


@dataclass(frozen=True)
class Option:
    """Something that can be taken.

    Parameters
    ----------
    take : callable
        What is being made once it is taken.
    main : Runs
    noun, example, note : str
    letters : int
        So many first letters of the noun are enough for good.
    fits : bool
    span : tuple, optional
        Where in the text its number stands.
    new : bool
        Whether the graph has no such thing yet.
    key : str
        The digit that takes it, where that is not its place.
    likely : bool
        Whether ``Enter`` takes it, wherever it stands.
    """

    take: Callable[[], Work]
    main: Runs
    noun: str = ""
    example: str = ""
    note: str = ""
    letters: int = 0
    fits: bool = True
    span: Span | None = None
    new: bool = False
    key: str = ""
    likely: bool = False


@dataclass(frozen=True)
class Around:
    """What stands around what is being made.

    Parameters
    ----------
    book : Book
    page : Page
    sentence : int
        The number of the sentence in focus.
    language : str
        Of what is shown.
    index : Index
        The names of the entities.
    recent : tuple of str
        The entities that were used last, the last first.
    last : Relation, optional
        The claim that was saved last.
    fixes : callable
        What mends what is wrong with what is being made.
    numbers : tuple of (tuple, int)
        The numbers that names of the sentence have had so far, by where they stand.
    """

    book: Book
    page: Page
    sentence: int
    language: str
    index: Index
    recent: tuple[str, ...] = ()
    last: Relation | None = None
    fixes: Callable[[Work], Sequence[Option]] = field(default=lambda _work: ())
    numbers: tuple[tuple[Span, int], ...] = ()

    @cached_property
    def span(self) -> Span:
        """From where to where the sentence in focus goes."""
        return self.page.span_of(self.sentence)

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """What the sentence names."""
        return self.index.in_sentence(self.page, self.span)

    @property
    def native(self) -> str:
        """The language of the dataset's own words."""
        return self.book.header.language or self.page.language or "en"

"""What is to be said against what a card is to say, before it is written: faults, and questions answered otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.workbench.desk.asked import Otherwise, otherwise
from graph.workbench.desk.book import Book, Claim, book_of
from graph.workbench.desk.card import Path
from graph.workbench.desk.cards import open_sentences
from graph.workbench.desk.holding import broken_by, claims_naming, errors_after, told_under
from graph.workbench.desk.saying import sentence_of
from graph.workbench.desk.steps import Edits
from graph.workbench.desk.telling import told_in_card
from graph.workbench.desk.words import counted, runs, say
from graph.workbench.shapes import Line
from graph.writing.plan import plan

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

_MOST = 6
"""So many lines are told at the most; of more, how many."""


@dataclass(frozen=True)
class Objection:
    """What is to be said against it.

    Parameters
    ----------
    card : tuple
        What was open.
    said : str
        What it was to say.
    book : Book
        The files as they were.
    lines : tuple of Line
    asks : bool
        Whether it is written all the same, if it is said once more.
    """

    card: Path
    said: str
    book: Book
    lines: tuple[Line, ...]
    asks: bool = False


def objection_to(desk: Annotating, edits: Edits, said: str) -> tuple[Edits, Objection | None]:
    """The edits with what follows them, and what is to be said against them.

    Parameters
    ----------
    desk : Annotating
    edits : mapping of path to list of Edit
    said : str
        What the card is to say.

    Returns
    -------
    mapping of path to list of Edit
    Objection or None
        None where they can be written.
    """
    book, card = desk.book, desk.work.card
    try:
        step = plan(edits, book.files.all)
    except ValueError as error:  # what is there is none of what a card is of
        told = [say(desk.language, "card by hand", why=error)]
        return edits, Objection(card, said, book, _lines(desk, told, "wrong"))
    if not step:
        return edits, None
    known = {file.path: file for file in book.files.all}
    written = book.files.after(known[one.file].spliced(one.splices) for one in step.changes)
    after = book_of(written, book)
    faults = _faults(desk, after)
    if faults:
        return edits, Objection(card, said, book, _lines(desk, faults, "wrong"))
    asked = otherwise(book, after, card)
    if not asked:
        return edits, None
    header = book.files.header.path
    edits = {**edits, header: [*edits.get(header, ()), *(one.edit for one in asked)]}
    if _said_before(desk, said):
        return edits, None
    told = [_told(desk, one) for one in asked]
    return edits, Objection(card, said, book, _lines(desk, told, "doubt"), asks=True)


def _said_before(desk: Annotating, said: str) -> bool:
    """Whether the same was to be said, and was asked about."""
    last = desk.objection
    return last is not None and (last.card, last.said, last.asks) == (desk.work.card, said, True)


def _faults(desk: Annotating, after: Book) -> list[str]:
    """What a check would find wrong: the claims that would break first."""
    card = desk.work.card
    edited = str(card[1]) if card[0] == "entity" else None
    broken = [
        say(desk.language, "would break", claim=sentence_of(desk, one.relation))
        for one in _broken(desk, after)
    ]
    errors = errors_after(desk.book, after, edited)
    return [*broken, *(told_in_card(desk, one) for one in errors)] or _unsettled(desk)


def _broken(desk: Annotating, after: Book) -> Sequence[Claim]:
    """The claims that would break."""
    match desk.work.card:
        case ("entity", str(identifier)):
            return broken_by(claims_naming(desk.book, identifier), None)
        case ("entity", str(identifier), "kind"):
            one = after.entities.get(identifier)
            uses = claims_naming(desk.book, identifier)
            return broken_by(uses, type(one)) if one is not None else ()
    return told_under(desk.book, after)


def _unsettled(desk: Annotating) -> list[str]:
    """What keeps a document from being annotated as a whole: a check without the texts does not know."""
    *page, field = desk.work.card
    left = open_sentences(desk, (*page,)) if field == "annotated" else 0
    if not left or desk.work.reason != "whole":
        return []
    return [counted(desk.language, "1 sentence open", "n sentences open", left)]


def _told(desk: Annotating, one: Otherwise) -> str:
    """A question that is answered otherwise, and by how much."""
    language = desk.language
    counts = [
        counted(language, f"1 {way}", f"n {way}", count)
        for way, count in (("more", one.more), ("fewer", one.fewer))
        if count
    ]
    return say(language, "answered otherwise", title=one.title, counts=", ".join(counts))


def _lines(desk: Annotating, told: Sequence[str], sign: str) -> tuple[Line, ...]:
    shown = [*told] if len(told) <= _MOST else [*told[: _MOST - 1]]
    left = len(told) - len(shown)
    shown += [say(desk.language, "n more of these", n=left)] if left else []
    return tuple(Line(sign=sign, runs=runs(one)) for one in shown)

"""Where a card is open once the files say something else: at the same thing, or as near to it as there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.workbench.desk.book import Book
from graph.workbench.desk.card import ENTITY, GROWING, NEW, Path, opened, sort_of
from graph.workbench.desk.cards import is_there, shown, value_at, value_in
from graph.workbench.desk.objecting import Objection
from graph.workbench.desk.words import runs, say
from graph.workbench.desk.work import Work
from graph.workbench.shapes import Line

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def move(desk: Annotating, before: Book, *, own: bool) -> None:
    """Have the card that is open follow the files; what is typed in it stays.

    Parameters
    ----------
    desk : Annotating
    before : Book
        The files as they were.
    own : bool
        Whether it was somebody's own step that changed them: then nothing is asked.
    """
    work = desk.work
    if not work.card:
        return
    path = work.card if own else _now(work.card, before, desk.book)
    if not is_there(desk, path):
        desk.work = _near(desk, path)
        return
    said = value_in(before, work.card)
    desk.work = work.but(card=path)
    typing = work.typed is not None and sort_of(path) != "menu"
    if not own and typing and said != value_at(desk, path):
        told = say(desk.language, "card elsewhere", value=shown(desk, path))
        line = Line(sign="doubt", runs=runs(told))
        desk.objection = Objection(path, "", desk.book, (line,), asks=True)


def _now(path: Path, before: Book, after: Book) -> Path:
    """Where something is now that stood in a list of the header; past its end, where it is gone."""
    match path:
        case ("dataset", str(), int(at), *rest):
            old, new = (value_in(one, path[:2]) for one in (before, after))
            there = new if isinstance(new, list) else []
            found = [n for n, one in enumerate(there) if _is_same(value_in(before, path[:3]), one)]
            if not found and isinstance(old, list) and len(old) == len(there):
                found = [at]  # it was worded anew in its place
            return (*path[:2], found[0] if found else len(there), *rest)
    return path


def _is_same(item: Any, other: Any) -> bool:
    named = isinstance(item, Mapping) and isinstance(other, Mapping) and item.get("id")
    return bool(item == other or (named and named == other.get("id")))


def _near(desk: Annotating, path: Path) -> Work:
    """The card open at what is nearest: what was typed stands in the box of something new, or of whom to look for."""
    work, text = desk.work, desk.work.typed or ""
    match path:
        case ("entity", *_):
            return opened(work, ENTITY, text)
        case ("dataset", str(section), int(), *_) if text and section in GROWING:
            return opened(work, ("dataset", section, NEW), text)
    while not is_there(desk, path):
        path = path[:-1]
    return opened(work, path)

"""What the bar shows of a card: where in it one is, its fields or what one of them can say, and what a check objects to."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from graph.workbench.desk.card import DATASET, sort_of
from graph.workbench.desk.cards import called, end_new
from graph.workbench.desk.offering import offers_of
from graph.workbench.desk.words import runs, say
from graph.workbench.shapes import Bar, Box, Line, Run, Runs

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

_LONGEST = 60
_INTO = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "


def bar_of_card(desk: Annotating) -> Bar:
    """The bar while a card is open."""
    path = desk.work.card
    sort = sort_of(path)
    text = desk.work.typed
    label = say(desk.language, "box card", field=called(desk, path))
    box = None
    if text is not None:
        box = Box(where="detail", text=text, label=label, digits=sort == "choice")
    return Bar(
        tall=True,
        head=_head(desk),
        offers=offers_of(desk),
        prompt=runs(label) if box is not None else (),
        more=_more(desk, sort),
        check=_objected(desk),
        box=box,
    )


def _head(desk: Annotating) -> Runs:
    """Where in the card one is, from its first page on."""
    path = desk.work.card
    first = 2 if path[0] == "entity" and len(path) > 1 else 1
    names = [called(desk, path[:length]) for length in range(first, len(path) + 1)]
    made: list[Run] = []
    for name in names:
        if made:
            made.append(Run(text=_INTO, mark="faint"))
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
        made.append(Run(text=short, mark="strong"))
    return tuple(made)


def _more(desk: Annotating, sort: str) -> str:
    path = desk.work.card
    if path[0] == "entity" and len(path) > 1 and end_new(desk, str(path[1])) is not None:
        return say(desk.language, "card of the line")
    if path == (*DATASET, "questions"):
        folder = shlex.quote(desk.store.files.dataset.name)
        return say(desk.language, "card ask", folder=folder)
    key = {"names": "card names", "claims": "card pick"}.get(sort)
    return say(desk.language, key) if key else ""


def _objected(desk: Annotating) -> tuple[Line, ...]:
    """What is to be said against what was to be written here; or that it was typed in the session before."""
    if desk.work is desk.came_back:
        return (Line(sign="note", runs=runs(say(desk.language, "said card goes on"))),)
    found = desk.objection
    return found.lines if found is not None and found.card == desk.work.card else ()

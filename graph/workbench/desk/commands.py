"""What a person does, done: each command as it comes from the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from graph.workbench import shapes
from graph.workbench.desk import keys
from graph.workbench.desk.details import details, opened_detail
from graph.workbench.desk.reading import READING
from graph.workbench.desk.reviewing import REVIEWING
from graph.workbench.desk.rows import rows_of
from graph.workbench.desk.saving import DOING

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

_CHANGING = frozenset(("Enter", "q", "Delete", "e", "Ctrl+Enter", "y", "u", "Shift+U", "Shift+u"))
_ANYWHERE = frozenset(("u", "Shift+U", "Shift+u", "p", "?"))
"""The keys of reading that do the same while a line is ready, or a card is open at its fields."""
_MOVING = frozenset(("j", "k", "n", "ArrowDown", "ArrowUp", "]", "["))
_ALSO: Mapping[str, frozenset[str]] = {
    "ready": _ANYWHERE,
    "card": _ANYWHERE,
    "card claims": _ANYWHERE | _MOVING,
}
"""The keys of reading that do the same elsewhere, by what the keys act on."""
_SIGNED: Mapping[str, str] = {"end": ",+=", "kind": "="}
"""The signs that are keys though one types: who has no keyboard writes them."""


def _on_key(desk: Annotating, key: shapes.Key) -> None:
    """Do what a key does: first to the line, then to the text."""
    if desk.focus.help and key.key in {"Escape", "?"}:
        desk.focus = desk.focus.but(help=False)
        return
    if desk.locked:
        if key.key == "Enter":
            desk.others.discard(desk.focus.document)
            desk.say("verify first")
            return
        if keys.named(key) in _CHANGING:
            desk.say("other digest")
            return
    review = REVIEWING.get(keys.named(key))
    if desk.work.reading and review is not None and review(desk):
        return
    reading = READING.get(keys.named(key))
    if desk.work.reading and reading is not None and reading(desk):
        return
    before = desk.work
    after = keys.press(before, key, desk.around, desk.offered())
    if after is not before:
        desk.work = after
        _asked(desk)
    elif keys.named(key) in _ALSO.get(keys.mode_of(before), ()):
        READING[keys.named(key)](desk)


def _asked(desk: Annotating) -> None:
    """Do what the line asks for."""
    asks = desk.work.asks
    if asks:
        desk.work = desk.work.but(asks="")
        DOING[asks](desk)


def _on_type(desk: Annotating, command: shapes.Type) -> None:
    """Words that stand now in the text box."""
    text = command.text
    if text and text[-1] in _SIGNED.get(keys.mode_of(desk.work), ""):
        desk.work = keys.typed(desk.work, text[:-1])
        _on_key(desk, shapes.Key(key=text[-1]))
        return
    if keys.mode_of(desk.work) != "reading" or desk.work.typed is not None:
        desk.work = keys.typed(desk.work, text)
    else:
        desk.say("said no such")


def _on_select(desk: Annotating, command: shapes.Select) -> None:
    """Words taken in hand."""
    start, end = command.start, command.end
    page = desk.page
    if end > len(page.text) or page.text[start:end] != command.words:
        desk.say("said other words")
        return
    span = page.trimmed((start, end)) if start < end else None
    if span is None:
        desk.say("said nothing taken")
        return
    if not any(one.start <= span[0] and span[1] <= one.end for one in page.paragraphs):
        desk.say("said one paragraph")
        return
    desk.take(span)


def _on_go(desk: Annotating, command: shapes.Go) -> None:
    """Go to a sentence, or to another document."""
    document = command.document or desk.focus.document
    page = desk.pages.get(document)
    sentence = command.sentence or 0
    if page is None or not 0 <= sentence < max(len(page.sentences), 1):
        desk.say("said no such")
        return
    desk.turn(document)
    if command.sentence is not None or not desk.work.begun:
        desk.go(sentence)


def _on_pick(desk: Annotating, command: shapes.Pick) -> None:
    """Pick a claim of the sentence, or let it go."""
    if all(command.claim != row.id for row in rows_of(desk)):
        desk.say("said no such")
        return
    if keys.mode_of(desk.work) == "card claims":
        desk.focus = desk.focus.but(picked=command.claim)
        _on_key(desk, shapes.Key(key="Enter"))
        return
    picked = None if desk.focus.picked == command.claim else command.claim
    desk.focus = desk.focus.but(picked=picked)


def _on_open(desk: Annotating, command: shapes.Open) -> None:
    """Open a detail of the line."""
    work, around = desk.work, desk.around
    if work.stands and not (work.aside or work.card) and command.field in details(work, around):
        desk.work = opened_detail(work.onward(), around, command.field)
    else:
        desk.say("said no such")


COMMANDS: Mapping[type, Callable[[Annotating, Any], None]] = {
    shapes.Key: _on_key,
    shapes.Type: _on_type,
    shapes.Select: _on_select,
    shapes.Go: _on_go,
    shapes.Pick: _on_pick,
    shapes.Open: _on_open,
}
"""What does each, by its shape."""

"""What keys do while somebody reads: from sentence to sentence, words in hand, claims picked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph.model import Relation
from graph.vocabulary.cues import cues
from graph.workbench.desk.card import DATASET, ENTITY, Path, opened
from graph.workbench.desk.editing import edit_of
from graph.workbench.desk.fates import fates_of
from graph.workbench.desk.fields import IF_CUED, OF_A_SENTENCE, carried, values_of
from graph.workbench.desk.pages import Span
from graph.workbench.desk.reviewing import done
from graph.workbench.desk.rows import picked_row, rows_of
from graph.workbench.desk.saving import speak
from graph.workbench.desk.work import PLAIN, Work

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

Doing = Callable[["Annotating"], bool]
"""What a key does; false, where it is the line's."""


def in_hand(desk: Annotating, span: Span) -> Work:
    """A line with words in hand, and what is carried over for them."""
    before = desk.focus.last or _before(desk, span)
    told = None if before is None else values_of(before)
    if told is not None:
        told |= {name: PLAIN[name] for name in _unsupported(desk, before, told, span)}
    values = carried(told, desk.page.words(span), desk.page.language)
    return Work(hand=span, open="source", values=values)


def _unsupported(
    desk: Annotating, before: Relation | None, told: Mapping[str, Any], span: Span
) -> Iterator[str]:
    """The fields that are not carried over to some words: from another sentence, where this does not speak for them."""
    page = desk.page
    here = page.sentence_at(span[0])
    cited = before.evidence if before is not None else ()
    if any(
        one.document == page.document
        and one.start is not None
        and page.sentence_at(one.start) == here
        for one in cited
    ):
        return
    said = {(one.field, one.value) for one in cues(page.words(page.span_of(here)), page.language)}
    for name in OF_A_SENTENCE:
        if name not in IF_CUED or not said & {(name, ""), (name, told[name])}:
            yield name


def _before(desk: Annotating, span: Span) -> Relation | None:
    """The claim that stands before some words in the text."""
    found = None
    for (start, _end), claim in desk.book.citing.get(desk.focus.document, ()):
        if start > span[0]:
            break
        found = claim.relation
    return found


def _move(step: int) -> Doing:
    def doing(desk: Annotating) -> bool:
        last = max(len(desk.page.sentences) - 1, 0)
        desk.go(min(max(desk.focus.sentence + step, 0), last))
        return True

    return doing


def _next_open(desk: Annotating) -> bool:
    fates = fates_of(desk)
    here = desk.focus.sentence
    order = [*range(here + 1, len(fates)), *range(here + 1)]
    found = next((one for one in order if fates[one] in "op"), None)
    if found is None or (found == here and len(order) > 1 and fates[here] not in "op"):
        desk.say("said nothing open")
    else:
        desk.go(found)
    return True


def _clause(desk: Annotating) -> bool:
    """Take the first clause in hand that no claim cites yet; once more, the next."""
    clauses = desk.page.clauses(desk.focus.sentence)
    held = desk.work.chosen if desk.work.begun else desk.work.hand
    if held in clauses:
        desk.take(clauses[(clauses.index(held) + 1) % len(clauses)])
        return True
    cited = [span for span, _claim in desk.book.citing.get(desk.focus.document, ())]
    free = [
        one for one in clauses if not any(start < one[1] and one[0] < end for start, end in cited)
    ]
    desk.take((free or clauses)[0])
    return True


def _stretch(side: str, step: int) -> Doing:
    def doing(desk: Annotating) -> bool:
        held = desk.work.chosen if desk.work.begun else desk.work.hand
        if held is None:
            words = desk.page.words_in(desk.around.span)
            if words:
                desk.take(words[0])
            return True
        desk.take(desk.page.moved(held, desk.page.sentence_at(held[0]), side, step))
        return True

    return doing


def _enter(desk: Annotating) -> bool:
    """The whole sentence in hand; with words in hand, a name is typed; a line that was put aside goes on."""
    work = desk.work
    if work.aside:
        desk.work = work.but(aside=False)
    elif work.hand is None:
        span = desk.page.without_end(desk.around.span)
        if span[0] < span[1]:
            desk.take(span)
    else:
        desk.work = work.but(open="source", typed="")
    return True


def _escape(desk: Annotating) -> bool:
    """Let go: a line that was put aside, then its words, then the claim that is picked."""
    work = desk.work
    here = work.hand is not None and desk.page.sentence_at(work.hand[0]) == desk.focus.sentence
    if work.begun and work.hand is not None and here and not work.edits:
        desk.work = in_hand(desk, work.hand)
    elif work.begun or work.hand is not None:
        desk.work = Work()
    else:
        desk.focus = desk.focus.but(picked=None, members=False, picture=False)
    return True


def _pick(step: int) -> Doing:
    def doing(desk: Annotating) -> bool:
        rows = rows_of(desk)
        if not rows:
            return True
        ids = [row.id for row in rows]
        picked = desk.focus.picked
        at = ids.index(picked) + step if picked in ids else (0 if step > 0 else len(ids) - 1)
        desk.focus = desk.focus.but(picked=ids[at % len(ids)])
        return True

    return doing


def _members(desk: Annotating) -> bool:
    desk.focus = desk.focus.but(members=not desk.focus.members)
    return True


def _edit(desk: Annotating) -> bool:
    """Edit the claim that is picked, or the only one."""
    row = picked_row(desk)
    if row is None:
        rows = rows_of(desk)
        row = rows[0] if len(rows) == 1 else None
    if row is None or any(end not in desk.book.entities for end in row.claims[0].relation.ends):
        desk.say("said no such")
    else:
        desk.park()
        desk.work = edit_of(desk, *row.claims)
    return True


def _delete(desk: Annotating) -> bool:
    if picked_row(desk) is None:
        desk.say("said no such")
    else:
        desk.park()
        desk.work = Work(open="delete")
    return True


def _again(desk: Annotating) -> bool:
    """The last claim's words again, from wherever one is."""
    last = desk.focus.last
    cited = (
        [one for one in last.evidence if one.document in desk.pages and one.span] if last else []
    )
    if not cited:
        desk.say("said no such")
        return True
    span = cited[0].span or (0, 0)
    desk.turn(cited[0].document)
    desk.park()
    desk.go(desk.page.sentence_at(span[0]))
    desk.take(span)
    return True


def _open(what: str) -> Doing:
    def doing(desk: Annotating) -> bool:
        desk.park()
        desk.work = Work(open=what, typed="", hand=desk.work.hand)
        return True

    return doing


def _silent(desk: Annotating) -> bool:
    """Ask why the sentence is silent; one that is speaks again."""
    return speak(desk) or _open("silent")(desk)


def _done(desk: Annotating) -> bool:
    done(desk)
    return True


def _switch(what: str) -> Doing:
    def doing(desk: Annotating) -> bool:
        desk.focus = desk.focus.but(**{what: not getattr(desk.focus, what)})
        return True

    return doing


def _undo(desk: Annotating) -> bool:
    return _stepped(desk, desk.store.undoes, desk.store.undo, "said undone", back=True)


def _redo(desk: Annotating) -> bool:
    return _stepped(desk, desk.store.redoes, desk.store.redo, "said redone", back=False)


def _stepped(
    desk: Annotating, what: str | None, step: Callable[[], None], said: str, *, back: bool
) -> bool:
    """Take a step back or forth, if there is one, and say which."""
    if what is None:
        desk.say("undo ended" if desk.ended else "nothing to undo")
        return True
    step()
    desk.stepped(back=back)
    desk.say(said, what=what)
    return True


def _card(path: Path) -> Doing:
    """Open a card; what was put aside waits below it."""

    def doing(desk: Annotating) -> bool:
        desk.work = opened(desk.work, path)
        return True

    return doing


def _back_to_line(desk: Annotating) -> bool:
    if desk.work.aside:
        desk.work = desk.work.but(aside=False)
    elif desk.work.hand is not None:
        desk.work = desk.work.but(open="source", typed="")
    return True


READING: Mapping[str, Doing] = {
    "j": _move(1),
    "k": _move(-1),
    "n": _next_open,
    " ": _clause,
    "Shift+ArrowRight": _stretch("end", 1),
    "Shift+ArrowLeft": _stretch("end", -1),
    "Alt+Shift+ArrowRight": _stretch("start", 1),
    "Alt+Shift+ArrowLeft": _stretch("start", -1),
    "Enter": _enter,
    "Tab": _back_to_line,
    "Escape": _escape,
    "ArrowDown": _pick(1),
    "ArrowUp": _pick(-1),
    "]": _pick(1),
    "[": _pick(-1),
    "ArrowRight": _members,
    "e": _edit,
    "Delete": _delete,
    "a": _again,
    "q": _silent,
    "d": _done,
    "/": _open("find"),
    "=": _card(ENTITY),
    "g": _card(DATASET),
    "u": _undo,
    "Shift+u": _redo,
    "Shift+U": _redo,
    "p": _switch("picture"),
    "?": _switch("help"),
}
"""What the keys do while somebody reads."""

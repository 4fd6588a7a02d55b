"""Looking through drafts: one at a time, after the sentence was read without them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.model import own_fields
from graph.workbench.desk.claims import composed_of, made_of, relation_of
from graph.workbench.desk.drafts import Draft
from graph.workbench.desk.ends import end_of
from graph.workbench.desk.rows import claims_of
from graph.workbench.desk.saving import save
from graph.workbench.desk.telling import said_of_draft
from graph.workbench.desk.work import PLAIN, TIMES, End, Work

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def drafts_of(desk: Annotating) -> Sequence[Draft]:
    """All drafts that wait for the sentence in focus."""
    start, end = desk.around.span
    waiting = desk.drafts.waiting(desk.focus.document)
    return [one for one in waiting if start <= one.span[0] < end]


def shown_drafts(desk: Annotating) -> Sequence[Draft]:
    """The drafts that come up: once the sentence is done, those that say what no claim says."""
    if (desk.focus.document, desk.focus.sentence) not in desk.focus.done:
        return ()
    put_off = desk.focus.later
    return [one for one in drafts_of(desk) if one.id not in put_off and not said_already(desk, one)]


def said_already(desk: Annotating, draft: Draft) -> str | None:
    """The claim of the sentence that says the same as a draft."""
    record = draft.record
    for claim in claims_of(desk):
        one = claim.relation
        tie = one.kind, one.source, one.target, one.negated
        if tie == (
            record.get("kind"),
            record.get("source"),
            record.get("target"),
            record.get("negated", False),
        ):
            return claim.id
    return None


def said_twice(desk: Annotating) -> set[str]:
    """The claims of a sentence that is done which a draft says as well."""
    if (desk.focus.document, desk.focus.sentence) not in desk.focus.done:
        return set()
    found = (said_already(desk, one) for one in drafts_of(desk))
    return {one for one in found if one is not None}


def draft_now(desk: Annotating) -> Draft | None:
    """The draft that is looked at."""
    if desk.work.begun or desk.work.hand is not None or desk.work.open:
        return None
    found = shown_drafts(desk)
    return found[desk.focus.draft % len(found)] if found else None


def work_of(desk: Annotating, draft: Draft) -> Work:
    """A draft as a line; where its words are not placed, it has none in hand."""
    record = draft.record
    fresh = tuple(
        End(str(one["id"]), str(one["name"]), str(one["kind"]), new=True)
        for one in draft.entities
        if one["id"] not in desk.book.entities
    )
    work = Work(fresh=fresh, draft=draft.id)
    ends = [end_of(work, desk.around, str(record.get(slot, ""))) for slot in ("source", "target")]
    cls = desk.book.vocabulary.relations.get(str(record.get("kind", "")))
    names = (*PLAIN, *TIMES, *(own_fields(cls) if cls else ()))
    values: dict[str, Any] = dict(PLAIN) | {
        name: record[name] for name in names if record.get(name) is not None
    }
    made = work.but(
        hand=draft.span if draft.placed else None,
        also=draft.also,
        source=(ends[0],) if ends[0] else (),
        target=(ends[1],) if ends[1] else (),
        kind=record.get("kind") if cls else None,
        values=values,
        sentence=record.get("statement"),
    )
    return made.but(open="" if made.stands else made.onward().open)


def mended(desk: Annotating, draft: Draft) -> Work:
    """A draft with the text's own words, and their *not*."""
    further = tuple(one.span for one in draft.unplaced if one.span[0] < one.span[1])
    hand = draft.span if draft.words_like_it else None
    work = work_of(desk, draft)
    work = work.but(hand=hand, also=(*work.also, *further) if hand else work.also)
    quoted = (draft.differences, *(one.differences for one in draft.unplaced))
    for given, stands, sort in (three for one in quoted for three in one):
        if sort == "negation" and bool(given.strip()) != bool(stands.strip()):
            lost = bool(stands.strip())
            if bool(work.values.get("negated")) != lost:
                work = work.with_value("negated", lost)
    records = made_of(work.but(sentence=None), desk.around).relations
    relation = relation_of(records[0], desk.around) if records else None
    if relation is not None:
        work = work.but(sentence=composed_of(relation, work, desk.around))
    return work


def _accept(desk: Annotating) -> bool:
    draft = draft_now(desk)
    if draft is None:
        return False
    if not draft.placed:
        desk.say("first place")
        return True
    work = work_of(desk, draft)
    if not work.stands or desk.checked(work)[1].errors:
        desk.say("first mend")
        return True
    if draft.doubts and desk.focus.doubted != draft.id:
        # What the words say and the record does not: nobody takes that with one key.
        desk.focus = desk.focus.but(doubted=draft.id)
        desk.say("look at the doubt", what=said_of_draft(desk, draft.doubts[0], work))
        return True
    desk.work = work
    save(desk)
    return True


def _edit(desk: Annotating) -> bool:
    draft = draft_now(desk)
    if draft is None:
        return False
    desk.work = work_of(desk, draft) if draft.placed else mended(desk, draft)
    return True


def _mend(desk: Annotating) -> bool:
    """Take the text's own words: the draft becomes a line that can be looked at, and saved."""
    draft = draft_now(desk)
    if draft is None or draft.placed or not draft.words_like_it:
        return draft is not None
    desk.work = mended(desk, draft)
    return True


def _reject(desk: Annotating) -> bool:
    draft = draft_now(desk)
    if draft is None:
        return False
    desk.work = Work(open="reject", typed="", draft=draft.id)
    return True


def _later(desk: Annotating) -> bool:
    draft = draft_now(desk)
    if draft is None:
        return False
    desk.focus = desk.focus.but(later=desk.focus.later | {draft.id})
    return True


def _next(step: int) -> Callable[[Annotating], bool]:
    def doing(desk: Annotating) -> bool:
        found = shown_drafts(desk)
        if draft_now(desk) is None or len(found) < 2:
            return False
        desk.focus = desk.focus.but(draft=(desk.focus.draft + step) % len(found))
        return True

    return doing


REVIEWING: Mapping[str, Callable[[Annotating], bool]] = {
    "y": _accept,
    "e": _edit,
    "1": _mend,
    "r": _reject,
    "l": _later,
    "ArrowDown": _next(1),
    "ArrowUp": _next(-1),
    "]": _next(1),
    "[": _next(-1),
}
"""What the keys do while a draft is looked at; false, where there is none."""


def done(desk: Annotating) -> None:
    """Say that a sentence is done: its drafts come up or, where there are none, the next open one."""
    key = desk.focus.document, desk.focus.sentence
    desk.park()
    desk.work = Work()
    desk.focus = desk.focus.but(done=desk.focus.done | {key}, draft=0, picked=None)
    found = shown_drafts(desk)
    if found:
        desk.say("said draft" if len(found) == 1 else "said drafts", n=len(found))
    else:
        desk.say("said done")

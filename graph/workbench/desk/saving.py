"""What a line asks for once it is finished: to be written, to be kept, a sentence to be silent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from graph.folding import fold
from graph.workbench.desk.claims import Made, become, evidence_of, relation_of
from graph.workbench.desk.drafts import Decided, State, changed_of
from graph.workbench.desk.fields import carried
from graph.workbench.desk.putting import link, put, take
from graph.workbench.desk.rows import picked_row
from graph.workbench.desk.saying import clause_of
from graph.workbench.desk.steps import (
    Edits,
    citing,
    deleting,
    editing,
    saving,
    silences,
    silencing,
    speaking,
)
from graph.workbench.desk.telling import told_problems
from graph.workbench.desk.words import say
from graph.workbench.desk.work import Work
from graph.writing.splicing import Put

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def told_of(desk: Annotating, made: Made) -> str:
    """Claims in a few words, as undo tells them: *Kast supports trade*."""
    record = made.relations[0]
    cls = desk.book.vocabulary.relations[record["kind"]]
    ends = [(one["source"], one["target"]) for one in made.relations]
    return " ".join(clause_of(desk, cls, ends, negated=record.get("negated", False)))


def save(desk: Annotating) -> None:
    """Write what is being made, where nothing is wrong with it."""
    work = desk.work
    if not work.stands:
        desk.work = work.onward()
        return
    made, found = desk.checked(work)
    if not made.relations or found.errors:
        lines = told_problems(desk, work)
        told = "".join(run.text for run in lines[0].runs) if lines else ""
        desk.say("said refused", what=told)
        return
    what = told_of(desk, made)
    count = len(made.relations)
    waiting = desk.drafts.waiting(desk.focus.document) if work.draft else ()
    draft = next((one for one in waiting if one.id == work.draft), None)
    if work.edits:
        claims = [desk.book.by_id[one] for one in work.edited if one in desk.book.by_id]
        pairs = [(one["source"], one["target"]) for one in made.relations]
        edits = editing(claims, become(work, pairs, desk.around), made, desk.book)
        label = say(desk.language, "step edit", what=what)
    else:
        edits = saving(made, desk.book)
        one = count == 1
        label = say(desk.language, "step new" if one else "step news", n=count, what=what)
    last = relation_of(made.relations[-1], desk.around)
    decided = None
    if work.draft:
        changed = () if draft is None else changed_of(draft, work, made.relations)
        state: State = "edited" if changed or draft is None else "accepted"
        decided = Decided(work.draft, state, last.id if last else None, changed)
    desk.write(edits, label, decided)
    ends = [end.id for end in (*work.source, *work.target)]
    focus = desk.focus.used(*ends)
    desk.focus = focus.but(last=last, saves=focus.saves + 1)
    if work.edits:
        picked = last.id if last else None
        desk.work = Work()
        desk.focus = desk.focus.but(picked=picked)
    else:
        words = desk.page.words(work.hand) if work.hand else ""
        values = carried(work.values, words, desk.page.language)
        desk.work = Work(hand=work.hand, open="source", values=values)
    if work.draft:
        desk.work = Work()
    answers = _answers(edits, desk) if not work.edits else 0
    key = "said saved" if not answers else "said answer" if answers == 1 else "said answers"
    desk.say(key, what=what, n=answers)


def _answers(edits: Edits, desk: Annotating) -> int:
    """How many saved questions expect something else with a step."""
    header = edits.get(desk.book.files.header.path, [])
    return sum(isinstance(one, Put) and one.path[0] == "questions" for one in header)


def save_or_keep(desk: Annotating) -> None:
    """Write what is right; keep what is not as unfinished, outside the data."""
    work = desk.work
    made, found = desk.checked(work)
    if work.stands and made.relations and not found.errors:
        save(desk)
        return
    desk.keep_unfinished()


def cite_too(desk: Annotating) -> None:
    """Have the claim that says the same cite this place too."""
    same = desk.judged().same
    if same is None:
        desk.say("said no such")
        return
    work = desk.work
    evidence = evidence_of(work, desk.around)
    what = told_of(desk, desk.made())
    decided = Decided(work.draft, "edited", same.id) if work.draft else None
    desk.write(citing(same, evidence), say(desk.language, "step cite", what=what), decided)
    words = desk.page.words(work.hand) if work.hand else ""
    values = carried(work.values, words, desk.page.language)
    desk.focus = desk.focus.but(last=same.relation)
    desk.work = Work() if decided else Work(hand=work.hand, open="source", values=values)
    desk.say("said saved", what=what)


def go_there(desk: Annotating) -> None:
    """Go to the claim that says the opposite; the line waits."""
    found = desk.judged()
    claim = found.opposite or found.same
    if claim is None:
        desk.say("said no such")
        return
    spans = claim.spans(desk.focus.document)
    if spans:
        desk.go(desk.page.sentence_at(spans[0][0]))
    desk.work = desk.work.but(aside=True)
    desk.focus = desk.focus.but(picked=claim.id, members=True)


def silent(desk: Annotating) -> None:
    """Make a sentence silent for a reason; one that is silent speaks again."""
    reason = desk.work.reason
    number = desk.focus.sentence + 1
    desk.work = Work()
    edits = silencing(desk.page, desk.around.span, reason, desk.book)
    if not edits:
        desk.say("said no such")
        return
    label = say(desk.language, "step silent", n=number)
    desk.write(edits, label)
    desk.say("said saved", what=label)


def speak(desk: Annotating) -> bool:
    """Have a silent sentence speak again; false, where it is not silent."""
    if not silences(desk.page, desk.around.span, desk.book):
        return False
    label = say(desk.language, "step spoken", n=desk.focus.sentence + 1)
    desk.write(speaking(desk.page, desk.around.span, desk.book), label)
    desk.say("said saved", what=label)
    return True


def delete(desk: Annotating) -> None:
    """Delete the claims of the row that is picked."""
    desk.work = Work()
    row = picked_row(desk)
    if row is None:
        desk.say("said no such")
        return
    relations = [dict(one.record.value) for one in row.claims]
    what = told_of(desk, Made(tuple(relations), (), {}, {}))
    count = len(row.claims)
    one = count == 1
    label = say(desk.language, "step delete" if one else "step deletes", n=count, what=what)
    desk.write(deleting(row.claims, desk.book), label)
    desk.focus = desk.focus.but(picked=None)
    desk.say("said saved", what=label)


def find(desk: Annotating) -> None:
    """Go to the next sentence that has the words."""
    words = desk.work.typed or ""
    at = found_in(desk, words)
    if at is None:
        desk.say("not found", words=words)
    else:
        desk.focus = desk.focus.but(sentence=at, picked=None)


def found_in(desk: Annotating, words: str) -> int | None:
    """The next sentence that has some words."""
    sought = fold(words).strip()
    here, page = desk.focus.sentence, desk.page
    count = len(page.sentences)
    for step in range(1, count + 1):
        at = (here + step) % count
        if sought and sought in fold(page.words(page.span_of(at))):
            return at
    return None


def another_place(desk: Annotating) -> None:
    """Say how another place is taken."""
    desk.say("how another place")


def reject(desk: Annotating) -> None:
    """Reject a draft, for a reason."""
    draft, reason = desk.work.draft, desk.work.reason
    desk.work = Work()
    if draft is not None:
        desk.drafts.decide(draft, "rejected", reason=reason)
        desk.say("said rejected", reason=reason)


DOING: Mapping[str, Callable[[Annotating], None]] = {
    "save": save,
    "save or keep": save_or_keep,
    "cite": cite_too,
    "go there": go_there,
    "silent": silent,
    "delete": delete,
    "find": find,
    "another place": another_place,
    "reject": reject,
    "card": put,
    "card link": link,
    "card take": take,
}
"""What is done when a line asks for it."""

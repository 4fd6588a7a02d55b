"""What the bar shows of a draft: its grade, its line, the two wordings, what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from graph.workbench.desk.chips import chips_of
from graph.workbench.desk.drafts import Draft, Quoted
from graph.workbench.desk.reviewing import draft_now, mended, shown_drafts, work_of
from graph.workbench.desk.slots import slots_of
from graph.workbench.desk.telling import said_of_draft, told_problems
from graph.workbench.desk.words import runs, say
from graph.workbench.desk.work import Work
from graph.workbench.shapes import Bar, Cap, Grid, Line, Offer, Pair, Run, Runs

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def review_of(desk: Annotating) -> Bar | None:
    """The bar with the draft that is looked at; none, where there is none."""
    draft = draft_now(desk)
    if draft is None:
        return None
    language = desk.language
    work = work_of(desk, draft)
    found = shown_drafts(desk)
    number = desk.focus.draft % len(found) + 1
    head = say(language, "draft of", n=number, all=len(found))
    if draft.model:
        head += " · " + say(language, "from", model=draft.model, date=draft.date)
    errors = desk.checked(work)[1].errors if draft.placed and work.stands else ()
    why = None
    if not draft.placed:
        why = say(language, "first place")
    elif errors or not work.stands:
        why = say(language, "first mend")
    caps = (
        Cap(key="y", label=say(language, "accept"), why_not=why),
        Cap(key="e", label=say(language, "edit")),
        Cap(key="r", label=say(language, "reject, and why")),
        Cap(key="l", label=say(language, "later")),
        *([Cap(key="ArrowDown", label=say(language, "next"))] if len(found) > 1 else []),
    )
    kept = desk.work
    desk.work = work  # what draws the line draws what is being made
    try:
        slots = tuple(
            one.model_copy(update={"state": "offered"}) if one.state != "wrong" else one
            for one in slots_of(desk)
        )
        chips = tuple(one.model_copy(update={"works": False}) for one in chips_of(desk))
    finally:
        desk.work = kept
    told = draft.placed or draft.grade == "none"
    key = f"grade {draft.grade}" if told else "not placed"
    grade = say(language, "unfinished" if draft.state == "unfinished" else key)
    return Bar(
        tall=True,
        tag=Run(text=grade, mark="" if draft.placed else "wrong"),
        head=runs(head, "faint"),
        caps=caps,
        slots=slots,
        grid=None if draft.placed else _wordings(desk, draft),
        offers=() if draft.placed or not draft.words_like_it else (_mend(desk, draft),),
        chips=chips,
        sentence=work.sentence or _composed(desk, work),
        whose="draft" if work.sentence else "composed",
        check=_check(desk, draft),
    )


def _composed(desk: Annotating, work: Work) -> str | None:
    """What a draft without a sentence will say."""
    records = desk.checked(work)[0].relations if work.stands else ()
    return records[0].get("statement") if records else None


def _wordings(desk: Annotating, draft: Draft) -> Grid:
    """What the draft quotes, and what the text has."""
    first = Quoted(draft.quote, draft.span, draft.differences)
    return Grid(rows=tuple(row for one in (first, *draft.unplaced) for row in _wording(desk, one)))


def _wording(desk: Annotating, one: Quoted) -> tuple[Pair, Pair]:
    """One quote, and what the text has."""
    stands = desk.page.words(one.span) or say(desk.language, "nothing like it")
    given = _marked(one.quote, [(each[0], each[2]) for each in one.differences])
    there = _marked(stands, [(each[1], each[2]) for each in one.differences])
    return (
        Pair(label=say(desk.language, "the draft quotes"), cells=(given,)),
        Pair(label=say(desk.language, "the text has"), cells=(there,)),
    )


def _marked(words: str, parts: list[tuple[str, str]]) -> Runs:
    """Words with what differs marked: what was lost and matters, as wrong."""
    made: list[Run] = []
    rest = words
    for part, sort in parts:
        at = rest.find(part) if part else -1
        if at < 0:
            continue
        made.append(Run(text=rest[:at]))
        weighs = sort in {"negation", "number", "modal"}
        made.append(Run(text=part, mark="wrong" if weighs else "differs"))
        rest = rest[at + len(part) :]
    made.append(Run(text=rest))
    return tuple(run for run in made if run.text)


def _mend(desk: Annotating, draft: Draft) -> Offer:
    work = mended(desk, draft)
    return Offer(
        key="1",
        main=runs(work.sentence or say(desk.language, "take the text")),
        note=say(desk.language, "take the text"),
        first=True,
    )


def _check(desk: Annotating, draft: Draft) -> tuple[Line, ...]:
    language = desk.language
    work = work_of(desk, draft)
    doubts = _lines(desk, draft.doubts, work, "doubt")
    faults = _lines(desk, draft.problems, work, "wrong")
    if not draft.placed:
        quoted = (draft.differences, *(one.differences for one in draft.unplaced))
        lost = [stands for one in quoted for _given, stands, sort in one if sort and stands]
        head = (
            [Run(text=say(language, "lost", words=", ".join(lost)), mark="wrong")] if lost else []
        )
        unplaced = Line(sign="wrong", runs=(*head, Run(text=say(language, "lost words"))))
        return (unplaced, *faults, *doubts)
    return (*(told_problems(desk, work) if work.stands else faults), *doubts)


def _lines(
    desk: Annotating, sentences: Sequence[str], work: Work, sign: Literal["wrong", "doubt"]
) -> tuple[Line, ...]:
    """What was told of a draft when it came: what it names may be none of the dataset's."""
    return tuple(Line(sign=sign, runs=runs(said_of_draft(desk, one, work))) for one in sentences)

"""What the bar shows of what is being made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from graph.vocabulary.cues import cues
from graph.workbench.desk.bar_of_card import bar_of_card
from graph.workbench.desk.chips import chips_of
from graph.workbench.desk.conflict import bar_of_conflict
from graph.workbench.desk.details import counts, detail_label, takes_digits
from graph.workbench.desk.facts import facts_of
from graph.workbench.desk.fates import fates_of
from graph.workbench.desk.keys import composed_for, mode_of
from graph.workbench.desk.offering import offers_of
from graph.workbench.desk.options import first_of
from graph.workbench.desk.reviewed import review_of
from graph.workbench.desk.reviewing import drafts_of
from graph.workbench.desk.rows import picked_row
from graph.workbench.desk.slots import slots_of
from graph.workbench.desk.telling import lines_of, told_naming
from graph.workbench.desk.ties import more_kinds
from graph.workbench.desk.words import counted, runs, say
from graph.workbench.desk.work import FIELDS, TIMES
from graph.workbench.shapes import Bar, Box, Cap, Line, Run, Runs

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

_LONGEST_IN_HAND = 90


def bar_of(desk: Annotating) -> Bar:
    """The bar."""
    work = desk.work
    mode = mode_of(work)
    if desk.conflict is not None and mode == "conflict":
        return bar_of_conflict(desk, desk.conflict)
    if work.card:
        return bar_of_card(desk)
    if mode in _ASKING:
        return _asking(desk, mode)
    review = review_of(desk)
    if review is not None:
        return review
    if work.reading:
        return _shut(desk)
    return Bar(
        tall=True,
        head=_in_hand(desk),
        caps=_saving(desk),
        slots=slots_of(desk),
        prompt=_prompt(desk),
        offers=offers_of(desk),
        more=_more(desk),
        facts=facts_of(desk),
        chips=chips_of(desk),
        cues=_cues(desk),
        sentence=_sentence(desk),
        whose=_whose(desk),
        check=lines_of(desk),
        box=_box(desk),
    )


_ASKING: Mapping[str, str] = {
    "silent": "why silent",
    "reject": "why reject",
    "find": "find",
    "delete": "delete asks",
    "no sentence": "no sentence",
}


def _asking(desk: Annotating, mode: str) -> Bar:
    """The bar while it asks for a reason, or for words to find."""
    language = desk.language
    head = runs(say(language, _ASKING[mode]), "strong")
    if mode == "delete":
        return Bar(tall=False, head=head, caps=_caps(desk, _DELETING), check=_named_by(desk))
    if mode == "no sentence":
        return Bar(tall=False, head=head, caps=_caps(desk, _TOLD))
    where = "find" if mode == "find" else "reason"
    return Bar(
        tall=mode != "find",
        head=head,
        offers=offers_of(desk),
        box=Box(
            where="find" if mode == "find" else "reason",
            text=desk.work.typed or "",
            label=say(language, f"box {where}"),
            digits=mode != "find",
        ),
    )


_NOTHING = (
    (" ", "take a clause"),
    ("Enter", "the whole sentence"),
    ("q", "silent key"),
    ("n", "next open"),
)
_WORDS = ((" ", "other words"), ("Enter", "type a name"), ("n", "next open"))
_WAITING = (("Enter", "back to the line"), ("Escape", "let it go"))
_TOLD = (("Enter", "back to the line"), ("Escape", "back"))
_DELETING = (("Enter", "delete"), ("Escape", "back"))


def _caps(desk: Annotating, keys: Sequence[tuple[str, str]]) -> tuple[Cap, ...]:
    return tuple(Cap(key=key, label=say(desk.language, label)) for key, label in keys)


def _going(desk: Annotating, keys: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """Some keys without those that go on, where nothing is open."""
    still = any(fate in "op" for fate in fates_of(desk))
    return keys if still else [one for one in keys if one[0] != "n"]


def _saving(desk: Annotating) -> tuple[Cap, ...]:
    """*Enter* saves the line once it stands, or is struck out."""
    language = desk.language
    if mode_of(desk.work) not in {"ready", "sentence"}:
        return ()
    why = say(language, "does not save it") if desk.judged().errors else None
    return (Cap(key="Enter", label=say(language, "save"), why_not=why),)


def _named_by(desk: Annotating) -> tuple[Line, ...]:
    """What names the claims that are picked."""
    row = picked_row(desk)
    ids = [one.id for one in row.claims] if row else []
    return told_naming(desk, ids, _NAMING, "doubt")


_NAMING = (("named by question", "named by questions"), ("finding names it", "findings name it"))


def _shut(desk: Annotating) -> Bar:
    """The bar while somebody reads."""
    language, work = desk.language, desk.work
    if work.aside:
        return Bar(
            tall=False,
            head=_in_hand(desk),
            caps=_caps(desk, _WAITING),
            slots=slots_of(desk),
            check=_came_back(desk),
        )
    if work.hand is None:
        nothing = runs(say(language, "nothing in hand"), "faint")
        return Bar(tall=False, head=nothing, caps=_caps(desk, _going(desk, _NOTHING)))
    return Bar(
        tall=False,
        head=_in_hand(desk),
        caps=_caps(desk, _going(desk, _WORDS)),
        slots=slots_of(desk),
        prompt=runs(say(language, "press a number")),
        offers=offers_of(desk),
    )


def _came_back(desk: Annotating) -> tuple[Line, ...]:
    """That the line is of the session before, until something is done with it."""
    if desk.work is not desk.came_back:
        return ()
    return (Line(sign="note", runs=runs(say(desk.language, "said goes on"))),)


def _in_hand(desk: Annotating) -> Runs:
    work = desk.work
    if work.hand is None:
        return ()
    words = desk.page.words(work.hand)
    if len(words) > _LONGEST_IN_HAND:
        words = f"{words[: _LONGEST_IN_HAND - 1].rstrip()}…"
    return (
        Run(text=say(desk.language, "in hand"), mark="faint"),
        Run(text=" "),
        Run(text=say(desk.language, "quoted", words=words)),
    )


def _prompt(desk: Annotating) -> Runs:
    language, work = desk.language, desk.work
    if work.making is not None and not work.making.settled:
        head = Run(text=say(language, "same as"), mark="strong")
        return (head, Run(text=f" {say(language, 'same as why')}"))
    if work.making is not None:
        return runs(say(language, "what is it", name=work.making.name))
    if work.open in {"source", "target"} and not work.typed:
        return runs(say(language, "press a number"))
    if work.open in FIELDS.values() or work.open == "group":
        return runs(say(language, work.open))
    if work.open == "detail":
        return runs(detail_label(work.detail, work, desk.around))
    return ()


def _more(desk: Annotating) -> str:
    work = desk.work
    if work.open == "kind" and not work.aside:
        if work.typed and not desk.offered():
            return say(desk.language, "no kind")
        left = more_kinds(work, desk.around)
        if left and not work.typed:
            return counted(desk.language, "one more kind", "more kinds", left)
    if work.open == "detail" and not desk.offered():
        if work.detail in TIMES:
            return say(desk.language, "a date")
        return say(desk.language, "an amount") if counts(work, desk.around) else ""
    if work.making is not None:
        return say(desk.language, "written with the claim", u="u")
    return ""


def _cues(desk: Annotating) -> Runs:
    """*Look again at …*: a word of each sort, with what it may change."""
    language, work = desk.language, desk.work
    if work.hand is None or not work.begun or work.making is not None:
        return ()
    words = desk.page.words(work.hand)
    seen: dict[str, list[str]] = {}
    for cue in cues(words, desk.page.language or "en"):
        if cue.field not in work.touched and cue.field != "certainty":
            seen.setdefault(words[cue.start : cue.end], []).append(cue.field)
    if not seen:
        return ()
    made = [Run(text=say(language, "look again"), mark="faint")]
    for word, fields in [*seen.items()][:4]:
        asked = " ".join(dict.fromkeys(say(language, f"cue {field}") for field in fields))
        made += [Run(text=f"  {word} ", mark="strong"), Run(text=asked)]
    return tuple(made)


def _sentence(desk: Annotating) -> str | None:
    """What the claim will say; while a kind is asked, with the first offer."""
    work = desk.work
    if work.sentence is not None:
        return work.sentence
    if not (work.source and work.target) or work.making is not None:
        return None
    if work.kind is None:
        found = desk.offered()
        first = first_of(work, found)
        if work.open != "kind" or first is None or not found[first].fits:
            return None
        work = found[first].take()
    records = desk.checked(work)[0].relations if work.kind else ()
    return records[0].get("statement") if records else None


def _whose(desk: Annotating) -> Literal["composed", "own", "draft"]:
    """Whose the sentence is."""
    work = desk.work
    if work.sentence is None or work.sentence == composed_for(work, desk.around):
        return "composed"
    draft = next((one for one in drafts_of(desk) if one.id == work.draft), None)
    return "draft" if draft and draft.record.get("statement") == work.sentence else "own"


def _box(desk: Annotating) -> Box | None:
    work, language = desk.work, desk.language
    mode = mode_of(work)
    where = _BOXES.get(mode)
    if where is None:
        return None
    if mode == "sentence":
        return Box(
            where="sentence",
            text=work.sentence or "",
            label=say(language, "box sentence"),
            digits=False,
        )
    label = (
        say(language, f"box {where}", field=detail_label(work.detail, work, desk.around))
        if (where == "detail")
        else say(language, f"box {_LABELS.get(mode, where)}")
    )
    digits = mode != "detail" or takes_digits(work, desk.around)
    return Box(where=where, text=work.typed or "", label=label, digits=digits)


_LABELS = {"kind": "kind", "field": "field"}
_BOXES: Mapping[str, str] = {
    "end": "slot",
    "kind": "slot",
    "field": "slot",
    "entity kind": "entity",
    "detail": "detail",
    "sentence": "sentence",
}
"""Where the text box is, by what the keys act on."""

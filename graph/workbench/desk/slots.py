"""The three slots of the line: what stands in them, and which is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph.vocabulary.verbs import verb
from graph.workbench.desk.keys import KEYS, mode_of
from graph.workbench.desk.ties import misfits
from graph.workbench.desk.words import noun_of, nth, say, tie_noun
from graph.workbench.desk.work import End, Work
from graph.workbench.shapes import Slot

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def slots_of(desk: Annotating) -> tuple[Slot, ...]:
    """The slots; none while nothing is in hand."""
    language, work = desk.language, desk.work
    if work.hand is None and not work.begun:
        return ()
    cls = desk.book.vocabulary.relations.get(work.kind or "")
    wrong = misfits(cls, work, desk.around) if cls else []
    source, target = (
        _end_slot(desk, "source", "who", "source" in wrong),
        _end_slot(desk, "target", "to whom", "target" in wrong),
    )
    if cls is not None:
        label, value = (
            tie_noun(cls, language),
            verb(cls, language, negated=bool(work.values["negated"])),
        )
        state = "open" if _is_open(work, "kind") else "chosen"
    else:
        label, value = (
            say(language, "what ties them"),
            work.typed or "" if work.open == "kind" else "",
        )
        state = "open" if _is_open(work, "kind") else "empty"
    kind = Slot(name="kind", label=label, value=value, state=state)
    opens = _opens(desk)
    return tuple(
        one.model_copy(update={"key": opens.get(one.name, "")}) for one in (source, kind, target)
    )


def _opens(desk: Annotating) -> Mapping[str, str]:
    """The keys that open a slot from where one is, by the slot."""
    found: dict[str, str] = {}
    keys = KEYS[mode_of(desk.work)]
    for key in ("Shift+Tab", "Tab"):
        if key in keys:
            found[keys[key](desk.work, desk.around, ()).open] = key
    return found


def _is_open(work: Work, name: str) -> bool:
    return work.open == name and not work.aside


def _end_slot(desk: Annotating, name: str, asked: str, wrong: bool) -> Slot:
    language, work = desk.language, desk.work
    there = work.ends(name)
    opened = _is_open(work, name)
    value = ", ".join(name_of(desk, one) for one in there)
    if opened:
        typed = work.making.name if work.making is not None else work.typed or ""
        label = say(language, asked)
        if there and work.more:
            label = say(language, "nth of a list", n=nth(language, len(there) + 1))
        value = f"{value}, {typed}" if there and work.more else typed
        state = "open" if not work.reading else "empty"
        return Slot(name=name, label=label, value=value, state=state)
    if not there:
        return Slot(name=name, label=say(language, asked))
    label = _end_label(desk, there[-1])
    if wrong:
        label = say(language, "kind, wrong", kind=label)
    return Slot(name=name, label=label, value=value, state="wrong" if wrong else "chosen")


def name_of(desk: Annotating, end: End) -> str:
    """What an end is called."""
    return end.name if end.new else desk.book.name(end.id, desk.language)


def _end_label(desk: Annotating, end: End) -> str:
    kind = desk.book.vocabulary.entities.get(end.kind)
    noun = noun_of(kind, desk.language) if kind else end.kind
    if end.new:
        return say(desk.language, "kind, new", kind=noun)
    return say(desk.language, "kind, alias", kind=noun) if end.alias else noun

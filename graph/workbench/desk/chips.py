"""The fields of the line as chips: what each says, and which key changes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from graph.model import AUTHOR
from graph.vocabulary.naming import naming
from graph.vocabulary.sentences import plain, standing_word
from graph.workbench.desk.details import detail_label, details, names_entity
from graph.workbench.desk.ends import end_of
from graph.workbench.desk.fields import either_way
from graph.workbench.desk.saying import said_of, scenario_called
from graph.workbench.desk.slots import name_of
from graph.workbench.desk.words import said_in, say
from graph.workbench.desk.work import FIELDS, TIMES
from graph.workbench.shapes import Chip

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def chips_of(desk: Annotating) -> tuple[Chip, ...]:
    """The chips: the fields of every claim, then what is denied, then the details."""
    language, work, around = desk.language, desk.work, desk.around
    if work.making is not None or not (work.source or work.edits):
        return ()
    works = work.ready
    chips = []
    for letter, name in FIELDS.items():
        value = work.values.get(name)
        scenario = value if name == "scenario" and value else None
        shown = _SHOWN[name](desk, value)
        if name == "topic" and not value and not desk.book.header.topics and not work.terms:
            shown = say(language, "no topic")
        chips.append(
            Chip(
                key=letter,
                name=say(language, name),
                value=shown,
                offered=name not in work.touched,
                scenario=scenario,
                open=work.open == name,
                works=works,
            )
        )
    if work.values.get("negated"):
        shown = say(language, "denied")
        chips.append(
            Chip(key="!", name=say(language, "negated"), value=shown, offered=False, works=works)
        )
    said = [name for name in details(work, around) if name in work.values]
    chips += [
        Chip(
            key="Shift+w" if name in said[:1] else "",
            field=name,
            name=detail_label(name, work, around),
            value=_detail_shown(desk, name),
            offered=name not in work.touched,
            open=work.open == "detail" and work.detail == name,
            works=works,
        )
        for name in details(work, around)
        if name in work.values or (work.open == "detail" and work.detail == name)
    ]
    return tuple(chips)


def _scenario(desk: Annotating, value: object) -> str:
    label = scenario_called(desk, str(value) if value else None)
    return label or either_way(desk.around, desk.language)


def _topic(desk: Annotating, value: object) -> str:
    if value is None:
        return say(desk.language, "no topic")
    for one in desk.book.header.topics:
        if one.id == value:
            label = one.labels.get(desk.language, one.label)
            return say(desk.language, "topic is", topic=label)
    fresh = next((one.label for one in desk.work.terms if one.id == value), str(value))
    return say(desk.language, "topic is", topic=fresh)


_SHOWN: Mapping[str, Callable[[Annotating, object], str]] = {
    "scenario": _scenario,
    "modality": lambda desk, value: standing_word("modality", str(value), desk.language),
    "certainty": lambda desk, value: standing_word("certainty", str(value), desk.language),
    "holder": lambda desk, value: say(
        desk.language, "according to", who=said_of(desk, str(value or AUTHOR))
    ),
    "topic": _topic,
    "basis": lambda desk, value: standing_word("basis", str(value), desk.language),
}


def _detail_shown(desk: Annotating, name: str) -> str:
    work = desk.work
    value = work.values.get(name)
    if value is None:
        return ""
    cls = desk.book.vocabulary.relations.get(work.kind or "")
    if cls is not None and name not in TIMES:
        word = naming(cls, name).words.get(str(value)) if name in cls.model_fields else None
        if word:
            return said_in(word, desk.language)
        end = end_of(work, desk.around, str(value))
        if end is not None and names_entity(work.but(detail=name), desk.around):
            return name_of(desk, end)
    return say(desk.language, "quoted", words=plain(value))

"""What is said in a card, written: what is to be said against it is told first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.evidence import document_id
from graph.workbench.desk.asked import called_by_id
from graph.workbench.desk.card import DATASET, NEW, Path, above, goes, opened, sort_of
from graph.workbench.desk.cards import (
    SIGN,
    called,
    end_new,
    linked,
    value_at,
)
from graph.workbench.desk.ends import free_id
from graph.workbench.desk.fields import group_of, id_of_scenario
from graph.workbench.desk.objecting import objection_to
from graph.workbench.desk.rows import picked_row
from graph.workbench.desk.steps import Edits
from graph.workbench.desk.words import say
from graph.workbench.desk.work import End, Work
from graph.writing.splicing import Edit, Insert, Put, Take

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def put(desk: Annotating) -> None:
    """Have what is open of a card say something else."""
    work = desk.work
    path, text = work.card, " ".join(work.reason.split())
    if path[0] == "entity" and end_new(desk, str(path[1])) is not None:
        desk.work = _renewed(desk, text)
    elif sort_of(path) == "claims":
        there = linked(desk)
        _write(desk, [one for one in there if one != text] if text in there else [*there, text])
    elif path[-2:] == ("counterparts", NEW):
        part = document_id(text) if text else ""
        desk.work = opened(work, (*path[:-1], part)) if part else above(work)
    elif path[-1] == NEW:
        _add(desk, text)
    elif sort_of(path) == "names":
        names = (name.strip() for name in text.split(SIGN.strip()))
        _write(desk, [*dict.fromkeys(filter(None, names))])
    else:
        _write(desk, text)


def link(desk: Annotating) -> None:
    """Have a finding rest on the claims of the row that is picked, or no longer."""
    row = picked_row(desk)
    if row is None:
        desk.say("card pick")
        return
    there, ids = linked(desk), [one.id for one in row.claims]
    if {*ids} <= {*there}:
        _write(desk, [one for one in there if one not in ids])
    else:
        _write(desk, [*dict.fromkeys((*there, *ids))])


def take(desk: Annotating) -> None:
    """Take away what a card is of: an item of a list, an entity."""
    path = desk.work.card
    if not goes(path) or end_new(desk, str(path[1])) is not None:
        desk.say("said no such")
        return
    what = called(desk, path)
    match path:
        case ("entity", str(identifier)):
            record = _record(desk, identifier)
            edits: Edits = {record.file.path: [Take(record.path)]}
        case _:
            listed = value_at(desk, path[:-1]) or ()
            gone = path[1:] if len(listed) > 1 else path[1:-1]
            edits = {desk.book.files.header.path: [Take(gone)]}
    _done(desk, edits, say(desk.language, "step taken", what=what), above(desk.work))


def _write(desk: Annotating, value: Any) -> None:
    """Write a value where the card is open; an empty one is taken away."""
    path, before = desk.work.card, value_at(desk, desk.work.card)
    if value == (before or type(value)()):
        desk.work = desk.work if sort_of(path) == "claims" else above(desk.work)
        return
    match path:
        case ("entity", str(identifier), str(field)):
            record = _record(desk, identifier)
            file, inner = record.file.path, (*record.path, field)
            follow = called_by_id(desk.book, {**record.value, field: value})
        case _:
            file, inner, follow = desk.book.files.header.path, path[1:], []
    beside = value_at(desk, path[:-1])  # none for the first part that is played
    alone = "counterparts" in path and isinstance(beside, Mapping) and len(beside) == 1
    edit: Edit = Take(inner[:-1] if alone else inner)
    if value:
        edit = Put(inner, value) if beside is not None else Put(inner[:-1], {inner[-1]: value})
    label = say(desk.language, "step card", field=called(desk, path), what=called(desk, path[:-1]))
    after = desk.work if sort_of(path) == "claims" else above(desk.work)
    edits: Edits = {file: [edit]}
    if follow:
        edits.setdefault(desk.book.files.header.path, []).extend(follow)
    _done(desk, edits, label, after)


def _add(desk: Annotating, text: str) -> None:
    """Add an item to a list of the header, and open its card."""
    work, header = desk.work, desk.book.files.header
    section = str(work.card[1])
    if not text:
        desk.work = above(work)
        return
    listed = header.value.get(section) or []
    ids = {str(one.get("id")) for one in listed if isinstance(one, Mapping)}
    record: dict[str, Any] = {"words": text}
    if section == "topics":
        record = {"id": _free(document_id(text), ids), "label": text}
    if section == "scenarios":
        name = _free(id_of_scenario(text), ids)
        record = {"id": name, "label": text, "group": group_of(desk.book.header)}
    edit = Insert((section,), len(listed), record) if listed else Put((section,), [record])
    path = (*DATASET, section, len(listed))
    label = say(desk.language, "step added", what=text)
    _done(desk, {header.path: [edit]}, label, opened(work, path))


def _free(name: str, taken: set[str]) -> str:
    numbered = (f"{name}-{n}" for n in range(2, 9_999))
    return next(one for one in (name, *numbered) if one not in taken)


def _record(desk: Annotating, identifier: str) -> Any:
    found = desk.book.files.records("entities")
    return next(one for one in found if one.value.get("id") == identifier)


def _done(desk: Annotating, edits: Edits, label: str, after: Work) -> None:
    """Do a step with what follows it, where nothing is to be said against it; else tell what is."""
    edits, desk.objection = objection_to(desk, edits, desk.work.reason)
    if desk.objection is not None:
        first = "".join(run.text for run in desk.objection.lines[0].runs)
        desk.say("said asks" if desk.objection.asks else "said refused", what=first)
        return
    desk.write(edits, label)
    desk.work = _fresh(desk, after)
    desk.say("said saved", what=label)


# The line below


def _renewed(desk: Annotating, text: str) -> Work:
    """A line whose new entity has another name, or is of another kind: nothing is written yet."""
    work = desk.work
    _root, identifier, field = work.card
    before = end_new(desk, str(identifier))
    if before is None or not text:
        return above(work)
    name, kind = (text, before.kind) if field == "name" else (before.name, text)
    left = work.but(fresh=tuple(one for one in work.fresh if one != before))
    made = free_id(name, kind, left, desk.around) if field == "name" else before.id
    return above(_with(work, {before.id: replace(before, id=made, name=name, kind=kind)}))


def _fresh(desk: Annotating, work: Work) -> Work:
    """A line whose ends are called, and are of the kinds, as the files say now."""
    ends = (*work.source, *work.target, *work.fresh)
    known = {one.id: desk.book.entities.get(one.id) for one in ends if not one.new}
    return _with(
        work,
        {
            one.id: replace(one, name=now.name, kind=now.kind)
            for one in ends
            if (now := known.get(one.id)) is not None
        },
    )


def _with(work: Work, instead: Mapping[str, End]) -> Work:
    """A line with some of its ends as others."""

    def other(ends: Sequence[End]) -> tuple[End, ...]:
        return tuple(
            replace(one, id=now.id, name=now.name, kind=now.kind)
            if (now := instead.get(one.id))
            else one
            for one in ends
        )

    ids = {name: one.id for name, one in instead.items()}
    values = {
        name: ids.get(value, value) if isinstance(value, str) else value
        for name, value in work.values.items()
    }
    card: Path = tuple(ids.get(str(one), one) for one in work.card)
    return work.but(
        source=other(work.source),
        target=other(work.target),
        fresh=other(work.fresh),
        values=values,
        card=card,
    )

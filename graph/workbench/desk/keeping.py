"""What is being made as plain values: to be kept over a crash, or as unfinished outside the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from graph.workbench.desk.card import opened
from graph.workbench.desk.cards import is_there, text_at
from graph.workbench.desk.drafts import Draft
from graph.workbench.desk.work import End, Making, Term, Work

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating


def unfinished(desk: Annotating) -> Draft:
    """What is being made as a draft that is unfinished."""
    work = desk.work
    record: dict[str, Any] = {
        name: value
        for name, value in work.values.items()
        if value is not None and value is not False
    }
    for slot in ("source", "target"):
        if work.ends(slot):
            record[slot] = work.ends(slot)[0].id
    if work.kind:
        record["kind"] = work.kind
    if work.sentence:
        record["statement"] = work.sentence
    entities = tuple(
        {"id": one.id, "name": one.name, "kind": one.kind} for one in work.fresh if one.new
    )
    span = work.hand or desk.around.span
    told = repr((desk.focus.document, span, sorted(record.items(), key=str)))
    name = work.draft or sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    quote = desk.page.words(span)
    return Draft(name, desk.focus.document, span, record, entities, quote, state="unfinished")


def plain_of(desk: Annotating) -> Mapping[str, object] | None:
    """What is being made as plain values; none, where nothing is."""
    parked = desk.parked[0] if desk.parked else None
    typed = desk.work if _is_typing(desk) else None
    line = desk.work if desk.work.begun else parked
    document, sentence = desk.focus.document, desk.focus.sentence
    if typed is not None:
        line = (line or typed).but(card=typed.card, typed=typed.typed)
    if line is None and desk.left:  # in another document
        document, left = next(reversed(desk.left.items()))
        sentence, line = left.sentence, left.work
    if line is None:
        return None
    if typed is None and line.card:
        line = opened(line, ())
    work = {**asdict(line), "touched": sorted(line.touched)}
    return {"document": document, "sentence": sentence, "work": work}


def _is_typing(desk: Annotating) -> bool:
    """Whether something stands in the box of a card that the files do not say."""
    work = desk.work
    return bool(work.card) and work.typed is not None and work.typed != text_at(desk, work.card)


def brought_back(desk: Annotating, work: Work) -> Work:
    """What was being made, put aside; a card in which one typed is open over it.

    Parameters
    ----------
    desk : Annotating
    work : Work
    """
    line = work.but(aside=work.begun, card=())
    if work.card and is_there(desk, work.card):
        return line.but(card=work.card, typed=work.typed)
    return opened(line, ()) if work.card else line.but(aside=True)


def work_from(kept: Mapping[str, Any]) -> Work | None:
    """What was being made, from plain values; none, where they are of another version."""
    value = kept.get("work")
    if not isinstance(value, Mapping) or {one.name for one in fields(Work)} != {*value}:
        return None
    try:
        return Work(
            **{
                **value,
                "hand": _span(value["hand"]),
                "chosen": _span(value["chosen"]),
                "also": tuple(
                    one if isinstance(one, Mapping) else _span(one) for one in value["also"]
                ),
                "source": tuple(map(_end, value["source"])),
                "target": tuple(map(_end, value["target"])),
                "fresh": tuple(map(_end, value["fresh"])),
                "terms": tuple(Term(**one) for one in value["terms"]),
                "making": None if value["making"] is None else _making(value["making"]),
                "too": tuple(value["too"]),
                "touched": frozenset(value["touched"]),
                "asks": "",
                "card": tuple(value["card"]),
            }
        )
    except (TypeError, ValueError, KeyError):
        return None


def _span(value: Any) -> tuple[int, int] | None:
    return None if value is None else (int(value[0]), int(value[1]))


def _end(value: Mapping[str, Any]) -> End:
    return End(**{**value, "span": _span(value["span"])})


def _making(value: Mapping[str, Any]) -> Making:
    return Making(value["name"], _span(value["span"]), bool(value["settled"]))

"""The details of a claim: the fields of its kind's own and the times, and what each can say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args

from graph.folding import fold
from graph.model import naming, own_fields, references
from graph.vocabulary.quantities import QuantityText
from graph.vocabulary.sentences import plain
from graph.vocabulary.told_dates import dates_in
from graph.workbench.desk.amounts import amounts_in, amounts_typed
from graph.workbench.desk.around import Around, Option
from graph.workbench.desk.dates import dates_typed
from graph.workbench.desk.ends import options_of_ends
from graph.workbench.desk.named import phrases
from graph.workbench.desk.pages import Span
from graph.workbench.desk.words import runs, said_in, say
from graph.workbench.desk.work import TIMES, Work
from graph.workbench.shapes import Run

_YEAR = re.compile("[0-9]{4}(?!X)")
"""The year of a document that is dated in years of four digits."""

DIGITS = 9


def details(work: Work, around: Around) -> tuple[str, ...]:
    """The fields that a detail can stand in: those of the kind's own, then the times."""
    cls = around.book.vocabulary.relations.get(work.kind or "")
    return (*(own_fields(cls) if cls else ()), *TIMES)


def first_detail(work: Work, around: Around) -> str:
    """The field that a detail goes into: the first that says nothing yet."""
    names = details(work, around)
    return next((name for name in names if name not in work.values), names[0])


def detail_label(name: str, work: Work, around: Around) -> str:
    """What a detail's field is called."""
    cls = around.book.vocabulary.relations.get(work.kind or "")
    if cls is None or name in TIMES:
        return say(around.language, name)
    return said_in(naming(cls, name), around.language)


def choices(work: Work, around: Around) -> tuple[str, ...]:
    """The words that a detail's field takes one of; none where it takes any."""
    cls = around.book.vocabulary.relations.get(work.kind or "")
    return tuple(naming(cls, work.detail).words) if cls and work.detail not in TIMES else ()


def names_entity(work: Work, around: Around) -> bool:
    """Whether the detail that is open names an entity."""
    cls = around.book.vocabulary.relations.get(work.kind or "")
    return cls is not None and work.detail in references(cls)


def counts(work: Work, around: Around) -> bool:
    """Whether the detail that is open is an amount."""
    cls = around.book.vocabulary.relations.get(work.kind or "")
    field = cls.model_fields.get(work.detail) if cls else None
    if field is None:
        return False
    checked, *_others = get_args(QuantityText)[1:]
    return checked in field.metadata or QuantityText in get_args(field.annotation)


def told_by(span: Span, name: str, work: Work, around: Around) -> str | None:
    """What some words say for a detail: themselves or, of an amount, the first that they tell; none, where they tell none."""
    words = around.page.words(span)
    if not counts(work.but(detail=name), around):
        return words
    return next(iter(amounts_typed(words, around.page.language)), None)


def takes_digits(work: Work, around: Around) -> bool:
    """Whether digits take what is offered for a detail, and are no text of it."""
    return bool(choices(work, around)) or names_entity(work, around)


def opened_detail(work: Work, around: Around, name: str) -> Work:
    """A line with a detail open: on its own value, where that is text."""
    made = work.but(open="detail", detail=name, typed="", at=0)
    value = work.values.get(name)
    if value is None or takes_digits(made, around):
        return made
    return made.but(typed=plain(value))


def options_of_detail(work: Work, around: Around) -> list[Option]:
    """What a detail can be: one of its words, an entity, a date, or words in hand that begin with the letters."""
    says = work.detail in work.values
    if names_entity(work, around):
        found = options_of_ends(work, around)
        return [*found[:DIGITS], *([_nothing(work, around, "0")] if says else ())]
    if choices(work, around):
        return [*_of_words(work, around), *([_nothing(work, around, "0")] if says else ())]
    typed = " ".join((work.typed or "").split())
    emptied = [_nothing(work, around)] if says and not typed else []
    told = _dates if work.detail in TIMES else _amounts if counts(work, around) else _texts
    return [*emptied, *(_text(work, one) for one in told(work, around, typed))]


def _nothing(work: Work, around: Around, key: str = "") -> Option:
    """That the detail says nothing any more."""
    shown = runs(say(around.language, "card nothing"))
    return Option(lambda: work.with_value(work.detail, None).onward(), shown, key=key)


def _of_words(work: Work, around: Around) -> Iterator[Option]:
    """The words of which the detail takes one."""
    called = naming(around.book.vocabulary.relations[work.kind or ""], work.detail).words
    typed = fold(work.typed or "").strip()
    for word in choices(work, around):
        shown = said_in(called[word], around.language)
        parts = (shown, *shown.split(" "), shown.replace(" ", ""))
        if not typed or any(fold(part).startswith(typed) for part in parts):
            yield _text(work, word, shown)


def _text(work: Work, value: str, shown: str | None = None) -> Option:
    return Option(lambda: work.with_value(work.detail, value).onward(), (Run(text=shown or value),))


def _texts(work: Work, around: Around, typed: str) -> Sequence[str]:
    """What is typed, then words in hand that begin so."""
    if work.hand is None or typed == work.values.get(work.detail):
        return [typed] if typed else []
    if not typed:
        return [around.page.words(work.hand)]
    spans = phrases(around.page, work.hand, fold(typed))
    return [*dict.fromkeys((typed, *map(around.page.words, spans)))]


def _amounts(work: Work, around: Around, typed: str) -> Sequence[str]:
    """What is typed, where it is an amount, then those that the words in hand tell and that begin so."""
    language = around.page.language
    there = amounts_in(around.page.words(work.hand or around.span), language)
    mine = amounts_typed(typed, language) if typed else []
    return [*dict.fromkeys((*mine, *(one for one in there if one.startswith(typed))))][:DIGITS]


def _dates(work: Work, around: Around, typed: str) -> Sequence[str]:
    """What is typed, where it is a date; the dates that the words in hand tell."""
    documents = around.book.header.documents
    dated = (one.date for one in documents if one.id == around.page.document)
    found = _YEAR.match(next(dated, None) or "")
    year = found and found[0]
    if typed:
        return dates_typed(typed, work.detail, year)
    return dates_in(around.page.words(work.hand or around.span), year)[:DIGITS]

"""What a card offers: its fields with what they say, and what the one that is open can say instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph.folding import fold
from graph.reading.rules.scenarios import USUAL_PARTS
from graph.workbench.desk.around import Option
from graph.workbench.desk.card import ENTITY, NEW, Path, opened, sort_of
from graph.workbench.desk.cards import (
    called,
    entries,
    labels,
    linked,
    open_sentences,
    shown,
    text_at,
    value_at,
)
from graph.workbench.desk.ends import end_of, known_ends, rank_of, ranked_kinds
from graph.workbench.desk.holding import broken_by, claims_naming
from graph.workbench.desk.rows import picked_row, rows_of
from graph.workbench.desk.saying import sentence_of
from graph.workbench.desk.words import counted, noun_of, runs, say
from graph.workbench.desk.work import End

if TYPE_CHECKING:
    from graph.workbench.desk.desk import Annotating

MOST = 9


def options_of_card(desk: Annotating) -> Sequence[Option]:
    """What can be taken in the card that is open."""
    path = desk.work.card
    found: Iterable[Option] = ()
    match path, sort_of(path):
        case _, "menu":
            return [_entry(desk, one) for one in entries(desk, path)]
        case _, "claims":
            there = linked(desk)
            here = (one.id for row in rows_of(desk) for one in row.claims)
            found = (_claim(desk, one, there) for one in dict.fromkeys((*there, *here)))
        case ("entity",), _:
            found = _entities(desk)
        case ("entity", str(identifier), _), "choice":
            found = _kinds(desk, identifier)
        case (*_, "counterparts", "+"), _:
            found = _parts(desk)
        case (*_, "counterparts", _), _:
            found = _players(desk)
        case (*_, "annotated"), _:
            found = _annotated(desk)
        case (*_, str(field)), "choice":
            found = _declared(desk, field)
    none = [_nothing(desk)] if _empties(path) else []
    return [*islice(found, MOST), *none]


def _empties(path: Path) -> bool:
    """Whether what is chosen there may be nothing."""
    return sort_of(path) == "choice" and path[0] == "dataset" and path[-1] != NEW


def _entry(desk: Annotating, path: Path) -> Option:
    work = desk.work
    text = text_at(desk, path)
    return Option(
        lambda: opened(work, path, text), runs(called(desk, path)), example=shown(desk, path)
    )


# What a field can say


def _take(desk: Annotating, value: str) -> Any:
    work = desk.work
    return lambda: work.but(asks="card", reason=value)


def _nothing(desk: Annotating) -> Option:
    return Option(_take(desk, ""), runs(say(desk.language, "card nothing")), key="0")


def _begins(desk: Annotating, *names: str) -> bool:
    typed = fold(desk.work.typed or "").strip()
    return any(fold(part).startswith(typed) for name in names for part in (name, *name.split(" ")))


def _entities(desk: Annotating) -> Iterator[Option]:
    """Whom a card can be of: the line's ends, those of the claim that is picked, who is named in the sentence."""
    work, around = desk.work, desk.around
    row = picked_row(desk)
    order = [one.id for one in (*work.source, *work.target, *work.fresh)]
    order += [end for one in row.claims for end in one.relation.ends] if row else []
    order += [one.entity for one in around.found if one.entity]
    order += [*around.recent, *desk.book.entities]
    for end in _searched(desk, order):
        kind = around.book.vocabulary.entities.get(end.kind)
        text = opened(work, (*ENTITY, end.id))
        yield Option(
            lambda text=text: text,  # type: ignore[misc]
            runs(end.name if end.new else desk.book.name(end.id, desk.language)),
            noun_of(kind, desk.language) if kind else end.kind,
        )


def _searched(desk: Annotating, order: Sequence[str]) -> list[End]:
    """Some entities, those first that the letters that are typed fit best."""
    typed = fold(desk.work.typed or "").strip()
    ends = (end_of(desk.work, desk.around, one) for one in dict.fromkeys(order))
    ranked = [
        (rank, number, one)
        for number, one in enumerate(ends)
        if one is not None and (rank := rank_of(typed, one, desk.around)) is not None
    ]
    return [one for _rank, _number, one in sorted(ranked, key=lambda three: three[:2])]


def _kinds(desk: Annotating, identifier: str) -> Iterator[Option]:
    """The kinds that an entity can be of; those that would break claims come last, with how many."""
    language, around = desk.language, desk.around
    now = value_at(desk, (*ENTITY, identifier, "kind"))
    uses = claims_naming(desk.book, identifier)
    found = []
    for name in ranked_kinds(called(desk, (*ENTITY, identifier)), around):
        cls = around.book.vocabulary.entities[name]
        noun = noun_of(cls, language)
        if name == now or not _begins(desk, noun, name):
            continue
        count = len(broken_by(uses, cls))
        note = counted(language, "breaks 1 claim", "breaks claims", count) if count else ""
        found.append(Option(_take(desk, name), runs(noun), note=note, fits=not count))
    yield from sorted(found, key=lambda one: not one.fits)


def _annotated(desk: Annotating) -> Iterator[Option]:
    """That a document is annotated as a whole, where all its sentences are settled; or in part."""
    left = open_sentences(desk, desk.work.card[:-1])
    note = counted(desk.language, "1 sentence open", "n sentences open", left) if left else ""
    words = labels(desk, "annotated")
    whole = Option(_take(desk, "whole"), runs(words["whole"]), note=note, fits=not left)
    part = Option(_take(desk, "part"), runs(words["part"]))
    yield from (part, whole) if left else (whole, part)


def _declared(desk: Annotating, field: str) -> Iterator[Option]:
    for identifier, label in labels(desk, field).items():
        if _begins(desk, label):
            yield Option(_take(desk, identifier), runs(label))


def _parts(desk: Annotating) -> Iterator[Option]:
    """A part that is played in a scenario: as it is mostly called, or as is typed."""
    typed = (desk.work.typed or "").strip()
    usual = sorted(USUAL_PARTS, key=lambda one: (one != "winner", one))
    names = [one for one in usual if _begins(desk, one)]
    names += [typed] if typed and typed not in names else []
    for name in names:
        yield Option(_take(desk, name), runs(name))


def _players(desk: Annotating) -> Iterator[Option]:
    """Who can play a part: who has been used most, or is typed."""
    found = [one.entity for one in desk.around.found if one.entity]
    ends = [one.id for one in known_ends(desk.work.but(fresh=()), desk.around)]
    for end in _searched(desk, [*found, *ends]):
        kind = desk.book.vocabulary.entities.get(end.kind)
        noun = noun_of(kind, desk.language) if kind else end.kind
        yield Option(_take(desk, end.id), runs(desk.book.name(end.id, desk.language)), noun)


def _claim(desk: Annotating, identifier: str, there: Sequence[str]) -> Option:
    """A claim that the finding rests on, to be let go; or one of the sentence, to be linked."""
    claim = desk.book.by_id.get(identifier)
    said = sentence_of(desk, claim.relation) if claim else identifier
    return Option(
        _take(desk, identifier),
        runs(said),
        note=say(desk.language, "card let go" if identifier in there else "card link"),
    )

"""What can stand in the slots of a claim's ends: who is named in the sentence, was used last, or is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from graph.evidence import document_id
from graph.folding import fold
from graph.model import Ref, references
from graph.names import names_of
from graph.vocabulary.telling_words import told_kinds
from graph.workbench.desk.around import Around, Option
from graph.workbench.desk.named import Found, folded, is_name, name_in, numbered, phrases, words_of
from graph.workbench.desk.pages import Span
from graph.workbench.desk.same import alike
from graph.workbench.desk.words import noun_of, say
from graph.workbench.desk.work import End, Making, Work
from graph.workbench.shapes import Run

DIGITS = 9
LAST = 2
"""So many ends of the claim before are offered before what was used further back."""


def options_of_ends(work: Work, around: Around) -> list[Option]:
    """What a slot for an end, or a field that names an entity, can take."""
    if work.making is not None:
        raise ValueError("an entity is being made")
    if work.typed:
        return searched(work, around)
    return [*_named(work, around)]


def _named(work: Work, around: Around) -> Iterator[Option]:
    """Those with numbers: names in the sentence, the ends of the claim before, others used last.

    What stands at the other end keeps its number, and is not offered.
    """
    across = _across(work)
    shown = numbered(around.found, work.hand, around.numbers)
    for number, one in shown.items():
        if not any(end.id == one.entity or _is_called(end, one.name) for end in across):
            yield replace(_of_found(work, around, one), key=str(number))
    named = {one.entity for one in around.found}
    named |= {end.id for end in work.fresh for one in around.found if _is_called(end, one.name)}
    fresh = (one.id for one in work.fresh if one.new)
    pool = dict.fromkeys((*fresh, *around.recent))
    named |= {end.id for end in across}
    left = [one for one in pool if one not in named]
    free = (number for number in range(1, DIGITS + 1) if number not in shown)
    for number, identifier in zip(free, left, strict=False):
        end = end_of(work, around, identifier)
        if end is not None:
            yield replace(option_of(work, around, end), key=str(number))


def _across(work: Work) -> tuple[End, ...]:
    """What stands at the other end than the one that is asked for: no claim ties anything to itself."""
    other = {"source": "target", "target": "source"}.get(work.open)
    return work.ends(other) if other else ()


def _of_found(work: Work, around: Around, one: Found) -> Option:
    """A name in the sentence."""
    if one.entity is None:
        again = next((end for end in work.fresh if _is_called(end, one.name)), None)
        if again is not None:
            return option_of(work, around, again, one.span)
        made = Making(one.name, one.span)
        return Option(
            lambda: begun(work, around, made),
            (Run(text=one.name),),
            say(around.language, "new"),
            span=one.span,
            new=True,
        )
    end = end_of(work, around, one.entity)
    if end is None:
        raise LookupError(one.entity)
    return option_of(work, around, end, one.span)


def _is_called(end: End, name: str) -> bool:
    return fold(name) in {fold(end.name), fold(end.alias or "")} - {""}


def end_of(work: Work, around: Around, identifier: str) -> End | None:
    """An entity as an end: one that is there, or one that comes with the claim."""
    fresh = next((one for one in work.fresh if one.id == identifier), None)
    if fresh is not None:
        return fresh
    one = around.book.entities.get(identifier)
    return None if one is None else End(one.id, one.name, one.kind)


def option_of(work: Work, around: Around, end: End, span: Span | None = None) -> Option:
    """An end that can be taken."""
    slot = work.open
    chosen = End(end.id, end.name, end.kind, end.new, end.alias, span)
    kind = around.book.vocabulary.entities.get(end.kind)
    known = around.book.entities.get(end.id)
    name = known.names.get(around.language, known.name) if known else end.name
    note = say(around.language, "in the sentence") if span else ""
    return Option(
        lambda: taken(work, slot, chosen),
        (Run(text=name),),
        noun_of(kind, around.language) if kind else "",
        note=note,
        span=span,
    )


def taken(work: Work, slot: str, end: End) -> Work:
    """An end taken for a slot, or for a field that names an entity."""
    if slot in {"source", "target"}:
        return work.with_end(slot, end)
    made = work.with_value(work.detail or slot, end.id)
    if end.new or end.alias:
        made = made.but(fresh=(*(one for one in made.fresh if one.id != end.id), end))
    return made.onward()


def searched(work: Work, around: Around) -> list[Option]:
    """Entities by letters that one of their names has a word begin with, then new ones from the words."""
    typed = fold(work.typed or "").strip()
    across = {one.id for one in _across(work)}
    ranked = sorted(
        (rank, number, one)
        for number, one in enumerate(known_ends(work, around))
        if one.id not in across
        if (rank := rank_of(typed, one, around)) is not None
    )
    ends = [one for _rank_, _number, one in ranked[: DIGITS - 1]]
    found = [option_of(work, around, one) for one in ends]
    known = {fold(one.name) for one in (*ends, *_across(work))}
    for words in (
        *_found_so(typed, around),
        *phrases(around.page, work.hand or around.span, typed),
    ):
        span = name_in(around.page, words)
        name = around.page.words(span)
        if fold(name) not in known and len(found) < DIGITS:
            found.append(_new(work, around, Making(name, span), "new: from the words"))
            known.add(fold(name))
    for author in _authors(around):
        begins = any(word.startswith(typed) for word in words_of(author))
        if begins and fold(author) not in known and len(found) < DIGITS:
            found.append(_new(work, around, Making(author), "new: wrote the text"))
            known.add(fold(author))
    whole = (work.typed or "").strip()
    if fold(whole) not in known and len(found) < DIGITS:
        found.append(_new(work, around, Making(whole), "new: as typed"))
    return found


def _found_so(typed: str, around: Around) -> Iterator[Span]:
    """The sentence's own words that are just what was typed, then its new names that begin so."""
    start, end = around.span
    sentence = around.page.words(around.span)
    whole = re.search(rf"(?<!\w){re.escape(typed)}(?!\w)", fold(sentence))
    at = whole.start() if whole else fold(sentence).find(typed)
    if at >= 0 and (whole or " " in typed) and len(fold(sentence)) == len(sentence):
        found = (start + at, min(start + at + len(typed), end))
        if fold(around.page.words(found)) == typed:
            yield found
    for one in around.found:
        if one.entity is None and fold(one.name).startswith(typed):
            yield one.span


def _authors(around: Around) -> Sequence[str]:
    """Who wrote the document in focus, and is no entity yet."""
    document = next(
        (one for one in around.book.header.documents if one.id == around.page.document), None
    )
    if document is None:
        return ()
    return [one for one in document.authors if not around.book.naming.get(fold(one))]


def _new(work: Work, around: Around, made: Making, note: str) -> Option:
    return Option(
        lambda: begun(work, around, made),
        (Run(text=made.name),),
        say(around.language, note),
        new=True,
    )


def known_ends(work: Work, around: Around) -> list[End]:
    """All that can be an end, what was used last first."""
    book = around.book
    order = dict.fromkeys(
        (
            *(one.id for one in work.fresh),
            *around.recent,
            *(name for name, _n in book.uses.most_common()),
        )
    )
    order |= dict.fromkeys(book.entities)
    found = (end_of(work, around, one) for one in order)
    return [one for one in found if one is not None]


def rank_of(typed: str, end: End, around: Around) -> int | None:
    """How near an entity is to some letters: 0 where it is called so, 1 where a name begins so, 2 where a word of one does."""
    known = around.book.entities.get(end.id)
    names = names_of(known)[1:] if known else (end.name, end.alias or "")
    if any(folded(name) == typed for name in names):
        return 0
    if any(folded(name).startswith(typed) for name in names):
        return 1
    if any(word.startswith(typed) for name in names for word in words_of(name)):
        return 2
    return 3 if any(f" {typed}" in f" {folded(name)}" for name in names) else None


# A new entity


def begun(work: Work, around: Around, made: Making) -> Work:
    """An entity that begins to be made: first it is asked whether it is one that is there."""
    asked = work.but(making=made, typed=None, at=0)
    there = alike(made.name, around.book.entities.values())
    return asked if there else asked.but(making=Making(made.name, made.span, True))


def options_of_alike(work: Work, around: Around) -> list[Option]:
    """*Same as …?* and, last, none of these."""
    making = work.making
    if making is None:
        return []
    found = []
    for one in alike(making.name, around.book.entities.values())[:DIGITS]:
        called = {fold(name) for name in names_of(one)[1:]}
        alias = None if fold(making.name) in called else making.name
        end = End(one.id, one.name, one.kind, alias=alias, span=making.span)
        note = say(around.language, "becomes an alias", name=making.name) if alias else ""
        told = one.summaries.get(around.language) or one.summary or ""
        kind = noun_of(type(one), around.language)
        found.append(
            Option(
                lambda end=end: taken(work.but(making=None), work.open, end),  # type: ignore[misc]
                (Run(text=one.names.get(around.language, one.name)),),
                kind,
                example=told,
                note=note,
            )
        )
    settled = Making(making.name, making.span, True)
    none = Option(
        lambda: work.but(making=settled, typed=None),
        (Run(text=say(around.language, "none of these")),),
        key="0",
    )
    return [*found, none]


def options_of_entity_kinds(work: Work, around: Around) -> list[Option]:
    """The kinds that a new entity can be of, always in the same order; Enter takes the likeliest."""
    making = work.making
    if making is None:
        return []
    typed = fold(work.typed or "")
    found: dict[str, Option] = {}
    ref = _fitting(work, around)
    kinds = around.book.vocabulary.entities
    for name in dict.fromkeys((*(one for one in _ORDER if one in kinds), *kinds)):
        kind = kinds[name]
        if ref is not None and not ref.admits(kind):
            continue
        noun = noun_of(kind, around.language)
        if typed and not (fold(noun).startswith(typed) or name.startswith(typed)):
            continue
        end = End(
            free_id(making.name, name, work, around), making.name, name, True, span=making.span
        )
        found[name] = Option(
            lambda end=end: taken(work.but(making=None), work.open, end),  # type: ignore[misc]
            (Run(text=noun),),
        )
    likely = next((name for name in ranked_kinds(making.name, around) if name in found), None)
    return [replace(one, likely=name == likely) for name, one in found.items()]


_ORDER = (
    "person",
    "organization",
    "agency",
    "group",
    "country",
    "region",
    "policy",
    "issue",
    "event",
)
"""The kinds that have digits, always the same; the others are typed."""
_OF_NAMES = ("candidate", "person", "organization", "country", "party", "region", "agency", "event")
_OF_WORDS = ("issue", "policy", "group", "agency", "asset", "event", "region", "organization")


def _fitting(work: Work, around: Around) -> Ref | None:
    """What the detail that is open admits; none, where an end is asked for."""
    cls = around.book.vocabulary.relations.get(work.kind or "")
    return references(cls).get(work.detail) if cls and work.open == "detail" else None


def ranked_kinds(name: str, around: Around) -> Sequence[str]:
    """The kinds of entity, the likeliest for a name first: by its own words, and by use among those written like it."""
    capital = is_name(name)
    counts = dict.fromkeys(around.book.vocabulary.entities, 0.0)
    for number, kind in enumerate(reversed(_OF_NAMES if capital else _OF_WORDS)):
        if kind in counts:
            counts[kind] += number / 10
    for one in around.book.entities.values():
        if one.kind in counts:
            counts[one.kind] += 1.0 if is_name(one.name) == capital else 0.2
    told = [kind for kind in told_kinds(name) if kind in counts]
    return [*told, *sorted(counts.keys() - {*told}, key=lambda kind: (-counts[kind], kind))]


def free_id(name: str, kind: str, work: Work, around: Around) -> str:
    """An id for a new entity: its name as a slug, its kind or a number behind it where that is taken."""
    bare = name
    for article in ("the ", "a ", "an ", "el ", "la ", "los ", "las "):
        if bare.casefold().startswith(article) and len(bare) > len(article):
            bare = bare[len(article) :]
    if any(sign.isascii() and sign.isalnum() for sign in fold(bare)):
        slug = document_id(bare)
    else:
        slug = f"{kind.replace('_', '-')}-{sha256(bare.encode()).hexdigest()[:10]}"
    taken_ids = {*around.book.entities, *(one.id for one in work.fresh), *around.book.order}
    taken_ids.add("author")
    candidates = (slug, f"{slug}-{kind.replace('_', '-')}", *(f"{slug}-{n}" for n in range(2, 999)))
    return next(one for one in candidates if one not in taken_ids)

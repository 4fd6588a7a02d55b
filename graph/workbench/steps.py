"""What a step changes in the files: claims made, edited and deleted, sentences made silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.engine.memory import Memory
from graph.engine.questions import answer
from graph.evidence import digest
from graph.mending.opening import Files
from graph.mending.questions import expected
from graph.model import Dataset, Relation, claim_id, in_text_order
from graph.problems import AmbiguousName, NoPath, UnknownName, UnusableFile
from graph.voices import Voices, told_apart
from graph.workbench.book import Book, Claim, understood
from graph.workbench.claims import Made
from graph.workbench.pages import Page, Span
from graph.writing.placing import place_of_entity, place_of_relation
from graph.writing.splicing import Edit, Insert, Opened, Put, Take

Edits = dict[Path, list[Edit]]


def saving(made: Made, book: Book) -> Edits:
    """The edits that add claims, with what is new with them.

    Parameters
    ----------
    made : Made
    book : Book
    """
    edits: Edits = defaultdict(list)
    _add_beside(edits, made, book)
    files = _files_of(book.files, "relations")
    for record in made.relations:
        spot = place_of_relation(record, [(file, those) for file, _p, those in files], book.order)
        path = next(p for file, p, _those in files if file is spot.file)
        edits[spot.file.path].append(spot.insert(record, path))
    fresh = [one for record in made.relations if (one := _claim(record, book)) is not None]
    _settle(edits, book, {}, [*(one.relation for one in book.claims), *fresh])
    return edits


def editing(claim: Claim, made: Made, book: Book) -> Edits:
    """The edits that make a claim another, and follow it wherever it is named.

    Parameters
    ----------
    claim : Claim
    made : Made
        With the claim as it is to be; where it has become a list, the others are new.
    book : Book
    """
    edits: Edits = defaultdict(list)
    _add_beside(edits, made, book)
    record, *more = made.relations
    new = _claim(record, book)
    old = claim.record.value
    if "id" in old and new is not None:
        record = {"id": new.id, **record}
    edits[claim.record.file.path].append(Put(claim.record.path, record))
    added = saving(replace(made, relations=tuple(more), entities=(), aliases={}, terms={}), book)
    if more:
        for path, those in added.items():
            if path != book.files.header.path:
                edits[path] += those
    fresh = [one for one in (_claim(each, book) for each in more) if one is not None]
    after = [
        (new if one is claim else one.relation) for one in book.claims if one is not claim or new
    ]
    ids = {claim.id: new.id} if new is not None and new.id != claim.id else {}
    _settle(edits, book, ids, [*(one for one in after if one is not None), *fresh])
    return edits


def citing(claim: Claim, evidence: Sequence[Mapping[str, Any]]) -> Edits:
    """The edits that have a claim cite further places."""
    path = (*claim.record.path, "evidence")
    there = claim.record.value.get("evidence") or []
    edits: Edits = defaultdict(list)
    edits[claim.record.file.path] += [
        Insert(path, len(there), dict(one)) for one in evidence if one not in there
    ]
    return edits


def deleting(claims: Sequence[Claim], book: Book) -> Edits:
    """The edits that delete claims, and take them out of wherever they are named."""
    edits: Edits = defaultdict(list)
    gone = {id(claim.record.value) for claim in claims}
    for record in {id(one.record.value): one.record for one in claims}.values():
        edits[record.file.path].append(Take(record.path))
    left = [one.relation for one in book.claims if id(one.record.value) not in gone]
    ids: dict[str, str | None] = {one.id: None for one in claims}
    ids = {name: to for name, to in ids.items() if name not in {one.id for one in left}}
    _settle(edits, book, ids, left)
    return edits


def silencing(page: Page, sentence: Span, reason: str, book: Book) -> Edits:
    """The edits that list as silent what no claim cites of a sentence."""
    header = book.files.header
    listed = header.value.get("silent")
    there = listed if isinstance(listed, list) else []
    fresh = [
        {
            "document": page.document,
            "start": start,
            "end": end,
            "digest": digest(page.text[start:end]),
            "reason": reason,
        }
        for start, end in uncited(page, sentence, book)
    ]
    if not fresh:
        return {}
    rank = {name: number for number, name in enumerate(book.order)}

    def key(one: Any) -> tuple[int, int]:
        return rank.get(one.get("document"), len(rank)), one.get("start") or 0

    at = sum(key(one) < key(fresh[0]) for one in there)
    edit: list[Edit] = (
        [Insert(("silent",), at, one) for one in fresh]
        if isinstance(listed, list) and listed
        else [Put(("silent",), fresh)]
    )
    return {header.path: edit}


def speaking(page: Page, sentence: Span, book: Book) -> Edits:
    """The edits that take a sentence out of those that are silent."""
    header = book.files.header
    edits: list[Edit] = [
        Take(("silent", number)) for number, _one in silences(page, sentence, book)
    ]
    if edits and len(edits) == len(header.value["silent"]):
        edits = [Take(("silent",))]
    return {header.path: edits} if edits else {}


def silences(page: Page, sentence: Span, book: Book) -> list[tuple[int, Mapping[str, Any]]]:
    """What is listed as silent of a sentence, by its number in the list."""
    listed = book.files.header.value.get("silent")
    start, end = sentence
    return [
        (number, one)
        for number, one in enumerate(listed if isinstance(listed, list) else ())
        if isinstance(one, Mapping)
        and one.get("document") == page.document
        and isinstance(one.get("start"), int)
        and isinstance(one.get("end"), int)
        and one["start"] < end
        and start < one["end"]
    ]


def uncited(page: Page, sentence: Span, book: Book) -> Iterator[Span]:
    """The stretches of a sentence with letters that no claim cites, without the signs around them."""
    at, stop = sentence
    for (start, end), _cited in book.citing.get(page.document, ()):
        if end <= at or start >= stop:
            continue
        yield from _with_letters(page, (at, start))
        at = max(at, end)
    yield from _with_letters(page, (at, stop))


def _with_letters(page: Page, span: Span) -> Iterator[Span]:
    if span[0] < span[1] and any(map(str.isalnum, page.words(span))):
        trimmed = page.trimmed(span)
        if trimmed is not None:
            yield trimmed


# What a step changes besides


def _add_beside(edits: Edits, made: Made, book: Book) -> None:
    """The entities, further names, topics and scenarios that come with claims."""
    files = _files_of(book.files, "entities")
    for record in made.entities:
        spot = place_of_entity(record, [(file, those) for file, _p, those in files])
        path = next(p for file, p, _those in files if file is spot.file)
        edits[spot.file.path].append(spot.insert(record, path))
    for one in book.files.records("entities"):
        alias = made.aliases.get(str(one.value.get("id")))
        if alias is not None:
            there = one.value.get("aliases")
            if isinstance(there, list) and there:
                edits[one.file.path].append(Insert((*one.path, "aliases"), len(there), alias))
            else:
                edits[one.file.path].append(Put((*one.path, "aliases"), [alias]))
    header = book.files.header
    for section, parts in made.terms.items():
        listed = header.value.get(section)
        if isinstance(listed, list) and listed:
            edits[header.path] += [Insert((section,), len(listed), dict(one)) for one in parts]
        else:
            edits[header.path].append(Put((section,), [dict(one) for one in parts]))


def _files_of(files: Files, section: str) -> list[tuple[Opened, tuple[str | int, ...], list[Any]]]:
    """The files of a section, the path of its list in each, and what is in that."""
    found: list[tuple[Opened, tuple[str | int, ...], list[Any]]] = []
    inner = files.header.value.get(section) if isinstance(files.header.value, Mapping) else None
    if isinstance(inner, list):
        found.append((files.header, (section,), inner))
    found += [
        (file, (), file.value if isinstance(file.value, list) else [])
        for file in files.data
        if file.path.name.casefold().startswith(section)
    ]
    if not found:
        told = f"there is no file of {section}; make an empty {section}.yaml beside dataset.yaml"
        raise UnusableFile(str(files.dataset), told)
    return found


def _claim(record: Mapping[str, Any], book: Book) -> Relation | None:
    """A record as the claim that it will be, with the id of its voice."""
    found: Relation | None = understood(dict(record), book.vocabulary.relations, book.header)
    if found is None:
        return None
    if "id" in record:
        found.__dict__["id"] = claim_id(found)
    told, _origins = told_apart([found], Voices(book.header))
    return told[0]


def _settle(
    edits: Edits, book: Book, ids: Mapping[str, str | None], after: Sequence[Relation]
) -> None:
    """Have all that names claims follow, and questions whose answer was right expect the new one."""
    header = book.files.header
    lists: dict[tuple[str | int, ...], list[str]] = {}
    for way, names in _lists(header.value):
        made = [to for one in names if (to := ids.get(one, one)) is not None]
        made = [*dict.fromkeys(made)]
        if made != names:
            lists[way] = made
    lists |= dict(_answers(book, ids, after, lists))
    for way, names in lists.items():
        edits[header.path].append(Put(way, names) if names else Take(way))


def _lists(header: Any) -> Iterator[tuple[tuple[str | int, ...], list[str]]]:
    """The lists of claims in a header, and where they stand."""
    for section, field in (("questions", "expected"), ("findings", "relations")):
        listed = header.get(section)
        for number, part in enumerate(listed if isinstance(listed, list) else ()):
            names = part.get(field) if isinstance(part, Mapping) else None
            if isinstance(names, list):
                yield (section, number, field), names


def _answers(
    book: Book,
    ids: Mapping[str, str | None],
    after: Sequence[Relation],
    lists: Mapping[tuple[str | int, ...], list[str]],
) -> Iterator[tuple[tuple[str | int, ...], list[str]]]:
    """What the questions expect whose answer was right and is another now."""
    questions = book.header.questions
    if not any(one.expected for one in questions):
        return
    entities = tuple(book.entities.values())
    old, new = (
        Memory(
            Dataset(
                book.header, entities, in_text_order(book.header, those), vocabulary=book.vocabulary
            )
        )
        for those in ([one.relation for one in book.claims], after)
    )
    written = book.files.header.value.get("questions") or []
    for number, question in enumerate(questions):
        if not question.expected or number >= len(written):
            continue
        was, now = _ids(old, question), _ids(new, question)
        if was is None or now is None or was != {*question.expected} or was == now:
            continue
        there = written[number].get("expected") or []
        path = ("questions", number, "expected")
        made = expected((to for one in there if (to := ids.get(one, one)) is not None), now)
        if made != lists.get(path, there):
            yield path, made


def _ids(engine: Memory, question: Any) -> set[str] | None:
    try:
        return {one.id for one in answer(engine, question).relations}
    except (NoPath, UnknownName, AmbiguousName):
        return None


def named_in(book: Book, identifiers: Iterable[str]) -> tuple[int, int]:
    """How many questions, and how many findings, name one of some claims."""
    sought = {*identifiers}
    counts = {"questions": 0, "findings": 0}
    for way, names in _lists(book.files.header.value):
        counts[str(way[0])] += not sought.isdisjoint(names)
    return counts["questions"], counts["findings"]

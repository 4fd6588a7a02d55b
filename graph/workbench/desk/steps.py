"""What a step changes in the files: claims made, edited and deleted, sentences made silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graph.engine.memory import Memory
from graph.engine.questions import answer
from graph.evidence import digest
from graph.mending.opening import Files
from graph.mending.questions import expected
from graph.model import Dataset, Entity, Relation, claim_id, in_text_order
from graph.problems import AmbiguousName, NoPath, UnknownName, UnusableFile
from graph.voices import Voices, told_apart
from graph.workbench.desk.book import Book, Claim, understood
from graph.workbench.desk.claims import Made
from graph.workbench.desk.pages import Page, Span
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
    after = [*(one.relation for one in book.claims), *fresh]
    _settle(edits, book, {}, after, _entities(made, book))
    return edits


def editing(
    claims: Sequence[Claim], befores: Sequence[Claim | None], made: Made, book: Book
) -> Edits:
    """The edits that make claims others, and have all that names them follow.

    Parameters
    ----------
    claims : sequence of Claim
        Those that are edited.
    befores : sequence of Claim or None
        Which of them each of the new ones takes the place of.
    made : Made
    book : Book
    """
    edits: Edits = defaultdict(list)
    _add_beside(edits, made, book)
    files = _files_of(book.files, "relations")
    ids: dict[str, str | None] = {one.id: None for one in claims}
    fresh: list[Relation] = []
    for record, before in zip(made.relations, befores, strict=True):
        new = _claim(record, book)
        fresh += [] if new is None else [new]
        if before is None:
            spot = place_of_relation(
                record, [(file, those) for file, _p, those in files], book.order
            )
            path = next(p for file, p, _those in files if file is spot.file)
            edits[spot.file.path].append(spot.insert(record, path))
            continue
        ids[before.id] = before.id if new is None else new.id
        named = {"id": new.id} if new is not None and "id" in before.record.value else {}
        edits[before.record.file.path].append(Put(before.record.path, {**named, **record}))
    for one in claims:
        if one not in befores:
            edits[one.record.file.path].append(Take(one.record.path))
    gone = {id(one.record.value) for one in claims}
    left = [one.relation for one in book.claims if id(one.record.value) not in gone]
    ids = {name: to for name, to in ids.items() if name != to}
    _settle(edits, book, ids, [*left, *fresh], _entities(made, book))
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
        and (file.value is None or isinstance(file.value, list))  # others may have spoilt it
    ]
    if not found:
        told = f"there is no file of {section}; make an empty {section}.yaml beside dataset.yaml"
        raise UnusableFile(str(files.dataset), told)
    return found


def _entities(made: Made, book: Book) -> list[Entity]:
    """The entities that are new."""
    kinds, header = book.vocabulary.entities, book.header
    found = (understood(dict(one), kinds, header) for one in made.entities)
    return [one for one in found if one is not None]


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
    edits: Edits,
    book: Book,
    ids: Mapping[str, str | None],
    after: Sequence[Relation],
    fresh: Sequence[Entity] = (),
) -> None:
    """Have all that names claims follow, and questions whose answer was right expect the new one."""
    header = book.files.header
    lists: dict[tuple[str | int, ...], list[str]] = {}
    for way, names in _lists(header.value):
        made = [to for one in names if (to := ids.get(one, one)) is not None]
        made = [*dict.fromkeys(made)]
        if made != names:
            lists[way] = made
    lists |= dict(_answers(book, ids, after, lists, fresh))
    for way, names in lists.items():
        edits[header.path].append(Put(way, names) if names else Take(way))


def _lists(header: Any) -> Iterator[tuple[tuple[str | int, ...], list[str]]]:
    """The lists of claims in a header, and where they stand."""
    for section, field in (("questions", "expected"), ("findings", "relations")):
        listed = header.get(section)
        for number, part in enumerate(listed if isinstance(listed, list) else ()):
            names = part.get(field) if isinstance(part, Mapping) else None
            if isinstance(names, list) and all(isinstance(one, str) for one in names):
                yield (section, number, field), names


def _answers(
    book: Book,
    ids: Mapping[str, str | None],
    after: Sequence[Relation],
    lists: Mapping[tuple[str | int, ...], list[str]],
    fresh: Sequence[Entity],
) -> Iterator[tuple[tuple[str | int, ...], list[str]]]:
    """What the questions expect whose answer was right and is another now."""
    written = book.files.header.value.get("questions") or []
    before = [one.relation for one in book.claims]
    old_ids, new_ids = ({one.id for one in those} for those in (before, after))
    changed = [one for one in after if one.id not in old_ids]
    changed += [one for one in before if one.id not in new_ids]
    entities = (*book.entities.values(), *fresh)

    @cache
    def engine(which: str) -> Memory:
        those = {"changed": changed, "before": before, "after": after}[which]
        relations = in_text_order(book.header, those)
        return Memory(Dataset(book.header, entities, relations, vocabulary=book.vocabulary))

    for number, question in enumerate(book.header.questions if changed else ()):
        if not question.expected or number >= len(written):
            continue
        alone = question.query is not None and question.query.limit is None
        if alone and _ids(engine("changed"), question) == set():
            continue  # each claim answers by itself, and none of these does
        was, now = _ids(engine("before"), question), _ids(engine("after"), question)
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

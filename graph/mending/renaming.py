"""Giving something another id, in every place that names it, as one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.mending.naming import (
    SECTIONS,
    SORTS,
    Found,
    places_of,
    refuse_no_id,
    renamed_claims,
)
from graph.mending.opening import Files, Record, new_problems
from graph.model import JOINT
from graph.problems import AmbiguousName, Place, UnknownName, UnusableName
from graph.reading import Reading
from graph.vocabulary.foreign import foreign, slug_of
from graph.writing.plan import Plan, plan
from graph.writing.splicing import Edit, Put, Take
from graph.writing.splicing.splices import spliced


@dataclass(frozen=True)
class Renaming:
    """What giving something another id comes to.

    Parameters
    ----------
    sort : str
        What it is: ``entity``, ``topic``, ``scenario``, ``question`` or ``document``.
    plan : Plan
        Not yet written.
    places : int
        How many places name it.
    claims : mapping of str to str
        The new ids of claims, which follow from what they say, by the old ones.
    answers : int
        How many places name these claims.
    """

    sort: str
    plan: Plan
    places: int
    claims: Mapping[str, str]
    answers: int


def rename(dataset: Path, old: str, new: str, sort: str | None = None) -> Renaming:
    """Plan to give something another id, in every place that names it.

    Parameters
    ----------
    dataset : path
        A folder, or one file.
    old, new : str
    sort : str, optional
        What it is: one of ``SORTS``; needed where several sorts of thing have the old id.

    Raises
    ------
    UnknownName
        Where nothing has the old id; with the nearest.
    AmbiguousName
        Where several sorts of thing have it.
    UnusableName
        Where the new id is none, is taken, or would leave the dataset with problems that it has not now.
    UneditableFile
        Where one of the files cannot be edited.
    """
    files = Files(dataset)
    ids = {one: _ids(files, one) for one in SORTS}
    sort = _sort_of(old, sort, ids)
    _refuse(new, old, sort, ids)
    places = [
        *{(one.file.path, one.path): one for one in places_of(files, sort, old, new)}.values()
    ]
    edits = _edits(places)
    if sort == "entity":
        for path, beside in _beside(files, ids[sort][old], old, new):
            edits[path] += beside
    after = files.reread(_texts(files, edits))
    claims = _new_claims(files.reading, after, sort, old, new)
    answers = [*renamed_claims(files, claims)]
    for path, further in _edits(answers).items():
        edits[path] += further
    if answers:
        after = files.reread(_texts(files, edits))
    wrong = new_problems(files.reading.problems, after.problems)
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        raise UnusableName(new, f"cannot be the id of this {sort}: {wrong[0]}{more}")
    return Renaming(sort, plan(edits, files.all), len(places), claims, len(answers))


def _ids(files: Files, sort: str) -> dict[str, Record]:
    """What there is of a sort, by its id."""
    records = files.records("entities" if sort == "entity" else SECTIONS[sort])
    named = ((record.value.get("id"), record) for record in records)
    return {slug_of(name): record for name, record in named if isinstance(name, str)}


def _sort_of(old: str, sort: str | None, ids: Mapping[str, Mapping[str, Record]]) -> str:
    """What has an id."""
    if sort is not None:
        if old not in ids[sort]:
            raise UnknownName(old, ids[sort], sort)
        return sort
    having = [one for one in SORTS if old in ids[one]]
    if not having:
        raise UnknownName(old, {name for those in ids.values() for name in those}, "id")
    if len(having) > 1:
        error = AmbiguousName(old, having)
        told = " and ".join(f"{'an' if one[0] in 'aeiou' else 'a'} {one}" for one in having)
        error.args = (f'"{old}" is {told}; say which with --of',)
        raise error
    return having[0]


def _refuse(new: str, old: str, sort: str, ids: Mapping[str, Mapping[str, Record]]) -> None:
    """Refuse a new id that is none, or is taken."""
    refuse_no_id(new)
    if new == old:
        raise UnusableName(new, f"is the id of this {sort} already; give another one")
    taken = ids[sort].get(new)
    if taken is not None:
        raise UnusableName(
            new,
            f"is taken: {_place(taken)} is a{'n' if sort == 'entity' else ''} {sort} of that id; "
            "give another one",
        )


def _place(record: Record) -> Place:
    return record.file.place((*record.path, "id"))


def _edits(places: Iterable[Found]) -> defaultdict[Path, list[Edit]]:
    found: defaultdict[Path, list[Edit]] = defaultdict(list)
    for one in places:
        found[one.file.path].append(one.edit)
    return found


def _beside(files: Files, record: Record, old: str, new: str) -> Iterator[tuple[Path, list[Edit]]]:
    """What an entity's id changes besides: where it stands in the picture, and what a foreign id says."""
    positions = files.positions
    if positions is not None and isinstance(positions.value, dict) and old in positions.value:
        yield positions.path, [Take((old,)), Put((new,), positions.value[old])]
    written = foreign(str(record.value["id"]))
    identifiers = record.value.get("identifiers")
    if written is not None and not (identifiers or {}).get(written.scheme):
        way = ("identifiers", written.scheme) if identifiers else ("identifiers",)
        kept = written.identifier if identifiers else {written.scheme: written.identifier}
        yield record.file.path, [Put((*record.path, *way), kept)]


def _texts(files: Files, edits: Mapping[Path, list[Edit]]) -> dict[Path, str]:
    return {
        file.path: spliced(file.text, file.edited(edits[file.path]))
        for file in files.all
        if file.path in edits
    }


def _new_claims(before: Reading, after: Reading, sort: str, old: str, new: str) -> dict[str, str]:
    """The claims' new ids by their old ones: those that stand in one place, in one voice."""

    def voice_after(voice: str) -> str:
        if sort == "document":
            return new if voice == old else voice
        parts = voice.split(JOINT)
        if sort == "entity" and old in parts:
            return JOINT.join(sorted({new if part == old else part for part in parts}))
        return voice

    claims = {}
    pairs = zip(_by_place(before), _by_place(after), strict=True)
    for ids, ids_after in pairs:
        by_voice = {voice: identifier for identifier, voice in ids_after}
        for identifier, voice in ids:
            alone = ids_after[0][0] if len(ids_after) == 1 else None
            found = alone or by_voice.get(voice_after(voice))
            if found is not None and found != identifier:
                claims[identifier] = found
    return claims


def _by_place(reading: Reading) -> list[list[tuple[str, str]]]:
    """The claims that stand in each place, in its order, with their voices."""
    voices = {relation.id: relation.voice for relation in reading.dataset.relations}
    found: defaultdict[tuple[str, int, int], list[tuple[str, str]]] = defaultdict(list)
    for identifier, place in reading.places.items():
        if place.line > 0:
            key = Path(place.file).name, place.line, place.column
            found[key].append((identifier, voices.get(identifier, "")))
    return [found[key] for key in sorted(found)]

"""The claims of a table held to the rules of a check, beside what is in the dataset already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.engine.memory import Memory
from graph.engine.questions import answer
from graph.importing.resolving import New
from graph.importing.rows import Draft
from graph.importing.tables import LeftOut
from graph.model import Dataset, Relation, Vocabulary, references
from graph.problems import AmbiguousName, NoPath, Place, Problem, UnknownName
from graph.reading.examination import Parts, examine
from graph.reading.sources import Batch, Path, Placing, as_json

_BATCH = 1_000
_OURS, _THEIRS = "row", "the dataset"
"""The files of the places in the table, and of all others."""
_NAMED_ROW = re.compile(r"\brow:(\d+)(?::\d+)?")
_TOLD_OTHERWISE = frozenset(("unanchored", "too-many-faults", "unused-entity", "unverifiable"))
"""Rules that leave no row out: a quote may wait for its place."""
_OF_ENTITIES = {"id": "", "name": "_name", "kind": "_kind"}
"""Which column beside the one that names a new entity says a field of it."""


@dataclass
class Judged:
    """What is left of some rows.

    Parameters
    ----------
    drafts : list of Draft
        Those without a fault.
    entities : list of New
        Those that they name.
    left_out : list of LeftOut
        The others, with their first faults.
    faults : list of LeftOut
        All faults of the others.
    doubts : list of LeftOut
        What deserves a look.
    """

    drafts: list[Draft]
    entities: list[New] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    faults: list[LeftOut] = field(default_factory=list)
    doubts: list[LeftOut] = field(default_factory=list)


class Plain:
    """Plain records, read as those of a file are.

    Parameters
    ----------
    records : sequence of mapping
    place : callable
    """

    def __init__(self, records: Sequence[Any], place: Placing) -> None:
        self._records = records
        self.place = place

    def batches(self) -> Iterator[Batch]:
        """The records, some at a time."""
        for first in range(0, len(self._records), _BATCH):
            some = self._records[first : first + _BATCH]
            yield Batch(first, len(some), as_json(list(some)))

    def record(self, record: int) -> Any:
        """One of them."""
        return self._records[record]

    def repeated_fields(self, *, thorough: bool) -> Iterator[Problem]:  # noqa: ARG002  # there are none
        """Nothing: a mapping has no field twice."""
        return iter(())


@dataclass(frozen=True)
class There:
    """What is in the dataset already, as plain values.

    Parameters
    ----------
    header : mapping
        Without the sections of records.
    sections : sequence of (section, records)
    place : callable
        Where a record of these stands, by its section's number and its own.
    row : callable
        What a row is called in a sentence that names it, by its number.
    """

    header: Mapping[str, Any]
    sections: Sequence[tuple[str, Sequence[Any]]] = ()
    place: Callable[[int, int], Place] = lambda _section, _record: Place(_THEIRS)
    row: Callable[[int], str] = "row {}".format


def judge(
    drafts: Sequence[Draft],
    new: Mapping[str, New],
    there: There,
    made: Mapping[str, Mapping[str, Mapping[str, Any]]],
    vocabulary: Vocabulary,
) -> Judged:
    """Leave out the rows that have a fault: one after the other, until none has.

    Parameters
    ----------
    drafts : sequence of Draft
    new : mapping of str to New
        The entities that only the table has, by id.
    there : There
    made : mapping
        What is new in the header, by section and id.
    vocabulary : Vocabulary
    """
    judged = Judged([*drafts])
    while True:
        judged.entities = _entities_of(judged.drafts, new, vocabulary)
        header = with_new(there.header, judged.drafts, made)
        problems = _problems(judged, there, header)
        errors = [one for one in problems if one.severity == "error"]
        faults = [*_faults(errors, judged, there)]
        if not faults:
            judged.doubts = [*_told(problems, judged, there)]
            return judged
        first = {one.row: one for one in reversed(faults)}
        judged.left_out += first.values()
        judged.faults += faults
        judged.drafts = [one for one in judged.drafts if one.row not in first]


def with_new(
    header: Mapping[str, Any],
    drafts: Sequence[Draft],
    made: Mapping[str, Mapping[str, Mapping[str, Any]]],
) -> dict[str, Any]:
    """A header with what some claims name that is new.

    Parameters
    ----------
    header : mapping
    drafts : sequence of Draft
    made : mapping
        As for ``judge``.
    """
    named = {term for draft in drafts for term in draft.terms}
    found = dict(header)
    for section, parts in made.items():
        fresh = [dict(part) for name, part in parts.items() if (section, name) in named]
        if fresh:
            found[section] = [*(header.get(section) or ()), *fresh]
    return found


def _entities_of(
    drafts: Sequence[Draft], new: Mapping[str, New], vocabulary: Vocabulary
) -> list[New]:
    """The new entities that some claims name, in the order of the table."""
    named: set[Any] = set()
    for draft in drafts:
        kind = vocabulary.relations.get(draft.record["kind"], Relation)
        fields = (*references(kind), "holder")
        named.update(value for name in fields if isinstance(value := draft.record.get(name), str))
    return [one for one in new.values() if one.id in named]


def _problems(judged: Judged, there: There, header: Mapping[str, Any]) -> list[Problem]:
    """What a check finds wrong with the rows, were they in the dataset."""
    drafts, entities = judged.drafts, judged.entities

    def of_entity(number: int, path: Path) -> Place:
        return Place(_OURS, entities[number].row, 0, f"{entities[number].id} {_first(path)}")

    def of_claim(number: int, path: Path) -> Place:
        return Place(_OURS, drafts[number].row, 1, _first(path))

    def elsewhere(section: int) -> Placing:
        return lambda record, _path: there.place(section, record)

    old = [
        (name, lambda part=part, at=at: Plain(part, elsewhere(at)))
        for at, (name, part) in enumerate(there.sections)
    ]
    ours = [
        ("entities", lambda: Plain([one.record for one in entities], of_entity)),
        ("relations", lambda: Plain([one.record for one in drafts], of_claim)),
    ]
    parts = Parts(header, lambda _path: Place(_THEIRS), [*old, *ours])
    found = examine(parts, thorough=True)
    problems = [one for one in found.problems if one.rule not in _TOLD_OTHERWISE]
    if not any(one.severity == "error" for one in problems):
        problems += _unexpected(found.dataset, found.places)
    return sorted(one for one in problems if one.place.file == _OURS)


def _unexpected(dataset: Dataset, places: Mapping[str, Place]) -> Iterator[Problem]:
    """The claims of rows that change the answer which a question of the dataset expects."""
    if not any(question.expected for question in dataset.header.questions):
        return
    engine = Memory(dataset)
    for question in dataset.header.questions:
        try:
            found = {one.id for one in answer(engine, question).relations}
        except (NoPath, UnknownName, AmbiguousName):
            continue  # which is so without the rows, too
        for identifier in sorted(found - {*question.expected}) if question.expected else ():
            message = (
                f'question "{question.id}" expects an answer without this claim, {identifier}; take '
                "its expected away, import, and look at the answer anew"
            )
            yield Problem(places[identifier], "unexpected-answer", message)


def _first(path: Path) -> str:
    return str(path[0]) if path else ""


def _faults(errors: Sequence[Problem], judged: Judged, there: There) -> Iterator[LeftOut]:
    """The rows that errors leave out: that of a claim, all that name a broken entity."""
    broken: dict[str, LeftOut] = {}
    for error, told in zip(errors, _told(errors, judged, there), strict=True):
        if error.place.column:
            yield told
        else:
            broken.setdefault(_parts(error)[0], told)
    for draft in judged.drafts if broken else ():
        for value in draft.record.values():
            about = broken.get(value) if isinstance(value, str) else None
            if about is not None:
                column = about.column if draft.row == about.row else ""
                yield LeftOut(draft.row, column, about.reason, about.rule)


def _told(problems: Sequence[Problem], judged: Judged, there: There) -> Iterator[LeftOut]:
    """Problems by their rows and columns."""
    drafts = {one.row: one for one in judged.drafts}
    entities = {one.id: one for one in judged.entities}
    for problem in problems:
        row, field = problem.place.line, problem.place.record
        if problem.place.column:
            column = drafts[row].column(field) if field else ""
        else:
            identifier, field = _parts(problem)
            column = f"{entities[identifier].column}{_OF_ENTITIES.get(field, '')}"
        reason = _NAMED_ROW.sub(lambda named: there.row(int(named[1])), problem.message)
        yield LeftOut(row, column, f"{reason} [{problem.rule}]", problem.rule)


def _parts(problem: Problem) -> tuple[str, str]:
    """The id of an entity, and the field of it, that a problem is of."""
    identifier, _, field = problem.place.record.partition(" ")
    return identifier, field

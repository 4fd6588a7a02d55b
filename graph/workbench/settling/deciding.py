"""What becomes of the outcome's files by a decision: claims, the entities that they need, and a line of the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from graph.importing.judging import Plain as Listed
from graph.mending.opening import Files, Record, new_problems
from graph.problems import Place, Problem, UneditableFile
from graph.reading.examination import Parts, examine
from graph.reading.files import SECTIONS
from graph.workbench.settling.joining import Joined, Plain
from graph.workbench.settling.log import WHOSE, Settled, logged, read_log
from graph.workbench.settling.pairs import CODED, FIELDS, WORDINGS, Unit
from graph.writing.placing import place_of_entity, place_of_relation
from graph.writing.splicing import Edit, Opened, Put, Take
from graph.writing.splicing.edits import applied, changes_of

Edits = dict[Path, list[Edit]]


def outcome(joined: Joined, unit: Unit, settled: Settled | None = None) -> list[Plain]:
    """The claims that a decision makes of a pair.

    Parameters
    ----------
    joined : Joined
    unit : Unit
    settled : Settled, optional
        None for what is alike, and taken as it is.
    """
    decision = settled.decision if settled else "first"
    if decision == "neither":
        return []
    if decision == "both":
        return _both(joined, unit)
    if decision in WHOSE:
        whose = WHOSE.index(decision)
        choices = dict.fromkeys(unit.fields, whose)
    else:
        whose = unit.lone or 0
        told = settled.fields if settled else {}
        choices = {name: WHOSE.index(one) for name, one in told.items() if one in WHOSE}
        whose = choices.get("kind", whose)
    record = _merged(joined, unit, whose, choices)
    if settled and settled.fields.get("words") == "both":
        record["evidence"] = _evidence(unit)
    if settled and settled.sentence is not None:
        record.pop("statements", None)  # they say another sentence
        record["statement"] = settled.sentence
    return [_in_order(record)]


def _merged(joined: Joined, unit: Unit, whose: int, choices: Mapping[str, int]) -> Plain:
    """A claim of one side with some fields of the other; and what the other alone says, if all else is alike."""
    base, other = unit.sides[whose], unit.sides[1 - whose]
    if base is None:
        return {}
    record = dict(base)
    if other is None:
        return record
    for field, side in choices.items():
        taken = unit.sides[side]
        if field == "kind" or side == whose or taken is None:
            continue
        for name in FIELDS.get(field, (field,)):
            record.pop(name, None)
            if name in taken:
                record[name] = taken[name]
    quiet = [] if joined.topics_compared else ["topic"]
    if not any(field in choices for field in WORDINGS):
        quiet += [name for names in WORDINGS.values() for name in names]
    for name in quiet:
        if name in other:
            mine = record.get(name)
            if isinstance(mine, dict):
                record[name] = {**other[name], **mine}
            elif mine is None and not _coded(unit):
                record[name] = other[name]
    return record


def _coded(unit: Unit) -> bool:
    return any(field not in {"words", *WORDINGS} for field in unit.fields)


def _both(joined: Joined, unit: Unit) -> list[Plain]:
    """Both claims; where they are one claim, it cites what either cites."""
    records = [dict(record) for record in unit.sides if record is not None]
    ids = {joined.relation(record).id for record in records}
    if len(ids) == len(records):
        return [_in_order(record) for record in records]
    return [_in_order({**records[0], "evidence": _evidence(unit)})]


def _evidence(unit: Unit) -> list[Plain]:
    """What either of a pair cites, in the order of the text; of places that lie in each other, the wider."""
    found: list[Plain] = []
    for record in filter(None, unit.sides):
        for one in record["evidence"]:
            if not any(_within(one, other) for other in found):
                found = [other for other in found if not _within(other, one)] + [one]
    return found


def _within(one: Plain, other: Plain) -> bool:
    if "start" not in one or "start" not in other:
        return one == other
    return bool(
        one["document"] == other["document"]
        and other["start"] <= one["start"]
        and one["end"] <= other["end"]
    )


_FIRST = ("kind", "source", "target", "scenario", "topic", *CODED)
_LAST = (*WORDINGS["sentence"], *WORDINGS["note"], "evidence")


def _in_order(record: Plain) -> Plain:
    """A claim's fields as the data have them: its own before its sentence, its evidence last."""
    own = [name for name in record if name not in {*_FIRST, *_LAST}]
    return {name: record[name] for name in dict.fromkeys((*_FIRST, *own, *_LAST)) if name in record}


class EditedSince(UneditableFile):
    """What a decision wrote is no longer there, so that it cannot be taken away for another."""


class Deciding:
    """Decisions as edits of the outcome's files.

    Parameters
    ----------
    joined : Joined
    files : Files
        As they are now.
    faults : sequence of Problem
        What a check finds wrong with them.
    """

    def __init__(self, joined: Joined, files: Files, faults: Sequence[Problem]) -> None:
        self.joined = joined
        self.files = files
        self._faults = faults

    def edits(self, unit: Unit, settled: Settled, before: Settled | None = None) -> Edits:
        """What a decision writes.

        Parameters
        ----------
        unit : Unit
        settled : Settled
        before : Settled, optional
            What was decided of the same, and is so no longer.

        Raises
        ------
        UneditableFile
            Where what was decided before has been edited since, or the log cannot be.
        """
        made: defaultdict[Path, list[Edit]] = defaultdict(list)
        if self.files.decisions is None:
            raise UneditableFile(
                self.files.header.place(()), "there is no log of decisions beside it"
            )
        if unit.what == "claims":
            self._claims(unit, settled, before, made)
        else:
            self._thing(unit, settled, made)
        made[self.files.decisions.path].append(logged(self.files.decisions, settled))
        return dict(made)

    def wrong(self, edits: Edits) -> list[Problem]:
        """What a check would find wrong after some edits that it does not find now.

        Parameters
        ----------
        edits : dict of path to list of Edit
        """
        files = self.files
        values = {
            file.path: applied(file.value, changes_of(file.value, edits.get(file.path, ())))
            for file in (files.header, *files.data)
        }
        header = values[files.header.path]
        parts = [(name, header[name]) for name in SECTIONS if name in header]
        for file in files.data:
            name = file.path.name.casefold()
            parts += [(one, values[file.path]) for one in SECTIONS if name.startswith(one)]

        def place(*_path: object) -> Place:
            return Place(files.header.path.parent.name)

        sections = [(name, partial(Listed, records or (), place)) for name, records in parts]
        own = {name: part for name, part in header.items() if name not in SECTIONS}
        found = examine(Parts(own, place, sections), thorough=True)
        return [
            one for one in new_problems(self._faults, found.problems) if one.severity == "error"
        ]

    def _claims(
        self,
        unit: Unit,
        settled: Settled,
        before: Settled | None,
        made: defaultdict[Path, list[Edit]],
    ) -> None:
        there = [*self.files.records("relations")]
        taken = (
            [self._found(record, there) for record in outcome(self.joined, unit, before)]
            if before
            else []
        )
        for one in taken:
            made[one.file.path].append(Take(one.path))
        gone = {(one.file.path, one.path) for one in taken}
        records = outcome(self.joined, unit, settled)
        files = self._of("relations")
        documents = [one["id"] for one in self.files.header.value.get("documents", ())]
        for record in records:
            spot = place_of_relation(record, files, documents)
            made[spot.file.path].append(spot.insert(record))
        left = [dict(one.value) for one in there if (one.file.path, one.path) not in gone]
        self._entities([*left, *records], [dict(one.value) for one in taken], made)

    def _thing(self, unit: Unit, settled: Settled, made: defaultdict[Path, list[Edit]]) -> None:
        record = decided(self.joined, unit, settled)
        if unit.what == "entities":
            for one in self.files.records("entities"):
                if one.value.get("id") == record["id"]:
                    made[one.file.path].append(Put(one.path, record))
        else:
            for number, there in enumerate(self.files.header.value.get(unit.what, ())):
                if there.get("id") == record["id"]:
                    made[self.files.header.path].append(Put((unit.what, number), record))

    def _entities(
        self, records: Sequence[Plain], taken: Sequence[Plain], made: defaultdict[Path, list[Edit]]
    ) -> None:
        """Have the entities that claims need, and none that was there for claims that are gone."""
        there = {one.value.get("id"): one for one in self.files.records("entities")}
        header = self.files.header.value
        needed = self.joined.named(records, header)
        files = self._of("entities")
        decisions = self._decided()
        for (sort, name), thing in self.joined.things.items():
            if sort == "entities" and name in needed and name not in there:
                record = thing.united(decisions.get(name))
                spot = place_of_entity(record, files)
                made[spot.file.path].append(spot.insert(record))
        for name in self.joined.named(taken, {}) - needed:
            if name in there:
                made[there[name].file.path].append(Take(there[name].path))

    def _decided(self) -> dict[str, dict[str, int]]:
        """What was decided of entities, by their ids."""
        found = {}
        for one in read_log(self.files.decisions).values():
            thing = self.joined.things.get((one.what, one.first or ""))
            if one.what == "entities" and thing is not None:
                found[thing.id] = choices_of(thing.differs, one)
        return found

    def _of(self, section: str) -> list[tuple[Opened, Sequence[Any]]]:
        files = [one for one in self.files.data if one.path.name.casefold().startswith(section)]
        return [(one, one.value or ()) for one in files]

    def _found(self, record: Plain, there: Sequence[Record]) -> Record:
        for one in there:
            if dict(one.value) == record:
                return one
        told = "a claim that this decision wrote has been edited since; edit it by hand, or undo"
        raise EditedSince(self.files.data[-1].place(()), told)


def choices_of(fields: Sequence[str], settled: Settled) -> dict[str, int]:
    """Whose word counts of a thing, by field."""
    if settled.decision in WHOSE:
        return dict.fromkeys(fields, WHOSE.index(settled.decision))
    told = {name: one for name, one in settled.fields.items() if one in WHOSE}
    return {name: WHOSE.index(one) for name, one in told.items()}


def decided(joined: Joined, unit: Unit, settled: Settled) -> Plain:
    """A thing as it is decided to be."""
    thing = joined.things[unit.what, unit.ids[0] or unit.ids[1] or ""]
    return thing.united(choices_of(thing.differs, settled))


def start(joined: Joined, alike: Sequence[Unit], id: str) -> Mapping[str, Any]:
    """What the outcome says before anything is decided.

    Parameters
    ----------
    joined : Joined
    alike : sequence of Unit
        Taken as they are.
    id : str

    Returns
    -------
    mapping
        ``header``, ``entities`` and ``relations``.
    """
    header = joined.header(id)
    records = [record for unit in alike for record in outcome(joined, unit)]
    rank = {one["id"]: number for number, one in enumerate(header["documents"])}

    def place(record: Plain) -> tuple[int, float]:
        first = record["evidence"][0] if record["evidence"] else {}
        return rank.get(first.get("document", ""), len(rank)), first.get("start", float("inf"))

    needed = joined.named(records, header)
    things = [
        thing.united()
        for (sort, name), thing in joined.things.items()
        if sort == "entities" and name in needed
    ]
    return {"header": header, "entities": things, "relations": sorted(records, key=place)}

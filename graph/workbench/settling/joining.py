"""Two annotations in the ids of one: what they share is one thing, and where they describe it otherwise is told.

The first's ids are kept; what only the second has keeps its own. Conclusions (headline, findings, questions
with their answers, what is unsaid) rest on claims that are yet to be settled, and are not taken over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from graph.agreement.partners import STEPS, Partners, partners, things
from graph.folding import fold
from graph.model import (
    AUTHOR,
    DATA_FORMAT,
    Dataset,
    Entity,
    KindDeclarations,
    Relation,
    builtin,
    references,
)
from graph.problems import UnusableFile

Plain = dict[str, Any]
Same = Iterable[tuple[str, str]]
SIDES = (0, 1)
_COMMON = frozenset(Entity.model_fields)
_QUIET = frozenset(("id", "name", "aliases", "annotated"))
"""Fields in which no difference is settled: another name becomes an alias."""


@dataclass(frozen=True)
class Thing:
    """Something that both declare, in the ids of the outcome.

    Parameters
    ----------
    sort : str
        ``entities``, ``scenarios``, ``topics`` or ``documents``.
    id : str
    records : pair of dict or None
        What either says of it.
    differs : tuple of str
        The fields in which both say something, and not the same.
    """

    sort: str
    id: str
    records: tuple[Plain | None, Plain | None]
    differs: tuple[str, ...] = ()

    def united(self, choices: Mapping[str, int] | None = None) -> Plain:
        """The two in one.

        Parameters
        ----------
        choices : mapping of str to int, optional
            Whose word counts, by field; by default the first's.
        """
        choices = choices or {}
        whose = choices.get("kind", 0)
        base, other = self.records[whose], self.records[1 - whose]
        if base is None or other is None:
            found = base or other or {}
            return {**found, "id": self.id}
        made: Plain = {}
        own = self.sort == "entities" and base.get("kind") != other.get("kind")
        for name in dict.fromkeys((*base, *other)):
            if own and name not in _COMMON and name not in base:
                continue  # a field of the kind that it is not
            first, second = base.get(name), other.get(name)
            if name in choices:
                taken = self.records[choices[name]] or {}
                first, second = taken.get(name), None
            if isinstance(first, dict) and isinstance(second, dict):
                made[name] = {**second, **first}
            elif name == "aliases":
                made[name] = [*_apart((*(first or ()), *(second or ())), base["name"])]
            elif first is not None or second is not None:
                made[name] = second if first is None else first
        if made.get("aliases") == []:
            del made["aliases"]
        return {**made, "id": self.id}


class Joined:
    """Two annotations of the same documents in the ids of one.

    Parameters
    ----------
    datasets : pair of Dataset
        One claim a voice.
    same : iterable of (str, str)
        What else is one thing: its id in the first, and in the second.

    Raises
    ------
    UnusableFile
        Where they are no annotations of the same documents, or declare a kind in two ways.
    """

    def __init__(self, datasets: tuple[Dataset, Dataset], same: Same = ()) -> None:
        self.datasets = datasets
        said = tuple(same)
        there = things(datasets[0]), things(datasets[1])
        self._partners: Mapping[str, Partners] = {
            sort: partners(there[0][sort], there[1][sort], steps, said)
            for sort, steps in STEPS.items()
        }
        self._refuse_other_documents()
        self.kinds = _kinds_of(datasets)
        self.vocabulary = builtin().declare(self.kinds)
        self.topics_compared = all(dataset.header.topics for dataset in datasets)
        self._named = [
            {fold(one.name): self.id_of("entities", side, one.id) for one in dataset.entities}
            for side, dataset in enumerate(datasets)
        ]
        self.things = {
            (sort, thing.id): thing
            for sort in STEPS
            for thing in self._things(sort, (there[0][sort], there[1][sort]))
        }

    def id_of(self, sort: str, side: int, id: str) -> str:
        """What something of a side is called in the outcome."""
        return self._partners[sort].key(side, id)[1]

    def claim(self, side: int, relation: Relation) -> Plain:
        """A claim as it would be written into the outcome."""
        record = plain(relation)
        record.pop("id", None)  # it follows from what the claim says, in the outcome's words
        for name in references(type(relation)):
            if record.get(name) is not None:
                record[name] = self.id_of("entities", side, record[name])
        holder = record.get("holder")
        if holder is not None and holder != AUTHOR:
            documents = self._partners["documents"].keys[side]
            sort = "documents" if holder in documents else "entities"
            record["holder"] = self.id_of(sort, side, holder)
        for name in ("scenario", "topic"):
            if record.get(name) is not None:
                record[name] = self.id_of(f"{name}s", side, record[name])
        record["evidence"] = [
            {**one, "document": self.id_of("documents", side, one["document"])}
            for one in record.get("evidence", ())
        ]
        return record

    def relation(self, record: Plain) -> Relation:
        """A claim of the outcome as a value."""
        (made,) = self.vocabulary.relation_adapter.validate_python([record])
        return made

    def entity(self, record: Plain) -> Entity:
        """An entity of the outcome as a value."""
        (made,) = self.vocabulary.entity_adapter.validate_python([record])
        return made

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """All entities of both."""
        found = (one.united() for (sort, _id), one in self.things.items() if sort == "entities")
        return tuple(map(self.entity, found))

    def header(self, id: str) -> Plain:
        """What the outcome's header says.

        Parameters
        ----------
        id : str
            Of the outcome.
        """
        first, second = (plain(dataset.header) for dataset in self.datasets)
        made: Plain = {"id": id, "format": DATA_FORMAT, "title": first["title"]}
        for name in ("titles", "description", "descriptions", "language"):
            if first.get(name) or second.get(name):
                made[name] = first.get(name) or second[name]
        if first.get("license") == second.get("license") and first.get("license"):
            made["license"] = first["license"]
        kinds = self.kinds.model_dump(mode="json", exclude_defaults=True)
        for sort in ("documents", "groups", "scenarios", "topics"):
            made[sort] = [*self._of_header(sort, first, second)]
        made |= {"kinds": kinds, "silent": [*self._silent()]}
        return {name: value for name, value in made.items() if value}

    def named(self, records: Iterable[Plain], header: Plain) -> set[str]:
        """The ids of the entities that some claims, a header, and these entities themselves name.

        Parameters
        ----------
        records : iterable of dict
            Claims of the outcome.
        header : dict
        """
        open_ones = {name for record in records for name in self._ends(record)}
        for document in header.get("documents", ()):
            open_ones.update(document.get("by", ()))
            open_ones.add((document.get("disclaimer") or {}).get("by") or "")
        for scenario in header.get("scenarios", ()):
            for part in ("condition", "counterparts"):
                open_ones.update((scenario.get(part) or {}).values())
        found: set[str] = set()
        while open_ones:
            name = open_ones.pop()
            thing = self.things.get(("entities", name))
            if thing is None or name in found:
                continue
            found.add(name)
            for record in filter(None, thing.records):
                kind = self.vocabulary.entities[record["kind"]]
                open_ones.update(filter(None, map(record.get, references(kind))))
        return found

    def _ends(self, record: Plain) -> Iterator[str]:
        kind = self.vocabulary.relations[record["kind"]]
        yield from filter(None, map(record.get, (*references(kind), "holder")))

    def _of_header(self, sort: str, first: Plain, second: Plain) -> Iterator[Plain]:
        if sort == "groups":
            known = {one["id"] for one in first.get(sort, ())}
            yield from first.get(sort, ())
            yield from (one for one in second.get(sort, ()) if one["id"] not in known)
        else:
            yield from (thing.united() for (own, _id), thing in self.things.items() if own == sort)

    def _silent(self) -> Iterator[Plain]:
        """What either says is silent; of two stretches that overlap, the first's."""
        taken: list[tuple[str, int, int]] = []
        for side, dataset in enumerate(self.datasets):
            for one in dataset.header.silent:
                document = self.id_of("documents", side, one.document)
                if not any(
                    document == other and one.start < end and start < one.end
                    for other, start, end in taken
                ):
                    taken.append((document, one.start, one.end))
                    yield {**plain(one), "document": document}

    def _things(self, sort: str, sides: tuple[Sequence[Any], Sequence[Any]]) -> Iterator[Thing]:
        found: dict[str, list[Plain | None]] = {}
        for side, those in enumerate(sides):
            for one in those:
                name = self.id_of(sort, side, one.id)
                records = found.setdefault(name, [None, None])
                record = self._record(sort, side, one)
                before = records[side]
                if before is not None:  # several of one side are one of the other
                    record = Thing(sort, name, (before, record)).united()
                records[side] = record
        for name, (first, second) in found.items():
            if sort == "entities" and first and second:
                found[name] = [self._with_name(name, first, second), second]
        for name, (first, second) in found.items():
            differs = _differs(sort, first, second) if first and second else ()
            yield Thing(sort, name, (first, second), differs)

    def _with_name(self, id: str, record: Plain, other: Plain) -> Plain:
        """An entity that is also found by what the other annotator calls it, if nobody else is."""
        called = fold(other["name"])
        known = {fold(name) for name in (record["name"], *record.get("aliases", ()))}
        elsewhere = {ids[called] for ids in self._named if called in ids} - {id}
        if called in known or elsewhere:
            return record
        return {**record, "aliases": [*record.get("aliases", ()), other["name"]]}

    def _record(self, sort: str, side: int, one: Any) -> Plain:
        record = plain(one)
        record["id"] = self.id_of(sort, side, one.id)
        record.pop("annotated", None)  # whether it is, is known once all is settled

        def entity(name: str) -> str:
            return self.id_of("entities", side, name)

        if isinstance(one, Entity):
            kind = type(one)
            for name in references(kind):
                if record.get(name) is not None:
                    record[name] = entity(record[name])
        for name in ("condition", "counterparts"):
            if isinstance(record.get(name), dict):
                record[name] = {part: entity(player) for part, player in record[name].items()}
        if record.get("by"):
            record["by"] = [entity(name) for name in record["by"]]
        if (record.get("disclaimer") or {}).get("by"):
            record["disclaimer"] = {
                **record["disclaimer"],
                "by": entity(record["disclaimer"]["by"]),
            }
        return record

    def _refuse_other_documents(self) -> None:
        shared = self._partners["documents"].shared
        for side, dataset in enumerate(self.datasets):
            for one in dataset.header.documents:
                if self._partners["documents"].key(side, one.id) not in shared:
                    here, there = (self.datasets[number].header.id for number in (side, 1 - side))
                    told = (
                        f'its document "{one.id}" is not in {there}, and what is settled are two '
                        f"annotations of the same documents; declare it there too, or take it out of {here}"
                    )
                    raise UnusableFile(here, told)
        digests: dict[str, str] = {}
        for side, dataset in enumerate(self.datasets):
            for one in dataset.header.documents:
                name = self.id_of("documents", side, one.id)
                if one.digest and digests.setdefault(name, one.digest) != one.digest:
                    told = (
                        f'its document "{one.id}" is another text than in '
                        f"{self.datasets[0].header.id} (the digests differ); policygraph verify --fix "
                        "moves the citations of one to the text of the other"
                    )
                    raise UnusableFile(dataset.header.id, told)


def plain(value: BaseModel) -> Plain:
    """What a value says, without the fields that say only their default."""
    said: Plain = value.model_dump(mode="json", exclude_defaults=True)
    kind = value.__dict__.get("kind")
    return {"kind": kind} | said if isinstance(kind, str) else said


def _apart(aliases: Iterable[str], name: str) -> Iterator[str]:
    """Aliases, those of them left out that say the name, or an alias before them, once more."""
    known = {fold(name)}
    for one in aliases:
        if fold(one) not in known:
            known.add(fold(one))
            yield one


def alike(one: Any, other: Any) -> bool:
    """Whether two values say the same; capitals, accents and white space aside."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other or fold(one) == fold(other)
    if isinstance(one, dict) and isinstance(other, dict):
        return all(alike(one[name], other[name]) for name in one.keys() & other.keys())
    return bool(one == other)


def _differs(sort: str, first: Plain, second: Plain) -> tuple[str, ...]:
    own = sort == "entities" and first["kind"] != second["kind"]
    return tuple(
        name
        for name in first
        if name in second and name not in _QUIET and not (own and name not in _COMMON)
        if not alike(first[name], second[name])
    )


def _kinds_of(datasets: tuple[Dataset, Dataset]) -> KindDeclarations:
    """The kinds that either declares."""
    made: dict[str, tuple[Any, ...]] = {}
    first, second = (dataset.header.kinds for dataset in datasets)
    for section in ("entities", "relations"):
        known = {one.kind: one for one in getattr(first, section)}
        for one in getattr(second, section):
            if known.setdefault(one.kind, one) != one:
                told = (
                    f'it declares the kind "{one.kind}" in another way than {datasets[0].header.id}; '
                    "declare it alike in both"
                )
                raise UnusableFile(datasets[1].header.id, told)
        made[section] = tuple(known.values())
    return KindDeclarations(entities=made["entities"], relations=made["relations"])

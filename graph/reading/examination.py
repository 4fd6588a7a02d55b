"""One dataset, from files or from memory, held to every rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from graph.model import Dataset, Entity, Header, Relation, Vocabulary, in_text_order, references
from graph.problems import Place, Problem
from graph.reading.header import declared_kinds, read_header, unsure_rules
from graph.reading.partial import is_unknown
from graph.reading.records import UNPLACED, Places, Records, said_whole
from graph.reading.rules import (
    entity_rules,
    header_rules,
    question_rules,
    relation_rules,
    repeat_rules,
)
from graph.reading.sources import HeaderPlacing, Path, Source, Unreadable, unopened
from graph.voices import Voices, told_apart

_ID = re.compile(r"""\bid["']?\s*:\s*["']?([a-z0-9-]+)""")


Opening = Callable[[], Source]
"""What opens some records. May raise ``Unreadable``, ``OSError`` and ``UnusableFile``."""


class Parts(NamedTuple):
    """What a dataset is made of, before any of it is read.

    Parameters
    ----------
    header : mapping, optional
        As plain values; none where it could not be read.
    place : callable
        Where something in the header stands.
    sections : sequence
        The name of a section with what opens some of its records, in the order to read them.
    """

    header: Mapping[str, Any] | None
    place: HeaderPlacing
    sections: Sequence[tuple[str, Opening]]


class Examination(NamedTuple):
    """What an examination came to.

    Parameters
    ----------
    dataset : Dataset
        All that could be understood.
    problems : sequence of Problem
    places : mapping of str to Place
        Where each relation stands, by its id; looked up when asked for.
    sound : Dataset, optional
        What of it has no fault, and can be asked; none where the header has one.
    """

    dataset: Dataset
    problems: Sequence[Problem]
    places: Mapping[str, Place]
    sound: Dataset | None


class Heard(NamedTuple):
    """The relations that were read, told apart by voice.

    Parameters
    ----------
    relations : list of Relation
        One a voice.
    origins : sequence of int
        Which of the records each comes from.
    records : Records
    """

    relations: list[Relation]
    origins: Sequence[int]
    records: Records[Relation]

    def place(self, index: int, path: Path) -> Place:
        """Where the n-th of them stands."""
        return self.records.place(self.origins[index], path)


def examine(parts: Parts, *, thorough: bool = False) -> Examination:
    """Read the parts of a dataset and hold them to every rule.

    Parameters
    ----------
    parts : Parts
    thorough : bool
        Also look for what costs a second look at the files.
    """
    header, problems, unknown = read_header(parts.header, parts.place)
    vocabulary, misdeclared, undeclared = declared_kinds(header, parts.place, unknown)
    problems += misdeclared
    entities = Records(Entity, vocabulary.entity_adapter, vocabulary.entities, undeclared)
    relations = Records(Relation, vocabulary.relation_adapter, vocabulary.relations, undeclared)
    sections: dict[str, Records[Any]] = {"entities": entities, "relations": relations}
    for name, opened in parts.sections:
        problems += _taken(name, sections[name], opened, thorough=thorough)
    heard = _heard(relations, header)

    def place(path: Path) -> Place:
        return UNPLACED if is_unknown(unknown, path) else parts.place(path)

    blamed: set[int] = set()
    unsure = {*unsure_rules(header, unknown), *_unsure_of(entities, heard)}
    found = _rule_problems(header, vocabulary, entities, heard, place, blamed)
    problems += (
        problem for problem in found if problem.place is not UNPLACED and problem.rule not in unsure
    )
    whole = [
        relation
        for relation, origin in zip(heard.relations, heard.origins, strict=True)
        if origin not in relations.unknown
    ]
    dataset = Dataset(
        header=header,
        entities=_by_id(entities.valid),
        relations=in_text_order(header, whole),
        vocabulary=vocabulary,
    )
    sound = None if unknown else _sound(dataset, heard, blamed)
    return Examination(dataset, problems, Places(heard.relations, heard.place), sound)


def _taken(
    name: str, records: Records[Any], opened: Opening, *, thorough: bool
) -> Iterator[Problem]:
    """Open a source and read its records; what is wrong with them comes back as problems."""
    try:
        source = opened()
        yield from records.take(source)
        yield from source.repeated_fields(thorough=thorough)
    except Unreadable as unreadable:
        records.unread.append(unreadable.text)
        yield unreadable.problem
    except OSError as error:  # of a format from elsewhere
        yield unopened(str(error.filename or name), error).problem


def _heard(relations: Records[Relation], header: Header) -> Heard:
    """The relations of which is known what they claim, told apart by voice."""
    if not relations.unknown:
        return Heard(*told_apart(relations.readable, Voices(header)), relations)
    known = [
        index
        for index, one in enumerate(relations.readable)
        if index not in relations.unknown
        or said_whole(one, relations.unknown[index], relations.kinds)
    ]
    told, origins = told_apart([relations.readable[index] for index in known], Voices(header))
    return Heard(told, [known[origin] for origin in origins], relations)


def _unsure_of(entities: Records[Entity], heard: Heard) -> Iterator[str]:
    """The rules that nothing can be held to, as some records could not be read at all."""
    nameless = any(not entities.readable[index].id for index in entities.unknown)
    if nameless or any(_is_cut(text) for text in entities.unread):
        yield "dangling-reference"
    relations = heard.records
    if relations.unread or not relations.unknown.keys() <= set(heard.origins):
        yield "unknown-answer"


def _is_cut(text: str) -> bool:
    """Whether more is lost than one record whose id can be made out."""
    return not _ID.search(text) or "\n" in text.strip() or not text.rstrip().endswith("}")


def _rule_problems(
    header: Header,
    vocabulary: Vocabulary,
    entities: Records[Entity],
    heard: Heard,
    place: HeaderPlacing,
    blamed: set[int],
) -> Iterator[Problem]:
    """What is wrong between the records, as far as they are readable, and the header."""
    kinds = _kinds(entities, vocabulary)
    relations = heard.records
    yield from entity_rules(entities.readable, kinds, entities.place)
    yield from relation_rules(
        relations.readable, header, kinds, vocabulary, relations.place, blamed
    )
    yield from repeat_rules(heard.relations, vocabulary, heard.place)
    ids = {relation.id for relation in heard.relations}
    yield from header_rules(header, kinds, place, ids, entities.readable)
    if header.questions:
        yield from question_rules(header, kinds, ids, vocabulary, place, entities.readable)


def _kinds(entities: Records[Entity], vocabulary: Vocabulary) -> dict[str, type[Entity]]:
    """The kind of each entity, by id.

    One that is misspelt, or cannot be read, is there all the same: its relations are not to blame.
    """
    kinds: dict[str, type[Entity]] = {entity.id: type(entity) for entity in entities.readable}
    for index in entities.unknown:
        entity = entities.readable[index]
        kinds[entity.id] = vocabulary.entities.get(entity.kind, Entity)
    for text in entities.unread:
        kinds |= {name: Entity for name in _ID.findall(text) if name not in kinds}
    kinds.pop("", None)
    return kinds


def _by_id(records: Sequence[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(records, key=lambda record: record.__dict__["id"]))


def _sound(dataset: Dataset, heard: Heard, blamed: set[int]) -> Dataset:
    """A dataset without the relations that have a fault, or name what cannot be read."""
    entities = {entity.id: entity for entity in reversed(dataset.entities)}
    wrong = {
        relation.id
        for relation, origin in zip(heard.relations, heard.origins, strict=True)
        if origin in blamed or not _named(relation) <= entities.keys()
    }
    relations = {one.id: one for one in reversed(dataset.relations) if one.id not in wrong}
    return replace(
        dataset,
        entities=_by_id([*entities.values()]),
        relations=tuple(reversed(relations.values())),
    )


def _named(relation: Relation) -> set[str]:
    """The entities that a relation names."""
    return {
        name
        for field in references(type(relation))
        if (name := getattr(relation, field)) is not None
    }

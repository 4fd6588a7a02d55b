"""One dataset, from files or from memory, held to every rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graph.model import Dataset, Entity, Header, Relation, Vocabulary, in_text_order
from graph.problems import Place, Problem, UnusableFile
from graph.reading.header import UNREAD, declared_kinds, read_header
from graph.reading.records import Places, Records
from graph.reading.rules import (
    Cited,
    entity_rules,
    header_rules,
    question_rules,
    relation_rules,
    repeat_rules,
)
from graph.reading.sources import HeaderPlacing, Path, Source, Unreadable
from graph.voices import Voices, told_apart

OF_THE_HEADER = frozenset(("unknown-kind", "unknown-scenario", "unknown-topic", "unknown-document"))
"""The rules that nothing can be held to where the header could not be read."""
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
    places : Places
        Where each relation stands, by its id; looked up when asked for.
    """

    dataset: Dataset
    problems: Sequence[Problem]
    places: Places


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

    def record(self, index: int) -> Relation:
        """The record that the n-th of them comes from."""
        return self.records.valid[self.origins[index]]


def examine(parts: Parts, *, thorough: bool = False) -> Examination:
    """Read the parts of a dataset and hold them to every rule.

    Parameters
    ----------
    parts : Parts
    thorough : bool
        Also look for what costs a second look at the files.
    """
    value = UNREAD if parts.header is None else parts.header
    header, problems = read_header(value, parts.place)
    vocabulary, misdeclared = declared_kinds(header, parts.place)
    problems += misdeclared
    entities: Records[Entity] = Records(vocabulary.entity_adapter, vocabulary.entities)
    relations: Records[Relation] = Records(vocabulary.relation_adapter, vocabulary.relations)
    sections: dict[str, Records[Any]] = {"entities": entities, "relations": relations}
    for name, opened in parts.sections:
        problems += _taken(sections[name], opened, thorough=thorough)
    heard = Heard(*told_apart(relations.valid, Voices(header)), relations)
    problems += _rule_problems(header, vocabulary, entities, heard, parts.place)
    if parts.header is None:
        problems = [problem for problem in problems if problem.rule not in OF_THE_HEADER]
    dataset = Dataset(
        header=header,
        entities=_by_id(entities.valid),
        relations=in_text_order(header, heard.relations),
        vocabulary=vocabulary,
    )
    return Examination(dataset, problems, Places(heard.relations, heard.place, heard.record))


def _taken(records: Records[Any], opened: Opening, *, thorough: bool) -> Iterator[Problem]:
    """Open a source and read its records; what is wrong with them comes back as problems."""
    try:
        source = opened()
        yield from records.take(source)
        yield from source.repeated_fields(thorough=thorough)
    except Unreadable as unreadable:
        records.unread.append(unreadable.text)
        yield unreadable.problem
    except OSError as error:
        raise UnusableFile(str(error.filename), error.strerror or str(error)) from None


def _rule_problems(
    header: Header,
    vocabulary: Vocabulary,
    entities: Records[Entity],
    heard: Heard,
    place: HeaderPlacing,
) -> Iterator[Problem]:
    """What is wrong between the records that each are well formed, and the header."""
    kinds = _kinds(entities, vocabulary)
    relations = heard.records
    cited = Cited(header, relations.valid)
    yield from entity_rules(entities.valid, kinds, entities.place)
    yield from relation_rules(relations.valid, header, kinds, vocabulary, cited, relations.place)
    yield from repeat_rules(heard.relations, vocabulary, heard.place)
    ids = {relation.id for relation in heard.relations}
    all_lost = relations.unread and not ids
    yield from header_rules(header, kinds, cited, place, None if all_lost else ids, entities.valid)
    if header.questions:
        for problem in question_rules(header, kinds, ids, vocabulary, place, entities.valid):
            if not all_lost or problem.rule != "unknown-answer":
                yield problem


def _kinds(entities: Records[Entity], vocabulary: Vocabulary) -> dict[str, type[Entity]]:
    """The kind of each entity, by id.

    One that is misspelt, or cannot be read, is there all the same: its relations are not to blame.
    """
    kinds: dict[str, type[Entity]] = {entity.id: type(entity) for entity in entities.valid}
    for record in entities.broken:
        if isinstance(record, dict) and isinstance(record.get("id"), str):
            kind = vocabulary.entities.get(str(record.get("kind")), Entity)
            kinds.setdefault(record["id"], kind)
    for text in entities.unread:
        kinds |= {name: Entity for name in _ID.findall(text) if name not in kinds}
    return kinds


def _by_id(records: Sequence[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(records, key=lambda record: record.__dict__["id"]))

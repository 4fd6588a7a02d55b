"""One dataset, from files or from memory, held to every rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graph.model import Dataset, Entity, Header, Relation, Vocabulary
from graph.problems import Place, Problem, UnusableFile
from graph.reading.header import UNREAD, declared_kinds, read_header
from graph.reading.records import Places, Records
from graph.reading.rules import entity_rules, header_rules, question_rules, relation_rules
from graph.reading.sources import HeaderPlacing, Source, Unreadable

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
    places : mapping of str to Place
        Where each relation stands, by its id; looked up when asked for.
    """

    dataset: Dataset
    problems: Sequence[Problem]
    places: Mapping[str, Place]


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
    problems += _rule_problems(header, vocabulary, entities, relations, parts.place)
    if parts.header is None:
        problems = [problem for problem in problems if problem.rule not in OF_THE_HEADER]
    places = Places(relations)
    dataset = Dataset(
        header=header,
        entities=_by_id(entities.valid),
        relations=_by_id(relations.valid),
        vocabulary=vocabulary,
    )
    return Examination(dataset, problems, places)


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
    relations: Records[Relation],
    place: HeaderPlacing,
) -> Iterator[Problem]:
    """What is wrong between the records that each are well formed, and the header."""
    kinds = _kinds(entities, vocabulary)
    yield from entity_rules(entities.valid, kinds, entities.place)
    yield from relation_rules(relations.valid, header, kinds, vocabulary, relations.place)
    yield from header_rules(header, kinds, place)
    if header.questions:
        ids = {relation.id for relation in relations.valid}
        all_lost = relations.unread and not ids
        for problem in question_rules(header, kinds, ids, vocabulary, place):
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


def _by_id(records: list[Any]) -> tuple[Any, ...]:
    records.sort(key=lambda record: record.__dict__["id"])
    return tuple(records)

"""A graph as sheets, for spreadsheets and files of CSV: what each holds, with ids that stay texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.model import Entity, Relation, references
from graph.outgoing.extract import Extract
from graph.reading.cells import claim_in, id_in, in_json
from graph.reading.tables.sheets import (
    CITATIONS,
    DATASET,
    ENTITIES,
    HEADER_COLUMNS,
    HEADER_TEXTS,
    QUESTION_COLUMNS,
    QUESTION_TEXTS,
    QUESTIONS,
    RELATIONS,
    RESOLUTIONS,
    TRANSLATED,
)
from graph.writing.entities import entity_records
from graph.writing.frames import Columns
from graph.writing.records import Record, Records
from graph.writing.save import plain

PIECE = 16_000
"""Letters of a header's value that go into one cell: a spreadsheet's takes twice as many."""
_NAMED = ("source", "target", "holder", "scenario", "topic")


def sheets(extract: Extract) -> dict[str, Records]:
    """All sheets of what goes out, also those that nothing is in: none of an earlier file is left beside."""
    return {
        RELATIONS: _relations(extract),
        ENTITIES: _entities(extract),
        CITATIONS: _citations(extract),
        QUESTIONS: _questions(extract),
        DATASET: _header(extract),
    }


def header_of(extract: Extract) -> dict[str, Any]:
    """The header as plain values, with what came true, as one file of a whole dataset has it."""
    came_true = [plain(one) for one in extract.dataset.resolutions]
    return plain(extract.header) | ({RESOLUTIONS: came_true} if came_true else {})


def _relations(extract: Extract) -> Records:
    records = extract.records
    columns = records.columns | dict.fromkeys(TRANSLATED, "text")
    named = _all_named(extract.vocabulary.relations.values())
    rows = (
        _lettered(record, named)
        | {"id": claim_in(record["id"])}
        | {name: _mapping(getattr(relation, name)) for name in TRANSLATED}
        for record, relation in zip(records, extract.relations, strict=True)
    )
    return Records(rows, columns)


def _all_named(kinds: Iterable[type[Entity] | type[Relation]]) -> tuple[str, ...]:
    """The columns that name entities, scenarios and topics."""
    return (*_NAMED, *sorted({name for kind in kinds for name in references(kind)}))


def _lettered(record: Record, names: Iterable[str]) -> Record:
    """A record with ids in some columns that no program takes for something else."""
    ids = {name: id_in(record[name]) for name in names if isinstance(record.get(name), str)}
    return record | ids


def _mapping(value: Mapping[str, str]) -> str | None:
    return in_json(dict(value)) if value else None


def _entities(extract: Extract) -> Records:
    records = entity_records(extract.entities, extract.vocabulary)
    named = _all_named(extract.vocabulary.entities.values())
    return Records((_lettered(one, ("id", *named)) for one in records), records.columns)


def _citations(extract: Extract) -> Records:
    records = extract.citations
    rows = (
        _lettered(one, ("document",)) | {"relation": claim_in(one["relation"])} for one in records
    )
    return Records(rows, records.columns)


def _questions(extract: Extract) -> Records:
    columns: Columns = dict.fromkeys(QUESTION_COLUMNS, "text")
    rows = []
    for one in extract.header.questions:
        said = plain(one)
        told = {
            name: value if name in QUESTION_TEXTS else in_json(value)
            for name, value in said.items()
        }
        rows.append(dict.fromkeys(columns) | told | {"id": id_in(one.id)})
    return Records(rows, columns)


def _header(extract: Extract) -> Records:
    """What is left of a dataset: a row for each field of the header, or for each part of one."""
    columns: Columns = dict(zip(HEADER_COLUMNS, ("text", "count", "text"), strict=True))
    rows = []
    for field, value in header_of(extract).items():
        if field == QUESTIONS:
            continue
        for number, part in enumerate(value, 1) if isinstance(value, list) else ((None, value),):
            text = part if field in HEADER_TEXTS else in_json(part)
            rows += [
                dict(zip(HEADER_COLUMNS, (field, number, piece), strict=True))
                for piece in _pieces(text)
            ]
    return Records(rows, columns)


def _pieces(text: str) -> Iterator[str]:
    yield from (text[at : at + PIECE] for at in range(0, max(len(text), 1), PIECE))

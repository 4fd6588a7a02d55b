"""What a check refuses of one record, the published schema refuses, and what it takes, it takes."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from graph.model import Header, builtin
from graph.reading import read
from graph.reading.formats.yaml import YamlFile
from graph.schema import PARTS, Schema, schema
from tests.command import ROOT
from tests.json_schema import fits
from tests.tiny import HEADER, claim, write

Record = dict[str, Any]
OWN: Record = {
    "entities": [
        {
            "kind": "ferry",
            "parent": "asset",
            "label": "ferry",
            "fields": {
                "launched": {"type": "date"},
                "seats": {"type": "number"},
                "berth": {"type": "entity", "kinds": ["region"]},
                "nickname": {"type": "text"},
                "deck": {"type": "choice", "choices": ["open", "closed"], "required": True},
            },
        }
    ],
    "relations": [
        {
            "kind": "towing",
            "forward": "tows",
            "inverse": "is towed by",
            "fields": {"since": {"type": "date"}, "slowly": {"type": "yes_no"}},
        }
    ],
}
HEADER_OF_OWN = HEADER | {"kinds": OWN}
ENTITIES: list[Record] = [
    {"id": "ada", "kind": "person", "name": "Ada"},
    {"id": "bob", "kind": "person", "name": "Bob"},
    {"id": "peru", "kind": "country", "name": "Peru"},
]
CITED = {"document": "note", "start": 0, "end": 3}


def advice(**fields: Any) -> Record:
    return claim("advice", "ada", "bob", **fields)


def without(record: Record, field: str) -> Record:
    return {name: value for name, value in record.items() if name != field}


def cited(**fields: Any) -> Record:
    return advice(evidence=[CITED | fields])


RIGHT_RELATIONS: dict[str, Record] = {
    "plain": advice(),
    "with all": advice(
        topic="north", certainty="possible", negated=True, holder="ada", basis="inferred",
        start="2020", end="..", date="2024-02-29", statement="One.\nTwo.", note="Once.",
        statements={"es": "Uno."}, aspect="on tax",
    ),
    "in a scenario": advice(scenario="red", modality="plan"),
    "of a record": advice(evidence=[{"document": "note", "record": "12"}]),
    "of an address": advice(evidence=[{"document": "note", "url": "https://example.org/a"}]),
    "quoted": cited(quote="Ada", prefix="", suffix=" says", paragraph=1, coder="Ana"),
    "of a century": advice(date="2000-02-29"),
    "before Christ": advice(start="-0043-03-15", end="-0004-02-29"),
    "1 BC": advice(date="0000-02-29"),
    "long ago": advice(start="Y-17000", end="Y-12000~"),
    "about and uncertain": advice(start="1990~", end="1990-12?", date="1990-12-14%"),
    "a decade and a century": advice(start="199X", end="20XX~"),
    "a month that is not told": advice(start="2004-XX", end="2004-10-XX", date="2004-XX-XX"),
    "a season": advice(date="2001-21"),
    "an interval": advice(date="1984~/2004-06?"),
    "an open interval": advice(date="2004-02-01/.."),
    "an interval since ever": advice(date="../2001-24"),
    "an interval of unknown start": advice(date="/-0043"),
    "an interval of unknown end": advice(date="Y17000/"),
    "own": claim("towing", "ada", "peru", since="2020-06-30", slowly=True),
}  # fmt: skip
WRONG_RELATIONS: dict[str, Any] = {
    "no kind": without(advice(), "kind"),
    "unknown kind": advice() | {"kind": "advise"},
    "no source": without(advice(), "source"),
    "no target": without(advice(), "target"),
    "no modality": without(advice(), "modality"),
    "no evidence": without(advice(), "evidence"),
    "empty evidence": advice(evidence=[]),
    "evidence is no list": advice(evidence=CITED),
    "unknown field": advice(mood="good"),
    "another kind's field": advice(role="lead"),
    "unknown modality": advice(modality="fiction"),
    "unknown certainty": advice(certainty="sure"),
    "unknown basis": advice(basis="guessed"),
    "text for yes or no": advice(negated="no"),
    "a number for text": advice(statement=12),
    "a list for text": advice(note=["a"]),
    "no date": advice(start="banana"),
    "month 13": advice(start="2025-13"),
    "month 0": advice(date="2025-00"),
    "day 32": advice(date="2025-01-32"),
    "31 April": advice(date="2025-04-31"),
    "30 February": advice(date="2024-02-30"),
    "29 February": advice(date="2023-02-29"),
    "29 February of a century": advice(date="1900-02-29"),
    "year 0 with a sign": advice(date="-0000"),
    "29 February of a year that has none": advice(date="-0043-02-29"),
    "a mark within": advice(date="2004~-06"),
    "digits untold before others": advice(date="1X90"),
    "a long year of few digits": advice(date="Y2004"),
    "a day of a season": advice(date="2001-21-01"),
    "a southern season": advice(date="2001-29"),
    "two intervals": advice(date="2001/2002/2003"),
    "an interval that says no date": advice(date="../.."),
    "an interval of untold digits": advice(date="199X/2005"),
    "an interval for a start": advice(start="2004/2005"),
    "an interval for an end": advice(end="2004/2005"),
    "a date with a time": advice(date="2025-01-01T00:00"),
    "two digits": advice(date="25"),
    "open start": advice(start=".."),
    "open date": advice(date=".."),
    "a source that is no id": advice() | {"source": "Ada Lovelace"},
    "a holder that is no id": advice(holder="Who knows"),
    "a topic that is no id": advice(topic="The North"),
    "a scenario that is no id": advice(scenario="If red wins", modality="plan"),
    "control in a statement": advice(statement="a\x1b[31mb"),
    "control in a note": advice(note="a\x00b"),
    "control in another language": advice(notes={"es": "a\x9bb"}),
    "control in a field of its own": advice(aspect="a\x07b"),
    "words of no language": advice(statements={"": "Uno."}),
    "empty words": advice(statements={"es": ""}),
    "start without end": advice(evidence=[{"document": "note", "start": 0}]),
    "end without start": advice(evidence=[{"document": "note", "end": 3}]),
    "no place": advice(evidence=[{"document": "note", "paragraph": 3}]),
    "no document": advice(evidence=[{"start": 0, "end": 3}]),
    "a document that is no id": cited(document="A note"),
    "before the text": cited(start=-1),
    "an end of 0": cited(start=0, end=0),
    "paragraph 0": cited(paragraph=0),
    "half a place": cited(start=0.5),
    "a place in words": cited(start="0"),
    "a short digest": cited(digest="abc"),
    "an empty record": advice(evidence=[{"document": "note", "record": ""}]),
    "a script": advice(evidence=[{"document": "note", "url": "javascript:alert(1)"}]),
    "an unknown field of a citation": cited(page=3),
    "a date of its own": claim("towing", "ada", "peru", since="2020-06-31"),
    "yes or no of its own": claim("towing", "ada", "peru", slowly="yes"),
    "no record": "advice",
    "a list": [],
}
RIGHT_ENTITIES: dict[str, Record] = {
    "plain": {"id": "eva", "kind": "person", "name": "Eva"},
    "with all": {
        "id": "eva-2", "kind": "event", "name": "Eva’s day", "names": {"es": "El día"},
        "aliases": ["E. day"], "summary": "One.\nTwo.", "summaries": {"es": "Uno."},
        "identifiers": {"wikidata": "Q42", "mine": "7 b"}, "date": "2025-12",
    },
    "joined": {"id": "eva", "kind": "person", "name": "می‌خواهم"},
    "emoji": {"id": "eva", "kind": "group", "name": "👩🏽‍🚀 ❤️"},
    "accents": {"id": "eva", "kind": "person", "name": "E\u0301va Ñandú"},
    "own": {"id": "eva", "kind": "ferry", "name": "Eva", "deck": "open", "launched": "1999"},
}  # fmt: skip
EVA = {"id": "eva", "kind": "person", "name": "Eva"}
FERRY = {"id": "eva", "kind": "ferry", "name": "Eva", "deck": "open"}
WRONG_ENTITIES: dict[str, Any] = {
    "no id": without(EVA, "id"),
    "no kind": without(EVA, "kind"),
    "no name": without(EVA, "name"),
    "unknown kind": EVA | {"kind": "persn"},
    "unknown field": EVA | {"nmae": "Eva"},
    "capitals in an id": EVA | {"id": "Eva"},
    "an underscore in an id": EVA | {"id": "eva_1"},
    "a line end after an id": EVA | {"id": "eva\n"},
    "a long id": EVA | {"id": "x" * 201},
    "an empty name": EVA | {"name": ""},
    "a blank name": EVA | {"name": " "},
    "a wide blank": EVA | {"name": "\u3000"},
    "a blank at the end": EVA | {"name": "Eva "},
    "a blank at the beginning": EVA | {"name": "\u00a0Eva"},
    "zero width": EVA | {"name": "E\u200bva"},
    "a byte order mark": EVA | {"name": "\ufeffEva"},
    "a soft hyphen": EVA | {"name": "E\u00adva"},
    "a joiner between Latin letters": EVA | {"name": "E\u200dva"},
    "another direction": EVA | {"name": "E\u202eva"},
    "a line feed": EVA | {"name": "E\nva"},
    "a tab": EVA | {"name": "E\tva"},
    "an escape": EVA | {"name": "E\x1bva"},
    "a C1 control": EVA | {"name": "E\x85va"},
    "a line separator": EVA | {"name": "E\u2028va"},
    "private use": EVA | {"name": "E\ue000va"},
    "a mark alone": EVA | {"name": "\u0301"},
    "a filler": EVA | {"name": "\u3164"},
    "an alias of a blank": EVA | {"aliases": [" "]},
    "an empty alias": EVA | {"aliases": [""]},
    "an alias of a number": EVA | {"aliases": [7]},
    "a foreign name with a tab": EVA | {"names": {"es": "E\tva"}},
    "control in a summary": EVA | {"summary": "E\x1bva"},
    "no Wikidata": EVA | {"identifiers": {"wikidata": "42"}},
    "no country code": EVA | {"identifiers": {"iso3166-1": "Peru"}},
    "an identifier of a number": EVA | {"identifiers": {"wikidata": 42}},
    "a date of an event": EVA | {"kind": "event", "date": "2025-02-30"},
    "an unknown level": EVA | {"kind": "region", "level": "galaxy"},
    "no choice of its own": without(FERRY, "deck"),
    "an unknown choice of its own": FERRY | {"deck": "wide"},
    "a date of its own": FERRY | {"launched": "soon"},
    "a number of its own": FERRY | {"seats": "many"},
    "a reference of its own": FERRY | {"berth": "The pier"},
    "control in a text of its own": FERRY | {"nickname": "E\x07va"},
}


WAITING: dict[str, Any] = {"document": "note", "quote": "Ada says"}


def test_a_quote_that_waits_for_its_place_is_well_formed_and_a_check_says_so(
    tmp_path: Path,
) -> None:
    record = advice(evidence=[WAITING])
    assert fits(record, schema(builtin(), "relation"))
    files = {"dataset.yaml": json.dumps(HEADER_OF_OWN), "entities.json": json.dumps(ENTITIES)}
    found = read(write(tmp_path, files | {"relations.json": json.dumps([record])}))
    assert [one.rule for one in found.problems] == ["unanchored"]
    assert not fits(advice(evidence=[{"quote": "Ada says"}]), schema(builtin(), "relation"))


@pytest.fixture(scope="module")
def schemas() -> dict[str, Schema]:
    vocabulary = builtin().declare(Header.model_validate(HEADER_OF_OWN).kinds)
    # As it is printed and read again.
    return {part: json.loads(json.dumps(schema(vocabulary, part))) for part in PARTS}


def errors(folder: Path, section: str, record: Any) -> list[str]:
    """The rules that a record breaks, beside what is wrong with nothing but what it names."""
    sections = {"entities": [*ENTITIES], "relations": []}
    sections[section].append(record)
    files = {
        f"{name}.jsonl": "\n".join(json.dumps(one) for one in records)
        for name, records in sections.items()
    }
    reading = read(write(folder, {**files, "dataset.yaml": json.dumps(HEADER_OF_OWN)}))
    return [problem.rule for problem in reading.errors]


@pytest.mark.parametrize("which", RIGHT_RELATIONS)
def test_a_relation_that_is_right_is_taken_by_both(
    which: str, schemas: dict[str, Schema], tmp_path: Path
) -> None:
    record = RIGHT_RELATIONS[which]
    assert errors(tmp_path, "relations", record) == []
    assert fits([record], schemas["relations"])
    assert fits(record, schemas["relation"])


@pytest.mark.parametrize("which", WRONG_RELATIONS)
def test_a_relation_that_is_wrong_is_refused_by_both(
    which: str, schemas: dict[str, Schema], tmp_path: Path
) -> None:
    record = WRONG_RELATIONS[which]
    assert errors(tmp_path, "relations", record) != []
    assert not fits([record], schemas["relations"])
    assert not fits(record, schemas["relation"])


@pytest.mark.parametrize("which", RIGHT_ENTITIES)
def test_an_entity_that_is_right_is_taken_by_both(
    which: str, schemas: dict[str, Schema], tmp_path: Path
) -> None:
    record = RIGHT_ENTITIES[which]
    assert errors(tmp_path, "entities", record) == []
    assert fits([record], schemas["entities"])
    assert fits(record, schemas["entity"])


@pytest.mark.parametrize("which", WRONG_ENTITIES)
def test_an_entity_that_is_wrong_is_refused_by_both(
    which: str, schemas: dict[str, Schema], tmp_path: Path
) -> None:
    record = WRONG_ENTITIES[which]
    assert errors(tmp_path, "entities", record) != []
    assert not fits([record], schemas["entities"])
    assert not fits(record, schemas["entity"])


WRONG_HEADERS: dict[str, Record] = {
    "a blank title": HEADER | {"title": " "},
    "a title of two lines": HEADER | {"title": "One\ntwo"},
    "control in a description": HEADER | {"description": "a\x07b"},
    "a label with a blank": HEADER | {"topics": [{"id": "north", "label": "North "}]},
    "an author with a tab": HEADER
    | {"documents": [{"id": "n", "title": "N", "authors": ["A\tB"]}]},
    "a document's date": HEADER | {"documents": [{"id": "n", "title": "N", "date": "2025-13"}]},
    "a field of a condition": HEADER
    | {"scenarios": [{"id": "s", "label": "S", "group": "g", "condition": {"evnt": "ada"}}]},
    "an unknown field": HEADER | {"licence": "CC0"},
    "capitals in an id": HEADER | {"topics": [{"id": "North", "label": "North"}]},
}


@pytest.mark.parametrize("which", WRONG_HEADERS)
def test_a_header_that_is_wrong_is_refused_by_both(
    which: str, schemas: dict[str, Schema], tmp_path: Path
) -> None:
    header = WRONG_HEADERS[which]
    files = {"entities.jsonl": "\n".join(json.dumps(one) for one in ENTITIES)}
    reading = read(write(tmp_path, {**files, "dataset.yaml": json.dumps(header)}))
    assert reading.errors
    assert not fits(header, schemas["dataset"])


def test_a_header_that_is_right_is_taken(schemas: dict[str, Schema]) -> None:
    assert fits(HEADER_OF_OWN, schemas["dataset"])


@pytest.mark.parametrize("part", ["entities", "relations", "dataset"])
def test_the_chilean_dataset_keeps_to_its_schema(part: Any) -> None:
    path = ROOT / "data" / "chile-2025" / f"{part}.yaml"
    value = YamlFile(str(path), path.read_text(encoding="utf-8")).value
    assert fits(value, json.loads(json.dumps(schema(builtin(), part))))


def test_the_schema_of_one_record_has_an_object_at_its_root(schemas: dict[str, Schema]) -> None:
    for part in ("entity", "relation"):
        assert schemas[part]["type"] == "object"
        assert all(set(one) == {"$ref"} for one in schemas[part]["anyOf"])
    for part in PARTS:
        assert "oneOf" not in json.dumps(schemas[part]["$defs"])
        assert "discriminator" not in json.dumps(schemas[part])


def test_the_schema_s_own_library_decides_the_same(schemas: dict[str, Schema]) -> None:
    if find_spec("jsonschema") is None:
        pytest.skip("jsonschema is not installed; what stands for it here decides above")
    from importlib import import_module

    library = import_module("jsonschema").Draft202012Validator
    for part, records in (
        ("relation", {**RIGHT_RELATIONS, **WRONG_RELATIONS}),
        ("entity", {**RIGHT_ENTITIES, **WRONG_ENTITIES}),
        ("dataset", WRONG_HEADERS),
    ):
        library.check_schema(schemas[part])
        for which, record in records.items():
            if which != "a line end after an id":  # Python's "$" may stand before one
                assert library(schemas[part]).is_valid(record) is fits(record, schemas[part]), which

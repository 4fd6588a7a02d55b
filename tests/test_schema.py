"""The JSON Schema of the data files says what the model says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import graph
from graph.model import Citation, Header, builtin
from tests.command import run
from tests.tiny import claim, dataset_of, write

Schema = dict[str, Any]
DECLARED = """\
id: own
title: Own
documents: [{id: note, title: A note}]
kinds:
  entities: [{kind: tribe, parent: group, label: tribe, plural: tribes}]
  relations: [{kind: raid, forward: raids, inverse: is raided by, source: [tribe], target: [tribe]}]
"""


def schema(*words: object) -> Schema:
    done = run("schema", *words)
    assert (done.status, done.err) == (0, "")
    made: Schema = json.loads(done.out)
    return made


@pytest.fixture(scope="module")
def relations() -> Schema:
    return schema()


@pytest.fixture(scope="module")
def entities() -> Schema:
    return schema("--of", "entities")


def definition(whole: Schema, kind: str) -> Schema:
    """The part of a list's schema that a kind's records are held to."""
    found = [
        part
        for part in whole["$defs"].values()
        if part.get("properties", {}).get("kind", {}).get("const") == kind
    ]
    (one,) = found
    assert isinstance(one, dict)
    return one


def kinds_of(whole: Schema) -> set[str]:
    """The kinds that a list's records may be of."""
    names = [one["$ref"].removeprefix("#/$defs/") for one in whole["items"]["anyOf"]]
    return {whole["$defs"][name]["properties"]["kind"]["const"] for name in names}


def parts(value: Any) -> Iterator[Schema]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def test_a_file_is_a_list_of_records_told_apart_by_kind(
    relations: Schema, entities: Schema
) -> None:
    vocabulary = builtin()
    for whole, kinds in ((relations, vocabulary.relations), (entities, vocabulary.entities)):
        assert whole["type"] == "array"
        assert kinds_of(whole) == set(kinds)


def test_every_kind_has_the_fields_of_its_model_and_no_other(
    relations: Schema, entities: Schema
) -> None:
    vocabulary = builtin()
    models = [(relations, kind, cls) for kind, cls in vocabulary.relations.items()]
    models += [(entities, kind, cls) for kind, cls in vocabulary.entities.items()]  # type: ignore[misc]
    for whole, kind, cls in models:
        part = definition(whole, kind)
        assert set(part["properties"]) == set(cls.model_fields)
        assert part["additionalProperties"] is False
        assert part["properties"]["kind"]["const"] == kind
        required = {name for name, field in cls.model_fields.items() if field.is_required()}
        assert required <= set(part["required"])
        assert part["description"] == (cls.__doc__ or "").strip()


def test_words_are_listed_for_an_editor_to_complete(relations: Schema) -> None:
    fields = definition(relations, "deployment")["properties"]
    assert fields["modality"]["enum"] == [
        "fact",
        "assessment",
        "plan",
        "expectation",
        "risk",
        "recommendation",
    ]
    assert fields["certainty"]["enum"] == ["certain", "probable", "possible"]
    assert "region" in fields["target"]["description"]


def test_every_field_of_a_relation_is_explained(relations: Schema) -> None:
    for kind in builtin().relations:
        for name, field in definition(relations, kind)["properties"].items():
            assert name in {"kind", "start", "end", "date"} or field.get("description"), (
                kind,
                name,
            )


def test_the_header_has_every_section() -> None:
    whole = schema("--of", "dataset")
    assert set(whole["properties"]) == set(Header.model_fields)
    assert set(whole["required"]) == {"id", "title"}
    assert whole["additionalProperties"] is False


def test_every_reference_leads_somewhere() -> None:
    for part in ("relations", "entities", "dataset"):
        whole = schema("--of", part)
        for one in parts(whole):
            if isinstance(one.get("$ref"), str):
                assert one["$ref"].removeprefix("#/$defs/") in whole["$defs"]


def test_declared_kinds_are_included(tmp_path: Path) -> None:
    whole = schema("-d", write(tmp_path, {"dataset.yaml": DECLARED}))
    assert definition(whole, "raid")["properties"]["kind"]["const"] == "raid"
    assert "border" in kinds_of(whole)
    of_entities = schema("-d", tmp_path, "--of", "entities")
    assert definition(of_entities, "tribe")["properties"]["kind"]["const"] == "tribe"


def test_the_schema_is_the_same_twice() -> None:
    assert run("schema").out == run("schema").out


# What it accepts, the model accepts

TYPES: dict[str, type] = {"integer": int, "string": str, "null": type(None)}
GOOD = [
    claim("advice", "ada", "bob"),
    claim("deployment", "army", "north", role="lead", scenario="red", modality="plan"),
    claim("border", "peru", "chile", negated=True, certainty="possible", topic="north"),
    claim("visit", "ada", "peru", date="2025-12", statement="She goes.", note="Once."),
    claim("office", "ada", "peru", start="2020", end=".."),
    claim("advice", "ada", "bob", statements={"es": "Ada lo dice."}, notes={"es": "Una vez."}),
    claim("advice", "ada", "bob", evidence=[{"document": "note", "record": "12", "coder": "me"}]),
    claim("advice", "ada", "bob", evidence=[{"document": "note", "url": "https://a.org/b"}]),
]
BAD = [
    claim("advise", "ada", "bob"),
    claim("advice", "ada", "bob", modality="fiction"),
    claim("advice", "ada", "bob", certainty="sure"),
    claim("advice", "ada", "bob", role="lead"),
    claim("advice", "ada", "bob", negated="no"),
    claim("deployment", "army", "north", role="boss"),
    claim("advice", "ada", "bob", evidence=[{"document": "note", "start": -1, "end": 2}]),
    claim("advice", "ada", "bob", evidence=[{"document": "note", "start": 1, "end": 2, "x": 1}]),
    claim("advice", "ada", "bob", evidence=[{"document": "note", "record": ""}]),
    claim("advice", "ada", "bob", evidence=[{"document": "note", "url": "javascript:alert(1)"}]),
    claim("advice", "ada", "bob", evidence=[{"document": "note", "url": "a.org"}]),
    claim("advice", "ada", "bob", statements={"es": ""}),
    claim("advice", "ada", "bob", statements={"": "Ada."}),
    claim("advice", "ada", "bob", statements=["Ada."]),
    {"kind": "advice", "source": "ada", "modality": "fact"},
    {"source": "ada", "target": "bob", "modality": "fact"},
    [],
    "advice",
]


PLACES: tuple[tuple[dict[str, Any], bool], ...] = (
    ({"start": 0, "end": 3}, True),
    ({"start": 0, "end": 3, "record": "12", "url": "https://a.org/b"}, True),
    ({"record": "12"}, True),
    ({"url": "https://a.org/b"}, True),
    ({"start": None, "end": None, "record": "12"}, True),
    ({}, False),
    ({"paragraph": 3}, False),
    ({"start": 0}, False),
    ({"end": 3}, False),
    ({"record": None}, False),
    ({"record": "12", "start": 0}, False),
    ({"url": "https://a.org/b", "end": 3}, False),
)


@pytest.mark.parametrize(("place", "right"), PLACES, ids=repr)
def test_a_citation_without_a_place_keeps_neither_to_the_schema_nor_to_the_rules(
    place: dict[str, Any], right: bool
) -> None:
    citation = {"document": "note", **place}
    dataset = dataset_of(
        {"ada": "person", "bob": "person"}, claim("advice", "ada", "bob", evidence=[citation])
    )
    assert (graph.check(dataset) == ()) is right

    shapes = Citation.model_json_schema()["anyOf"]
    fitting = [
        shape
        for shape in shapes
        if all(name in citation for name in shape["required"])
        if all(
            name not in citation or isinstance(citation[name], TYPES[of["type"]])
            for name, of in shape["properties"].items()
        )
    ]
    assert bool(fitting) is right


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_the_schema_s_own_library_decides_the_same(
    place: tuple[dict[str, Any], bool], relations: Schema
) -> None:
    given, right = place
    record = claim("advice", "ada", "bob", evidence=[{"document": "note", **given}])
    assert validator(relations)([record]) is right


def model_accepts(record: Any) -> bool:
    try:
        builtin().relation_adapter.validate_json(json.dumps([record]), strict=True)
    except ValidationError:
        return False
    return True


def validator(whole: Schema) -> Callable[[Any], bool]:
    """Whether a JSON value keeps to a schema, as the schema's own library decides."""
    if find_spec("jsonschema") is None:
        pytest.skip("jsonschema is not installed; the schema's parts are tested above")
    from importlib import import_module

    made = import_module("jsonschema").Draft202012Validator(whole)
    return lambda value: bool(made.is_valid(value))


@pytest.mark.parametrize("record", GOOD, ids=str)
def test_the_model_accepts_what_is_right(record: Any) -> None:
    assert model_accepts(record)


@pytest.mark.parametrize("record", BAD, ids=str)
def test_the_model_rejects_what_is_wrong(record: Any) -> None:
    assert not model_accepts(record)


def test_the_schema_and_the_model_agree(relations: Schema) -> None:
    valid = validator(relations)
    for record in (*GOOD, *BAD):
        assert valid([record]) == model_accepts(record), record


def test_the_chilean_dataset_keeps_to_its_schema(relations: Schema, entities: Schema) -> None:
    dataset = graph.load().dataset
    dumped = [one.model_dump(mode="json", exclude_defaults=False) for one in dataset.relations]
    for record, one in zip(dumped, dataset.relations, strict=True):
        assert set(record) <= set(definition(relations, one.kind)["properties"])
    for entity in dataset.entities:
        assert set(entity.model_dump()) <= set(definition(entities, entity.kind)["properties"])

"""The kinds as they are looked up: by any part of a name, a label or an example, in any language."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import graph
from graph.model import builtin
from graph.starting.kinds import kinds
from tests.command import run
from tests.tiny import write

DECLARED = """\
id: own
title: Own
documents: [{id: note, title: A note}]
kinds:
  entities: [{kind: canal, label: canal, parent: asset}]
  relations:
    - kind: dredging
      forward: dredges
      inverse: is dredged by
      source: [agency]
      target: [canal]
      fields:
        depth: {type: quantity, required: true}
        by_night: {type: choice, choices: [yes-it-is, no-it-is-not]}
"""
ENTITIES = """\
- {id: port, kind: agency, name: Port authority}
- {id: old, kind: canal, name: Old Cut}
"""
RELATIONS = """\
- {kind: dredging, source: port, target: old, depth: 8 m, modality: plan, evidence: [{document: note, start: 0, end: 3}], statement: The port would make the Old Cut deeper.}
"""


def listed(*words: object) -> list[dict[str, Any]]:
    told = run("kinds", *words, "--format", "json")
    assert (told.status, told.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(told.out)
    return found


@pytest.fixture
def own(tmp_path: Path) -> Path:
    files = {"dataset.yaml": DECLARED, "entities.yaml": ENTITIES, "relations.yaml": RELATIONS}
    return write(tmp_path / "own", files)


def test_all_kinds_are_listed_and_each_has_all_that_is_asked_of_it() -> None:
    rows = listed()

    vocabulary = builtin()
    assert [row["kind"] for row in rows] == [*vocabulary.entities, *vocabulary.relations]
    for row in rows:
        assert row["label"]
        assert row["means"]
        assert row["example"]
        assert bool(row["source"] and row["target"]) == (row["of"] == "relation")


def test_an_example_is_written_as_a_record_that_is_understood() -> None:
    vocabulary = builtin()
    records = [yaml.safe_load(row["record"]) for row in listed() if row["record"]]

    entities = [one for one in records if "id" in one]
    relations = [one for one in records if "id" not in one]
    assert len(entities) == len(vocabulary.entities)
    assert len(relations) > 40
    vocabulary.entity_adapter.validate_python(entities)
    vocabulary.relation_adapter.validate_python(relations)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("deployment", "deployment"),
        ("DEPLOY", "deployment"),
        ("part of", "part_of"),
        ("part_of", "part_of"),
        ("is assessed by", "evaluation"),
        ("candidáta", "candidate"),
        ("coalición", "coalition"),
        ("COALICION", "coalition"),
        ("despliegue", "deployment"),
        ("Type 31 frigates", "replacement"),
        ("legal_basis", "deployment"),
        ("pasó a segunda", "candidacy"),
    ],
)
def test_a_word_finds_a_kind_by_its_name_its_labels_or_its_example(word: str, first: str) -> None:
    assert listed(word)[0]["kind"] == first


def test_a_kind_of_that_name_comes_before_one_that_only_mentions_it() -> None:
    found = [row["kind"] for row in listed("support")]

    assert found[0] == "support"
    assert len(found) > 2


def test_people_read_a_card_a_kind() -> None:
    told = run("kinds", "deployment")

    assert told.status == 0
    assert told.out.startswith("deployment  (relation)  … is deployed in … / … hosts …\n")
    assert "role (lead, support); legal_basis (policy)" in told.out
    assert "such as: " in told.out
    assert told.out.endswith("1 kind\n")
    assert all(len(line) <= 160 for line in run("kinds").out.splitlines())


def test_a_language_is_that_of_labels_and_example() -> None:
    (row,) = listed("deployment", "--language", "es")

    assert row["noun"] == "Despliegue"
    assert row["example"] != listed("deployment")[0]["example"]
    assert listed("deployment", "--language", "xx") == listed("deployment")


def test_a_word_that_no_kind_has_finds_none_and_names_the_nearest() -> None:
    assert listed("xyzzy") == []
    assert run("kinds", "xyzzy").out == "0 kinds\n"
    told = run("kinds", "deploiment")
    assert told.status == 0
    assert told.out.startswith("0 kinds. ")
    assert '"deployment"' in told.out.casefold()


@pytest.mark.parametrize("word", ["", " ", "[a-z]*", "\x1b[31m", "\u202e", "x" * 5_000, "%s{0}"])
def test_any_word_is_only_looked_for(word: str) -> None:
    told = run("kinds", "--", word)

    assert (told.status, told.err) == (0, "")
    assert "\x1b" not in told.out


def test_tables_for_programs_have_the_same_columns(tmp_path: Path) -> None:
    told = run("kinds", "deployment", "--format", "csv").out
    assert [dict(row) for row in csv.DictReader(io.StringIO(told))] == listed("deployment")
    assert run("kinds", "deployment", "-o", tmp_path / "kinds.json").status == 0
    assert json.loads((tmp_path / "kinds.json").read_text()) == listed("deployment")


def test_a_dataset_adds_its_own_kinds_with_its_own_claims(own: Path) -> None:
    (row,) = listed("dredging", "--dataset", own)

    assert (row["source"], row["target"]) == ("agency", "canal")
    assert row["fields"] == "depth (required); by_night (yes-it-is, no-it-is-not)"
    assert row["example"] == "The port would make the Old Cut deeper."
    assert 'depth: "8 m"' in row["record"]
    assert listed("Old Cut", "--dataset", own)[0]["kind"] == "canal"
    assert listed("dredging") == []
    # What it does not use is shown by the claims on Chile.
    assert listed("deployment", "--dataset", own) == listed("deployment")


def test_an_example_denies_nothing_where_another_does_not() -> None:
    kg = graph.load()
    affirmed = {one.kind for one in kg.relations(negated=False)}

    for one in kinds([kg]):
        if one.name in affirmed and one.example is not None:
            assert not getattr(one.example.of, "negated", False), one.name

"""Kinds that a dataset says it gives both ways: one claim of two, and the one-sided named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.reading import Reading, read
from tests.tiny import HEADER, claim, dataset_of, write

Record = dict[str, Any]
KINDS = dict.fromkeys(("peru", "chile", "spain"), "country")


def at(number: int) -> list[Record]:
    return [{"document": "note", "start": number, "end": number + 1}]


def border(source: str, target: str, number: int = 0, **fields: Any) -> Record:
    return claim("border", source, target, evidence=at(number)) | fields


def reading(folder: Path, *relations: Any, **header: Any) -> Reading:
    entities = [{"id": one, "kind": kind, "name": one} for one, kind in KINDS.items()]
    lines = [one if isinstance(one, str) else json.dumps(one) for one in relations]
    files = {
        "dataset.yaml": json.dumps(HEADER | {"both_ways": ["border"]} | header),
        "entities.jsonl": "\n".join(map(json.dumps, entities)),
        "relations.jsonl": "\n".join(lines),
    }
    return read(write(folder, files))


def told(found: Reading) -> list[tuple[str, int]]:
    return [(one.rule, one.place.line) for one in found.problems]


def test_what_runs_both_ways_and_is_given_both_ways_is_one_claim(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        border("peru", "chile", 0),
        border("chile", "spain", 1, statement="They meet."),
        border("chile", "peru", 2, note="Seen from there."),
        border("spain", "chile", 1),
    )

    assert found.problems == ()
    one, other = found.dataset.relations
    assert (one.ends, one.evidence[0].start, one.evidence[1].start) == (("peru", "chile"), 0, 2)
    assert one.note == "Seen from there."
    assert (other.ends, len(other.evidence), other.statement) == (
        ("chile", "spain"),
        1,
        "They meet.",
    )


def test_the_one_sided_pair_is_named_and_no_other(tmp_path: Path) -> None:
    found = reading(
        tmp_path, border("peru", "chile"), border("chile", "spain", 1), border("chile", "peru")
    )

    (problem,) = found.problems
    assert (problem.rule, problem.place.line, problem.severity) == ("one-sided", 2, "error")
    assert '"spain" to "chile"' in problem.message.replace("from ", "")


def test_without_it_the_pair_is_a_problem_as_ever(tmp_path: Path) -> None:
    found = reading(tmp_path, border("peru", "chile"), border("chile", "peru"), both_ways=[])
    assert told(found) == [("symmetric-pair", 2)]


def test_a_kind_that_does_not_run_both_ways_stays_two_claims(tmp_path: Path) -> None:
    there, back = claim("support", "peru", "chile"), claim("support", "chile", "peru")
    lone = claim("support", "peru", "spain")
    found = reading(tmp_path / "both", there, back, both_ways=["support"])
    assert found.problems == ()
    assert len(found.dataset.relations) == 2
    assert told(reading(tmp_path / "lone", there, lone, back, both_ways=["support"])) == [
        ("one-sided", 2)
    ]


@pytest.mark.parametrize(
    "other",
    [
        border("chile", "peru", certainty="possible"),
        border("chile", "peru", statement="Another sentence."),
        border("chile", "peru", id="another"),
    ],
)
def test_nothing_that_one_of_the_two_says_is_lost(other: Record, tmp_path: Path) -> None:
    found = reading(tmp_path, border("peru", "chile", statement="A sentence.", id="one"), other)
    assert told(found) == [("symmetric-pair", 2)]


def test_a_denial_and_another_scenario_are_other_claims(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        border("peru", "chile", negated=True, holder="peru"),
        border("chile", "peru"),
        border("chile", "spain", scenario="red", modality="plan"),
        border("spain", "chile", scenario="blue", modality="plan"),
    )
    assert told(found) == [("one-sided", line) for line in (1, 2, 3, 4)]


def test_a_kind_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    (problem,) = reading(tmp_path, both_ways=["boarder"]).problems
    assert problem.rule == "unknown-kind"
    assert '"border"' in problem.message


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        (border("chile", "perru"), "dangling-reference"),
        (border("chille", "peru"), "dangling-reference"),
        (border("chile", "peru", modality="fiction"), "unknown-word"),
        ('{"kind": "border", "source": "chile", "target": "peru", oh', "syntax"),
    ],
)
def test_the_other_way_may_be_what_is_broken(other: Any, rule: str, tmp_path: Path) -> None:
    assert told(reading(tmp_path, border("peru", "chile"), other)) == [(rule, 2)]


def test_a_relation_of_one_with_itself_is_told_once(tmp_path: Path) -> None:
    assert told(reading(tmp_path, border("peru", "peru"))) == [("self-relation", 1)]


def test_what_was_read_is_saved_and_read_again(tmp_path: Path) -> None:
    reading(tmp_path / "first", border("peru", "chile"), border("chile", "peru", 1))
    kg = graph.load(tmp_path / "first")

    kg.save(tmp_path / "second")

    again = read(tmp_path / "second")
    assert again.problems == ()
    assert again.dataset == kg.dataset
    assert [len(one.evidence) for one in again.dataset.relations] == [2]


def test_a_dataset_in_memory_is_held_to_it_too() -> None:
    both = dataset_of(
        KINDS, border("peru", "chile"), border("chile", "spain"), both_ways=["border"]
    )
    assert [one.rule for one in graph.check(both)] == ["one-sided", "one-sided"]

"""``policygraph agree``: what it prints, lists, gives to programs and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import graph
from tests.command import run
from tests.tiny import claim, graph_of, write

ENTITIES = "- {id: ada, kind: person, name: Ada}\n- {id: bob, kind: person, name: Bob}\n"
ADVICE = "- {{kind: advice, source: {}, target: {}, modality: {}, evidence: [{{document: note, start: 0, end: 3}}]}}\n"


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines = ADVICE.format("ada", "bob", "fact"), ADVICE.format("bob", "ada", "fact")
    write(tmp_path / "a", {"entities.yaml": ENTITIES, "relations.yaml": "".join(lines)})
    theirs = ENTITIES.replace("ada", "lady")
    line = ADVICE.format("lady", "bob", "plan")
    write(tmp_path / "b", {"entities.yaml": theirs, "relations.yaml": line})
    return tmp_path


def test_the_command_prints_a_table(two: Path) -> None:
    done = run("agree", "a", "b")
    assert (done.status, done.err) == (0, "")
    lines = [line.split() for line in done.out.splitlines()]
    assert ["first:", "Tiny", "(a)"] in lines
    assert "ties: kind and ends 2 1 1 1.000 0.500 0.667".split() in lines
    assert "ties: ends only 1 1 1 1.000 1.000 1.000".split() in lines
    assert "modality 1 0 0.000 0.000 0".split() in lines
    assert "certainty 1 1 1.000 all alike 0".split() in lines
    assert "only in the first" not in done.out


def test_the_command_lists_what_differs(two: Path) -> None:
    done = run("agree", "a", "b", "--list")
    assert done.status == 0
    assert "only in the first: 1\n" in done.out
    assert "Bob — advice → Ada [note 0–3]" in done.out
    assert "same kind and ends" not in done.out
    assert "same kind, ends the other way round: " in done.out
    assert "modality: fact / plan" in done.out


def test_the_command_gives_data(two: Path) -> None:
    told = json.loads(run("agree", "a", "b", "--format", "json").out)
    assert told["ties"] == {
        "first": 2,
        "second": 1,
        "shared": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 2 / 3,
    }
    assert {one["field"] for one in told["fields"]} >= {"modality", "holder"}
    assert "only_first" not in told
    listed = json.loads(run("agree", "a", "b", "--format", "json", "--list").out)
    (alone,) = listed["only_first"]
    assert (alone["source"], alone["why"]) == ("bob", "same kind, ends the other way round")
    assert alone["nearest"]["source"] == "lady"
    assert listed["only_second"] == []
    (unlike,) = listed["unlike"]
    assert unlike["fields"] == {"modality": ["fact", "plan"]}


def test_the_command_is_told_what_is_one(two: Path) -> None:
    renamed = ENTITIES.replace("ada", "lady").replace("Ada", "Lovelace")
    (two / "b" / "entities.yaml").write_text(renamed)
    assert json.loads(run("agree", "a", "b", "--format", "json").out)["ties"]["shared"] == 0
    said = run("agree", "a", "b", "--format", "json", "--same", "ada=lady")
    assert json.loads(said.out)["ties"]["shared"] == 1


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ("a none", 2, "none"),
        ("none b", 2, "none"),
        ("a", 2, "Missing argument 'SECOND'"),
        ("a b --same ada", 2, "--same: write ID=ID"),
        ("a b --same ada=ladi", 2, '"lady"'),
        ("a b --format csv", 2, "csv"),
    ],
)
def test_what_cannot_be_compared_is_refused(words: str, status: int, told: str, two: Path) -> None:
    done = run("agree", *words.split())
    assert (done.status, done.out) == (status, "")
    assert told in done.err


def test_a_dataset_with_a_mistake_is_compared_without_it(two: Path) -> None:
    more = (two / "b" / "relations.yaml").read_text() + ADVICE.format("nobody", "bob", "fact")
    (two / "b" / "relations.yaml").write_text(more)
    done = run("agree", "a", "b")
    assert done.status == 1
    assert "policygraph check b" in done.err
    assert "ties: kind and ends" in done.out
    (two / "b" / "dataset.yaml").write_text("id: [\n")
    broken = run("agree", "a", "b")
    assert (broken.status, broken.out) == (1, "")


def test_names_cannot_steer_the_terminal(two: Path) -> None:
    found = graph.agree(
        graph_of(
            {"ada": {"kind": "person", "name": "A\x1b[2Jda"}, "bob": "person"},
            claim("advice", "ada", "bob"),
            title="T\u202eitle",
        ),
        graph_of({"bob": "person"}),
    )
    shown = f"{found}{found.listed()}"
    assert "\x1b" not in shown
    assert "\u202e" not in shown

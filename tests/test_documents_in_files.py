"""Documents may stand in files of their own beside the header, where there are too many for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import graph
from graph.checking import read
from graph.loading import load
from graph.problems import Problem
from tests.command import run
from tests.tiny import ENTITIES_YAML, write

HEADER = "id: many\ntitle: Many\n"
NOTE = {"id": "note", "title": "A note", "authors": ["Ann Ames"], "date": "2024-05"}
MEMO = {"id": "memo", "title": "A memo", "authors": ["Ben Bly"], "date": "2025"}
CLAIMS = """\
- {kind: advice, source: ada, target: bob, modality: fact, evidence: [{document: note, start: 0, end: 3}]}
- {kind: advice, source: ada, target: bob, modality: fact, evidence: [{document: memo, start: 0, end: 3}]}
"""


def lines(*documents: object) -> str:
    return "".join(f"{json.dumps(one)}\n" for one in documents)


def folder(path: Path, files: Mapping[str, str], header: str = HEADER) -> Path:
    beside = {"dataset.yaml": header, "entities.yaml": ENTITIES_YAML, "relations.yaml": CLAIMS}
    return write(path / "many", {**beside, **files})


def rules(path: Path) -> list[str]:
    return [problem.rule for problem in read(path).errors]


@pytest.mark.parametrize(
    "files",
    [
        {"documents.jsonl": lines(NOTE, MEMO)},
        {"documents.json": json.dumps([NOTE, MEMO])},
        {"documents.yaml": json.dumps([NOTE, MEMO])},
        {"documents-1.jsonl": lines(NOTE), "documents-2.yaml": json.dumps([MEMO])},
    ],
)
def test_documents_are_read_from_the_files_that_are_called_so(
    tmp_path: Path, files: dict[str, str]
) -> None:
    kg = load(folder(tmp_path, files))

    assert [one.id for one in kg.documents] == ["note", "memo"]
    assert [one.voice for one in kg.relations()] == ["Ann Ames", "Ben Bly"]


def test_those_of_the_header_come_first(tmp_path: Path) -> None:
    header = f"{HEADER}documents: [{json.dumps(MEMO)}]\n"

    kg = load(folder(tmp_path, {"documents.jsonl": lines(NOTE)}, header))

    assert [one.id for one in kg.documents] == ["memo", "note"]


@pytest.mark.parametrize("name", ["documents.jsonl", "documents.yaml"])
def test_what_is_wrong_with_one_is_told_where_it_stands(tmp_path: Path, name: str) -> None:
    wrong = MEMO | {"date": "2025-13"}
    text = (
        lines(NOTE, wrong)
        if name.endswith("l") and "json" in name
        else f"- {json.dumps(NOTE)}\n- {json.dumps(wrong)}\n"
    )
    path = folder(tmp_path, {name: text})

    (problem,) = read(path).errors

    assert problem.rule == "bad-date"
    assert (Path(problem.place.file).name, problem.place.line) == (name, 2)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (lines(NOTE) + '{"id": "memo", "ti\n', 2),
        ('["note"]\n' + lines(NOTE), 1),
        (lines(NOTE) + '{"id": ' + "[" * 5000 + "\n", 2),
        (lines(NOTE) + lines(MEMO | {"by": {"a": {"b": [[]] * 3}}}), 2),
        ("\x00", 0),
    ],
)
def test_what_cannot_be_read_is_told_once(tmp_path: Path, text: str, line: int) -> None:
    problems = read(folder(tmp_path, {"documents.jsonl": text})).errors

    assert problems
    assert {Path(one.place.file).name for one in problems} == {"documents.jsonl"}
    assert {one.place.line for one in problems} <= {line, 1}


def test_two_of_one_id_are_told(tmp_path: Path) -> None:
    path = folder(tmp_path, {"documents.jsonl": lines(NOTE, MEMO, NOTE | {"title": "Again"})})

    (problem,) = read(path).errors

    assert problem.rule == "duplicate-id"
    assert problem.place.line == 3


def test_a_table_is_not_read(tmp_path: Path) -> None:
    def unread(problem: Problem) -> bool:
        return problem.rule == "unread-file"

    found = read(
        folder(tmp_path, {"documents.csv": "id,title\n", "documents.jsonl": lines(NOTE, MEMO)})
    )

    assert [*map(unread, found.problems)] == [True]


def test_many_are_read_whatever_the_form(tmp_path: Path) -> None:
    many = [{"id": f"doc-{n}", "title": "A text"} for n in range(3000)]

    kg = load(folder(tmp_path, {"documents.json": json.dumps([NOTE, MEMO, *many])}))

    assert len(kg.documents) == 3002


def test_a_document_in_a_file_of_its_own_is_renamed_there(tmp_path: Path) -> None:
    path = folder(tmp_path, {"documents.jsonl": lines(NOTE, MEMO)})

    done = run("rename", path, "memo", "letter")

    assert done.status == 0, done.err
    assert '"id": "letter"' in (path / "documents.jsonl").read_text(encoding="utf-8")
    assert rules(path) == []


def test_what_is_saved_has_them_in_the_header(tmp_path: Path) -> None:
    kg = load(folder(tmp_path, {"documents.jsonl": lines(NOTE, MEMO)}))

    kg.save(tmp_path / "saved")

    assert graph.load(tmp_path / "saved").dataset == kg.dataset

"""`policygraph verify --fix`: what has moved is written where one place fits, and in no other case."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from graph.evidence import digest, find_documents, verify
from graph.loading import load_cited
from graph.mending.citations import write_moved
from tests.command import ROOT, run
from tests.tiny import ENTITIES_YAML, HEADER_YAML, write

TEXT = "A heading.\nAda advises Bob at length.\nAda said no. Bob said no.\nIt is over.\n"


def cited(words: str, text: str = TEXT, **fields: object) -> str:
    start = text.index(words)
    place = {"document": "note", "start": start, "end": start + len(words), "digest": digest(words)}
    return json.dumps(place | fields)


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    """A dataset of a text that has grown by a paragraph since it was cited."""
    relations = "\r\n".join(
        (
            "- kind: advice   # as it stands",
            "  source: ada",
            "  target: bob",
            "  modality: fact",
            "  evidence:",
            f"    - {cited('Ada advises Bob', paragraph=2)}   # once",
            f"    - {cited('said no', paragraph=3)}",
            f"    - {cited('said no', paragraph=3, prefix='Bob')}",
            f"    - {cited('It is over', digest='0' * 16)}",
            f"    - {{document: note, start: {TEXT.index('length')}, end: {TEXT.index('length') + 6}, quote: length}}",
            "",
        )
    )
    silent = f"silent:\n  - {cited('A heading.', reason='a heading')}\n"
    folder = write(
        tmp_path / "x",
        {
            "dataset.yaml": HEADER_YAML + silent,
            "entities.yaml": ENTITIES_YAML,
            "relations.yaml": relations,
        },
    )
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text(f"A new paragraph.\n\n{TEXT}")
    return folder


def verdicts(folder: Path) -> list[str]:
    dataset, _errors = load_cited(folder)
    texts, _problems = find_documents(dataset, folder.parent / "texts")
    return [one.verdict for one in verify(dataset, texts)]


def test_what_fits_in_one_place_is_written_there(moved: Path) -> None:
    before = (moved / "relations.yaml").read_bytes().decode()
    assert verdicts(moved) == ["moved", "moved", "moved", "missing", "moved", "moved"]
    done = run("verify", moved, "--documents", moved.parent / "texts", "--fix")
    assert done.status == 1
    assert "wrote 4 citations in 2 files" in done.out
    # The words that stand twice are placed where what is said to stand before them does, or not at all.
    assert verdicts(moved) == ["matched", "moved", "matched", "missing", "matched", "matched"]
    after = (moved / "relations.yaml").read_bytes().decode()
    assert '"paragraph": 3}   # once\r\n' in after
    changed = [
        (one, two)
        for one, two in zip(before.split("\r\n"), after.split("\r\n"), strict=True)
        if one != two
    ]
    assert len(changed) == 3
    again = run("verify", moved, "--documents", moved.parent / "texts", "--fix")
    assert "wrote 0 citations in 0 files" in again.out
    assert (moved / "relations.yaml").read_bytes().decode() == after


def test_a_dry_run_shows_and_writes_nothing(moved: Path) -> None:
    before = {path.name: path.read_bytes() for path in moved.iterdir()}
    shown = run("verify", moved, "--documents", moved.parent / "texts", "--fix", "--dry-run")
    assert shown.status == 1
    assert shown.out.startswith("--- a/")
    assert "would write 4 citations in 2 files; nothing is written\n" in shown.out
    assert "5 moved" in shown.out.splitlines()[-1]
    assert {path.name: path.read_bytes() for path in moved.iterdir()} == before
    alone = run("verify", moved, "--documents", moved.parent / "texts", "--dry-run")
    assert (alone.status, alone.out) == (2, "")


def test_json_stays_json(moved: Path) -> None:
    done = run("verify", moved, "--documents", moved.parent / "texts", "--fix", "--format", "json")
    assert json.loads(done.out)["counts"]["matched"] == 4
    assert "wrote 4 citations" in done.err
    assert "+++ b/" in done.err


def test_a_paragraph_that_is_wrong_alone_is_mended(tmp_path: Path) -> None:
    relations = f"- {{kind: advice, source: ada, target: bob, modality: fact, evidence: [{cited('It is over', paragraph=2)}]}}\n"
    folder = write(tmp_path / "x", {"entities.yaml": ENTITIES_YAML, "relations.yaml": relations})
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text(TEXT)
    assert verdicts(folder) == ["differs"]
    done = run("verify", folder, "--documents", tmp_path / "texts", "--fix")
    assert (done.status, verdicts(folder)) == (0, ["matched"])
    assert (folder / "relations.yaml").read_text() == relations.replace(
        '"paragraph": 2', '"paragraph": 4'
    )


def test_all_of_a_dataset_moves_with_its_text(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "planted" / "clean", tmp_path / "x")
    shutil.copytree(ROOT / "tests" / "planted" / "texts", tmp_path / "texts")
    for path in (tmp_path / "texts").iterdir():
        path.write_text(f"Something before it all.\n{path.read_text()}")
    dataset, _errors = load_cited(tmp_path / "x")
    texts, _problems = find_documents(dataset, tmp_path / "texts")
    before = verify(dataset, texts)
    assert sum(one.verdict == "moved" and len(one.elsewhere) == 1 for one in before) > 3
    write_moved(tmp_path / "x", before, texts).plan.write()
    dataset, errors = load_cited(tmp_path / "x")
    assert errors == ()
    for one in verify(dataset, texts):
        assert one.verdict != "moved" or len(one.elsewhere) > 1, one

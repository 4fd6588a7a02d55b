"""The reader's own copies: every command finds those in the dataset's folder, but what is given away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import run
from tests.tiny import ENTITIES_YAML, RELATIONS_YAML, write

NOTE = "Ada says so to Bob.\n"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    files = {"entities.yaml": ENTITIES_YAML, "relations.yaml": RELATIONS_YAML}
    folder = write(tmp_path / "data", files)
    write(folder / "texts", {"note.txt": NOTE, "dataset.yaml": "not read"})
    return folder


@pytest.mark.parametrize("command", ["check", "verify", "coverage"])
@pytest.mark.parametrize("format", ["text", "json"])
def test_copies_are_found_where_none_are_named(command: str, format: str, dataset: Path) -> None:
    named = run(command, dataset, "--documents", dataset / "texts", "--format", format)

    assert run(command, dataset, "--format", format) == named
    assert named.err == ""


def test_a_check_holds_the_words_to_the_copies_that_it_finds(dataset: Path) -> None:
    relations = dataset / "relations.yaml"
    relations.write_text(RELATIONS_YAML.replace("end: 3", 'end: 3, digest: "0123456789abcdef"'))

    found = json.loads(run("check", dataset, "--format", "json").out)["by_rule"]
    assert "digest-mismatch" in found


def test_copies_that_are_named_come_first(dataset: Path, tmp_path: Path) -> None:
    write(tmp_path / "mine", {"other.txt": "One.\n", "more.txt": "Two.\n"})

    told = run("verify", dataset, "--documents", tmp_path / "mine")
    assert told.status == 1
    assert 'no copy of "note"' in told.out


@pytest.mark.parametrize("command", ["verify", "coverage"])
@pytest.mark.parametrize("there", ["nothing", "no texts", "a file"])
def test_without_copies_the_option_is_asked_for(
    command: str, there: str, dataset: Path, tmp_path: Path
) -> None:
    (dataset / "texts").rename(tmp_path / "away")
    if there == "no texts":
        (dataset / "texts").mkdir()
        (dataset / "texts" / ".gitignore").write_text("*\n")
    if there == "a file":
        (dataset / "texts").write_text(NOTE)

    told = run(command, dataset)
    assert (told.status, told.out) == (2, "")
    assert "say --documents FOLDER" in told.err
    assert run("check", dataset).status == 0


@pytest.mark.parametrize("command", ["build", "open"])
def test_a_page_stays_public_unless_copies_are_named(
    command: str, dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(dataset.parent)

    assert run(command, dataset).out == "exports/tiny.html\n"
    assert NOTE.strip() not in (dataset.parent / "exports" / "tiny.html").read_text()
    private = run(command, dataset, "--documents", dataset / "texts").out
    assert private == "exports/tiny.private.html\n"
    assert NOTE.strip() in (dataset.parent / "exports" / "tiny.private.html").read_text()
    assert "unless" in run(command, "--help").out

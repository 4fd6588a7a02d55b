"""What is no dataset yet: the command that makes one of it is told, ready to paste."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.command import run
from tests.tiny import write


def told(path: Path) -> str:
    done = run("check", path)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    return done.err


@pytest.mark.parametrize("command", ["check", "query", "find x"])
def test_a_folder_without_a_header_is_told_how_to_make_one(command: str, tmp_path: Path) -> None:
    folder = tmp_path / "mi ñandú"
    write(folder, {"news.txt": "Words."})
    (folder / "dataset.yaml").unlink()
    first, *more = command.split()

    done = run(first, *more, *(["--dataset"] if first != "check" else []), folder)
    assert done.status == 2
    assert "there is no dataset.yaml in it" in done.err
    assert f"policygraph new {shlex.quote(str(folder))} TEXT…" in done.err
    assert "import" not in done.err


def test_what_is_told_of_a_text_can_be_pasted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = tmp_path / 'it\'s, "news" $(x) ñ.txt'
    news.write_text("The town votes.\n")
    monkeypatch.chdir(tmp_path)

    command = re.search(r"policygraph (new .*) makes", told(news))
    assert command
    assert run(*shlex.split(command[1])).status == 0
    assert run("check", "FOLDER").status == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("news.md", "policygraph new FOLDER {}/news.md makes"),
        ("news.HTML", "policygraph new FOLDER {}/news.HTML makes"),
        ("news.odt", "save it as text in UTF-8, and policygraph new FOLDER {}/news.txt"),
        ("news.pdf", "policygraph new FOLDER {}/news.pdf makes"),
        ("relations between us.txt", "policygraph new FOLDER '{}/relations between us.txt'"),
        ("rows.csv", "policygraph import {}/rows.csv FOLDER"),
        ("relations.csv", "policygraph import {}/relations.csv FOLDER"),
        ("rows.xlsx", "save it as CSV, and policygraph import {}/rows.csv FOLDER"),
        ("no-ending", "if it is a text, policygraph new FOLDER {}/no-ending"),
    ],
)
@pytest.mark.parametrize(
    "content", [b"", b"Words.\n", b"\x00\xff"], ids=["empty", "words", "binary"]
)
def test_a_file_is_told_what_becomes_of_it(
    name: str, words: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)

    assert words.format(tmp_path) in told(tmp_path / name)


def test_a_folder_with_a_table_is_told_of_both(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("source,kind,target\n")

    said = told(tmp_path)
    assert f"policygraph new {tmp_path} TEXT…" in said
    assert f"policygraph import {tmp_path}/rows.csv FOLDER" in said


def test_where_a_dataset_is_near_it_is_named(tmp_path: Path) -> None:
    data = write(tmp_path / "data", {})
    write(data / "texts", {"note.txt": "Words.", "rows.csv": "a\n"})
    (data / "texts" / "dataset.yaml").unlink()

    assert told(tmp_path).endswith(f"give the folder that has it: {data}\n")
    assert told(data / "texts").endswith(f"give the folder that has it: {data}\n")
    assert told(data / "texts" / "note.txt").endswith(f"give the dataset's folder: {data}\n")
    table = data / "texts" / "rows.csv"
    assert told(table).endswith(f"policygraph import {table} {data} takes its rows into {data}\n")


def test_a_header_by_another_name_comes_first(tmp_path: Path) -> None:
    (tmp_path / "dataset.json").write_text("{}")
    (tmp_path / "rows.csv").write_text("a\n")

    assert "rename dataset.json to dataset.yaml" in told(tmp_path)


def test_a_name_breaks_no_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb\x1b[31m.txt").write_text("Words.\n")

    assert "\x1b" not in told(tmp_path / "a\nb\x1b[31m.txt")

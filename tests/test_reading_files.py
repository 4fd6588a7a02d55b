"""Which files of a folder are read, and what is said of each that is not."""

from __future__ import annotations

import os
import socket
import stat
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.problems import UnusableFile
from graph.reading import read
from tests.command import policygraph, run
from tests.tiny import ENTITIES_YAML, HEADER_YAML, RELATIONS_YAML, write

GOOD = {"entities.yaml": ENTITIES_YAML, "relations.yaml": RELATIONS_YAML}
ADA = '{"id": "ada", "kind": "person", "name": "Ada"}\n'


def told(folder: Path) -> list[tuple[str, str, str]]:
    """The problems of a folder by rule, severity and file."""
    return [(one.rule, one.severity, Path(one.place.file).name) for one in read(folder).problems]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ENTITIES.YAML", ENTITIES_YAML),
        ("Entities.Yml", ENTITIES_YAML),
        ("entities.JSONL", ADA),
        ("entities.ndjson", ADA),
        ("ENTITIES-people.NdJson", ADA),
        ("entities.json", f"[{ADA}]"),
        ("entities.JSON", f"[{ADA}]"),
        ("entities", None),
        ("Entities-old", None),
    ],
)
def test_files_are_read_whatever_the_case_of_their_names(
    name: str, text: str | None, tmp_path: Path
) -> None:
    data = write(tmp_path, {name: text} if text is not None else {"entities.yaml": ENTITIES_YAML})
    if text is None:
        (data / name).mkdir()

    reading = read(data)

    assert reading.problems == ()
    assert "ada" in {one.id for one in reading.dataset.entities}


@pytest.mark.parametrize(
    "name",
    [
        "entities.csv",
        "relations.CSV",
        "relations.tsv",
        "Relations 2025.xlsx",
        "relations.parquet",
        "entities.yaml.bak",
        "entities.yaml~",
        "relations.jsonl.gz",
        "relations",
        "entities.txt",
        "documents.md",
        "relation.yaml",
        "entites.json",
        "claims.jsonl",
        "claims.csv.gz",
        "claims.ndjson.ZIP",
        "notes.YML",
        "dataset.yml",
        "dataset.json",
        "Dataset.yaml",
        "table.ods",
        "x.feather",
        "x.arrow",
    ],
)
def test_a_file_that_looks_like_data_and_is_not_read_is_an_error(name: str, tmp_path: Path) -> None:
    data = write(tmp_path, {**GOOD, name: "a,b\n1,2\n"})
    if (tmp_path / name).samefile(tmp_path / "dataset.yaml"):
        pytest.skip("the file system does not tell the two apart")

    assert told(data) == [("unread-file", "error", name)]
    checked = run("check", data)
    assert checked.status == 1
    assert "clean" not in checked.out


@pytest.mark.parametrize(
    "name", ["README.md", "guide.pdf", ".relations.csv", ".#entities.yaml", "Makefile", "a.py"]
)
def test_other_files_are_left_alone(name: str, tmp_path: Path) -> None:
    assert told(write(tmp_path, {**GOOD, name: "?"})) == []


@pytest.mark.parametrize("name", ["entities", "documents", "relations-old", "texts.d", "x.csv"])
@pytest.mark.parametrize("linked", [False, True])
def test_a_folder_is_left_alone_and_so_is_a_link_to_one(
    name: str, linked: bool, tmp_path: Path
) -> None:
    data = write(tmp_path / "data", GOOD)
    if linked:
        (tmp_path / "elsewhere").mkdir()
        (data / name).symlink_to(tmp_path / "elsewhere")
    else:
        (data / name).mkdir()

    assert told(data) == []


def test_what_looks_misspelt_is_told_the_right_name(tmp_path: Path) -> None:
    (problem,) = read(write(tmp_path, {**GOOD, "entites.yaml": "[]"})).problems
    assert 'Did you mean "entities"?' in problem.message


def _folder(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _two_that_loop(path: Path) -> None:
    path.symlink_to("other")
    (path.parent / "other").symlink_to(path.name)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link_to_a_pipe(path: Path) -> None:
    os.mkfifo(path.parent / "pipe")
    path.symlink_to("pipe")


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


NO_FILES = pytest.mark.parametrize(
    "make", [_folder, _loop, _two_that_loop, _dangling, _pipe, _link_to_a_pipe, _socket, _device]
)


@NO_FILES
@pytest.mark.parametrize(
    "name", ["relations-2.yaml", "relations-2.jsonl", "relations-2.json", "entities-2.ndjson"]
)
def test_what_cannot_be_opened_is_one_problem_and_stops_nothing(
    make: object, name: str, tmp_path: Path
) -> None:
    data = write(tmp_path, GOOD | {"relations-3.yaml": RELATIONS_YAML.replace("advice", "advise")})
    make(data / name)  # type: ignore[operator]

    reading = read(data)

    assert [(one.rule, Path(one.place.file).name) for one in reading.problems] == [
        ("unreadable-file", name),
        ("unknown-kind", "relations-3.yaml"),
    ]
    assert len(reading.dataset.relations) == 1


@NO_FILES
def test_a_header_that_cannot_be_opened_is_one_problem(make: object, tmp_path: Path) -> None:
    data = write(tmp_path, GOOD | {"relations.yaml": RELATIONS_YAML + "  topic: east\n"})
    (data / "dataset.yaml").unlink()
    make(data / "dataset.yaml")  # type: ignore[operator]

    assert told(data) == [("unreadable-file", "error", "dataset.yaml")]
    assert run("check", data).status == 1


@NO_FILES
def test_what_is_no_file_is_no_dataset(make: object, tmp_path: Path) -> None:
    path = tmp_path / "all.yaml"
    make(path)  # type: ignore[operator]

    with pytest.raises(UnusableFile) as caught:
        read(path)

    assert caught.value.path == str(path)
    assert run("check", path).status == 2


def test_nothing_waits_for_a_pipe(tmp_path: Path) -> None:
    data = write(tmp_path, GOOD)
    os.mkfifo(data / "relations-2.jsonl")

    assert policygraph("check", data).status == 1


def test_what_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write(tmp_path, GOOD)
    kept = os.open

    def refusing(path: Path, flags: int, *rest: int) -> int:
        if Path(path).name == "relations.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return kept(path, flags, *rest)

    monkeypatch.setattr(os, "open", refusing)

    assert told(data) == [("unreadable-file", "error", "relations.yaml")]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="nothing here opens unreadably")
@pytest.mark.parametrize(
    "name", ["dataset.yaml", "entities.yaml", "relations.json", "entities.jsonl"]
)
def test_what_opens_and_cannot_be_read_is_one_problem(name: str, tmp_path: Path) -> None:
    """As on a disk that fails, or a share that went away."""
    section = name.partition(".")[0]
    good = {other: text for other, text in GOOD.items() if not other.startswith(section)}
    data = write(tmp_path, good)
    (data / name).unlink(missing_ok=True)
    (data / name).symlink_to("/proc/self/mem")

    assert told(data) == [("unreadable-file", "error", name)]
    assert run("check", data).status == 1


@pytest.mark.parametrize(
    "name", ["entities.csv", "Entities.XLSX", "entities.yaml.bak", "entities.jsonl.gz", "entities"]
)
def test_what_is_not_read_is_unknown_and_not_absent(name: str, tmp_path: Path) -> None:
    data = write(tmp_path, {name: "id,kind,name", "relations.yaml": RELATIONS_YAML})

    (problem,) = read(data).problems

    assert problem.rule == "unread-file"
    assert "relations.yaml" not in problem.message


def test_a_copy_that_is_not_read_hides_nothing(tmp_path: Path) -> None:
    wrong = RELATIONS_YAML.replace("bob", "bib")
    data = write(
        tmp_path, GOOD | {"relations.yaml": wrong, "entities.yaml~": "", "entities.csv": ""}
    )

    assert [one.rule for one in read(data).problems] == [
        "unread-file",
        "unread-file",
        "dangling-reference",
    ]


def test_a_name_that_is_nearly_right_is_told_in_a_sentence_of_its_own(tmp_path: Path) -> None:
    (problem,) = read(write(tmp_path, GOOD | {"relation.yaml": "[]"})).problems

    assert problem.message.endswith('left alone. Did you mean "relations"?')


def test_a_folder_that_may_only_be_listed_is_not_told_to_rename_its_header(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(tmp_path, GOOD)
    kept = {name: getattr(os, name) for name in ("stat", "lstat", "open")}

    def refusing(name: str, path: Any, *rest: object, **more: object) -> object:
        if isinstance(path, str | Path) and Path(path).parent == data:
            raise PermissionError(13, "Permission denied", str(path))
        return kept[name](path, *rest, **more)

    for name in kept:
        monkeypatch.setattr(os, name, partial(refusing, name))

    assert ("unreadable-file", "error", "dataset.yaml") in told(data)


def test_a_file_is_opened_without_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that became a pipe after it was looked at."""
    data = write(tmp_path, GOOD)
    (data / "relations.yaml").unlink()
    os.mkfifo(data / "relations.yaml")
    looked = Path.stat

    def as_if_a_file(path: Path, **how: bool) -> os.stat_result:
        found = list(looked(path, **how))
        if path.name == "relations.yaml":
            found[0] = stat.S_IFREG | 0o644
        return os.stat_result(found)

    monkeypatch.setattr(Path, "stat", as_if_a_file)

    assert told(data) == [("unreadable-file", "error", "relations.yaml")]


@pytest.mark.parametrize("header", ["dataset.yml", "Dataset.yaml", "DATASET.YML", "dataset.json"])
def test_a_header_of_another_name_is_told_its_own(header: str, tmp_path: Path) -> None:
    (tmp_path / header).write_text(HEADER_YAML)

    with pytest.raises(UnusableFile) as caught:
        read(tmp_path)

    assert f"rename {header} to dataset.yaml" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("relations.yaml", RELATIONS_YAML, "folder"),
        ("my claims.yml", RELATIONS_YAML, "folder"),
        ("all.json", "[]", "folder"),
        ("relations.jsonl", ADA, "folder"),
        ("anything.ndjson", ADA, "folder"),
        ("relations.csv", "a,b\n", "policygraph import"),
        ("entities.txt", "a", "folder"),
        ("notes.txt", "words", "folder"),
        ("table.csv", "a,b\n", "policygraph import"),
        ("empty", "", "folder"),
    ],
)
def test_a_file_that_is_no_dataset_is_told_what_to_give(
    name: str, text: str, word: str, tmp_path: Path
) -> None:
    data = write(tmp_path, GOOD)
    (data / name).write_text(text)

    checked = run("check", data / name)

    assert (checked.status, checked.out) == (2, "")
    assert word in checked.err
    if name.startswith("relations.y"):
        assert str(data) in checked.err


def test_the_headers_own_file_stands_for_its_folder(tmp_path: Path) -> None:
    data = write(tmp_path, GOOD)

    assert graph.load(data / "dataset.yaml").dataset == graph.load(data).dataset


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["entities-10.yaml", "entities-2.jsonl", "ENTITIES-3.json", "entities.yaml"]
    texts = [ENTITIES_YAML, ADA, f"[{ADA}]", "[]"]
    data = write(tmp_path, dict(zip(names, texts, strict=True)))

    reading = read(data)

    assert [Path(file).name for file in reading.files] == [
        "dataset.yaml",
        "entities.yaml",
        "entities-2.jsonl",
        "ENTITIES-3.json",
        "entities-10.yaml",
    ]
    assert [(one.rule, Path(one.place.file).name) for one in reading.problems] == [
        ("duplicate-id", "ENTITIES-3.json"),
        ("duplicate-id", "entities-10.yaml"),
    ]


def test_of_two_files_of_the_same_records_the_later_is_to_blame(tmp_path: Path) -> None:
    data = write(tmp_path, GOOD)
    graph.load(data).save(tmp_path / "lines", "jsonl")
    for name in ("entities", "relations"):
        text = (tmp_path / "lines" / f"{name}.jsonl").read_bytes()
        (data / f"{name}.jsonl").write_bytes(text)

    problems = read(data).problems

    assert {Path(one.place.file).name for one in problems} == {"entities.yaml", "relations.yaml"}
    assert len(problems) == 4

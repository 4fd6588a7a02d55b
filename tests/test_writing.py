"""What is written is read back as the same, appears whole or not at all, and is UTF-8 everywhere."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import graph
from graph.loading import CHILE, bundled
from graph.model import Dataset
from graph.problems import UnusableFile
from graph.reading import read
from graph.writing.atomic import write_text
from graph.writing.save import save
from tests.command import python
from tests.tiny import claim, dataset_of

CHARACTERS = {"bad-name", "bad-identifier", "control-character"}
names = st.text(min_size=1)
words = st.dictionaries(st.text(min_size=1), st.text(min_size=1), max_size=3)
maybe = st.none() | st.text()
hostile = st.sampled_from(
    [
        *(
            "NO",
            "null",
            "~",
            "true",
            "2025",
            "2025-12-14",
            "1.5",
            "1e5",
            "0x1F",
            "=",
            "<<",
            "-",
            "?",
        ),
        *(" a ", "a: b", "- a", "# a", "a\n\nb", "a\r\nb", "\t", "\0", "\x85", "\u2028", "\ufeff"),
        *("\x7f", "😀", "'", '"', "\\", "a\\", "%YAML", "---", "...", "&a", "*a", "!a", "|", ">"),
        *(
            "</script>",
            "\u202e",
            "x" * 300,
            "word " * 60,
            " " * 120,
            "a" + "\n" * 5,
            "\ud7ff\ue000",
        ),
    ]
)
text = hostile | st.text()
labels = st.sampled_from(["a vessel", "no"])  # a further kind is slow to make


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A dataset with anything at all in every field that takes any text."""
    fields = {
        "note": {"type": "text"},
        "since": {"type": "date"},
        "size": {"type": "number"},
        "open": {"type": "yes_no"},
        "colour": {"type": "choice", "choices": ["red", "no", "1"]},
        "owner": {"type": "entity", "kinds": ["person"]},
    }
    given_fields = {
        "since": draw(st.sampled_from([None, "2025", "2025-12"])),
        "size": draw(st.none() | st.floats(allow_nan=False, allow_infinity=False)),
        "open": draw(st.none() | st.booleans()),
        "colour": draw(st.sampled_from([None, "red", "no", "1"])),
        "owner": draw(st.sampled_from([None, "ada"])),
    }
    quote = draw(text.filter(bool))
    return dataset_of(
        {
            "ada": {
                "kind": "person",
                "name": draw(text.filter(bool)),
                "names": draw(words),
                "aliases": draw(st.lists(text, max_size=3)),
                "summary": draw(maybe | hostile),
                "identifiers": draw(words),
            },
            "bob": {"kind": "person", "name": draw(names)},
            "ship": {"kind": "vessel", "name": draw(names), "note": draw(maybe), **given_fields},
        },
        claim(
            "advice",
            "ada",
            "bob",
            statement=draw(maybe | hostile) or None,
            aspect=draw(maybe),
            note=draw(maybe) or None,
            negated=draw(st.booleans()),
            start=draw(st.sampled_from([None, "2025"])),
            end=draw(st.sampled_from([None, "..", "2025-12"])),
        ),
        claim(
            "rumour",
            "ada",
            "ship",
            evidence=[{"document": "note", "start": 0, "end": len(quote), "quote": quote}],
        ),
        title=draw(text.filter(bool)),
        description=draw(maybe),
        questions=[
            {
                "id": "q",
                "title": draw(names),
                "reading": draw(text.filter(bool)),
                "query": {"kind": ["rumour", "advice"], "text": draw(maybe), "negated": False},
            },
            {"id": "c", "title": "C", "reading": "C", "compare": {"left": "red", "right": "blue"}},
        ],
        silent=[{"document": "note", "start": 0, "end": 3, "reason": draw(names)}],
        kinds={
            "entities": [
                {"kind": "vessel", "label": draw(labels), "parent": "asset", "fields": fields}
            ],
            "relations": [{"kind": "rumour", "forward": draw(labels), "inverse": "is told of"}],
        },
    )


@pytest.mark.parametrize("format", ["yaml", "jsonl", "json"])
@settings(max_examples=80)
@given(dataset=datasets())
def test_what_was_written_is_read_as_the_same_dataset(
    tmp_path_factory: pytest.TempPathFactory, format: str, dataset: Dataset
) -> None:
    folder = tmp_path_factory.mktemp("written")

    save(dataset, folder, format)
    reading = read(folder)

    # What no reader would see in a name, or a quote of another length, is refused, and yet read.
    assert {one.rule for one in reading.problems} <= CHARACTERS | {"wrong-quote"}
    assert reading.dataset == dataset
    again = tmp_path_factory.mktemp("again")
    save(reading.dataset, again, format)
    for path in folder.iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("format", ["yaml", "jsonl", "json"])
def test_the_chilean_dataset_survives_a_round_trip(format: str, tmp_path: Path) -> None:
    kg = graph.load()

    kg.save(tmp_path / "copy", format)

    assert graph.load(tmp_path / "copy").dataset == kg.dataset
    assert sorted(path.name for path in (tmp_path / "copy").iterdir()) == [
        "dataset.yaml",
        f"entities.{format}",
        f"relations.{format}",
        "resolutions.yaml",
    ]
    # Other readers understand it too, and see the same words.
    if format == "yaml":
        entities = yaml.safe_load((tmp_path / "copy" / "entities.yaml").read_text("utf-8"))
    elif format == "json":
        entities = json.loads((tmp_path / "copy" / "entities.json").read_text("utf-8"))
    else:
        lines = (tmp_path / "copy" / "entities.jsonl").read_text("utf-8").splitlines()
        entities = [json.loads(line) for line in lines]
    assert {one["id"]: one["name"] for one in entities} == {
        one.id: one.name for one in kg.entities()
    }


def test_a_part_of_a_graph_can_be_saved(tmp_path: Path) -> None:
    kg = graph.load()

    kg.scenario("jara").save(tmp_path)

    assert read(tmp_path).dataset.relations == kg.scenario("jara").dataset.relations


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="yaml, jsonl"):
        graph.load().save(tmp_path / "new", "xml")

    assert not (tmp_path / "new").exists()


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "page.html"

    write_text(path, "first")
    write_text(path, "second — ñ 😀\r\n")

    assert path.read_bytes() == "second — ñ 😀\r\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_a_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")

    write_text(tmp_path / "written", "x")

    assert (tmp_path / "written").stat().st_mode == (tmp_path / "plain").stat().st_mode


def fail_with(error: BaseException) -> Callable[..., Any]:
    def fail(*_words: Any, **_fields: Any) -> Any:
        raise error

    return fail


@pytest.mark.parametrize("step", ["replace", "chmod"])
def test_a_write_that_fails_leaves_what_was_there(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    monkeypatch.setattr(Path, step, fail_with(OSError(errno.ENOSPC, "the disk is full")))

    with pytest.raises(UnusableFile, match="the disk is full") as caught:
        write_text(path, "after")

    assert caught.value.path == str(path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError()])
def test_a_write_that_is_interrupted_leaves_what_was_there(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    monkeypatch.setattr(os, "fdopen", fail_with(error))

    with pytest.raises(type(error)):
        write_text(path, "after")

    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_text_that_is_no_unicode_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")

    with pytest.raises(UnicodeEncodeError):
        write_text(path, "\ud800")

    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")

    with pytest.raises(UnusableFile):
        write_text(tmp_path / "taken" / "page.html", "")
    with pytest.raises(UnusableFile):
        write_text(tmp_path, "")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing stops root")
def test_a_folder_that_may_not_be_written_to_is_said_to_be_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(UnusableFile, match="Permission denied"):
        write_text(tmp_path / "page.html", "")


def test_the_locale_makes_no_difference(tmp_path: Path) -> None:
    script = "import graph, sys; graph.load().save(sys.argv[1])"

    for locale in ("C", "C.UTF-8"):
        run = python("-X", "utf8=0", "-c", script, tmp_path / locale, LC_ALL=locale)
        assert (run.status, run.err) == (0, "")

    for path in (tmp_path / "C").iterdir():
        assert path.read_bytes() == (tmp_path / "C.UTF-8" / path.name).read_bytes()
    assert "José Antonio Kast" in (tmp_path / "C" / "entities.yaml").read_text("utf-8")


def test_a_written_header_keeps_only_what_it_says(tmp_path: Path) -> None:
    save(dataset_of({"ada": "person"}, documents=[], scenarios=[], topics=[]), tmp_path)

    assert (tmp_path / "dataset.yaml").read_text() == "id: tiny\ntitle: Tiny\n"
    assert (tmp_path / "entities.yaml").read_text() == "- kind: person\n  id: ada\n  name: Ada\n"
    assert (tmp_path / "relations.yaml").read_text() == "[]\n"


def test_the_bundled_dataset_is_found_beside_the_code() -> None:
    assert (bundled(CHILE) / "dataset.yaml").is_file()

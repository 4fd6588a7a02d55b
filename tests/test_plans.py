"""Edits of several files are one step: shown before, written together or not at all, undone as one."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from graph.problems import ChangedFile, UneditableFile, UnusableFile
from graph.writing.atomic import write_texts
from graph.writing.plan import Change, Plan, plan
from graph.writing.splicing import Edit, Insert, Put, Splice, Take, opened
from tests.command import ROOT

TEXTS = {"entities.yaml": "- id: ada\r\n  name: Ada\r\n", "relations.jsonl": '{"source": "ada"}'}


@pytest.fixture
def two(tmp_path: Path) -> dict[Path, list[Edit]]:
    """Two files, and an edit of each."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_bytes(text.encode())
    return {
        tmp_path / "entities.yaml": [Put((0, "id"), "bob")],
        tmp_path / "relations.jsonl": [Put((0, "source"), "bob")],
    }


def planned(edits: dict[Path, list[Edit]]) -> Plan:
    return plan(edits, [opened(path) for path in edits])


def test_nothing_is_written_before_it_is_asked_for(two: dict[Path, list[Edit]]) -> None:
    made = planned(two)
    assert made
    for path in two:
        assert path.read_bytes().decode() == TEXTS[path.name]
    made.write()
    assert [path.read_bytes() for path in two] == [
        b"- id: bob\r\n  name: Ada\r\n",
        b'{"source": "bob"}',
    ]


def test_the_difference_is_shown_as_a_patch(two: dict[Path, list[Edit]], tmp_path: Path) -> None:
    shown = planned(two).diff()
    assert "-- id: ada\r\n+- id: bob\r\n   name: Ada\r\n" in shown
    assert '-{"source": "ada"}\n\\ No newline at end of file\n+{"source": "bob"}\n\\ No' in shown
    (tmp_path / "its.patch").write_bytes(shown.encode())
    try:
        done = subprocess.run(
            ["patch", "-p1", "--binary", "-i", tmp_path / "its.patch", "-d", "/"], check=False
        )
    except FileNotFoundError:
        pytest.skip("there is no patch here")
    assert done.returncode == 0
    assert next(iter(two)).read_bytes() == b"- id: bob\r\n  name: Ada\r\n"


def test_what_changes_nothing_is_no_change(two: dict[Path, list[Edit]]) -> None:
    path = next(iter(two))
    made = plan({path: [Put((0, "id"), "ada")]}, [opened(path)])
    assert (made, bool(made), made.diff()) == (Plan(), False, "")


def test_a_step_is_undone_and_done_again(two: dict[Path, list[Edit]]) -> None:
    made = planned(two)
    made.write()
    after = [path.read_bytes() for path in two]
    made.undone.write()
    assert [path.read_bytes().decode() for path in two] == [TEXTS[path.name] for path in two]
    made.undone.undone.write()
    assert [path.read_bytes() for path in two] == after
    assert made.undone.undone == made


def test_a_journal_can_keep_it(two: dict[Path, list[Edit]]) -> None:
    (kept, _other) = [
        json.loads(json.dumps(asdict(one), default=str)) for one in planned(two).changes
    ]
    splices = tuple(Splice(**one) for one in kept.pop("splices"))
    assert splices == (Splice(6, "ada", "bob"),)
    Plan((Change(Path(kept.pop("file")), splices=splices, **kept),)).write()
    assert next(iter(two)).read_bytes().startswith(b"- id: bob")


def test_another_file_by_then_is_a_conflict_and_nothing_is_written(
    two: dict[Path, list[Edit]],
) -> None:
    made = planned(two)
    first, last = two
    last.write_text('{"source": "eve"}')
    with pytest.raises(ChangedFile) as caught:
        made.write()
    assert caught.value.path == str(last)
    assert isinstance(caught.value, UnusableFile)
    assert first.read_bytes().decode() == TEXTS[first.name]
    assert last.read_text() == '{"source": "eve"}'
    with pytest.raises(ChangedFile):
        made.undone.write()
    last.unlink()
    with pytest.raises(ChangedFile):
        made.diff()


def test_a_conflict_at_the_last_moment_is_one_too(
    two: dict[Path, list[Edit]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = planned(two)
    first, last = two
    kept = write_texts

    def meanwhile(*words: object, **fields: object) -> None:
        last.write_text("[]")
        kept(*words, **fields)  # type: ignore[arg-type]  # they are passed on as they came

    monkeypatch.setattr("graph.writing.plan.write_texts", meanwhile)
    with pytest.raises(ChangedFile):
        made.write()
    assert first.read_bytes().decode() == TEXTS[first.name]
    assert sorted(path.name for path in first.parent.iterdir()) == sorted(TEXTS)


def test_the_mark_at_the_beginning_of_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "entities.yaml"
    path.write_bytes(b"\xef\xbb\xbf- id: ada\n")
    made = planned({path: [Put((0, "id"), "bob")]})
    made.write()
    assert path.read_bytes() == b"\xef\xbb\xbf- id: bob\n"
    made.undone.write()
    assert path.read_bytes() == b"\xef\xbb\xbf- id: ada\n"


WRITING = """
import sys
from pathlib import Path
from graph.writing.atomic import write_texts
from graph.writing.plan import plan
from graph.writing.splicing import Put, opened
folder = Path(sys.argv[1])
files = sorted(folder.glob("*.yaml"))
print("ready", flush=True)
for number in range(10_000):
    edits = {path: [Put((0, "name"), f"name {number} " * 2_000)] for path in files}
    plan(edits, [opened(path) for path in files]).write()
"""


@pytest.mark.skipif(os.name != "posix", reason="processes are killed on Unix")
def test_a_process_that_is_killed_leaves_each_file_whole(tmp_path: Path) -> None:
    rest = "- id: bob\n  name: Bob\n" * 500
    for number in range(5):
        (tmp_path / f"{number}.yaml").write_text(f'- id: ada\n  name: "name x "\n{rest}')
    chance = random.Random(1)
    for _time in range(8):
        writing = subprocess.Popen(
            [sys.executable, "-c", WRITING, tmp_path],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        with writing:
            assert writing.stdout is not None
            assert writing.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0.05, 0.6))
            writing.send_signal(signal.SIGKILL)
        for path in tmp_path.glob("*.yaml"):
            text = path.read_text()
            assert text.startswith('- id: ada\n  name: "name ')
            assert text.endswith(f'"\n{rest}')
            words = text.split('"')[1]
            assert words == words[: words.index(" ", 5) + 1] * (words.count("name"))


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    path = tmp_path / "relations.yaml"
    file = opened(path, new=True)
    made = plan({path: [Insert((), 0, {"kind": "advice"})]}, [file])
    assert not path.exists()
    made.write()
    assert path.read_text() == "- kind: advice\n"
    made.undone.write()
    made.write()
    assert path.read_text() == "- kind: advice\n"
    with pytest.raises(UneditableFile):
        opened(tmp_path / "entities.yaml")


def test_a_record_that_somebody_removed_is_told(two: dict[Path, list[Edit]]) -> None:
    path = next(iter(two))
    file = opened(path)
    path.write_text("[]\n")
    with pytest.raises(ChangedFile):
        plan({path: [Take((0,))]}, [file]).write()

"""A step of several files is taken or not, whenever the process is ended that takes it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

import graph
from graph.journal import NOTE, UNFINISHED, finish
from graph.private import FOLDER
from graph.problems import UnusableFile
from graph.writing.atomic import write_texts
from tests.command import ROOT, policygraph
from tests.tiny import write

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is of Unix")

NAMES = ("dataset.yaml", "entities.yaml", "relations.yaml")
BEFORE, AFTER = ({name: f"{word} {name}" for name in NAMES} for word in ("before", "after"))

# For each n, a process that ends itself at the n-th thing that it asks of the system once the step has begun, until one
# comes to the step's end.
DYING = """
import os, signal, sys
from pathlib import Path
from graph.writing import atomic
folders, named = Path(sys.argv[1]), sys.argv[2] == "named"
if named:
    atomic._UNNAMED = None
left = None
def count(*_words):
    global left
    if left is not None:
        left -= 1
        if left < 0:
            left = None
            os.kill(os.getpid(), signal.SIGKILL)
def counted(kept):
    return lambda *words: (count(), kept(*words), count())[1]
sys.addaudithook(lambda event, _words: count() if event.startswith(("open", "os.")) else None)
for name in ("fsync", "close"):
    setattr(os, name, counted(getattr(os, name)))
for at in range(1000):
    if not os.fork():
        step = {folders / str(at) / name: "after " + name for name in sys.argv[3:]}
        left = at
        atomic.write_texts(step)
        os._exit(0)
    if os.wait()[1] != signal.SIGKILL:
        print(at)
        break
"""


def dying(folders: Path, named: str, names: tuple[str, ...] = NAMES) -> int:
    """At how many things that are asked of the system the step is at its end."""
    program = [sys.executable, "-c", DYING, str(folders), named, *names]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return int(done.stdout)


def texts(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text() for name in NAMES if (folder / name).exists()}


def made(folder: Path) -> Path:
    folder.mkdir()
    for name, text in BEFORE.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize("named", ["named", "unnamed"])
def test_between_any_two_things_that_are_asked_of_the_system_it_is_all_or_nothing(
    named: str, tmp_path: Path
) -> None:
    folders = [made(tmp_path / str(at)) for at in range(200)]
    end = dying(tmp_path, named)
    seen, done = [], []
    for folder in folders[: end + 1]:
        seen.append(texts(folder))
        finish(folder)
        done.append(texts(folder) == AFTER)
        assert texts(folder) in (BEFORE, AFTER), folder
        left = {one.name for one in folder.iterdir()} - {*NAMES}
        assert all(name.endswith(UNFINISHED) or name == FOLDER for name in left)
        if done[-1]:
            assert left <= {FOLDER}, folder
            assert not (folder / FOLDER / NOTE).exists()
    # It was seen half-way, what counts as taken is never undone, and at its end nothing is left beside.
    assert end > 40
    assert sum(one not in (BEFORE, AFTER) for one in seen) >= 2
    assert done == sorted(done)
    assert {one.name for one in folders[end].iterdir()} == {*NAMES}


def test_a_new_folder_and_the_folders_in_it_are_made_whole_or_not_at_all(tmp_path: Path) -> None:
    names = ("texts/a.txt", "schema/b.json", "dataset.yaml")
    for at in range(dying(tmp_path, "unnamed", names) + 1):
        folder = tmp_path / str(at)
        finish(folder)
        assert len({(folder / name).exists() for name in names}) == 1, at


FLIPPING = """
import sys
from pathlib import Path
from graph.journal import finish
from graph.writing.atomic import write_texts
folder = Path(sys.argv[1])
finish(folder)
print("on", flush=True)
for n in range(100000):
    word = "before" if n % 2 else "after"
    write_texts({folder / name: word + " " + name for name in sys.argv[2:]})
"""


def test_killed_at_forty_moments_of_chance_the_files_fit_each_other(tmp_path: Path) -> None:
    folder, random_ = made(tmp_path / "data"), random.Random(12)
    for _time in range(40):
        program = [sys.executable, "-c", FLIPPING, str(folder), *NAMES]
        with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(random_.uniform(0, 0.03))
            process.kill()
            process.wait(30)
        finish(folder)
        assert texts(folder) in (BEFORE, AFTER)


# ── Who finds it ────────────────────────────────────────────────────────────────────────────────

PEOPLE = "- {id: ada, kind: person, name: Ada}\n- {id: bob, kind: person, name: Bob}\n"
ADVICE = "- {kind: advice, source: ada, target: bob, modality: fact, statement: Ada has a word with Bob., evidence: [{document: note, start: 0, end: 3}]}\n"


def half_way(tmp_path: Path) -> Path:
    """A dataset whose second file of a step that renames ada has yet to take its place."""
    data = write(tmp_path, {"entities.yaml": PEOPLE, "relations.yaml": ADVICE})
    files = []
    for name in ("entities.yaml", "relations.yaml"):
        old = (data / name).read_text()
        new = old.replace("ada", "eva").replace("Ada", "Eva")
        staged = f".{name}.0{UNFINISHED}"
        (data / staged).write_text(new)
        before, after = (sha256(text.encode()).hexdigest() for text in (old, new))
        files.append({"staged": staged, "target": name, "before": before, "after": after})
    (data / FOLDER).mkdir(mode=0o700)
    (data / FOLDER / ".gitignore").write_text("*\n")
    (data / FOLDER / NOTE).write_text(json.dumps({"step": 1, "files": files}))
    (data / files[0]["staged"]).replace(data / "entities.yaml")
    return data


@pytest.mark.parametrize("command", ["check DATA", "query --dataset DATA", "rename DATA bob rob"])
def test_whoever_comes_next_finishes_it_and_says_so_once(command: str, tmp_path: Path) -> None:
    data = half_way(tmp_path)
    words = [str(data) if word == "DATA" else word for word in command.split()]

    told = policygraph(*words)

    assert told.status == 0, told.err
    assert (
        told.err.count("a step that was cut off is finished now: entities.yaml, relations.yaml")
        == 1
    )
    assert "eva" in (data / "relations.yaml").read_text()
    assert {one.name for one in data.iterdir()} == {*NAMES}
    assert "cut off" not in policygraph("check", data).err


def test_python_reads_it_finished(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    data = half_way(tmp_path)
    assert "eva" in graph.load(data)
    assert len(caplog.records) == 1


def test_a_step_that_is_cut_off_while_another_is_written_is_finished_first(tmp_path: Path) -> None:
    data = half_way(tmp_path)
    write_texts({data / "b.txt": "b", data / "a.txt": "a"})
    assert "eva" in (data / "relations.yaml").read_text()
    assert not (data / FOLDER).exists()


def test_what_somebody_has_changed_since_is_not_written_over(tmp_path: Path) -> None:
    data = half_way(tmp_path)
    mine = ADVICE.replace("a word", "two words")
    (data / "relations.yaml").write_text(mine)

    with pytest.raises(UnusableFile, match="it has changed since") as caught:
        graph.load(data)

    assert caught.value.path == str(data / "relations.yaml")
    assert (data / "relations.yaml").read_text() == mine
    (data / FOLDER / NOTE).unlink()  # as one is told to
    assert {one.rule for one in graph.read(data).errors} == {"dangling-reference"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("target", "../outside.yaml"),
        ("target", "/etc/passwd"),
        ("target", "link/outside.yaml"),
        ("staged", "../secret.unfinished"),
        ("staged", "entities.yaml"),
        ("target", 7),
        ("before", None),
        ("more", "x"),
    ],
)
def test_a_note_that_comes_from_others_does_nothing_outside(
    field: str, value: object, tmp_path: Path
) -> None:
    data = half_way(tmp_path / "data")
    outside = tmp_path / "outside.yaml"
    outside.write_text("mine")
    (data / "link").symlink_to(tmp_path)
    told = json.loads((data / FOLDER / NOTE).read_text())
    told["files"][1][field] = value
    (data / FOLDER / NOTE).write_text(json.dumps(told))

    with pytest.raises(UnusableFile):
        graph.load(data)
    assert outside.read_text() == "mine"


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"step": 2, "files": []}', "[" * 100_000])
def test_a_note_that_cannot_be_understood_says_what_to_do(content: str, tmp_path: Path) -> None:
    data = half_way(tmp_path)
    (data / FOLDER / NOTE).write_text(content)
    told = policygraph("check", data)
    assert told.status == 2
    assert "remove it" in told.err
    assert told.err.count("\n") == 1


def test_the_private_folder_stays_where_others_use_it(tmp_path: Path) -> None:
    data = half_way(tmp_path)
    (data / FOLDER / "drafts.jsonl").write_text("{}")
    finish(data)
    assert {one.name for one in (data / FOLDER).iterdir()} == {".gitignore", "drafts.jsonl"}


def test_a_place_that_cannot_be_taken_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept = made(tmp_path / "data"), Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name in NAMES:
            raise OSError(1, "Operation not permitted")
        return kept(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnusableFile, match="not permitted"):
        write_texts({folder / name: text for name, text in AFTER.items()})
    assert {one.name for one in folder.iterdir()} == {*NAMES}
    assert texts(folder) == BEFORE


def test_a_second_place_that_cannot_be_taken_is_taken_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept = made(tmp_path / "data"), Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name == NAMES[1]:
            raise OSError(1, "Operation not permitted")
        return kept(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnusableFile, match="not permitted"):
        write_texts({folder / name: text for name, text in AFTER.items()})
    monkeypatch.undo()
    finish(folder)
    assert texts(folder) == AFTER
    assert {one.name for one in folder.iterdir()} == {*NAMES}

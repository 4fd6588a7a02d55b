"""Killed at any moment of 200 edits: nothing is half written, and what was said to be done is there."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.loading import load_rest
from graph.workbench.storing.stored import Stored
from graph.writing.splicing import opened
from tests.command import ROOT
from tests.workbench.conftest import folder_of
from tests.workbench.demo import dataset

EDITS, KILLS = 200, 40
pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are killed on Unix")


def run(data: Path, seed: int, edits: int, seconds: float) -> list[str]:
    """Have a child make edits, and kill it so long after as many; what it said until then."""
    count = "100000" if edits else "0"
    return killed(["tests.workbench.killed", str(data), str(seed), count], 2 * edits + 2, seconds)


def killed(command: Sequence[str], lines: int, seconds: float) -> list[str]:
    """Kill a child so long after it has said so many lines; what it said until then."""
    child = subprocess.Popen(
        [sys.executable, "-m", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    with child:
        assert child.stdout is not None
        said: list[str] = []
        while len(said) < lines:  # of which the first says that it is ready
            said.append(child.stdout.readline())
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        return [line.strip("\n") for line in (*said, *child.stdout)]


@pytest.mark.untraced
def test_killed_at_any_moment(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    chance = random.Random(12)
    edits = kills = 0
    while kills < KILLS or edits < EDITS:
        kills += 1
        said = run(data, kills, chance.randint(1, 10), chance.uniform(0, 0.03))
        done = [
            line.split("\t") for line in said if line.startswith("done\t") and line.count("\t") == 4
        ]
        edits += len(done)
        # Nothing is half written, even before anything is mended.
        for path in (data / "entities.yaml", data / "relations.yaml", data / "dataset.yaml"):
            opened(path)
        store = Stored(data)
        held = " ".join(one.digest for one in store.files.all)
        if done:
            number = int(done[-1][1])
            told = (done[-1][2], done[-1][3], done[-1][4])
            now = (held, str(store.undoes), str(store.redoes))
            # The last that was said to be done is there; or the one after it, wholly.
            if now != told:
                assert int(said[-1].split()[1]) == number + 1
            assert store.undoes or store.redoes or told[1:] == ("None", "None")
        graph, errors = load_rest(data)
        assert {one.rule for one in errors} <= {"duplicate-claim"}
        assert len(graph.entities()) == len(store.files.data[0].value)
        # Undo fits what is there.
        if store.undoes:
            store.undo()
            store.redo()
            assert " ".join(one.digest for one in store.files.all) == held
    assert edits >= EDITS
    assert kills >= KILLS


@pytest.mark.untraced
def test_what_was_being_made_a_second_ago_comes_back(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    assert run(data, 1, 0, 0)[-1] == "end"
    assert Stored(data).kept() == {"n": 0}


@pytest.mark.untraced
def test_killed_between_the_writes_of_cards(tmp_path: Path) -> None:
    data = folder_of(tmp_path / "harbour")
    first = {path: path.read_bytes() for path in data.glob("*.yaml")}
    chance = random.Random(5)
    for kill in range(12):
        command = ["tests.workbench.killed_at_cards", str(data), str(kill)]
        said = killed(command, 1 + chance.randint(1, 8), chance.uniform(0, 0.06))
        for path in first:
            opened(path)
        store = Stored(data)
        done = [line.split("\t")[1] for line in said if line.startswith("done\t")]
        held = " ".join(one.digest for one in store.files.all)
        if held != done[-1]:  # the one after it, wholly: without it, they are as was said
            store.undo() if store.undoes else store.redo()
            before = " ".join(one.digest for one in store.files.all)
            store.redo() if store.redoes else None
            assert before == done[-1] or held in done
        _graph, errors = load_rest(data)
        assert errors == ()
    store = Stored(data)
    while store.undoes:
        store.undo()
    assert {path: path.read_bytes() for path in first} == first

"""One workbench a dataset: the second is told of the first, and a lock that was left behind is none."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from graph.problems import UnusableFile
from graph.workbench.storing import locking
from graph.workbench.storing.locking import Lock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lock"


def test_a_second_is_told_of_the_first(path: Path) -> None:
    first = Lock(path)
    with pytest.raises(UnusableFile, match=f"process {os.getpid()} has this dataset open"):
        Lock(path)
    first.tell("http://127.0.0.1:4567/")
    with pytest.raises(UnusableFile, match=r"at http://127\.0\.0\.1:4567/; go on in its page"):
        Lock(path)
    first.release()
    first.release()
    assert not path.exists()
    Lock(path).release()


@pytest.mark.parametrize("left", ["", "{", '{"process": 1, "address": "http://127.0.0.1:1/"}'])
def test_what_is_left_behind_is_none(path: Path, left: str) -> None:
    path.write_text(left)
    lock = Lock(path)
    assert str(os.getpid()) in path.read_text()
    lock.release()


def test_a_lock_that_says_nothing_is_one(path: Path) -> None:
    lock = Lock(path)
    path.write_text("nothing")
    with pytest.raises(UnusableFile, match="another process has this dataset open"):
        Lock(path)
    lock.release()


@pytest.mark.skipif(os.name != "posix", reason="no file that is open is taken away elsewhere")
def test_a_lock_that_is_taken_away_meanwhile_is_made_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holds = locking._holds
    times: list[int] = []

    def meanwhile(handle: int) -> bool:
        times.append(handle)
        if len(times) == 1:  # the first was released between the two steps
            path.unlink()
        return holds(handle)

    monkeypatch.setattr(locking, "_holds", meanwhile)
    lock = Lock(path)
    assert len(times) == 2
    assert path.exists()
    with pytest.raises(UnusableFile):
        Lock(path)
    lock.release()


@pytest.mark.skipif(os.name != "posix", reason="it is Unix's")
def test_where_nothing_can_be_locked_it_is_gone_without(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unable(*_words: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", unable)
    Lock(path).release()


def test_where_nothing_can_be_written_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile):
        Lock(tmp_path / "none" / "lock")

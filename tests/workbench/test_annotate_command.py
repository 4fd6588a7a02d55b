"""``policygraph annotate``: it prints its address, serves, and ends; what is in the way is a sentence."""

from __future__ import annotations

import json
import os
import signal
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.command import run
from tests.tiny import ENTITIES_YAML, write
from tests.workbench.demo import dataset
from tests.workbench.launched import start, started

posix = pytest.mark.skipif(os.name != "posix", reason="signals are Unix's")


def told(address: str, key: str, order: object) -> dict[str, Any]:
    headers = {"X-Policygraph-Key": key, "Content-Type": "application/json"}
    headers["Origin"] = address.rstrip("/")
    request = urllib.request.Request(f"{address}api/do", json.dumps(order).encode(), headers)  # noqa: S310  # ours
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        found: dict[str, Any] = json.load(answer)
    return found


def asked(address: str, key: str) -> dict[str, Any]:
    request = urllib.request.Request(  # noqa: S310  # it is ours
        f"{address}api/view", headers={"X-Policygraph-Key": key}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        found: dict[str, Any] = json.load(answer)
    return found


@posix
def test_it_serves_until_the_keyboard_ends_it(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    with started(data) as (one, address, key):
        assert address.startswith("http://127.0.0.1:")
        assert len(key) >= 43
        assert asked(address, key)["title"] == "Tiny"
        lock = data / ".policygraph" / "dataset.yaml.lock"
        assert lock.exists()
        one.send_signal(signal.SIGINT)
        out, err = one.communicate(timeout=10)
        assert (one.returncode, out) == (0, "")
        assert "Traceback" not in err
        assert not lock.exists()


@posix
def test_a_signal_ends_it_too(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    with started(data) as (one, address, key):
        asked(address, key)
        one.terminate()
        _out, err = one.communicate(timeout=10)
        assert one.returncode == 143
        assert "Traceback" not in err
        assert not (data / ".policygraph" / "dataset.yaml.lock").exists()


@posix
def test_a_second_one_is_told_where_the_first_is_and_not_its_key(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    with started(data) as (one, address, key):
        second = start("annotate", data, "--no-browser")
        out, err = second.communicate(timeout=20)
        assert second.returncode == 2
        assert address in err
        assert f"process {one.pid}" in err
        assert key not in out + err
        kept = "".join(path.read_text() for path in (data / ".policygraph").iterdir())
        assert key not in kept
        assert asked(address, key)["title"] == "Tiny"


@posix
def test_the_lock_of_a_process_that_was_killed_is_none(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    with started(data) as (one, _address, _key):
        one.kill()
        one.communicate()
    assert (data / ".policygraph" / "dataset.yaml.lock").exists()
    with started(data) as (_one, address, key):
        assert asked(address, key)["title"] == "Tiny"


@posix
def test_it_ends_by_itself_where_that_is_asked(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    with started(data, "--idle-hours", 0.0001) as (one, _address, _key):
        _out, err = one.communicate(timeout=15)
        assert (one.returncode, "Traceback" in err) == (0, False)


def test_a_port_can_be_named_and_one_that_is_taken_is_told(tmp_path: Path) -> None:
    data, other = dataset(tmp_path / "data"), dataset(tmp_path / "other")
    with started(data) as (_one, address, _key):
        port = address.rstrip("/").rpartition(":")[2]
        second = start("annotate", other, "--no-browser", "--port", port)
        _out, err = second.communicate(timeout=20)
        assert second.returncode == 2
        assert f"127.0.0.1:{port}: this port cannot be had" in err
    assert not (other / ".policygraph" / "dataset.yaml.lock").exists()


def test_documents_are_found_beside_the_dataset_or_where_they_are_named(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    (data / "texts").rename(tmp_path / "mine")
    refused = start("annotate", data, "--no-browser")
    _out, err = refused.communicate(timeout=20)
    assert refused.returncode == 2
    assert "--documents FOLDER" in err
    with started(data, "--documents", tmp_path / "mine") as (_one, address, key):
        assert asked(address, key)["title"] == "Tiny"


def test_a_text_that_is_not_what_was_cited_is_told(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    header = (data / "dataset.yaml").read_text()
    write(data, {"dataset.yaml": header.replace("title: A note", "title: A note, characters: 7")})
    with started(data) as (one, address, key):
        assert asked(address, key)["read_only"]
        one.kill()
        assert "is not the text that was cited" in one.communicate()[1]


def test_a_dataset_with_faults_is_told_what_to_do(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    write(data, {"relations.yaml": "- {kind: advice, source: ada, target: nobody}\n"})
    refused = start("annotate", data, "--no-browser")
    _out, err = refused.communicate(timeout=20)
    assert refused.returncode == 2
    assert "relations.yaml:1" in err
    assert f"policygraph check {data}" in err
    write(data, {"entities.yaml": "- {id: ada", "relations.yaml": "[]\n"})
    refused = start("annotate", data, "--no-browser")
    _out, err = refused.communicate(timeout=20)
    assert (refused.returncode, "Traceback" in err) == (2, False)


def test_questions_that_expect_other_answers_are_no_obstacle(tmp_path: Path) -> None:
    data = dataset(tmp_path / "data")
    header = (data / "dataset.yaml").read_text()
    question = (
        "questions: [{id: q, title: Who?, reading: Advice., query: {kind: advice}, "
        "expected: [aaaaaaaaaaaa]}]\n"
    )
    write(data, {"dataset.yaml": header + question, "entities.yaml": ENTITIES_YAML})
    assert "unknown-answer" in run("check", data).out
    with started(data) as (_one, address, key):
        assert asked(address, key)["title"] == "Tiny"


@pytest.mark.parametrize("name", ["*", "http://x.org", "x.org/", "a b", "", "0.0.0.0:x"])
def test_a_host_is_named_as_browsers_send_it(tmp_path: Path, name: str) -> None:
    done = run("annotate", dataset(tmp_path / "data"), "--no-browser", "--allow-host", name)
    assert done.status == 2
    assert "is no name of a host" in done.err


def test_only_this_computer_is_listened_to(tmp_path: Path) -> None:
    done = run("annotate", dataset(tmp_path / "data"), "--no-browser", "--host", "127.0.0.1")
    assert (done.status, "No such option" in done.err) == (2, True)


def test_no_dataset_and_no_folder_of_its_own(tmp_path: Path) -> None:
    done = run("annotate", tmp_path / "none", "--no-browser")
    assert done.status == 2
    (tmp_path / "empty").mkdir()
    done = run("annotate", tmp_path / "empty", "--no-browser")
    assert done.status == 2
    assert not (tmp_path / "empty" / ".policygraph").exists()


@posix
@pytest.mark.parametrize("end", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_what_is_being_made_comes_back_whatever_the_end(tmp_path: Path, end: str) -> None:
    data = dataset(tmp_path / "data")
    with started(data) as (one, address, key):
        made = asked(address, key)
        for command in (
            {"do": "select", "start": 0, "end": 3, "words": "Ada"},
            {"do": "key", "key": "1"},
        ):
            made = told(address, key, {"version": made["version"], "command": command})
        assert made["bar"]["slots"][0]["state"] == "chosen"
        one.send_signal(getattr(signal, end))
        one.communicate(timeout=10)
    with started(data) as (_one, address, key):
        bar = asked(address, key)["bar"]
        assert any(slot["state"] == "chosen" for slot in bar["slots"])
        assert "Enter goes on" in bar["check"][0]["runs"][0]["text"]

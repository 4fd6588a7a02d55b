"""What the page asks is answered without a socket: the view, the text, commands, the wait for something new."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest

from graph.workbench.serving.answering import Answering
from graph.workbench.serving.messages import Response
from tests.workbench.demo import ASKING, Demo, answering, get, order, post, said


@pytest.fixture
def served(tmp_path: Path) -> tuple[Answering, Demo]:
    return answering(tmp_path, patience=0.05)


def test_the_page_itself_holds_no_data_and_needs_no_key(served: tuple[Answering, Demo]) -> None:
    answer = served[0].respond(get("/", ASKING[:1]))
    assert (answer.status, answer.media) == (200, "text/html; charset=utf-8")
    assert b"Tiny" not in answer.body


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("workbench/page/main.mjs", "text/javascript; charset=utf-8"),
        ("workbench/page/main.css", "text/css; charset=utf-8"),
        ("base/dom.mjs", "text/javascript; charset=utf-8"),
    ],
)
def test_its_files_come_with_their_types(
    served: tuple[Answering, Demo], name: str, media: str
) -> None:
    answer = served[0].respond(get(f"/static/{name}", ASKING[:1]))
    assert (answer.status, answer.media) == (200, media)


@pytest.mark.parametrize(
    "name",
    [
        "base/other.mjs",
        "workbench/page/notes.txt",
        "workbench/page/../page/main.mjs",
        "workbench/page/%6dain.mjs",
        "/etc/passwd",
        "../../../etc/passwd",
        "",
    ],
)
def test_what_is_not_in_the_table_is_not_there(served: tuple[Answering, Demo], name: str) -> None:
    assert served[0].respond(get(f"/static/{name}")).status == 404


def test_the_view_is_in_the_language_asked_for(served: tuple[Answering, Demo]) -> None:
    answer = served[0].respond(get("/api/view?language=es"))
    assert answer.status == 200
    assert said(answer)["language"] == "es"
    assert said(served[0].respond(get("/api/view")))["language"] == "en"


@pytest.mark.parametrize(
    "query", ["language=../x", "language=en&language=es", "path=/etc", "language", "language=EN"]
)
def test_nothing_else_can_be_asked_of_it(served: tuple[Answering, Demo], query: str) -> None:
    assert served[0].respond(get(f"/api/view?{query}")).status == 400


def test_a_text_is_given_by_its_documents_id(served: tuple[Answering, Demo]) -> None:
    answer = served[0].respond(get("/api/text/note"))
    assert said(answer)["paragraphs"][0]["text"].startswith("Ada")
    for name in ("other", "..", "note.txt", "%6eote", "texts/note", "", "note/", "Note"):
        assert served[0].respond(get(f"/api/text/{name}")).status == 404
    assert served[0].respond(get("/api/text/note?path=x")).status == 404


def test_a_command_is_done_and_the_new_view_told(served: tuple[Answering, Demo]) -> None:
    serving, desk = served
    first = serving.respond(post("/api/do", order(1, do="type", text="Bob advises Ada")))
    assert (first.status, said(first)["version"]) == (200, 2)
    done = serving.respond(post("/api/do?language=es", order(2, do="key", key="Enter")))
    assert said(done)["rows"][-1]["statement"][0]["text"] == "Bob advises Ada"
    assert said(done)["language"] == "es"
    file = desk.store.files.data[-1].path
    assert "Bob advises Ada" in file.read_text()
    undone = serving.respond(post("/api/do", order(3, do="key", key="u")))
    assert len(said(undone)["rows"]) == 1
    assert "Bob advises Ada" not in file.read_text()


def test_a_command_on_an_older_view_is_not_done(served: tuple[Answering, Demo]) -> None:
    serving, desk = served
    serving.respond(post("/api/do", order(1, do="type", text="first")))
    late = serving.respond(post("/api/do", order(1, do="type", text="second")))
    assert (late.status, said(late)["version"], desk.words) == (409, 2, "first")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"version": 1}',
        b'{"version": 1, "command": {"do": "run", "path": "/etc/passwd"}}',
        b'{"version": 1, "command": {"do": "type", "text": "x", "file": "y"}}',
        b'{"version": 1, "command": {"do": "type", "text": "' + b"x" * 6_000 + b'"}}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_command_is_refused_in_a_sentence(
    served: tuple[Answering, Demo], body: bytes
) -> None:
    answer = served[0].respond(post("/api/do", body))
    assert answer.status == 400
    assert said(answer) == {"error": "this is no command that is known here"}
    assert served[1].version == 1


def test_whoever_waits_is_told_of_what_others_do(tmp_path: Path) -> None:
    serving, _desk = answering(tmp_path, patience=10)
    answers: list[Response] = []
    waiting = threading.Thread(
        target=lambda: answers.append(serving.respond(get("/api/wait?version=1&language=es")))
    )
    waiting.start()
    time.sleep(0.05)
    assert not answers
    serving.respond(post("/api/do", order(1, do="type", text="x")))
    waiting.join(5)
    assert said(answers[0])["version"] == 2
    assert said(answers[0])["language"] == "es"


def test_whoever_waits_is_told_of_another_editors_change(tmp_path: Path) -> None:
    serving, desk = answering(tmp_path, patience=10)
    answers: list[Response] = []
    waiting = threading.Thread(
        target=lambda: answers.append(serving.respond(get("/api/wait?version=1")))
    )
    waiting.start()
    time.sleep(0.05)
    serving.tick()
    file = desk.store.files.data[-1].path
    file.write_text(file.read_text().replace("modality: fact", "modality: plan"))
    serving.tick()
    waiting.join(5)
    assert said(answers[0])["version"] == 2


def test_nothing_new_is_told_after_a_while(served: tuple[Answering, Demo]) -> None:
    answer = served[0].respond(get("/api/wait?version=1"))
    assert (answer.status, answer.body) == (204, b"")
    assert served[0].respond(get("/api/wait?version=0")).status == 200
    for query in ("", "version=x", "version=1&version=2", "version=-1"):
        assert served[0].respond(get(f"/api/wait?{query}")).status == 400


def test_nobody_waits_once_it_ends(tmp_path: Path) -> None:
    serving, _desk = answering(tmp_path, patience=10)
    answers: list[Response] = []
    waiting = threading.Thread(
        target=lambda: answers.append(serving.respond(get("/api/wait?version=1")))
    )
    waiting.start()
    time.sleep(0.05)
    serving.end()
    waiting.join(5)
    assert answers[0].status == 204


def test_nothing_is_done_once_it_has_ended(served: tuple[Answering, Demo]) -> None:
    serving, desk = served
    serving.end()
    answer = serving.respond(post("/api/do", order(1, do="type", text="late")))
    assert (answer.status, answer.closes, desk.words) == (503, True, "")


def test_what_nobody_foresaw_is_told_in_a_sentence(tmp_path: Path) -> None:
    told: list[Exception] = []
    serving, _desk = answering(tmp_path, told=told.append)
    answer = serving.respond(post("/api/do", order(1, do="key", key="!")))
    assert answer.status == 500
    assert said(answer)["error"].endswith("what was saved is safe")
    assert b"words of a document" not in answer.body
    assert [str(one) for one in told] == ["these are words of a document"]


def test_a_look_that_fails_is_not_the_end(tmp_path: Path, monkeypatch: Any) -> None:
    told: list[Exception] = []
    serving, desk = answering(tmp_path, told=told.append)
    monkeypatch.setattr(desk, "tick", lambda: 1 / 0)
    serving.tick()
    assert isinstance(told[0], ZeroDivisionError)


def test_the_same_failure_each_second_is_told_once(tmp_path: Path, monkeypatch: Any) -> None:
    told: list[Exception] = []
    serving, desk = answering(tmp_path, told=told.append)
    failing = [KeyError("a"), KeyError("a"), KeyError("b"), None, KeyError("b")]

    def tick() -> None:
        error = failing.pop(0)
        if error is not None:
            raise error

    monkeypatch.setattr(desk, "tick", tick)
    for _ in range(5):
        serving.tick()
    assert [str(one) for one in told] == ["'a'", "'b'", "'b'"]

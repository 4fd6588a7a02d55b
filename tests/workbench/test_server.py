"""What is served through real sockets: answers, connections that last, time that runs out, an end."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.workbench.live import Live, live


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Live]:
    with live(tmp_path, patience=0.2) as one:
        yield one


def test_a_claim_is_made_and_undone(served: Live) -> None:
    assert served.do(1, do="type", text="Bob advises Ada").status == 200
    made = served.do(2, do="key", key="Enter")
    assert json.loads(made.body)["rows"][-1]["statement"][0]["text"] == "Bob advises Ada"
    undone = served.do(3, do="key", key="u")
    assert len(json.loads(undone.body)["rows"]) == 1
    late = served.do(1, do="key", key="r")
    assert (late.status, json.loads(late.body)["version"]) == (409, 4)


def test_a_connection_lasts(served: Live) -> None:
    one = f"GET /api/view HTTP/1.1\r\nHost: {served.host}\r\nX-Policygraph-Key: wrong\r\n\r\n"
    answers = served.send(one.encode() * 3)
    assert [answer.status for answer in answers] == [401, 401, 401]
    assert answers[0].headers["connection"] == "keep-alive"
    closing = one.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
    (answer,) = served.send(closing.encode() * 2)
    assert answer.headers["connection"] == "close"
    (answer,) = served.send(one.replace("HTTP/1.1", "HTTP/1.0").encode() * 2)
    assert answer.headers["connection"] == "close"


def test_a_request_may_come_in_pieces(served: Live) -> None:
    whole = f"GET / HTTP/1.1\r\nHost: {served.host}\r\n\r\n".encode()
    (answer,) = served.send(*(whole[at : at + 1] for at in range(len(whole))))
    assert answer.status == 200


def test_it_is_quick(served: Live) -> None:
    line = f"GET / HTTP/1.1\r\nHost: {served.host}\r\n\r\n".encode()
    times = []
    with socket.create_connection(("127.0.0.1", served.server.port), timeout=5) as one:
        for _time in range(20):
            start = time.perf_counter()
            one.sendall(line)
            assert one.recv(65_536)
            times.append(time.perf_counter() - start)
    assert sorted(times)[10] < 0.02  # an answer that is held back takes 0.04


def test_many_tabs_at_once(served: Live) -> None:
    answers: list[Any] = []

    def ask() -> None:
        answers.append(served.ask("GET", "/api/view", served.asking).status)

    threads = [threading.Thread(target=ask) for _number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers == [200] * 30


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: x"])
def test_nobody_is_waited_for_long(tmp_path: Path, begun: bytes) -> None:
    with (
        live(tmp_path, timeout=0.3) as served,
        socket.create_connection(("127.0.0.1", served.server.port), timeout=5) as one,
    ):
        one.sendall(begun)
        start = time.monotonic()
        assert one.recv(100) == b""
        assert 0.2 < time.monotonic() - start < 3


def test_who_sends_drop_by_drop_is_not_waited_for_either(tmp_path: Path) -> None:
    with (
        live(tmp_path, timeout=0.5) as served,
        socket.create_connection(("127.0.0.1", served.server.port), timeout=5) as one,
    ):
        start = time.monotonic()
        with suppress(ConnectionError):
            while time.monotonic() - start < 5:
                one.sendall(b"G")
                time.sleep(0.1)
        assert time.monotonic() - start < 3


def test_it_ends_when_nobody_does_anything(tmp_path: Path) -> None:
    with live(tmp_path, idle=0.1) as served:
        start = time.monotonic()
        while time.monotonic() - start < 10:
            try:
                served.ask("GET", "/", served.asking)
            except OSError:
                break
            time.sleep(0.1)
        assert time.monotonic() - start < 8


def test_the_tick_looks_at_the_files(served: Live) -> None:
    file = served.desk.store.files.data[-1].path
    file.write_text(file.read_text() + "# theirs\n")
    start = time.monotonic()
    while served.desk.version == 1 and time.monotonic() - start < 10:
        time.sleep(0.05)
    assert served.desk.store.files.data[-1].text.endswith("# theirs\n")

"""Requests that somebody else could read as others are refused, and nothing more is read behind them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.workbench.demo import KEY
from tests.workbench.live import Live, live

BODY = json.dumps({"version": 1, "command": {"do": "type", "text": "written"}}).encode()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(tmp_path_factory.mktemp("wire"), timeout=1) as one:
        yield one


@pytest.fixture(autouse=True)
def _as_it_was(served: Live) -> None:
    served.desk.version, served.desk.words = 1, ""


def hidden(served: Live) -> bytes:
    """A whole request of our own page, to be hidden in another one."""
    lines = [f"{name}: {value}" for name, value in served.changing]
    head = "\r\n".join(["POST /api/do HTTP/1.1", *lines, f"Content-Length: {len(BODY)}", "", ""])
    return head.encode() + BODY


def head(served: Live, *lines: str, first: str = "POST /api/do HTTP/1.1") -> bytes:
    """The head of a request of our own page, with further lines."""
    own = [f"{name}: {value}" for name, value in served.changing]
    return "\r\n".join([first, *own, *lines, "", ""]).encode("latin-1")


def refused(served: Live, sent: bytes, status: int) -> None:
    """What is sent gets one answer, after which the connection ends, and nothing is written."""
    answers = served.send(sent)
    assert [answer.status for answer in answers] == [status]
    assert answers[0].headers["connection"] == "close"
    assert list(json.loads(answers[0].body)) == ["error"]
    assert served.desk.words == ""


def test_the_request_that_is_hidden_in_these_would_write(served: Live) -> None:
    (answer,) = served.send(hidden(served))
    assert (answer.status, served.desk.words) == (200, "written")


LENGTH = f"Content-Length: {len(BODY)}"


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (("Transfer-Encoding: chunked",), 411),
        (("Transfer-Encoding: chunked", LENGTH), 411),
        ((LENGTH, "Transfer-Encoding: identity"), 411),
        ((LENGTH, "Transfer-Encoding: xchunked"), 411),
        ((LENGTH, "transfer-encoding:\tchunked"), 411),
        ((LENGTH, "Transfer-Encoding : chunked"), 400),
        ((LENGTH, " Transfer-Encoding: chunked"), 400),
        ((LENGTH, "X: y", "\tfolded: z"), 400),
        ((LENGTH, "Transfer\x0bEncoding: chunked"), 400),
        ((LENGTH, "X: a\rTransfer-Encoding: chunked"), 400),
        ((LENGTH, "X: a\nTransfer-Encoding: chunked"), 400),
        ((LENGTH, "X: a\x00b"), 400),
        ((LENGTH, "no colon"), 400),
        ((LENGTH, ": no name"), 400),
        ((LENGTH, "nam\xe9: x"), 400),
        ((LENGTH, LENGTH), 400),
        ((LENGTH, "Content-Length: 0"), 400),
        ((f"Content-Length: {len(BODY)}, {len(BODY)}",), 400),
        ((f"Content-Length: +{len(BODY)}",), 400),
        (("Content-Length: -1",), 400),
        (("Content-Length: 0x10",), 400),
        (("Content-Length: 1_0",), 400),
        (("Content-Length: \xb2",), 400),
        (("Content-Length: 5 5",), 400),
        (("Content-Length:",), 400),
        (("Content-Length: 99999999999999999999",), 400),
        (("Content-Length: 1000001",), 413),
        ((), 411),
        ((LENGTH, "Expect: 100-continue"), 417),
        ((LENGTH, *(f"X-{n}: y" for n in range(200))), 431),
        ((LENGTH, f"X: {'y' * 40_000}"), 431),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(
    served: Live, lines: tuple[str, ...], status: int
) -> None:
    refused(served, head(served, *lines) + BODY + hidden(served), status)


@pytest.mark.parametrize(
    "first",
    [
        "GET  / HTTP/1.1",
        "GET / HTTP/1.1 ",
        " GET / HTTP/1.1",
        "GET /",
        "GET / HTTP/2.0",
        "GET / HTTP/0.9",
        "GET / http/1.1",
        "get / HTTP/1.1",
        "GET http://127.0.0.1/ HTTP/1.1",
        "GET / x HTTP/1.1",
        "GET /\t HTTP/1.1",
        "GET * HTTP/1.1",
        "CONNECT evil.example:443 HTTP/1.1",
        "PRI * HTTP/2.0",
        "GET /\xe9 HTTP/1.1",
        f"GET /{'a' * 3_000} HTTP/1.1",
        "\x16\x03\x01\x02",
        "",
    ],
)
def test_a_first_line_is_as_it_should_be(served: Live, first: str) -> None:
    refused(served, head(served, first=first) + hidden(served), 400)


def test_lines_end_as_they_should(served: Live) -> None:
    bare = head(served, first="GET / HTTP/1.1").replace(b"\r\n", b"\n")
    refused(served, bare + hidden(served), 400)
    mixed = head(served, "X: y", first="GET / HTTP/1.1").replace(b"\r\nX", b"\nX")
    refused(served, mixed + hidden(served), 400)


def test_nothing_is_sent_with_what_only_reads(served: Live) -> None:
    size = f"Content-Length: {len(hidden(served))}"
    refused(served, head(served, size, first="GET / HTTP/1.1") + hidden(served), 400)
    (answer, _more) = served.send(head(served, "Content-Length: 0", first="GET / HTTP/1.1") * 2)
    assert answer.status == 200


def test_less_than_was_announced_is_nothing(served: Live) -> None:
    refused(served, head(served, "Content-Length: 900") + BODY, 400)


def test_what_is_too_much_is_refused_before_it_has_come(served: Live) -> None:
    refused(served, head(served, "Content-Length: 900000000") + b" " * 3_000_000, 413)


def test_an_upgrade_is_not_made(served: Live) -> None:
    lines = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: x")
    (answer,) = served.send(head(served, *lines, first="GET /api/view HTTP/1.1"))
    assert (answer.status, "upgrade" in answer.headers) == (200, False)
    (answer,) = served.send(head(served, "Upgrade: h2c", first="GET / HTTP/1.1"))
    assert answer.status == 200


def test_a_refused_host_ends_the_connection(served: Live) -> None:
    evil = b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"
    (answer,) = served.send(evil + hidden(served))
    assert (answer.status, served.desk.words) == (421, "")


def test_the_key_may_not_be_seen_in_what_is_refused(served: Live) -> None:
    for answer in served.send(head(served, "no colon")):
        assert KEY.encode() not in answer.body


def test_what_is_sent_back_is_no_header(served: Live) -> None:
    sent = head(served, first="GET /api/text/x%0d%0aSet-Cookie:a=b HTTP/1.1")
    (answer,) = served.send(sent)
    assert (answer.status, "set-cookie" in answer.headers) == (404, False)


def test_what_a_head_is_told_is_not_the_next_answer(served: Live) -> None:
    head = f"HEAD / HTTP/1.1\r\nHost: {served.host}\r\n\r\n".encode()
    get = f"GET / HTTP/1.1\r\nHost: {served.host}\r\n\r\n".encode()
    (answer,) = served.send(head + get)
    assert answer.status == 405
    assert answer.headers["connection"] == "close"

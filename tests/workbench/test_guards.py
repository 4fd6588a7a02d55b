"""The nine lines of the security checklist: each is tried, on the pure answering and through real sockets."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from graph.workbench.serving.guards import ADDRESS, HEADERS, LARGEST, Gate, new_key
from graph.workbench.serving.messages import Request
from graph.workbench.serving.server import Server
from tests.workbench.demo import HOST, KEY, Demo, answering
from tests.workbench.live import Heard, live

Headers = dict[str, str | list[str] | None]
NAME = "hub.example.org"


Sent = Callable[[str], tuple[tuple[str, str], ...]]


class Tried(NamedTuple):
    """A workbench that requests can be tried on."""

    send: Callable[[str, str, Sent, bytes], Heard]
    desk: Demo

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: Headers | None = None
    ) -> Heard:
        """Send a request of our own page, with some headers others: none for one that lacks, several in
        a list; ``{host}`` stands for ours.
        """
        return self.send(method, path, lambda host: _sent(method, host, headers or {}), body)


@pytest.fixture(scope="module", params=["respond", "sockets"])
def workbench(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tried]:
    """One for all tests: none of them writes into its files."""
    folder = tmp_path_factory.mktemp("guards")
    if request.param == "sockets":
        with live(folder, (NAME,), patience=0.05) as one:

            def sent(method: str, path: str, headers: Sent, body: bytes) -> Heard:
                return one.ask(method, path, headers(one.host), body)

            yield Tried(sent, one.desk)
        return
    serving, desk = answering(folder, patience=0.05)

    def answered(method: str, path: str, headers: Sent, body: bytes) -> Heard:
        path, _mark, query = path.partition("?")
        small = tuple((name.lower(), value) for name, value in headers(HOST))
        answer = serving.respond(Request(method, path, query, small, body))
        told = HEADERS | {"Content-Type": answer.media} | answer.headers
        return Heard(answer.status, {k.lower(): v for k, v in told.items()}, answer.body)

    yield Tried(answered, desk)


@pytest.fixture
def tried(workbench: Tried) -> Tried:
    workbench.desk.version, workbench.desk.words = 1, ""
    return workbench


def _sent(method: str, host: str, others: Headers) -> tuple[tuple[str, str], ...]:
    headers: Headers = {"Host": host, "X-Policygraph-Key": KEY}
    if method == "POST":
        headers |= {"Origin": f"http://{host}", "Content-Type": "application/json"}
    port = host.split(":")[1]
    return tuple(
        (name, one.replace("{host}", host).replace("{port}", port))
        for name, value in (headers | others).items()
        for one in ([value] if isinstance(value, str) else value or [])
    )


ORDER = json.dumps({"version": 1, "command": {"do": "type", "text": "written"}}).encode()


def changes(tried: Tried, headers: Headers) -> int:
    """Try to have something written; the status, and nothing but that is looked at."""
    status = int(tried.ask("POST", "/api/do", ORDER, headers).status)
    assert (tried.desk.words == "written") == (status == 200)
    return status


# 1. This computer alone


def test_one_address_is_listened_on() -> None:
    with Server() as server:
        assert server.server_address[0] == ADDRESS == "127.0.0.1"
        assert server.address == f"http://127.0.0.1:{server.port}/"
    for host in ("0.0.0.0", "", "::", "192.168.0.1", "localhost"):  # noqa: S104  # is refused
        with pytest.raises(ValueError, match=r"only 127\.0\.0\.1 is listened on"):
            Server(host=host)


def test_another_address_of_this_computer_is_not_answered(tmp_path: Path) -> None:
    with live(tmp_path) as one, socket.socket() as other:
        other.settimeout(2)
        with pytest.raises(OSError, match=r".+"):
            other.connect(("127.0.0.2", one.server.port))


# 2. The key


def test_a_key_is_of_32_bytes_and_no_two_are_alike() -> None:
    keys = {new_key() for _time in range(100)}
    assert len(keys) == 100
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", key) for key in keys)


DATA = ("/api/view", "/api/text/note", "/api/wait?version=0")


@pytest.mark.parametrize("path", DATA)
@pytest.mark.parametrize(
    "key", [None, "", "wrong", KEY[:-1], KEY + "x", KEY.upper(), "\xe9", [KEY, KEY]]
)
def test_no_data_without_the_key(tried: Tried, path: str, key: str | list[str] | None) -> None:
    answer = tried.ask("GET", path, headers={"X-Policygraph-Key": key})
    assert answer.status == 401
    assert b"Tiny" not in answer.body
    assert b"Ada" not in answer.body
    assert tried.ask("GET", path).status == 200


@pytest.mark.parametrize("path", ["/api/do", "/api/picture"])
def test_nothing_is_changed_without_the_key(tried: Tried, path: str) -> None:
    assert tried.ask("POST", path, ORDER, {"X-Policygraph-Key": None}).status == 401
    assert tried.desk.words == ""


def test_a_key_anywhere_else_is_none(tried: Tried) -> None:
    elsewhere: Headers = {
        "X-Policygraph-Key": None,
        "Cookie": f"X-Policygraph-Key={KEY}; k={KEY}",
        "Authorization": f"Bearer {KEY}",
        "X-Forwarded-X-Policygraph-Key": KEY,
    }
    assert tried.ask("GET", "/api/view", headers=elsewhere).status == 401
    for query in (f"k={KEY}", f"token={KEY}", f"X-Policygraph-Key={KEY}"):
        assert tried.ask("GET", f"/api/view?{query}", headers=elsewhere).status == 401
        assert tried.ask("GET", f"/api/view?{query}").status == 400


def test_the_key_is_compared_in_constant_time(
    tried: Tried, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return one == other

    monkeypatch.setattr("graph.workbench.serving.guards.hmac.compare_digest", compare)
    tried.ask("GET", "/api/view", headers={"X-Policygraph-Key": "wrong"})
    assert compared == [(b"wrong", KEY.encode())]


def test_the_key_is_in_no_answer(tried: Tried) -> None:
    for path in ("/", *DATA, "/static/workbench/page/main.mjs", "/nothing"):
        answer = tried.ask("GET", path)
        assert KEY not in f"{answer.headers}{answer.body!r}"


# 3. No cookies


def test_no_cookie_is_set_and_none_is_read(tried: Tried) -> None:
    for path in ("/", *DATA):
        assert "set-cookie" not in tried.ask("GET", path).headers
    assert tried.ask("POST", "/api/do", ORDER, {"Cookie": "a=b"}).status == 200


# 4. Exactly one host, on the list: this is what a rebound name fails at


@pytest.mark.parametrize("path", ["/", "/static/base/dom.mjs", "/picture/x", *DATA])
@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1:{port}.evil.example",
        "127.0.0.1.evil.example:{port}",
        "localhost",
        "0.0.0.0:{port}",
        "[::]:{port}",
        "127.1:{port}",
        "2130706433:{port}",
        "localhost.:{port}",
        f"{NAME}:{{port}}",
        f"evil.{NAME}",
        "{host}@evil.example",
        "{host} evil.example",
        "{host},{host}",
        ["{host}", "{host}"],
        ["{host}", "evil.example"],
        ["evil.example", "{host}"],
    ],
)
def test_another_host_is_misdirected(tried: Tried, path: str, host: Any) -> None:
    answer = tried.ask("GET", path, headers={"Host": host})
    assert answer.status == 421
    assert json.loads(answer.body)["error"].startswith("this address is not known here")


@pytest.mark.parametrize("host", ["{host}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_our_own_names_are_answered(tried: Tried, host: str) -> None:
    assert tried.ask("GET", "/api/view", headers={"Host": host}).status == 200


def test_what_a_proxy_adds_is_not_trusted(tried: Tried) -> None:
    forwarded: Headers = {
        "X-Forwarded-Host": "{host}",
        "X-Forwarded-For": "127.0.0.1",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Prefix": "/../etc",
        "X-Original-Url": "/api/view",
        "X-Http-Method-Override": "POST",
        "Forwarded": "host={host}",
    }
    evil: Headers = {"Host": "evil.example", "X-Policygraph-Key": None}
    assert tried.ask("GET", "/api/view", headers=forwarded | evil).status == 421
    plain = tried.ask("GET", "/", headers=forwarded)
    assert (plain.status, b"etc" in plain.body) == (200, False)
    assert changes(tried, forwarded | {"Origin": "http://evil.example"}) == 403


# 5. What changes something comes from a page of ours


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "",
        "null",
        "http://evil.example",
        "https://{host}",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://127.0.0.1:{port}.evil.example",
        "http://{host}/",
        "http://evil@{host}",
        "file://",
        "http://localhost:1",
        f"ftp://{NAME}",
        f"http://evil.{NAME}",
        "{host}",
        ["http://{host}", "http://{host}"],
        ["http://{host}", "http://evil.example"],
    ],
)
def test_another_origin_changes_nothing(tried: Tried, origin: Any) -> None:
    assert changes(tried, {"Origin": origin}) == 403
    assert tried.ask("POST", "/api/picture", b"{}", {"Origin": origin}).status == 403


@pytest.mark.parametrize("origin", ["http://{host}", "http://localhost:{port}", f"https://{NAME}"])
def test_our_own_origins_do(tried: Tried, origin: str) -> None:
    assert changes(tried, {"Origin": origin}) == 200


@pytest.mark.parametrize(
    "site", ["cross-site", "same-site", "none", "", "Same-Origin", ["same-origin", "cross-site"]]
)
def test_what_a_browser_says_comes_from_elsewhere_is_refused(tried: Tried, site: Any) -> None:
    assert changes(tried, {"Sec-Fetch-Site": site}) == 403
    assert tried.ask("GET", "/api/view", headers={"Sec-Fetch-Site": site}).status == 403


def test_what_a_browser_says_is_ours_is_not(tried: Tried) -> None:
    assert changes(tried, {"Sec-Fetch-Site": "same-origin"}) == 200


def test_another_origin_reads_nothing(tried: Tried) -> None:
    answer = tried.ask("GET", "/api/view", headers={"Origin": "http://evil.example"})
    assert (answer.status, b"Tiny" in answer.body) == (403, False)


@pytest.mark.parametrize(
    "media",
    [
        None,
        "",
        "text/plain",
        "text/plain; application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin-1",
        "application/json, text/plain",
        "application/jsonp",
        ["application/json", "application/json"],
    ],
)
def test_only_json_changes_something(tried: Tried, media: Any) -> None:
    assert changes(tried, {"Content-Type": media}) == 415


@pytest.mark.parametrize("media", ["application/json", "Application/JSON; charset=UTF-8"])
def test_json_does(tried: Tried, media: str) -> None:
    assert changes(tried, {"Content-Type": media}) == 200


def test_no_preflight_is_answered(tried: Tried) -> None:
    preflight: Headers = {
        "Origin": "http://evil.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type, x-policygraph-key",
        "Access-Control-Request-Private-Network": "true",
    }
    answer = tried.ask("OPTIONS", "/api/do", headers=preflight)
    assert answer.status == 405
    for path in ("/", *DATA):
        answer = tried.ask("GET", path, headers={"Origin": "http://{host}"})
        assert answer.status == 200
        assert not [name for name in answer.headers if name.startswith("access-control")]


# 6. What a browser is told


@pytest.mark.parametrize("path", ["/", "/static/base/dom.mjs", "/nothing", *DATA])
@pytest.mark.parametrize("host", ["{host}", "evil.example"])
def test_every_answer_says_how_it_is_to_be_held(tried: Tried, path: str, host: str) -> None:
    told = tried.ask("GET", path, headers={"Host": host}).headers
    policy = dict(one.strip().split(" ", 1) for one in told["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in told["content-security-policy"]
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "no-referrer"
    assert told["cache-control"] == "no-store"
    assert told["cross-origin-resource-policy"] == "same-origin"
    assert told["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in told


# 7. No path from the client


@pytest.mark.parametrize(
    "path",
    [
        "/static/../data/dataset.yaml",
        "/static/%2e%2e/data/dataset.yaml",
        "/static/..%2fdata%2fdataset.yaml",
        "/static/..%5cdata",
        "/static//etc/passwd",
        "/static/base/dom.mjs%00",
        "/static/base/dom.mjs/",
        "/static/base/",
        "/static",
        "/api/text/../../data/dataset.yaml",
        "/api/text/%2e%2e",
        "/api/text/note%00",
        "/api/text//etc/passwd",
        "/data/dataset.yaml",
        "/.policygraph/dataset.yaml.lock",
        "//evil.example/",
        "/%2e%2e/",
        "/api",
        "/api/",
        "/API/VIEW",
        "/favicon.ico/",
    ],
)
def test_no_path_leads_to_a_file(tried: Tried, path: str) -> None:
    answer = tried.ask("GET", path)
    assert answer.status == 404
    assert b"tiny" not in answer.body


def test_no_command_names_a_file(tried: Tried) -> None:
    for command in (
        {"do": "type", "text": "x", "path": "/etc/passwd"},
        {"do": "open", "path": "/etc/passwd"},
        {"do": "go", "document": ["note"]},
    ):
        body = json.dumps({"version": 1, "command": command}).encode()
        assert tried.ask("POST", "/api/do", body).status == 400


# Methods, and what is too much


@pytest.mark.parametrize(
    "method", ["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"]
)
@pytest.mark.parametrize("path", ["/", "/api/view", "/api/do", "/nothing"])
def test_other_methods_are_not_allowed(tried: Tried, method: str, path: str) -> None:
    answer = tried.ask(method, path)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, POST")


def test_a_method_of_the_other_sort_is_not_allowed(tried: Tried) -> None:
    for path in ("/", "/api/view", "/api/text/note", "/static/base/dom.mjs"):
        answer = tried.ask("POST", path, b"{}")
        assert (answer.status, answer.headers["allow"]) == (405, "GET")
    for path in ("/api/do", "/api/picture"):
        answer = tried.ask("GET", path)
        assert (answer.status, answer.headers["allow"]) == (405, "POST")


def test_a_megabyte_is_the_most(tried: Tried) -> None:
    assert tried.ask("POST", "/api/do", b" " * (LARGEST - len(ORDER)) + ORDER).status == 200
    answer = tried.ask("POST", "/api/do", b" " * (LARGEST + 1))
    assert (answer.status, json.loads(answer.body)["error"]) == (
        413,
        "this is more than 1,000,000 bytes",
    )


def test_whatever_is_wrong_is_said_in_a_sentence(tried: Tried) -> None:
    for answer in (
        tried.ask("GET", "/nothing"),
        tried.ask("POST", "/api/do", b"{"),
        tried.ask("GET", "/api/view", headers={"Host": "evil.example"}),
        tried.ask("POST", "/api/do", b'{"version": 1, "command": {"do": "key", "key": "!"}}'),
    ):
        assert answer.headers["content-type"] == "application/json"
        (sentence,) = json.loads(answer.body).values()
        assert "Traceback" not in sentence
        assert ".py" not in sentence


# A proxy in front


def test_a_proxy_in_front_works_where_its_host_is_named(tried: Tried) -> None:
    outer: Headers = {
        "Host": NAME,
        "Origin": f"https://{NAME}",
        "X-Forwarded-Prefix": "/user/me/proxy/4567",
        "Sec-Fetch-Site": "same-origin",
    }
    assert changes(tried, outer) == 200
    # Codespaces asks with its own host, and with an origin that it makes ours.
    assert tried.ask("GET", "/api/view", headers={"Host": NAME}).status == 200
    assert (
        tried.ask("POST", "/api/picture", b"{}", outer | {"Origin": "http://{host}"}).status == 200
    )
    picture = json.loads(tried.ask("POST", "/api/picture", b"{}", outer).body)["path"]
    assert not picture.startswith(("/", "http"))
    assert "location" not in tried.ask("GET", "/", headers=outer | {"Origin": None}).headers


@pytest.mark.parametrize(
    "name", ["*", "*.example.org", "http://x.org", "x.org/", "a b", "", "-x", "a,b"]
)
def test_a_host_is_named_whole(name: str) -> None:
    with pytest.raises(ValueError, match="is no name of a host"):
        Gate(KEY, 1, [name])

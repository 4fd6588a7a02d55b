"""In a real browser: our page works, the explorer runs in its frame, and pages from elsewhere get nothing."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.workbench.opening import picture
from tests.page.conftest import launched
from tests.workbench.demo import KEY
from tests.workbench.live import Live, live

OURS = """<!doctype html><html lang="en"><title>ours</title><h1></h1>
<script type="module" src="static/workbench/page/ours.mjs"></script>"""
SCRIPT = """
const key = new URLSearchParams(location.hash.slice(1)).get("k");
history.replaceState(null, "", location.pathname);
const headers = { "X-Policygraph-Key": key, "Content-Type": "application/json" };
const post = { method: "POST", headers, body: "{}", credentials: "same-origin" };
const view = await (await fetch("api/view", { headers })).json();
document.querySelector("h1").textContent = view.title;
const { path } = await (await fetch("api/picture", post)).json();
const frame = document.createElement("iframe");
frame.setAttribute("sandbox", "allow-scripts");
frame.src = `${path}#tab=explore`;
document.body.append(frame);
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched("--host-resolver-rules=MAP evil.example 127.0.0.1") as one:
        yield one


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    folder = tmp_path_factory.mktemp("browser")
    own = folder / "root" / "workbench" / "page"
    own.mkdir(parents=True)
    (own / "ours.mjs").write_text(SCRIPT)
    with live(folder, picture=lambda: picture(folder / "data"), first=OURS) as one:
        yield one


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """A page of another origin: of another port of this computer."""

    class Empty(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # it is called so
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>elsewhere</title>")

        def log_message(self, *_words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Empty) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_our_page_works_and_the_explorer_in_its_frame(served: Live, page: Page) -> None:
    faults: list[str] = []
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.goto(f"{served.server.address}#k={KEY}")
    page.get_by_role("heading", name="Tiny").wait_for()
    assert KEY not in page.url
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    inner = page.frames[1]
    assert inner.evaluate("window.origin") == "null"
    assert not faults


def test_no_text_becomes_markup(served: Live, page: Page) -> None:
    page.goto(f"{served.server.address}#k={KEY}")
    page.get_by_role("heading", name="Tiny").wait_for()
    told = page.evaluate(
        """() => {
            try { document.body.innerHTML = "<img src=x onerror=alert(1)>"; } catch (error) { return error.name; }
        }"""
    )
    assert told == "TypeError"


def test_the_explorers_page_reaches_nothing_of_ours(served: Live, page: Page) -> None:
    page.goto(f"{served.server.address}#k={KEY}")
    page.frame_locator("iframe").locator("html[data-ready]").wait_for()
    inner = page.frames[1]
    told = inner.evaluate(
        """async address => {
            const tries = [
                () => parent.document.title,
                () => localStorage.length,
                () => fetch(address + "api/view").then(answer => answer.text()),
            ];
            const told = [];
            for (const one of tries) {
                try { told.push(await one()); } catch (error) { told.push(error.name); }
            }
            return told;
        }""",
        served.server.address,
    )
    assert told == ["SecurityError", "SecurityError", "TypeError"]


def test_a_rebound_name_is_misdirected(served: Live, page: Page) -> None:
    answer = page.goto(f"http://evil.example:{served.server.port}/#k={KEY}")
    assert answer is not None
    assert answer.status == 421
    told = page.evaluate(
        """async key => {
            const headers = { "X-Policygraph-Key": key };
            return (await fetch("/api/view", { headers })).status;
        }""",
        KEY,
    )
    assert told == 421


def test_a_page_from_elsewhere_writes_nothing_and_reads_nothing(
    served: Live, page: Page, elsewhere: str
) -> None:
    served.desk.words = ""
    page.goto(elsewhere)
    told = page.evaluate(
        """async ([address, key]) => {
            const order = JSON.stringify({ version: 1, command: { do: "type", text: "theirs" } });
            const named = { "X-Policygraph-Key": key, "Content-Type": "application/json" };
            const tries = [
                ["api/do", { method: "POST", mode: "no-cors", body: order }],
                ["api/do", { method: "POST", mode: "no-cors", body: order, credentials: "include",
                    headers: { "Content-Type": "text/plain" } }],
                ["api/do", { method: "POST", body: order, headers: named }],
                ["api/view", { headers: named }],
                ["api/view", { mode: "no-cors" }],
                ["static/workbench/page/ours.mjs", { mode: "no-cors" }],
            ];
            const told = [];
            for (const [path, options] of tries) {
                try {
                    const answer = await fetch(address + path, options);
                    told.push(`${answer.type} ${await answer.text()}`);
                } catch (error) { told.push(error.name); }
            }
            return told;
        }""",
        [served.server.address, KEY],
    )
    assert all(one in {"TypeError", "opaque "} for one in told)
    assert told[2:4] == ["TypeError", "TypeError"]
    assert served.desk.words == ""


def test_a_form_from_elsewhere_writes_nothing(served: Live, page: Page, elsewhere: str) -> None:
    served.desk.words = ""
    page.goto(elsewhere)
    with page.expect_navigation():
        page.evaluate(
            """address => {
                const form = document.createElement("form");
                form.method = "post"; form.enctype = "text/plain"; form.action = address + "api/do";
                const field = document.createElement("input");
                field.name = '{"version": 1, "command": {"do": "type", "text": "theirs", "x": "';
                field.value = '"}}';
                form.append(field); document.body.append(form); form.submit();
            }""",
            served.server.address,
        )
    assert "may not ask this" in page.content()
    assert served.desk.words == ""


def test_nobody_puts_our_page_into_a_frame(served: Live, page: Page, elsewhere: str) -> None:
    page.goto(elsewhere)
    page.evaluate(
        """address => new Promise(done => {
            const frame = document.createElement("iframe");
            frame.onload = done; frame.src = address; document.body.append(frame);
        })""",
        served.server.address,
    )
    assert page.frames[1].url.startswith("chrome-error:")


def test_the_explorer_is_put_into_no_other_frame(served: Live, page: Page, elsewhere: str) -> None:
    answer = served.ask("POST", "/api/picture", served.changing, b"{}")
    path = json.loads(answer.body)["path"]
    page.goto(elsewhere)
    page.evaluate(
        """address => new Promise(done => {
            const frame = document.createElement("iframe");
            frame.onload = done; frame.src = address; document.body.append(frame);
        })""",
        f"{served.server.address}{path}",
    )
    assert page.frames[1].url.startswith("chrome-error:")


@pytest.fixture
def outer(tmp_path: Path) -> Iterator[str]:
    """Our page behind a proxy that takes a prefix away and leaves host and origin as they are."""
    target: list[int] = []

    class Passing(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            inner = HTTPConnection("127.0.0.1", target[0])
            headers = dict(self.headers.items()) | {"X-Forwarded-Prefix": "/user/me/proxy"}
            path = self.path.removeprefix("/user/me/proxy")
            inner.request(self.command, path, body or None, headers)
            answer = inner.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in {"connection", "content-length"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            inner.close()

        do_GET = do_POST = _pass  # noqa: N815  # they are called so

        def log_message(self, *_words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Passing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"127.0.0.1:{server.server_port}"
        own = tmp_path / "root" / "workbench" / "page"
        own.mkdir(parents=True)
        (own / "ours.mjs").write_text(SCRIPT)
        drawn = {"picture": lambda: picture(tmp_path / "data"), "first": OURS}
        with live(tmp_path, (host,), **drawn) as one:
            target.append(one.server.port)
            yield f"http://{host}/user/me/proxy/"
        server.shutdown()


def test_behind_a_proxy_with_a_prefix_all_is_there(outer: str, page: Page) -> None:
    page.goto(f"{outer}#k={KEY}")
    page.get_by_role("heading", name="Tiny").wait_for()
    page.frame_locator("iframe").locator("html[data-ready]").wait_for()
    assert page.frames[1].url.startswith(f"{outer}picture/")

"""A workbench without a desk: it serves the page, and answers with views that were made by hand.

By hand: ``python -m tests.workbench.page.page_server 8765`` shows every frame at an address of its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from typing import Any

from pydantic import TypeAdapter

from graph.workbench.shapes import Command, Text, View
from tests.command import ROOT

PACKAGE = ROOT / "graph"
PAGE = "workbench/page"
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
}
KEY = "a-key"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
ORDER: TypeAdapter[Command] = TypeAdapter(Command)
PICTURE = "<!doctype html><title>picture</title><p>A picture of the graph</p>"


def files() -> dict[str, Path]:
    """What is served, by its path within the package."""
    own = {
        path.relative_to(PACKAGE).as_posix(): path
        for path in (PACKAGE / PAGE).rglob("*")
        if path.suffix in TYPES
    }
    shared = json.loads((PACKAGE / PAGE / "shared.json").read_text(encoding="utf-8"))["files"]
    return own | {name: PACKAGE / name for name in shared}


class Puppet:
    """A desk that does what a test says.

    Parameters
    ----------
    texts : sequence of Text
    views : mapping of str to View
        By the language; the first is for all others.
    """

    def __init__(self, texts: tuple[Text, ...], **views: View) -> None:
        self.texts = {text.document: text for text in texts}
        self.views = views
        self.version = 1
        self.done: list[Any] = []
        self.act: Callable[[Puppet, Any], None] | None = None
        self.news = Condition()
        self.trouble = ""
        self.prefix = ""

    def view(self, language: str) -> View:
        found = self.views.get(language) or next(iter(self.views.values()))
        return found.model_copy(update={"version": self.version})

    def set(self, view: View, language: str = "en") -> None:
        """Another view, as if others had changed a file."""
        with self.news:
            self.views[language] = View.model_validate(view.model_dump())
            self.version += 1
            self.news.notify_all()

    def change(self, **fields: Any) -> None:
        """The English view with other fields."""
        self.set(self.view("en").model_copy(update=fields))

    def do(self, command: Any) -> None:
        with self.news:
            self.version += 1
            self.done.append(command)
            if self.act:
                self.act(self, command)
            self.news.notify_all()


@contextmanager
def serving(puppet: Puppet) -> Iterator[str]:
    """The address at which a puppet's page opens."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(puppet))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{puppet.prefix}#k={KEY}"
    finally:
        puppet.trouble = "gone"
        with puppet.news:
            puppet.news.notify_all()
        server.shutdown()
        thread.join()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers for a puppet."""

    puppet: Puppet
    table: dict[str, Path]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path, _, query = self.path.removeprefix(f"/{self.puppet.prefix}").lstrip("/").partition("?")
        asked = dict(pair.split("=", 1) for pair in query.split("&") if pair)
        language = asked.get("language", "en")
        if not path:
            self.say(self.table[f"{PAGE}/index.html"].read_bytes(), "text/html")
        elif path.removeprefix("static/") in self.table:
            file = self.table[path.removeprefix("static/")]
            self.say(file.read_bytes(), TYPES[file.suffix])
        elif path.startswith("picture/"):
            self.say(PICTURE.encode(), "text/html")
        elif not self.refused():
            self.data(path, language, asked)

    def data(self, path: str, language: str, asked: dict[str, str]) -> None:
        if path == "api/view":
            self.json(self.puppet.view(language).model_dump_json())
        elif path == "api/wait":
            with self.puppet.news:
                self.puppet.news.wait_for(
                    lambda: self.puppet.version > int(asked["version"]) or self.puppet.trouble, 20
                )
            if not self.refused():
                self.json(self.puppet.view(language).model_dump_json())
        elif path.removeprefix("api/text/") in self.puppet.texts:
            self.json(self.puppet.texts[path.removeprefix("api/text/")].model_dump_json())
        else:
            self.say(b"", "text/plain", 404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        path, _, query = self.path.removeprefix(f"/{self.puppet.prefix}").lstrip("/").partition("?")
        language = query.removeprefix("language=") or "en"
        if self.refused():
            return
        if path == "api/picture":
            self.json('{"path": "picture/ticket-1"}')
            return
        order = json.loads(body)
        if order["version"] != self.puppet.version:
            self.json(self.puppet.view(language).model_dump_json(), 409)
            return
        self.puppet.do(ORDER.validate_python(order["command"]))
        self.json(self.puppet.view(language).model_dump_json())

    def refused(self) -> bool:
        """Whether somebody else answers, nobody does, or the key is wrong."""
        if self.puppet.trouble == "gone":
            self.close_connection = True
            self.connection.close()
        elif self.puppet.trouble == "login":
            self.say(b"<title>Log in</title>", "text/html")
        elif self.headers["X-Policygraph-Key"] != KEY:
            self.say(b"{}", "application/json", 401)
        else:
            return False
        return True

    def json(self, text: str, status: int = 200) -> None:
        self.say(text.encode(), "application/json", status)

    def say(self, body: bytes, media: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{media}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if "picture/" not in self.path:
            self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (OSError, ValueError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def handler(puppet: Puppet) -> type[Handler]:
    return type("Own", (Handler,), {"puppet": puppet, "table": files()})


def main(words: list[str]) -> None:
    """Serve a frame until it is interrupted."""
    from tests.workbench.page.frames import FRAMES, TEXT

    name = words[0] if words else "1-sentence"
    with serving(Puppet((TEXT,), **FRAMES[name])) as address:
        sys.stdout.write(f"{address}\n{', '.join(FRAMES)}\n")
        input("Enter ends it.\n")


if __name__ == "__main__":
    main(sys.argv[1:])

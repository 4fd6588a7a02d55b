"""A server that listens, and requests written byte by byte."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from graph.workbench.serving.answering import Answering
from graph.workbench.serving.guards import Gate
from graph.workbench.serving.server import Server
from graph.workbench.serving.statics import statics
from graph.workbench.storing.stored import Stored
from tests.workbench.demo import KEY, TEXT, Demo, dataset, page


class Heard(NamedTuple):
    """What came back; status 0 where nothing did."""

    status: int
    headers: dict[str, str]
    body: bytes


class Live(NamedTuple):
    """A server that listens, and the desk behind it."""

    server: Server
    desk: Demo

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.port}"

    def send(self, *parts: bytes, wait: float = 10) -> list[Heard]:
        """Send some bytes through one connection, and read until it ends."""
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=wait) as one:
            for part in parts:
                one.sendall(part)
            one.shutdown(socket.SHUT_WR)
            came = b""
            while more := one.recv(65_536):
                came += more
        return heard(came)

    def ask(
        self, method: str, path: str, headers: tuple[tuple[str, str], ...] = (), body: bytes = b""
    ) -> Heard:
        """Send a request."""
        lines = [f"{method} {path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in headers]
        if method == "POST":
            lines.append(f"Content-Length: {len(body)}")
        (answer,) = self.send("\r\n".join([*lines, "", ""]).encode() + body)
        return answer

    @property
    def asking(self) -> tuple[tuple[str, str], ...]:
        return (("Host", self.host), ("X-Policygraph-Key", KEY))

    @property
    def changing(self) -> tuple[tuple[str, str], ...]:
        return (
            *self.asking,
            ("Origin", f"http://{self.host}"),
            ("Content-Type", "application/json"),
        )

    def do(self, version: int, **command: Any) -> Heard:
        body = json.dumps({"version": version, "command": command}).encode()
        return self.ask("POST", "/api/do", self.changing, body)


def heard(came: bytes) -> list[Heard]:
    """The answers in what came."""
    found = []
    while came:
        head, came = came.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in lines)}
        status = re.fullmatch(r"HTTP/1\.1 ([0-9]{3}) .+", first)
        assert status is not None
        length = int(headers.get("content-length", "0"))
        found.append(Heard(int(status[1]), headers, came[:length]))
        came = came[length:]
    return found


@contextmanager
def live(folder: Path, names: tuple[str, ...] = (), **fields: Any) -> Iterator[Live]:
    """A server of a small dataset."""
    desk = Demo(Stored(dataset(folder / "data")), {"note": TEXT})
    patience = fields.pop("timeout", 30)
    idle = fields.pop("idle", None)
    first = [fields.pop("first")] if "first" in fields else []
    fields = {"picture": lambda: "<html>"} | fields
    with Server(0, timeout=patience) as server:
        gate = Gate(KEY, server.port, names)
        answering = Answering(desk, gate, statics(page(folder / "root", *first)), **fields)
        serving = threading.Thread(target=server.serve, args=(answering, idle), daemon=True)
        serving.start()
        try:
            yield Live(server, desk)
        finally:
            server.shutdown()
            serving.join(5)

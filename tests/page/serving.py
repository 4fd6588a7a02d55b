"""Pages served as a server would, with the headers that it would send."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Serve = Callable[..., str]


@contextmanager
def serving() -> Iterator[Serve]:
    """Gives a function from a page, and its headers, to an address of this machine."""
    pages: list[tuple[bytes, Mapping[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.strip("/")
            if not name.isdecimal():
                self.send_error(404)
                return
            content, headers = pages[int(name)]
            self.send_response(200)
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def serve(content: str | bytes, type: str = "text/html; charset=utf-8", **headers: str) -> str:
        data = content.encode("utf-8") if isinstance(content, str) else content
        spelled = {name.replace("_", "-"): value for name, value in headers.items()}
        pages.append((data, {"Content-Type": type, **spelled}))
        return f"http://127.0.0.1:{server.server_port}/{len(pages) - 1}"

    try:
        yield serve
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

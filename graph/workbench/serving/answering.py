"""What the page asks, and what it is answered: no sockets, and no state but the desk's."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from threading import Condition
from urllib.parse import parse_qsl

from pydantic import ValidationError

from graph.problems import GraphError, UnknownName
from graph.workbench.serving.guards import Gate
from graph.workbench.serving.messages import Request, Response, refused
from graph.workbench.serving.pictures import Pictures
from graph.workbench.serving.statics import FIRST, Static
from graph.workbench.shapes import Desk, Order

PATIENCE = 25.0
"""So many seconds a page waits for something new, before it is answered with what it has."""
MOST_WAITING = 20
"""So many pages wait at once."""
_ID = re.compile(r"[a-z0-9-]{1,200}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_VERSION = re.compile(r"[0-9]{1,15}")
LANGUAGE = "en"

Answer = Callable[[Request], Response]


class Answering:
    """Answers requests about one desk.

    Parameters
    ----------
    desk : Desk
    gate : Gate
        What lets a request in.
    files : mapping of str to Static
        The page's own.
    picture : callable
        Makes the explorer's page of the dataset as it is now.
    told : callable
        Is told an error that nobody foresaw.
    patience : float
        So many seconds a page waits for something new.
    """

    def __init__(
        self,
        desk: Desk,
        gate: Gate,
        files: Mapping[str, Static],
        picture: Callable[[], str],
        told: Callable[[Exception], None] = lambda _error: None,
        patience: float = PATIENCE,
    ) -> None:
        self._desk = desk
        self._gate = gate
        self._files = files
        self._picture = picture
        self._told = told
        self._patience = patience
        self._pictures = Pictures()
        self._news = Condition()  # and the one lock around the desk
        self._waiting = 0
        self._ended = False
        self._version = 0
        self._ticked = ""
        self.active = time.monotonic()
        """When somebody last did something."""
        self._routes: Mapping[str, Mapping[str, Answer]] = {
            "/": {"GET": self._first},
            "/favicon.ico": {"GET": self._no_icon},  # browsers ask for it unasked
            "/static/": {"GET": self._static},
            "/picture/": {"GET": self._framed},
            "/api/view": {"GET": self._view},
            "/api/text/": {"GET": self._text},
            "/api/wait": {"GET": self._wait},
            "/api/do": {"POST": self._do},
            "/api/picture": {"POST": self._drawn},
        }
        # What stands before a name.
        self._begun = tuple(path for path in self._routes if path.endswith("/") and path != "/")

    def respond(self, request: Request) -> Response:
        """The answer to a request; whatever goes wrong is told in a sentence.

        Parameters
        ----------
        request : Request
        """
        try:
            return self._gate.refusal(request) or self._routed(request)
        except GraphError as error:
            return refused(HTTPStatus.INTERNAL_SERVER_ERROR, str(error))
        except Exception as error:  # noqa: BLE001  # nothing that goes wrong may be shown to a client
            self._told(error)
            told = "something went wrong here that nobody foresaw; what was saved is safe"
            return refused(HTTPStatus.INTERNAL_SERVER_ERROR, told)

    def tick(self) -> None:
        """Look whether files have been changed by others; whoever waits is told."""
        try:
            with self._news:
                self._desk.tick()
                if self._waiting:
                    self._notify(self._desk.view(LANGUAGE).version)
            self._ticked = ""
        except Exception as error:  # noqa: BLE001  # the next look may fare better
            if repr(error) != self._ticked:  # each second the same is told once
                self._told(error)
            self._ticked = repr(error)

    def end(self) -> None:
        """Let nobody wait any longer; what is being done is done first."""
        with self._news:
            self._ended = True
            self._news.notify_all()

    def _routed(self, request: Request) -> Response:
        """The answer of whoever has this address."""
        if request.method not in {"GET", "POST"}:
            told = "only GET and POST are answered"
            found = refused(HTTPStatus.METHOD_NOT_ALLOWED, told, Allow="GET, POST")
            return (
                found.closing()
            )  # after a HEAD nobody reads what it says: it would be the next answer
        path = request.path
        begun = next((one for one in self._begun if path.startswith(one)), None)
        methods = self._routes.get(begun or path)
        if methods is None:
            return refused(HTTPStatus.NOT_FOUND, "there is nothing at this address")
        answer = methods.get(request.method)
        if answer is None:
            allowed = ", ".join(methods)
            return refused(HTTPStatus.METHOD_NOT_ALLOWED, f"this takes {allowed}", Allow=allowed)
        if path.startswith("/api/"):
            changes = request.method == "POST"
            gate = self._gate
            barred = (gate.refusal_of_change if changes else gate.refusal_of_data)(request)
            if barred is not None:
                return barred
        return answer(request)

    # Without a key, and without data

    def _first(self, _request: Request) -> Response:
        return Response(200, *self._files[FIRST])

    def _no_icon(self, _request: Request) -> Response:
        return Response(int(HTTPStatus.NO_CONTENT), b"")

    def _static(self, request: Request) -> Response:
        found = self._files.get(request.path.removeprefix("/static/"))
        if found is None:
            return refused(HTTPStatus.NOT_FOUND, "there is nothing at this address")
        return Response(200, *found)

    def _framed(self, request: Request) -> Response:
        with self._news:
            found = self._pictures.taken(request.path.removeprefix("/picture/"))
        return found or refused(HTTPStatus.NOT_FOUND, "this picture is gone; ask for it again")

    # With the key

    def _view(self, request: Request) -> Response:
        language = _language(request)
        if language is None:
            return _unasked()
        self.active = time.monotonic()
        with self._news:
            return self._shown(language)

    def _text(self, request: Request) -> Response:
        name = request.path.removeprefix("/api/text/")
        if request.query or not _ID.fullmatch(name):
            return refused(HTTPStatus.NOT_FOUND, "there is no such document")
        try:
            with self._news:
                text = self._desk.text(name)
        except UnknownName as error:
            return refused(HTTPStatus.NOT_FOUND, str(error))
        return _json(text.model_dump_json())

    def _wait(self, request: Request) -> Response:
        """The view, once it is another than the one that the page has."""
        asked = dict(parse_qsl(request.query)).get("version", "")
        language = _language(request, "version")
        if language is None or not _VERSION.fullmatch(asked):
            return _unasked()
        with self._news:
            until = time.monotonic() + self._patience
            self._waiting += 1
            try:
                while self._desk.view(language).version == int(asked):
                    left = until - time.monotonic()
                    if left <= 0 or self._ended or self._waiting > MOST_WAITING:
                        return Response(int(HTTPStatus.NO_CONTENT), b"")
                    self._news.wait(left)
            finally:
                self._waiting -= 1
            return self._shown(language)

    def _do(self, request: Request) -> Response:
        """Do what somebody did, where it was done on what is shown now."""
        language = _language(request)
        if language is None:
            return _unasked()
        try:
            order = Order.model_validate_json(request.body)
        except ValidationError:
            return refused(HTTPStatus.BAD_REQUEST, "this is no command that is known here")
        self.active = time.monotonic()
        with self._news:
            if self._ended:  # and others may have the dataset open
                told = "the workbench has ended; start it again"
                return refused(HTTPStatus.SERVICE_UNAVAILABLE, told).closing()
            if order.version != self._desk.view(language).version:
                return self._shown(language, HTTPStatus.CONFLICT)
            self._desk.do(order.command)
            return self._shown(language)

    def _drawn(self, request: Request) -> Response:
        if _language(request) is None:
            return _unasked()
        self.active = time.monotonic()
        page = self._picture()
        with self._news:
            return _json(json.dumps({"path": f"picture/{self._pictures.ticket(page)}"}))

    def _shown(self, language: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
        """The view; whoever waits for another is told that there is one."""
        view = self._desk.view(language)
        self._notify(view.version)
        return _json(view.model_dump_json(), status)

    def _notify(self, version: int) -> None:
        if version != self._version:
            self._version = version
            self._news.notify_all()


def _json(text: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(int(status), text.encode("utf-8"))


def _language(request: Request, *others: str) -> str | None:
    """The language that is asked for; None, where something is asked that is not known."""
    fields = parse_qsl(request.query, keep_blank_values=True)
    asked = dict(fields)
    if len(asked) < len(fields) or asked.keys() - {"language", *others}:
        return None
    language = asked.get("language", LANGUAGE)
    return language if _LANGUAGE.fullmatch(language) else None


def _unasked() -> Response:
    return refused(HTTPStatus.BAD_REQUEST, "this cannot be asked; language=en and version=1 can")

"""Requests as they come through a connection: read strictly, so that nobody else reads another request in them.

What the standard library's own reader lets pass (lines that are continued, names with blanks, lengths that are
said twice, lone line feeds) is refused: a proxy in front might take it for something else. After a refusal
nothing more is read from the connection.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from http import HTTPStatus

from graph.workbench.serving.guards import HEADERS, LARGEST, TOO_LARGE
from graph.workbench.serving.messages import Request, Response, refused

TIMEOUT = 30.0
"""So many seconds a request may take to come, and nobody is waited for longer."""
LONGEST_HEAD = 32_768
_MOST_LINES = 100
_LINE = re.compile(rb"([A-Z]{1,20}) (/[!-~]{0,2000}) HTTP/1\.([01])")
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\t -~\x80-\xff]*)")
_LENGTH = re.compile(r"[0-9]{1,9}")


class Refused(Exception):
    """A request that is not answered as asked.

    Parameters
    ----------
    response : Response
    """

    def __init__(self, response: Response) -> None:
        self.response = response.closing()
        super().__init__(response.status)


class Wire:
    """One connection.

    Parameters
    ----------
    connection : socket
    timeout : float
    clock : callable
    """

    def __init__(
        self,
        connection: socket.socket,
        timeout: float = TIMEOUT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._connection = connection
        self._timeout = timeout
        self._clock = clock
        self._read = b""
        self.lasts = True
        """Whether a further request may follow."""

    def request(self) -> Request | None:
        """The next request; None, where none comes.

        Raises
        ------
        Refused
            Where it is not one that is read here.
        OSError
            Where it does not come in time.
        """
        if not self._read and not self._more(self._clock() + self._timeout):
            return None
        until = self._clock() + self._timeout
        while (end := self._read.find(b"\r\n\r\n")) < 0:
            if len(self._read) > LONGEST_HEAD:
                raise _refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "this is too long")
            if not self._more(until):
                raise _refusal(HTTPStatus.BAD_REQUEST, "the request ends before its end")
        if end > LONGEST_HEAD:
            raise _refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "this is too long")
        head, self._read = self._read[:end], self._read[end + 4 :]
        request, self.lasts = _head(head)
        length = _length(request)
        while len(self._read) < length:
            if not self._more(until):
                raise _refusal(HTTPStatus.BAD_REQUEST, "less came than was announced")
        body, self._read = self._read[:length], self._read[length:]
        return Request(request.method, request.path, request.query, request.headers, body)

    def answer(self, response: Response) -> None:
        """Send an answer."""
        self.lasts = self.lasts and not response.closes
        headers = HEADERS | {"Connection": "keep-alive" if self.lasts else "close"}
        if response.status != HTTPStatus.NO_CONTENT:
            headers |= {
                "Content-Type": response.media,
                "Content-Length": str(len(response.body)),
            }
        phrase = HTTPStatus(response.status).phrase
        lines = [f"HTTP/1.1 {response.status} {phrase}"]
        lines += [f"{name}: {value}" for name, value in (headers | response.headers).items()]
        head = "\r\n".join([*lines, "", ""]).encode("latin-1")
        self._connection.settimeout(self._timeout)
        self._connection.sendall(head + response.body)

    def _more(self, until: float) -> bool:
        """Read on; whether anything came."""
        left = until - self._clock()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        came = self._connection.recv(65_536)
        self._read += came
        return bool(came)


def _head(head: bytes) -> tuple[Request, bool]:
    """A request without its body, and whether another may follow it."""
    first, *lines = head.split(b"\r\n")
    line = _LINE.fullmatch(first)
    if line is None:
        raise _refusal(HTTPStatus.BAD_REQUEST, "this is no request that is answered here")
    if len(lines) > _MOST_LINES:
        raise _refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "these are too many headers")
    headers = []
    for one in lines:
        found = _HEADER.fullmatch(one)
        if found is None:
            raise _refusal(HTTPStatus.BAD_REQUEST, "one of its headers cannot be read")
        headers.append((found[1].decode("ascii").lower(), found[2].decode("latin-1").strip(" \t")))
    path, _mark, query = line[2].decode("ascii").partition("?")
    request = Request(line[1].decode("ascii"), path, query, tuple(headers))
    lasts = line[3] == b"1" and "close" not in ",".join(request.all("connection")).lower()
    return request, lasts


def _length(request: Request) -> int:
    """How many bytes of a body follow."""
    if request.all("transfer-encoding"):
        told = "what is sent in pieces is not read; send its length"
        raise _refusal(HTTPStatus.LENGTH_REQUIRED, told)
    if request.all("expect"):
        raise _refusal(HTTPStatus.EXPECTATION_FAILED, "send it without asking first")
    lengths = request.all("content-length")
    if not lengths:
        if request.method == "POST":
            raise _refusal(HTTPStatus.LENGTH_REQUIRED, "its length is lacking")
        return 0
    if len(lengths) > 1 or not _LENGTH.fullmatch(lengths[0]):
        raise _refusal(HTTPStatus.BAD_REQUEST, "its length cannot be read")
    length = int(lengths[0])
    if length > LARGEST:
        raise _refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
    if length and request.method != "POST":
        raise _refusal(HTTPStatus.BAD_REQUEST, "nothing can be sent with this")
    return length


def _refusal(status: HTTPStatus, sentence: str) -> Refused:
    return Refused(refused(status, sentence))

"""A request and its answer as plain values, so that all of the answering can be tried without a socket."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from http import HTTPStatus

JSON = "application/json"


@dataclass(frozen=True)
class Request:
    """What a browser asked, as it came.

    Parameters
    ----------
    method : str
    path : str
        Without its query; nothing of it is decoded.
    query : str
    headers : tuple of pairs
        Names in small letters, in their order; what was sent twice is there twice.
    body : bytes
    """

    method: str
    path: str
    query: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def all(self, name: str) -> list[str]:
        """What was sent under a name."""
        return [value for key, value in self.headers if key == name]

    def one(self, name: str) -> str | None:
        """What was sent under a name, where that was sent once; of what was sent twice, nothing."""
        found = self.all(name)
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class Response:
    """What is answered.

    Parameters
    ----------
    status : int
    body : bytes
    media : str
    headers : dict of str to str
        Beside those that every answer has.
    closes : bool
        Whether nothing more is read from this connection: what follows might be taken for a request.
    """

    status: int
    body: bytes
    media: str = JSON
    headers: dict[str, str] = field(default_factory=dict)
    closes: bool = False

    def closing(self) -> Response:
        """The same, and the connection ends."""
        return replace(self, closes=True)


def refused(status: HTTPStatus, sentence: str, **headers: str) -> Response:
    """An answer that says in a sentence why there is no other."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(int(status), json.dumps({"error": sentence}).encode(), headers=named)

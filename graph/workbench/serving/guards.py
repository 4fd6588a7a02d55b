"""Who may ask what: a page in the same browser, a rebound name, another program on this computer may not.

The server hears this computer alone, yet every page that is open in its browsers can send it requests. So a
request must name a host that is ours (a name that was rebound to this address is not), what changes
anything must come from a page of ours, and whoever asks for data must have the key, which was printed once
and stands behind the # of the address, which no browser sends on.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable
from http import HTTPStatus
from secrets import token_urlsafe

from graph.workbench.serving.messages import JSON, Request, Response, refused

ADDRESS = "127.0.0.1"
"""The one address that is listened on."""
KEY = "x-policygraph-key"
"""The header with the key; of our own, so that no page elsewhere can have it sent unasked."""
LARGEST = 1_000_000
"""So many bytes a request may have."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""What our page may do: nothing but with what is ours, no text as markup; nobody may put it in a frame."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every answer says; what an answer says itself goes before it."""

_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")


def new_key() -> str:
    """A key that nobody guesses: 32 bytes by chance."""
    return token_urlsafe(32)


class Gate:
    """What lets a request in.

    Parameters
    ----------
    key : str
    port : int
        The one that is listened on.
    names : iterable of str
        Further hosts, under which a proxy in front is asked: ``hub.example.org``, ``localhost:8888``.

    Raises
    ------
    ValueError
        Where one of the names is none of a host.
    """

    def __init__(self, key: str, port: int, names: Iterable[str] = ()) -> None:
        own = [f"{host}:{port}" for host in (ADDRESS, "localhost", "[::1]")]
        further = [checked_name(name) for name in names]
        self._key = key.encode()
        self._hosts = frozenset(own + further)
        self._origins = frozenset(
            [f"http://{host}" for host in own]
            + [f"{scheme}://{name}" for scheme in ("http", "https") for name in further]
        )

    def refusal(self, request: Request) -> Response | None:
        """Why nothing at all is answered; None, where something may be."""
        hosts = request.all("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            told = "this address is not known here; open the one that was printed"
            if len(hosts) == 1:
                told += ", or name the host of a proxy in front with --allow-host"
            return refused(HTTPStatus.MISDIRECTED_REQUEST, told).closing()
        return None

    def refusal_of_data(self, request: Request) -> Response | None:
        """Why no data are given."""
        origins = request.all("origin")
        if any(origin.lower() not in self._origins for origin in origins) or len(origins) > 1:
            return refused(HTTPStatus.FORBIDDEN, "another page may not ask this")
        if request.all("sec-fetch-site") not in ([], ["same-origin"]):
            return refused(HTTPStatus.FORBIDDEN, "another page may not ask this")
        given = request.one(KEY)
        if given is None or not hmac.compare_digest(given.encode("utf-8", "replace"), self._key):
            told = "the key is lacking or is another; open the address that was printed, to its end"
            return refused(HTTPStatus.UNAUTHORIZED, told, WWW_Authenticate="Policygraph-Key")
        return None

    def refusal_of_change(self, request: Request) -> Response | None:
        """Why nothing may be changed."""
        if not request.all("origin"):
            return refused(HTTPStatus.FORBIDDEN, "only a page of ours may change something")
        found = self.refusal_of_data(request)
        if found is not None:
            return found
        if (request.one("content-type") or "").lower() not in {JSON, f"{JSON}; charset=utf-8"}:
            return refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"what is sent must be {JSON}")
        if len(request.body) > LARGEST:
            return refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE).closing()
        return None


TOO_LARGE = f"this is more than {LARGEST:,} bytes"


def checked_name(name: str) -> str:
    """The name of a host as browsers send it.

    Parameters
    ----------
    name : str

    Raises
    ------
    ValueError
        Where it is none; an address of the web, or a pattern, is none.
    """
    found = name.strip().lower()
    if not _NAME.fullmatch(found):
        raise ValueError(
            f"{name!r} is no name of a host; write it as hub.example.org, or with :PORT"
        )
    return found

"""The explorer's page, beside the text: for a frame, which cannot send a key, by a ticket that is good once.

The page brings its own script along, so it has a policy of its own: that which it names itself, and
a sandbox, so that nothing in it is of the workbench's origin.
"""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable
from secrets import token_urlsafe

from graph.workbench.serving.messages import Response

LASTS = 20.0
"""So many seconds a ticket is good."""
MOST = 4
"""So many tickets are good at once."""
_OWN = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


class Pictures:
    """The pages that wait to be fetched.

    Parameters
    ----------
    clock : callable
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._waiting: dict[str, tuple[float, str]] = {}

    def ticket(self, page: str) -> str:
        """A ticket for a page.

        Parameters
        ----------
        page : str
        """
        self._forget()
        while len(self._waiting) >= MOST:
            del self._waiting[next(iter(self._waiting))]
        made = token_urlsafe(32)
        self._waiting[made] = (self._clock() + LASTS, page)
        return made

    def taken(self, ticket: str) -> Response | None:
        """The page of a ticket, once; None of one that is none, or no longer."""
        self._forget()
        found = self._waiting.pop(ticket, None)
        if found is None:
            return None
        _until, page = found
        policy = {"Content-Security-Policy": policy_of(page)}
        return Response(200, page.encode("utf-8"), "text/html; charset=utf-8", policy)

    def _forget(self) -> None:
        now = self._clock()
        for ticket in [one for one, (until, _page) in self._waiting.items() if until <= now]:
            del self._waiting[ticket]


def policy_of(page: str) -> str:
    """What an explorer's page may do: what it says itself, in a frame of ours, as nobody in particular."""
    found = _OWN.search(page)
    own = html.unescape(found[1]) if found else "default-src 'none'"
    return f"{own}; frame-ancestors 'self'; sandbox allow-scripts"

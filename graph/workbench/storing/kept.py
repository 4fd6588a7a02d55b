"""What is being made and is no claim yet, kept on the disk: a crash loses a second of it at most, an end nothing."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from graph.private import make_private
from graph.problems import UnusableFile
from graph.writing.atomic import write_text

APART = 1.0
"""So many seconds lie between two writings at the least."""


class Kept:
    """The file that keeps it.

    Parameters
    ----------
    path : path
    after : str
        The last act that is known: what was being made before another one is of no use.

    Attributes
    ----------
    found : mapping, optional
        What was being made when the last session ended.
    """

    def __init__(self, path: Path, after: str) -> None:
        self._path = path
        self.found = self._read(after)
        self._bar: Mapping[str, Any] = {}
        self._after = after
        self._waits = False
        self._written = -APART

    def keep(self, bar: Mapping[str, Any], after: str) -> None:
        """Keep what is being made; within a second of the last time, later.

        Parameters
        ----------
        bar : mapping
        after : str
            The last act before it.
        """
        self._bar, self._after, self._waits = bar, after, True
        if time.monotonic() - self._written >= APART:
            self.write()

    def write(self) -> None:
        """Write what waits; where that cannot be done it waits on."""
        if not self._waits:
            return
        self._written = time.monotonic()
        text = json.dumps({"after": self._after, "bar": self._bar}, ensure_ascii=True)
        with suppress(UnusableFile):  # the claims themselves are written elsewhere
            make_private(self._path.parent)  # what is kept has words of the document
            write_text(self._path, text, private=True)
            self._waits = False

    def forget(self) -> None:
        """Keep nothing."""
        self._waits = False
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self, after: str) -> Mapping[str, Any] | None:
        try:
            found = json.loads(self._path.read_bytes())
            bar = found["bar"] if found["after"] == after else None
        except (OSError, ValueError, LookupError, TypeError):
            return None
        return bar if isinstance(bar, dict) else None

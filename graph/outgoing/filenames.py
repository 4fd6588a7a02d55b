"""Names of files that every system takes, and links can name."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
"""So many bytes a name has at the most, its ending aside; systems take twice as many."""
_UNSAFE = re.compile(r'[*"\\/<>:|?#^\[\]\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e]')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?")
"""What Windows takes for a device, whatever its ending."""


class Filenames:
    """Names that are given out once, capitals or not."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def give(self, name: str, otherwise: str) -> str:
        """A name without an ending, of what has a name.

        Parameters
        ----------
        name : str
        otherwise : str
            What it is called where nothing is left.
        """
        safe = _safe(name) or otherwise
        if _RESERVED.fullmatch(safe):
            safe = f"{safe}_"
        # Those up to the last number of a name are taken: to ask for each again takes long of many.
        stem = _folded(safe)
        made, number = safe, self._last.get(stem, 1)
        while _folded(made) in self._taken:
            number += 1
            made = f"{safe} {number}"
        self._last[stem] = number
        self._taken.add(_folded(made))
        return made


def _safe(name: str) -> str:
    words = " ".join(_UNSAFE.sub(" ", unicodedata.normalize("NFC", name)).split())
    cut = words.encode()[:LONGEST].decode(errors="ignore")
    return cut.strip(" .")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", name).casefold())

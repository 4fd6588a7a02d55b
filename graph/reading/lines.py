"""The lines of a text, as an editor counts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

_ENDS = re.compile(r"\r\n?|\n")


class Lines:
    """The lines of a text, whatever ends them.

    Parameters
    ----------
    text : str
        Empty for what is one line, whatever is in it.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _ENDS.finditer(self._text))]

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character, counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

"""Stretches of a text as other programs count them, as the places of citations: in code points, half-open."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Any

from graph.evidence.text import digest, paragraphs


class Stretches:
    """A document's words, found by where a program says that they stand.

    Parameters
    ----------
    text : str
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [one.start for one in paragraphs(text)]

    @cached_property
    def _units(self) -> list[int]:
        """Where each code point begins, in UTF-16 units; empty where it makes no difference."""
        if self.text.isascii() or max(self.text) < "\U00010000":
            return []
        return [0, *accumulate(2 if sign > "\uffff" else 1 for sign in self.text)]

    def in_units(self, start: int, stop: int) -> dict[str, Any] | None:
        """A citation's place of a stretch in UTF-16 units; none where the text has no such stretch."""
        units = self._units
        last = units[-1] if units else len(self.text)
        if not 0 <= start < stop <= last:
            return None
        if units:
            start, stop = bisect_right(units, start) - 1, bisect_right(units, stop - 1)
        return self.in_points(start, stop)

    def in_points(self, start: int, stop: int) -> dict[str, Any] | None:
        """A citation's place of a stretch in code points; none where the text has no such stretch."""
        if not 0 <= start < stop <= len(self.text):
            return None
        number = bisect_right(self._starts, start)
        found = {"start": start, "end": stop, "digest": digest(self.text[start:stop])}
        return found | ({"paragraph": number} if number else {})

"""A text without case and accents, in which any quote mark is any other, and the way back to the text."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import lru_cache

from graph.evidence.alike import Alike, alike, is_mark, occurrences
from graph.folding import LETTERS

_QUOTE, _QUOTES = "'", "'\""
_LETTERS = str.maketrans(LETTERS)
_ACCENTS = 10
"""Marks of this combining class or more are accents; below are the vowel signs of Indic scripts."""


class Folded:
    """What two spellings of the same words have in common, and where in the text it stands.

    Letters are compared without case, accents and points (``ß`` as ``ss``, ``ø`` as ``o``). A raised
    figure stays what it is: 10² is not 102.

    Parameters
    ----------
    plain : Alike
        The text with what looks alike made the same.
    """

    def __init__(self, plain: Alike) -> None:
        self._plain = plain
        forms = {sign: _bare(sign) for sign in set(plain.text)}
        changed = {ord(sign): bare for sign, bare in forms.items() if bare != sign}
        self.text = plain.text.translate(changed)
        odd = "".join(sign for sign, bare in forms.items() if len(bare) != 1)
        self._at = array("q")  # where a sign begins whose bare form is longer, or nothing,
        self._length = array("q")  # how long that form is,
        self._sign = array("q")  # and where the sign stands in the plain text
        if not odd:
            return
        drift = 0
        for match in re.finditer(f"[{re.escape(odd)}]", plain.text):
            length = len(forms[match[0]])
            self._at.append(match.start() + drift)
            self._length.append(length)
            self._sign.append(match.start())
            drift += length - 1

    def places(self, words: str) -> list[tuple[int, int]]:
        """Where in the text itself some words stand that are folded to the same.

        Parameters
        ----------
        words : str
            As they are: they are folded too.
        """
        wanted = Folded(Alike(words)).text.strip()
        if not wanted:
            return []
        found = (self._whole(*span) for span in occurrences(self.text, wanted))
        return [span for span in found if span is not None]

    def _whole(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the text behind a folded one; none where it would cut a sign."""
        first, last = self._back(start), self._back(end)
        if first is None or last is None:
            return None
        return self._plain.whole(first, last)

    def _back(self, place: int) -> int | None:
        """Where a folded place is in the plain text, behind marks that are folded to nothing."""
        at = bisect_right(self._at, place) - 1
        if at < 0:
            return place
        if place == self._at[at] and self._length[at]:
            return self._sign[at]
        beyond = place - self._at[at] - self._length[at]
        return None if beyond < 0 else self._sign[at] + 1 + beyond


@lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    """One sign of a plain text without case and accent; a mark that is an accent is nothing."""
    if sign in _QUOTES:
        return _QUOTE
    if is_mark(sign):
        return "" if unicodedata.combining(sign) >= _ACCENTS else sign
    if "\uac00" <= sign <= "\ud7a3":  # a syllable of Hangul, whose parts are no accents
        return sign
    taken_apart = unicodedata.normalize("NFD", sign.casefold())
    letters = "".join(one for one in taken_apart if unicodedata.combining(one) < _ACCENTS)
    return letters.translate(_LETTERS) or sign


@lru_cache(maxsize=2)
def folded(text: str) -> Folded:
    """A text, folded; that of the text asked for last is kept."""
    return Folded(alike(text))

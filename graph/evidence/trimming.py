"""What may stand around quoted words without being of them: labels, marks, an ellipsis, a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_GAP = r"(?:\[\s*(?:\u2026|\.{3,})\s*\]|\(\s*(?:\u2026|\.{3,})\s*\)|\u2026|\.{3,}|\. \. \.)"
_LABEL = re.compile(r"[\[(]?\s*\u00b6\s*(\d{1,6})\s*[\])]?\s*[:.,\u2013\u2014-]?\s*")
_FIRST_GAP, _LAST_GAP = re.compile(rf"{_GAP}\s*"), re.compile(rf"\s*{_GAP}[.,;]?$")
_BETWEEN = re.compile(rf"\s*{_GAP}\s*")
_QUOTES = "\"'`\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033\u2039\u203a\u300c\u300d\u300e\u300f\uff02"
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">", "\u3010": "\u3011", "\uff08": "\uff09"}
_ENDS = ".,;:!?\u2026\u3002\uff0c\uff1b\uff1a\uff1f\uff01\u060c\u061b\u061f\u06d4\u0964"
_ASKING = "?\uff1f\u061f"


@dataclass(frozen=True)
class Trimmed:
    """Some words, and what was taken off around them.

    Parameters
    ----------
    words : str
    paragraph : int, optional
        The one that a label named.
    ending : str
        The last marks, where these were taken off.
    """

    words: str
    paragraph: int | None = None
    ending: str = ""

    @property
    def of_marks_only(self) -> bool:
        """Whether what the words end with is still there."""
        return not self.ending

    @property
    def asks(self) -> bool:
        """Whether the marks that were taken off make a question."""
        return any(sign in _ASKING for sign in self.ending)


def trimmings(quote: str) -> Iterator[Trimmed]:
    """A quote with ever more taken off around it, as long as words are left.

    Parameters
    ----------
    quote : str
    """
    now = Trimmed(quote.strip())
    for take_off in (_label, _outer, _end, _outer, _end, _outer):
        for _ in range(_MOST):
            then = take_off(now)
            if then == now or not any(map(str.isalnum, then.words)):
                break
            now = then
            yield now


_MOST = 6
"""Marks around a quote, one within the other."""


def pieces_of(quote: str) -> list[str]:
    """What an ellipsis cuts a quote into, its label and outer marks aside.

    Parameters
    ----------
    quote : str
    """
    bare = quote.strip()
    for one in trimmings(quote):
        bare = one.words if one.of_marks_only else bare
    pieces = [piece.strip() for piece in _BETWEEN.split(bare)]
    return [piece for piece in pieces if sum(map(str.isalnum, piece)) > 1]


def _label(given: Trimmed) -> Trimmed:
    match = _LABEL.match(given.words)
    if match is None:
        return given
    return Trimmed(given.words[match.end() :].strip(), int(match[1]) or None)


def _outer(given: Trimmed) -> Trimmed:
    """One sort of mark off: an ellipsis, quote marks, brackets that hold all."""
    words = given.words
    for take_off in (_gaps, _quotes, _brackets):
        bare = take_off(words).strip()
        if bare != words:
            return replace(given, words=bare)
    return given


def _gaps(words: str) -> str:
    first = _FIRST_GAP.match(words)
    words = words[first.end() :] if first else words
    last = _LAST_GAP.search(words)
    return words[: last.start()] if last else words


def _quotes(words: str) -> str:
    return words.strip(_QUOTES)


def _brackets(words: str) -> str:
    """A pair that holds all of the words off, or one whose other is not there."""
    closing = _BRACKETS.get(words[:1])
    if closing is not None and closing not in words[:-1] and words[0] not in words[1:]:
        return words[1:].removesuffix(closing)
    opening = next((one for one, other in _BRACKETS.items() if words.endswith(other)), None)
    return words[:-1] if opening is not None and opening not in words else words


def _end(given: Trimmed) -> Trimmed:
    """The last marks off."""
    bare = given.words.rstrip(_ENDS + " ")
    marks = given.words[len(bare) :]
    return replace(given, words=bare, ending=given.ending + marks) if marks else given

"""Finding some words in a document, and making the citation for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from graph.evidence.text import Paragraph, digest, paragraphs
from graph.given import expect
from graph.model import Citation
from graph.shown import prints

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SINGLE = "'\u2018\u2019\u201a\u201b"
_DOUBLE = '"\u201c\u201d\u201e\u201f'


@prints
@dataclass(frozen=True)
class Cited:
    """Where some words stand in a document.

    Parameters
    ----------
    candidates : tuple of Citation
        Every place; empty where the words are nowhere.
    exact : bool
        Whether the words stand there as given, or only once dashes, quotes and spaces that look
        alike are taken for the same.
    """

    candidates: tuple[Citation, ...]
    exact: bool

    @property
    def settled(self) -> bool:
        """Whether there is one place, and the words stand there as given."""
        return self.exact and len(self.candidates) == 1


def cite(text: str, words: str, document: str = "document") -> Cited:
    """Find some words in a document and make the citation for them.

    Parameters
    ----------
    text : str
        The document's.
    words : str
        As they stand there, or as they can be typed: where they are not found as given, dashes,
        quotes and runs of white space that look alike are taken for the same.
    document : str
        The document's id.

    Returns
    -------
    Cited
        Every place where the words stand; nothing is guessed.
    """
    expect(text, str, "cite", "a document's text; graph.evidence.read_text(path) reads one")
    expect(words, str, "cite", "words as text")
    words = words.strip()
    if not words:
        return Cited((), exact=True)
    spans = occurrences(text, words)
    exact = bool(spans)
    if not exact:
        spans = [match.span() for match in re.finditer(_look_alike(words), text)]
    parts = paragraphs(text)
    return Cited(tuple(citation_at(text, parts, document, *span) for span in spans), exact)


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where some exact words stand in a text, overlapping places included."""
    spans, at = [], text.find(words)
    while at >= 0:
        spans.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return spans


def _look_alike(words: str) -> str:
    pattern = []
    for piece in re.findall(r"\s+|.", words, re.DOTALL):
        if piece.isspace():
            pattern.append(r"\s+")
            continue
        signs = next((group for group in (_DASHES, _SINGLE, _DOUBLE) if piece in group), piece)
        pattern.append(f"[{re.escape(signs)}]")
    return "".join(pattern)


def citation_at(
    text: str, parts: Sequence[Paragraph], document: str, start: int, end: int
) -> Citation:
    """The citation for a stretch of a text, whose paragraphs are given."""
    at = bisect_right(parts, start, key=lambda part: part.end)
    number = parts[at].number if at < len(parts) else None
    return Citation(
        document=document, paragraph=number, start=start, end=end, digest=digest(text[start:end])
    )

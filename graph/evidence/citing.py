"""Finding some words in a document, and making the citation for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.evidence.alike import alike, is_whole, occurrences
from graph.evidence.nearest import Difference, differences, nearest
from graph.evidence.text import Paragraph, digest, excerpt, paragraphs
from graph.given import expect
from graph.model import Citation
from graph.shown import prints

Grade = Literal["exact", "look-alike", "near"]
"""How words were found: as given; once what looks alike is taken for the same; only something like them."""


@dataclass(frozen=True)
class Nearest:
    """What comes closest to some words that are not in a document.

    Parameters
    ----------
    citation : Citation
        Where it stands; to be looked at, not to be taken unread.
    words : str
        What stands there.
    differences : tuple of Difference
        Where that says something else than the words.
    """

    citation: Citation
    words: str
    differences: tuple[Difference, ...]

    def __str__(self) -> str:
        told = "; ".join(map(str, self.differences[:_MOST_TOLD]))
        further = len(self.differences) - _MOST_TOLD
        more = f"; and {further} more" if further > 0 else ""
        said = f"{self.citation}, “{excerpt(self.words, 120)}”"
        return f"{said}: {told}{more}" if told else said


_MOST_TOLD = 4


@prints
@dataclass(frozen=True)
class Cited:
    """Where some words stand in a document.

    Parameters
    ----------
    candidates : tuple of Citation
        Every place; empty where the words are nowhere.
    exact : bool
        Whether the words stand there as given, or only once what looks alike is taken for the
        same: dashes, quotes, white space, normal forms, ligatures, signs that show nothing.
    nearest : Nearest, optional
        Where the words are nowhere, and something like them is: what stands there, and what differs.
    """

    candidates: tuple[Citation, ...]
    exact: bool
    nearest: Nearest | None = None

    @property
    def settled(self) -> bool:
        """Whether there is one place, and the words stand there as given."""
        return self.exact and len(self.candidates) == 1

    @property
    def grade(self) -> Grade | None:
        """How the words were found; none where nothing is like them."""
        if self.candidates:
            return "exact" if self.exact else "look-alike"
        return "near" if self.nearest else None


def cite(text: str, words: str, document: str = "document") -> Cited:
    """Find some words in a document and make the citation for them.

    Parameters
    ----------
    text : str
        The document's.
    words : str
        As they stand there, or as they can be typed: where they are not found as given, what
        looks alike is taken for the same.
    document : str
        The document's id.

    Returns
    -------
    Cited
        Every place where the words stand, whole: none begins or ends between a letter and its
        accent. Nothing is guessed: other words are no place, but the nearest is told.
    """
    expect(text, str, "cite", "a document's text; graph.evidence.read_text(path) reads one")
    expect(words, str, "cite", "words as text")
    words = words.strip()
    if not words:
        return Cited((), exact=True)
    spans = [span for span in occurrences(text, words) if is_whole(text, *span)]
    exact = bool(spans)
    if not exact:
        spans = alike(text).places(words)
    parts = paragraphs(text)
    if not spans:
        return Cited((), exact=False, nearest=nearest_to(text, parts, words, document))
    return Cited(citations_at(text, parts, document, spans), exact)


def nearest_to(text: str, parts: Sequence[Paragraph], words: str, document: str) -> Nearest | None:
    """What comes closest to words that are not in a text, whose paragraphs are given."""
    span = nearest(alike(text), words)
    if span is None:
        return None
    stands = text[slice(*span)]
    citation = citation_at(text, parts, document, *span)
    return Nearest(citation, stands, differences(words, stands))


def citations_at(
    text: str, parts: Sequence[Paragraph], document: str, spans: Sequence[tuple[int, int]]
) -> tuple[Citation, ...]:
    """The citations for stretches of a text, whose paragraphs are given."""
    return tuple(citation_at(text, parts, document, *span) for span in spans)


def citation_at(
    text: str, parts: Sequence[Paragraph], document: str, start: int, end: int
) -> Citation:
    """The citation for a stretch of a text, whose paragraphs are given."""
    return Citation(
        document=document,
        paragraph=paragraph_at(parts, start),
        start=start,
        end=end,
        digest=digest(text[start:end]),
    )


def paragraph_at(parts: Sequence[Paragraph], start: int) -> int | None:
    """The number of the paragraph in which a place is; none behind the last."""
    at = bisect_right(parts, start, key=lambda part: part.end)
    return parts[at].number if at < len(parts) else None

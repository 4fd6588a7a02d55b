"""Finding some words in a document, and making the citation for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from graph.evidence.alike import alike
from graph.evidence.anchoring import Anchored, Grade, anchor
from graph.evidence.nearest import Difference, differences, nearest
from graph.evidence.text import Paragraph, digest, excerpt, paragraphs
from graph.given import expect
from graph.model import Citation
from graph.shown import prints


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
        Whether the words stand there as given.
    nearest : Nearest, optional
        Where the words are nowhere, and something like them is: what stands there, and what differs.
    manner : str, optional
        How the words were found, where not as given: ``look-alike`` once dashes, quotes, white space,
        normal forms, ligatures and signs that show nothing count for the same; ``folded`` without
        case and accents; ``trimmed`` of the marks around them; in ``pieces``, of which each is a
        candidate; or in pieces that stand ``apart``.
    several : bool
        Whether one of the candidates is to be chosen.
    marked : int, optional
        Which of these is nearest to the paragraph that was named.
    """

    candidates: tuple[Citation, ...]
    exact: bool
    nearest: Nearest | None = None
    manner: Grade | None = None
    several: bool = False
    marked: int | None = None

    @property
    def settled(self) -> bool:
        """Whether there is one place, and the words stand there as given."""
        return self.exact and len(self.candidates) == 1

    @property
    def grade(self) -> Grade | None:
        """How the words were found; none where nothing is like them."""
        if self.candidates:
            return "exact" if self.exact else self.manner or "look-alike"
        return "near" if self.nearest else None


def cite(text: str, words: str, document: str = "document", paragraph: int | None = None) -> Cited:
    """Find some words in a document and make the citation for them.

    Parameters
    ----------
    text : str
        The document's.
    words : str
        As they stand there, or as they can be typed or were quoted: where they are not found as
        given, what looks alike is taken for the same, then case and accents are left aside, then the
        marks around them, and last they are taken in the pieces that an ellipsis makes.
    document : str
        The document's id.
    paragraph : int, optional
        The number of the one that the words are said to be in: of several places the nearest to it
        is marked.

    Returns
    -------
    Cited
        Every place where the words stand, whole: none begins or ends inside of a word, nor between
        a letter and its accent. Nothing is guessed: other words are no place, but the nearest is
        told.
    """
    expect(text, str, "cite", "a document's text; graph.evidence.read_text(path) reads one")
    expect(words, str, "cite", "words as text")
    if not words.strip():
        return Cited((), exact=True)
    return cited_as(text, anchor(text, words, paragraph), document)


def cited_as(text: str, found: Anchored, document: str) -> Cited:
    """The citations for what was found of a quote in a text."""
    parts = paragraphs(text)
    places = citations_at(text, parts, document, found.spans)
    if found.grade == "near":
        stands = text[slice(*found.spans[0])]
        return Cited((), exact=False, nearest=Nearest(places[0], stands, found.differences))
    manner = found.manner if found.grade == "several" else found.grade
    return Cited(
        places,
        exact=manner == "exact",
        manner=manner if places else None,
        several=found.grade == "several",
        marked=found.marked,
    )


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

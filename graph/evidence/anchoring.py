"""Where a quote stands in a text, and how sure that is.

What was quoted must be there, all of it and in its order: likeness is no measure, for a *not* that was
dropped, 3/7 for 4/7 or *will* for *may* leaves words that are very like. So there are grades, and the
first that answers wins. Five of them are placed; the others are for a person to look at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.evidence.alike import alike, is_whole, occurrences
from graph.evidence.edges import inside_of_a_word, widened
from graph.evidence.folded import folded
from graph.evidence.nearest import Difference, differences, nearest
from graph.evidence.text import Paragraph, paragraphs
from graph.evidence.trimming import Trimmed, pieces_of, trimmings
from graph.evidence.weighty import RANK, denies

Span = tuple[int, int]
"""From where to where in a text, half-open."""
Grade = Literal[
    "exact", "look-alike", "folded", "trimmed", "pieces", "several", "apart", "near", "none"
]
GRADES: Mapping[Grade, str] = {
    "exact": "the words stand there as given",
    "look-alike": "the words stand there with other dashes, quotes, spaces or signs that look alike",
    "folded": "the words stand there with other capitals, accents or quote marks",
    "trimmed": "the words stand there without the marks around them",
    "pieces": "the pieces of the words stand there, one after the other",
    "several": "the words stand in several places",
    "apart": "the pieces of the words stand there in order, but far apart or with a denial between",
    "near": "only something like the words stands there",
    "none": "nothing like the words stands there",
}
"""How words were found, the first that answers first."""
PLACED: frozenset[Grade] = frozenset(("exact", "look-alike", "folded", "trimmed", "pieces"))
"""The grades at which there is one place, and nothing to be asked."""
_MOST_APART = 1_000
"""Letters that may be left out between two pieces."""
_MOST_PLACES, _MOST_CHAINS = 200, 400
"""Places of one piece, and ways to take the pieces together, that are looked at."""
_SENTENCE_ENDS = re.compile(r"[.!?\u2026\u061f\u06d4\u0964]\s|[\u3002\uff01\uff1f]")
_ASKS = re.compile(r"\s*[\"'\u2019\u201d\u00bb)\]]*\s*[?\uff1f\u061f]")
_SAYS = re.compile(r"\s*[\"'\u2019\u201d\u00bb)\]]*[.!\u3002\uff01\u06d4\u0964]")


@dataclass(frozen=True)
class Anchored:
    """What looking for a quote in a text came to.

    Parameters
    ----------
    grade : str
        One of ``GRADES``.
    spans : tuple
        Where the words stand: one stretch; of pieces one a piece; of several places all of them; of
        what is only near the nearest.
    manner : str, optional
        How the words were found, where there are several places: as one of the grades that are placed.
    marked : int, optional
        Which of several places is nearest to the paragraph that was named.
    differences : tuple of Difference
        What the nearest stretch says otherwise, what matters most first.
    """

    grade: Grade
    spans: tuple[Span, ...] = ()
    manner: Grade | None = None
    marked: int | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def placed(self) -> bool:
        """Whether there is one place, and nothing to be asked."""
        return self.grade in PLACED


def anchor(text: str, quote: str, paragraph: int | None = None) -> Anchored:
    """Find where a quote stands in a text.

    Parameters
    ----------
    text : str
        The document's.
    quote : str
        As somebody, or something, has written it down.
    paragraph : int, optional
        The number of the paragraph that was named with it: of several places the nearest to it is
        marked. One that the quote names itself (``¶8``) does.

    Returns
    -------
    Anchored
        Placed only where all that was quoted stands, from the edge of a word to that of another.
    """
    quote = quote.strip()
    manner, spans = _found(text, quote) if quote else ("none", [])
    if spans:
        return _graded(text, manner, spans, paragraph)
    if not any(map(str.isalnum, quote)):
        return Anchored("none")
    bare = quote
    for trimmed in trimmings(quote):
        bare = trimmed.words if trimmed.of_marks_only else bare
        paragraph = paragraph or trimmed.paragraph
        _manner, spans = _found(text, trimmed.words)
        spans = [span for span in spans if _asks_alike(text, span, trimmed)]
        if spans:
            return _graded(text, "trimmed", spans, paragraph)
    pieces = pieces_of(quote)
    return (len(pieces) > 1 and _in_pieces(text, pieces, paragraph)) or _near(text, bare)


def number_at(parts: Sequence[Paragraph], place: int) -> int:
    """The number of the paragraph in which a place is, or of the last before it."""
    at = bisect_right(parts, place, key=lambda part: part.start)
    return parts[at - 1].number if at else 0


def _found(text: str, words: str) -> tuple[Grade, list[Span]]:
    """All places of some words, as the first grade finds them that finds any."""
    for grade, places in _WAYS.items():
        spans = [span for span in places(text, words) if not inside_of_a_word(text, *span)]
        if spans:
            return grade, spans
    return "none", []


def _as_given(text: str, words: str) -> list[Span]:
    return [span for span in occurrences(text, words) if is_whole(text, *span)]


_WAYS: Mapping[Grade, Callable[[str, str], list[Span]]] = {
    "exact": _as_given,
    "look-alike": lambda text, words: alike(text).places(words),
    "folded": lambda text, words: folded(text).places(words),
}
"""How words are looked for, one way after the other."""


def _graded(text: str, manner: Grade, spans: Sequence[Span], paragraph: int | None) -> Anchored:
    """One place at its grade, or several of which the nearest to a paragraph is marked."""
    if len(spans) == 1:
        return Anchored(manner, tuple(spans), manner)
    return Anchored("several", tuple(spans), manner, _marked(text, spans, paragraph))


def _marked(text: str, spans: Sequence[Span], paragraph: int | None) -> int | None:
    """Which of some places is nearest to a paragraph; none where two are as near."""
    if paragraph is None:
        return None
    parts = paragraphs(text)
    far = [abs(number_at(parts, start) - paragraph) for start, _end in spans]
    return far.index(min(far)) if far.count(min(far)) == 1 else None


def _asks_alike(text: str, span: Span, trimmed: Trimmed) -> bool:
    """Whether words that lost their last mark ask nothing that the text says, nor say what it asks."""
    if not trimmed.ending:
        return True
    other = _SAYS if trimmed.asks else _ASKS
    return not other.match(text, span[1])


def _in_pieces(text: str, pieces: Sequence[str], paragraph: int | None) -> Anchored | None:
    """Words that an ellipsis cuts into pieces: each in its order, in one paragraph."""
    places = []
    for piece in pieces:
        spans = _piece_places(text, piece)
        if not 0 < len(spans) <= _MOST_PLACES:
            return None
        places.append(spans)
    chains = _chains(text, places)
    if len(chains) == 1:
        return Anchored("pieces", chains[0], "pieces")
    if chains:
        hulls = sorted({(chain[0][0], chain[-1][1]) for chain in chains})
        return Anchored("several", tuple(hulls), "pieces", _marked(text, hulls, paragraph))
    apart: list[Span] = []
    for spans in places:
        behind = [span for span in spans if not apart or span[0] >= apart[-1][1]]
        if not behind:
            return None
        apart.append(behind[0])
    return Anchored("apart", tuple(apart), "pieces")


def _piece_places(text: str, piece: str) -> list[Span]:
    _manner, spans = _found(text, piece)
    for trimmed in () if spans else trimmings(piece):
        _manner, spans = _found(text, trimmed.words)
        if spans:
            break
    return spans


def _chains(text: str, places: Sequence[Sequence[Span]]) -> list[tuple[Span, ...]]:
    """The ways to take one place of each piece; of too many, what is there of them so far."""
    parts = paragraphs(text)
    chains: list[tuple[Span, ...]] = [(span,) for span in places[0]]
    for spans in places[1:]:
        chains = [
            (*chain, span)
            for chain in chains
            for span in spans
            if _joined(text, parts, chain[-1], span)
        ]
        if len(chains) > _MOST_CHAINS:
            break
    return chains


def _joined(text: str, parts: Sequence[Paragraph], one: Span, other: Span) -> bool:
    """Whether what is left out between two pieces may be left out."""
    (start, end), (after, _end) = one, other
    if not 0 <= after - end <= _MOST_APART or number_at(parts, start) != number_at(parts, after):
        return False
    between = text[end:after]
    return bool(_SENTENCE_ENDS.search(between)) or not denies(between)


def _near(text: str, words: str) -> Anchored:
    """What comes closest to words that stand nowhere."""
    span = nearest(alike(text), words)
    if span is None:
        return Anchored("none")
    start, end = widened(text, *span)
    told = sorted(differences(words, text[start:end]), key=lambda one: RANK[one.sort])
    return Anchored("near", ((start, end),), "near", differences=tuple(told))

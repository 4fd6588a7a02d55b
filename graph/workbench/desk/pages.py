"""A document's text as it is worked through: sentence by sentence, clause by clause, word by word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.evidence import Paragraph, Sentence, paragraphs, sentences
from graph.workbench import shapes

Span = tuple[int, int]
"""From where to where in a text, half-open."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019.,\u00b7-][^\W_]+)*[%\u2030°]?")
_TOKEN = re.compile(r"[^\W_]+")
_JOINING = (
    r"and that|but that|and|but|while|which|who|whose|because|although|though|whereas|so that|unless|"
    r"y que|pero|mientras|aunque|porque|quien|quienes|cuyo|cuya|y|e"
)
_BREAK = re.compile(
    rf"[,;:](?=\s)|\s[\u2013\u2014-](?=\s)|[\u2014()\[\]]|\s(?=(?:{_JOINING})\s)", re.IGNORECASE
)
_AIR = ' \t\r\n\u00a0\u202f"\u201c\u201d\u00ab\u00bb,;:()[]\u2013\u2014-'
_SHORTEST = 2
"""So many words a clause has at least."""


@dataclass(frozen=True)
class Page:
    """A document's text, and how it is cut up.

    Parameters
    ----------
    document : str
    title : str
    language : str, optional
    text : str
    """

    document: str
    title: str
    language: str | None
    text: str

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its lines that are not blank."""
        return paragraphs(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        return sentences(self.text, self.language)

    @cached_property
    def shown(self) -> shapes.Text:
        """The text as the page gets it."""
        spans: dict[int, list[Span]] = {}
        for one in self.sentences:
            spans.setdefault(one.paragraph, []).append((one.start, one.end))
        return shapes.Text(
            document=self.document,
            title=self.title,
            language=self.language,
            paragraphs=tuple(
                shapes.Paragraph(
                    number=one.number,
                    start=one.start,
                    text=self.text[one.start : one.end],
                    sentences=tuple(spans.get(one.number, ())),
                )
                for one in self.paragraphs
            ),
        )

    def words(self, span: Span) -> str:
        """The words of a stretch."""
        return self.text[span[0] : span[1]]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence in which a place is, or which comes before it."""
        at = bisect_right(self.sentences, place, key=lambda one: one.start) - 1
        return max(at, 0)

    def span_of(self, sentence: int) -> Span:
        """From where to where a sentence goes; nothing, in a text without any."""
        if not self.sentences:
            return (0, 0)
        one = self.sentences[sentence]
        return one.start, one.end

    def trimmed(self, span: Span) -> Span | None:
        """A stretch without the white space around it; none where nothing is left."""
        words = self.words(span)
        bare = words.strip()
        if not bare:
            return None
        start = span[0] + len(words) - len(words.lstrip())
        return start, start + len(bare)

    def clauses(self, sentence: int) -> tuple[Span, ...]:
        """The clauses of a sentence, each without the signs around it; more than one, then the whole."""
        span = self.span_of(sentence)
        found = tuple(self._clauses(span))
        whole = self.without_end(span)
        return (*found, whole) if len(found) > 1 else (whole,)

    def _clauses(self, span: Span) -> Iterator[Span]:
        start, end = span
        for match in _BREAK.finditer(self.text, start, end):
            piece = self.bare((start, match.start()))
            if piece is None or len(_TOKEN.findall(self.words(piece))) < _SHORTEST:
                continue
            rest = self.bare((match.end(), end))
            if rest is None or len(_TOKEN.findall(self.words(rest))) < _SHORTEST:
                break
            yield piece
            start = match.end()
        last = self.bare((start, end))
        if last is not None:
            yield last

    def bare(self, span: Span) -> Span | None:
        """A stretch without the signs and the white space around it."""
        words = self.words(span)
        if not words.strip(_AIR):
            return None
        start = span[0] + len(words) - len(words.lstrip(_AIR))
        end = span[1] - (len(words) - len(words.rstrip(_AIR)))
        return self.without_end((start, end))

    def without_end(self, span: Span) -> Span:
        """A stretch without the point that ends its sentence, and the quotation mark that follows it."""
        words = self.words(span)
        bare = words.rstrip("\"\u201d\u00bb'\u2019")
        if bare.endswith((".", "!", "?", "\u2026")) and len(bare) > 1:
            bare = bare[:-1]
            return span[0], span[0] + len(bare.rstrip(_AIR))
        return span

    def words_in(self, span: Span) -> list[Span]:
        """The words of a stretch, one by one."""
        return [match.span() for match in _WORD.finditer(self.text, *span)]

    def tokens_in(self, span: Span) -> list[Span]:
        """The runs of letters and digits in a stretch, one by one."""
        return [match.span() for match in _TOKEN.finditer(self.text, *span)]

    def moved(self, hand: Span, sentence: int, side: str, step: int) -> Span:
        """Words in hand, with their start or end moved by a word, within the sentence.

        Parameters
        ----------
        hand : tuple
        sentence : int
        side : {"start", "end"}
        step : int
            1 or -1.
        """
        words = self.words_in(self.span_of(sentence))
        start, end = hand
        if side == "end":
            places = [word[1] for word in words if word[1] > start]
            end = _next(places, end, step)
        else:
            places = [word[0] for word in words if word[0] < end]
            start = _next(places, start, step)
        return (start, end) if start < end else hand


def _next(places: list[int], now: int, step: int) -> int:
    """The next of some places after one, or the one before it."""
    later = [place for place in places if (place > now if step > 0 else place < now)]
    if not later:
        return now
    return later[0] if step > 0 else later[-1]

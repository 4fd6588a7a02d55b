"""Holding citations against the reader's own copies: do the words still stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.evidence.citing import citation_at, occurrences
from graph.evidence.text import digest, paragraphs
from graph.given import expect
from graph.model import Citation, Dataset
from graph.problems import Place, Problem
from graph.shown import prints

Verdict = Literal["matched", "moved", "missing", "absent"]
VERDICTS: Mapping[Verdict, str] = {
    "matched": "the words stand where the citation says",
    "moved": "the words stand elsewhere",
    "missing": "the words are nowhere in the document",
    "absent": "there is no copy of the document",
}


@prints
@dataclass(frozen=True)
class Verification:
    """What became of one citation in the reader's copy.

    Parameters
    ----------
    owner : str
        The id of the relation that cites; ``silent`` for a stretch listed as claiming nothing,
        ``disclaimer of`` a document, or ``unsaid`` with its number.
    citation : Citation
    verdict : {"matched", "moved", "missing", "absent"}
    elsewhere : tuple of Citation
        Where the words stand now, if they moved.
    """

    owner: str
    citation: Citation
    verdict: Verdict
    elsewhere: tuple[Citation, ...] = ()

    def __str__(self) -> str:
        there = " or ".join(str(place) for place in self.elsewhere)
        return f"{self.owner}: {self.citation}: {VERDICTS[self.verdict]}" + (
            f": {there}" if there else ""
        )


def verify(dataset: Dataset, texts: Mapping[str, str]) -> tuple[Verification, ...]:
    """Hold every citation of a dataset against the reader's own copies.

    Parameters
    ----------
    dataset : Dataset
    texts : mapping of str to str
        Each document's text, by its id.

    Returns
    -------
    tuple of Verification
        One for each citation that has a place in a text, those of silent stretches, of
        disclaimers and of what is not said included. Nothing is changed.
    """
    expect(dataset, Dataset, "verify", "a Dataset, such as kg.dataset; or kg.verify(folder)")
    expect(texts, Mapping, "verify", "texts by their documents' ids; kg.verify(folder) finds them")
    owned = [(owner, one) for owner, one in _citations(dataset) if one.span is not None]
    lost = {
        citation
        for _owner, citation in owned
        if citation.document in texts and not _matches(citation, texts[citation.document])
    }
    places = {document: _Finder(text, lost) for document, text in texts.items()}
    return tuple(_verification(owner, citation, texts, places) for owner, citation in owned)


def without_place(dataset: Dataset) -> int:
    """How many citations have no place in a text, but a record or an address alone.

    There are no words to hold them against: they are neither right nor wrong.
    """
    return sum(citation.span is None for _owner, citation in _citations(dataset))


def _citations(dataset: Dataset) -> Iterator[tuple[str, Citation]]:
    """Every citation of a dataset with the one that cites."""
    for relation in dataset.relations:
        for citation in relation.evidence:
            yield relation.id, citation
    for document in dataset.header.documents:
        if document.disclaimer is not None:
            for citation in document.disclaimer.evidence:
                yield f"disclaimer of {document.id}", citation
    for number, unsaid in enumerate(dataset.header.unsaid, 1):
        for citation in unsaid.evidence:
            yield f"unsaid {number}", citation
    for silence in dataset.header.silent:
        yield (
            "silent",
            Citation(
                document=silence.document,
                start=silence.start,
                end=silence.end,
                digest=silence.digest,
            ),
        )


def _span(citation: Citation) -> tuple[int, int]:
    """Where the words stand, of a citation that says so."""
    if citation.span is None:
        raise ValueError(f"{citation} has no place in a text")
    return citation.span


def _matches(citation: Citation, text: str) -> bool:
    start, end = _span(citation)
    words = text[start:end]
    if end > len(text) or not words:
        return False
    if citation.quote is not None and words != citation.quote:
        return False
    return citation.digest is None or digest(words) == citation.digest


def _verification(
    owner: str, citation: Citation, texts: Mapping[str, str], places: Mapping[str, _Finder]
) -> Verification:
    text = texts.get(citation.document)
    if text is None:
        return Verification(owner, citation, "absent")
    if _matches(citation, text):
        number = citation_at(
            text, places[citation.document].paragraphs, "document", *_span(citation)
        ).paragraph
        if citation.paragraph in (None, number):
            return Verification(owner, citation, "matched")
    elsewhere = places[citation.document].find(citation)
    return Verification(owner, citation, "moved" if elsewhere else "missing", elsewhere)


class _Finder:
    """Finds words in a text by their length and digest alone."""

    def __init__(self, text: str, lost: Iterable[Citation]) -> None:
        self.text = text
        self.paragraphs = paragraphs(text)
        self._spans: dict[tuple[int, str], list[int]] = defaultdict(list)
        wanted: dict[int, set[str]] = defaultdict(set)
        for citation in lost:
            if citation.digest is not None:
                start, end = _span(citation)
                wanted[end - start].add(citation.digest)
        # Each length costs one pass of digests over the text, however many words are lost.
        for length, digests in wanted.items():
            for start in range(len(text) - length + 1):
                found = digest(text[start : start + length])
                if found in digests:
                    self._spans[length, found].append(start)

    def find(self, citation: Citation) -> tuple[Citation, ...]:
        start, end = _span(citation)
        length = end - start
        if citation.quote is not None:
            spans = occurrences(self.text, citation.quote)
        else:
            starts = self._spans.get((length, citation.digest or ""), [])
            spans = [(start, start + length) for start in starts]
            if not spans and _matches(citation, self.text):
                spans = [(start, end)]
        return tuple(
            citation_at(self.text, self.paragraphs, citation.document, *span) for span in spans
        )


def digest_problems(
    verifications: Iterable[Verification], places: Mapping[str, Place], header: Place
) -> Iterator[Problem]:
    """The citations that do not match, as problems of a check.

    Parameters
    ----------
    verifications : iterable of Verification
    places : mapping of str to Place
        Where each relation stands in the data files.
    header : Place
        Where the silent stretches are listed.
    """
    for verification in verifications:
        if verification.verdict in {"moved", "missing"}:
            place = places.get(verification.owner, header)
            yield Problem(place, "digest-mismatch", str(verification))

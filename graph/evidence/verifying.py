"""Holding citations against the reader's own copies: do the words still stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from graph.evidence.alike import alike, occurrences
from graph.evidence.around import begins_with, ends_with
from graph.evidence.citing import Nearest, citations_at, nearest_to, paragraph_at
from graph.evidence.finding import Lost, Wanted
from graph.evidence.text import digest, paragraphs
from graph.given import expect
from graph.model import Citation, Dataset, Header
from graph.problems import Place, Problem
from graph.shown import prints

Verdict = Literal["matched", "differs", "moved", "missing", "untraced", "unverifiable", "absent"]
VERDICTS: Mapping[Verdict, str] = {
    "matched": "the words stand where the citation says",
    "differs": "the words stand there, and something else of the citation is not so",
    "moved": "the words stand elsewhere",
    "missing": "the words are nowhere in the document",
    "untraced": "the words are not in their place; the text is too long to look for them everywhere",
    "unverifiable": "not verifiable: there is neither digest nor quote to compare",
    "absent": "there is no copy of the document",
}
FAILING: frozenset[Verdict] = frozenset(("differs", "moved", "missing", "untraced"))
"""What shows that a citation, or a copy, is wrong."""

Path = tuple[str | int, ...]
"""Where in a relation or in the header a citation stands: ``("evidence", 0)``, ``("silent", 3)``."""


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
    verdict : str
        One of ``VERDICTS``.
    elsewhere : tuple of Citation
        Where the words stand now, if they moved; of words that differ, where all would be so.
    path : tuple
        Where in the relation, or in the header, the citation stands.
    reason : str
        What is not so, where the verdict does not say it.
    alike : tuple of Citation
        Where words stand that only look like the quote, which itself is not there.
    """

    owner: str
    citation: Citation
    verdict: Verdict
    elsewhere: tuple[Citation, ...] = ()
    path: Path = ()
    reason: str = ""
    alike: tuple[Citation, ...] = ()
    nearest: Nearest | None = None

    @property
    def of_relation(self) -> bool:
        """Whether a relation cites, and not a part of the header."""
        return self.path[:1] == ("evidence",)

    @property
    def told(self) -> str:
        """What became of it, in words."""
        return self.reason or VERDICTS[self.verdict]

    def __str__(self) -> str:
        told = f"{self.owner}: {self.citation}: {self.told}"
        if self.elsewhere:
            told += f": {_places(self.elsewhere)}"
        if self.alike:
            told += f"; words that look like them stand at {_places(self.alike)}"
        if self.nearest is not None:
            told += f"; nearest is {self.nearest}"
        return told


_MOST_TOLD = 20


def _places(citations: Sequence[Citation]) -> str:
    told = " or ".join(str(place) for place in citations[:_MOST_TOLD])
    further = len(citations) - _MOST_TOLD
    return f"{told} or {further} further places" if further > 0 else told


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
    cited = [one for one in _citations(dataset) if one.citation.span is not None]
    lengths = {document.id: document.characters for document in dataset.header.documents}
    by_document: defaultdict[str, list[Citation]] = defaultdict(list)
    for one in cited:
        by_document[one.citation.document].append(one.citation)
    copies = {
        document: _Copy(text, lengths.get(document), by_document[document])
        for document, text in texts.items()
    }
    return tuple(
        copies[one.citation.document].verified(one)
        if one.citation.document in copies
        else Verification(one.owner, one.citation, "absent", path=one.path)
        for one in cited
    )


def without_place(dataset: Dataset) -> int:
    """How many citations have no place in a text, but a record or an address alone.

    There are no words to hold them against: they are neither right nor wrong.
    """
    return sum(one.citation.span is None for one in _citations(dataset))


def misplaced(dataset: Dataset, texts: Mapping[str, str]) -> dict[str, int]:
    """How many citations of each text are not of the words that stand in their places.

    Parameters
    ----------
    dataset : Dataset
    texts : mapping of str to str

    Returns
    -------
    dict of str to int
        By document; one without any is left out.
    """
    counts: dict[str, int] = {}
    for one in _citations(dataset):
        citation = one.citation
        text = texts.get(citation.document)
        if text is not None and citation.span is not None and not stands(citation, text):
            counts[citation.document] = counts.get(citation.document, 0) + 1
    return counts


@dataclass(frozen=True)
class _Owned:
    """A citation, the one that cites, and where the citation stands in it."""

    owner: str
    citation: Citation
    path: Path


def _citations(dataset: Dataset) -> Iterator[_Owned]:
    """Every citation of a dataset with the one that cites."""
    for relation in dataset.relations:
        yield from _owned(relation.id, relation.evidence, ())
    header = dataset.header
    for index, document in enumerate(header.documents):
        if document.disclaimer is not None:
            way: Path = ("documents", index, "disclaimer")
            yield from _owned(f"disclaimer of {document.id}", document.disclaimer.evidence, way)
    for index, unsaid in enumerate(header.unsaid):
        yield from _owned(f"unsaid {index + 1}", unsaid.evidence, ("unsaid", index))
    for index, silence in enumerate(header.silent):
        stretch = Citation(
            document=silence.document,
            start=silence.start,
            end=silence.end,
            digest=silence.digest,
        )
        yield _Owned("silent", stretch, ("silent", index))


def _owned(owner: str, evidence: Iterable[Citation], way: Path) -> Iterator[_Owned]:
    for number, citation in enumerate(evidence):
        yield _Owned(owner, citation, (*way, "evidence", number))


def _span(citation: Citation) -> tuple[int, int]:
    """Where the words stand, of a citation that says so."""
    if citation.span is None:
        raise ValueError(f"{citation} has no place in a text")
    return citation.span


def stands(citation: Citation, text: str) -> bool:
    """Whether there are words in a citation's place, and they are those it says, as far as it does."""
    start, end = _span(citation)
    words = text[start:end]
    if end > len(text) or not words:
        return False
    if citation.quote and words != citation.quote:
        return False
    return citation.digest is None or digest(words) == citation.digest


class _Copy:
    """One document's text, and what stands where in it.

    Parameters
    ----------
    text : str
    length : int, optional
        That of the text that was cited.
    citations : sequence of Citation
        All that are of it.
    """

    def __init__(self, text: str, length: int | None, citations: Sequence[Citation]) -> None:
        self.text = text
        self.shift = len(text) - (length if length is not None else len(text))
        self.citations = citations
        self._looked = 0
        self.paragraphs = paragraphs(text)
        self._places: dict[str, tuple[Citation, ...]] = {}

    def verified(self, one: _Owned) -> Verification:
        """What became of one citation."""
        citation = one.citation
        told = bool(citation.digest or citation.quote)
        if not stands(citation, self.text):
            return self._gone(one) if told else self._beyond(one)
        wrong = " and ".join(self._around(citation, *_span(citation)))
        if not wrong:
            return self._verdict(one, "matched" if told else "unverifiable")
        if told:
            wrong = f"the words stand there, but {wrong}"
        return self._verdict(one, "differs", self._fitting(citation) if told else (), wrong)

    def _verdict(
        self,
        one: _Owned,
        verdict: Verdict,
        elsewhere: tuple[Citation, ...] = (),
        reason: str = "",
        alike: tuple[Citation, ...] = (),
    ) -> Verification:
        return Verification(one.owner, one.citation, verdict, elsewhere, one.path, reason, alike)

    def _beyond(self, one: _Owned) -> Verification:
        """Of a place that the text does not have."""
        reason = f"there is no such place: the text has {len(self.text)} characters"
        return self._verdict(one, "missing", reason=reason)

    def _around(self, citation: Citation, start: int, end: int) -> Iterator[str]:
        """What a citation says of its place that is not so, whatever the words are."""
        before, after = citation.prefix, citation.suffix
        if before and not ends_with(self.text, start, before):
            yield "the prefix is not what stands before"
        if after and not begins_with(self.text, end, after):
            yield "the suffix is not what stands behind"
        if citation.paragraph is not None:
            number = paragraph_at(self.paragraphs, start)
            if number != citation.paragraph:
                yield f"the paragraph is {number} and not {citation.paragraph}"

    def _fitting(self, citation: Citation) -> tuple[Citation, ...]:
        """Where the words stand, and all is so that can be so elsewhere."""
        words = self.text[slice(*_span(citation))]
        elsewhere = citation.model_copy(update={"paragraph": None})
        return tuple(
            place
            for place in self._all_places(words, citation.document)
            if not any(self._around(elsewhere, *_span(place)))
        )

    def _all_places(self, words: str, document: str) -> tuple[Citation, ...]:
        """Every place where some words stand, as far as there are any."""
        if words not in self._places:
            spans = occurrences(self.text, words)
            self._places[words] = citations_at(self.text, self.paragraphs, document, spans)
        return self._places[words]

    def _gone(self, one: _Owned) -> Verification:
        """Of words that are not in their place: where they are."""
        citation = one.citation
        if citation.quote:
            places = self._all_places(citation.quote, citation.document)
            if places:
                return self._verdict(one, "moved", places)
            spans = alike(self.text).places(citation.quote)
            like = citations_at(self.text, self.paragraphs, citation.document, spans)
            verdict = self._verdict(one, "missing", alike=like)
            return verdict if like else replace(verdict, nearest=self._nearest(citation))
        wanted = _wanted(citation)
        if wanted in self._lost.found:
            start = self._lost.found[wanted]
            words = self.text[start : start + wanted.end - wanted.start]
            return self._verdict(one, "moved", self._all_places(words, citation.document))
        return self._verdict(one, "missing" if wanted in self._lost.sought else "untraced")

    def _nearest(self, citation: Citation) -> Nearest | None:
        """What comes closest to a quote that is not there; of very many, for the first ones."""
        self._looked += 1
        if self._looked > _MOST_TOLD or citation.quote is None:
            return None
        return nearest_to(self.text, self.paragraphs, citation.quote, citation.document)

    @cached_property
    def _lost(self) -> Lost:
        """The words of which there is only a digest, looked for all at once."""
        wanted = [
            _wanted(citation)
            for citation in self.citations
            if citation.digest and not citation.quote and not stands(citation, self.text)
        ]
        return Lost(self.text, wanted, self.shift)


def _wanted(citation: Citation) -> Wanted:
    return Wanted(*_span(citation), citation.digest or "")


def digest_problems(
    verifications: Iterable[Verification],
    header: Header,
    citation_place: Callable[[str, int], Place],
    header_place: Callable[[Path], Place],
) -> Iterator[Problem]:
    """The citations that do not match, as problems of a check.

    Parameters
    ----------
    verifications : iterable of Verification
    header : Header
        That declares the documents. What is wrong without their texts is left to the rules.
    citation_place : callable
        Where a relation's citation stands in the data files, by the relation's id and its number.
    header_place : callable
        Where something in the header stands, by the way that leads to it.

    Yields
    ------
    Problem
        An error for each that does not match; of each document, one warning for all of which
        there is nothing to compare, at the first.
    """

    def place(one: Verification) -> Place:
        if one.of_relation:
            return citation_place(one.owner, int(one.path[1]))
        return header_place(one.path)

    lengths = {document.id: document.characters for document in header.documents}
    unverifiable: defaultdict[str, list[Verification]] = defaultdict(list)
    for one in verifications:
        if one.verdict == "unverifiable":
            unverifiable[one.citation.document].append(one)
        elif one.verdict in FAILING and _sound(one.citation, lengths.get(one.citation.document)):
            yield Problem(place(one), "digest-mismatch", str(one))
    for document, those in unverifiable.items():
        further = f" (and {len(those) - 1} more of {document})" if len(those) > 1 else ""
        yield Problem(place(those[0]), "unverifiable", f"{those[0]}{further}", "warning")


def _sound(citation: Citation, length: int | None) -> bool:
    """Whether nothing is wrong with a citation that can be told without the text."""
    start, end = _span(citation)
    quote = citation.quote
    return (
        start < end
        and (length is None or end <= length)
        and (quote is None or len(quote) == end - start)
        and (quote is None or citation.digest in {None, digest(quote)})
    )

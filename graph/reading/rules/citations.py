"""What is wrong with a citation that is well formed, whoever cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import inf

from graph.model import Citation, Header, Relation
from graph.problems import Problem, did_you_mean
from graph.reading.sources import UNPLACED, HeaderPlacing


class Cited:
    """The documents that a dataset cites, and how long they are said to be.

    Parameters
    ----------
    header : Header
        That declares them.
    relations : sequence of Relation
        That cite them.
    whole : bool
        Whether all that the header says of its documents could be read.
    """

    def __init__(
        self, header: Header, relations: Sequence[Relation], *, whole: bool = True
    ) -> None:
        self.whole = whole
        self.ids = {document.id for document in header.documents}
        self._header = header
        self._relations = relations
        self._lengths = {
            one.id: one.characters for one in header.documents if one.characters is not None
        }
        self.shortest: float = min(self._lengths.values(), default=inf)
        """A citation that ends no later is within any of them."""
        self._one_is_past = False

    def passed(self, citation: Citation) -> int | None:
        """The length of the document that a citation ends past, if that length can be right."""
        length = self._lengths.get(citation.document)
        if length is None or citation.end is None or citation.end <= length:
            return None
        self._one_is_past = True
        return None if citation.document in self._doubtful else length

    def length_rules(self, place: HeaderPlacing) -> Iterator[Problem]:
        """The lengths that cannot be right, once all that cites has been held to them."""
        if not self._one_is_past:
            return
        for index, document in enumerate(self._header.documents):
            if document.id in self._doubtful:
                message = (
                    f'documents: "{document.id}" is said to have {document.characters} characters, '
                    "and most of what cites it ends past that; correct the number"
                )
                where = place(("documents", index, "characters"))
                yield Problem(where, "past-the-end", message)

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        """The documents whose length cannot be right: most of what cites them would be past it."""
        within: Counter[str] = Counter()
        past: Counter[str] = Counter()
        for document, end in self._ends():
            length = self._lengths.get(document)
            if length is not None and end is not None:
                (past if end > length else within)[document] += 1
        return frozenset(one for one, count in past.items() if count > max(within[one], 1))

    def _ends(self) -> Iterator[tuple[str, int | None]]:
        for relation in self._relations:
            for citation in relation.evidence:
                yield citation.document, citation.end
        for silence in self._header.silent:
            yield silence.document, silence.end


def fits_its_quote(citation: Citation) -> bool:
    """Whether a citation quotes nothing, or what it quotes fits its place and its digest."""
    quote, span = citation.quote, citation.span
    if quote is None:
        return True
    in_place = span is None or len(quote) == span[1] - span[0]
    return in_place and (citation.digest is None or _digest_of(quote) == citation.digest)


def _digest_of(quote: str) -> str:
    from graph.evidence.text import digest  # few datasets quote, and loading is to be fast

    return digest(quote)


def citation_rules(
    owner: str, citation: Citation, cited: Cited, place: HeaderPlacing
) -> Iterator[Problem]:
    """What is wrong with a citation that is well formed.

    Parameters
    ----------
    owner : str
        What it stands in, for the sentence: ``advice.evidence``.
    citation : Citation
    cited : Cited
        The documents declared.
    place : callable
        Where something in the citation stands.
    """
    if citation.document not in cited.ids:
        message = f'{owner}: no document "{citation.document}" is declared.'
        hint = did_you_mean(citation.document, cited.ids)
        yield Problem(place(("document",)), "unknown-document", message + hint)
    start, end = citation.start, citation.end
    length = None  # of the words, where nothing is wrong with their place
    if start is not None and end is not None:
        passed = cited.passed(citation)
        if end <= start:
            message = f"{owner}: {start} to {end} is no stretch of text"
            yield Problem(place(("end",)), "end-before-start", message)
        elif passed is not None:
            message = (
                f'{owner}: {start} to {end} is past the end of "{citation.document}", which has '
                f"{passed} characters; make the citation with policygraph cite"
            )
            yield Problem(place(("end",)), "past-the-end", message)
        else:
            length = end - start
    elif start is not None or end is not None:
        given, lacking = ("start", "end") if end is None else ("end", "start")
        message = f"{owner}: there is a {given} and no {lacking}; give both, with policygraph cite"
        if place((lacking,)) is not UNPLACED:
            yield Problem(place((given,)), "no-place", message)
    elif citation.waits:
        message = (
            f"{owner}: these words wait for their place in the text; policygraph check "
            "--documents FOLDER finds it and, with --fix, writes it"
        )
        yield Problem(place(()), "unanchored", message)
    elif citation.record is None and citation.url is None:
        message = (
            f"{owner}: this citation has no place; give its start and end in the text, with "
            "policygraph cite, or the record or url where the words stand"
        )
        yield Problem(place(()), "no-place", message)
    if citation.quote is not None:
        yield from _quote_rules(owner, citation, length, place)


def _quote_rules(
    owner: str, citation: Citation, length: int | None, place: HeaderPlacing
) -> Iterator[Problem]:
    """Whether quote, digest and place are of one stretch; where two are, the third is to blame."""
    quote = str(citation.quote)
    fits_digest = citation.digest is None or _digest_of(quote) == citation.digest
    fits_place = length is None or len(quote) == length
    if fits_digest and fits_place:
        return
    if not fits_place:
        field = "end" if fits_digest and citation.digest else "quote"
        wrong = f"the quote has {len(quote)} characters, and its place {length}"
    else:
        field = "quote" if length is None else "digest"
        wrong = "the digest is not that of the quote"
    message = f"{owner}: {wrong}; make the citation with policygraph cite"
    yield Problem(place((field,)), "wrong-quote", message)

"""Saying which sentences of the documents the claims account for, and how much of each.

What counts are the letters and digits of a sentence, not its white space and points. A sentence of which
half is cited is cited: words that lead up to a claim ("He added that") need no citation. Where less is
cited, it is cited in part, and settled only if what is left is silent.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import Any, Literal

from graph.evidence.text import Sentence, document_digest, sentences
from graph.given import expect
from graph.model import Dataset
from graph.problems import Place, Problem
from graph.shown import prints

Fate = Literal["cited", "partly", "silent", "open"]
ENOUGH = 0.5
"""The share of a sentence that is cited where the sentence is."""
Span = tuple[int, int]
"""From where to where in a text, half-open."""
Path = tuple[str | int, ...]
"""The way to something in a header: ``("documents", 0)``."""


@dataclass(frozen=True)
class Account:
    """What became of one sentence.

    Parameters
    ----------
    sentence : Sentence
    fate : {"cited", "partly", "silent", "open"}
    share : float
        How much of it is cited, by its letters and digits; from 0 to 1.
    claims : int
        By how many relations.
    """

    sentence: Sentence
    fate: Fate
    share: float
    claims: int


@prints
@dataclass(frozen=True)
class Coverage:
    """Which sentences of a document the dataset's claims account for.

    Parameters
    ----------
    document : str
    accounts : tuple of Account
        One a sentence, in order.
    citing : tuple
        The stretches that relations cite, each with the relation's id.
    """

    document: str
    accounts: tuple[Account, ...]
    citing: tuple[tuple[Span, str], ...] = field(default=(), repr=False)

    @cached_property
    def _by_fate(self) -> Mapping[Fate, tuple[Sentence, ...]]:
        sorted_out: dict[Fate, list[Sentence]] = defaultdict(list)
        for account in self.accounts:
            sorted_out[account.fate].append(account.sentence)
        return {fate: tuple(found) for fate, found in sorted_out.items()}

    def _of(self, fate: Fate) -> tuple[Sentence, ...]:
        return self._by_fate.get(fate, ())

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them."""
        return tuple(account.sentence for account in self.accounts)

    @property
    def cited(self) -> tuple[Sentence, ...]:
        """Those of which half or more is cited, or what is not is silent."""
        return self._of("cited")

    @property
    def partly(self) -> tuple[Sentence, ...]:
        """Those of which less is cited."""
        return self._of("partly")

    @property
    def silent(self) -> tuple[Sentence, ...]:
        """Those that are listed as claiming nothing."""
        return self._of("silent")

    @property
    def open(self) -> tuple[Sentence, ...]:
        """Those of which nothing is cited, and not all is silent."""
        return self._of("open")

    @property
    def unsettled(self) -> tuple[Account, ...]:
        """The sentences that are open or cited in part, in the order of the text."""
        return tuple(one for one in self.accounts if one.fate in {"open", "partly"})

    @property
    def share(self) -> float:
        """The share of sentences that are settled: cited or silent. 1.0 for an empty text."""
        return 1 - len(self.unsettled) / len(self.accounts) if self.accounts else 1.0

    @cached_property
    def claims(self) -> tuple[tuple[str, ...], ...]:
        """The ids of the relations that cite each sentence, in the order of the text."""
        found: list[tuple[str, ...]] = []
        coming = deque(sorted(self.citing))
        going: list[tuple[int, str]] = []  # by where they end
        open_now: Counter[str] = Counter()
        now: list[str] = []  # those ids, in order
        for sentence in self.sentences:
            while coming and coming[0][0][0] < sentence.end:
                (_start, end), claim = coming.popleft()
                heappush(going, (end, claim))
                if not open_now[claim]:
                    insort(now, claim)
                open_now[claim] += 1
            while going and going[0][0] <= sentence.start:
                claim = heappop(going)[1]
                open_now[claim] -= 1
                if not open_now[claim]:
                    del now[bisect_left(now, claim)]
            found.append(tuple(now))
        return tuple(found)


def coverage(dataset: Dataset, texts: Mapping[str, str]) -> tuple[Coverage, ...]:
    """Which sentences of the documents the dataset's claims account for.

    Parameters
    ----------
    dataset : Dataset
    texts : mapping of str to str
        Each document's text, by its id.

    Returns
    -------
    tuple of Coverage
        One a document. A sentence is cited where half of its letters are, or all that is not
        silent; partly where fewer are; silent where silent stretches take in all of it.
    """
    expect(dataset, Dataset, "coverage", "a Dataset, such as kg.dataset; or kg.coverage(folder)")
    expect(
        texts, Mapping, "coverage", "texts by their documents' ids; kg.coverage(folder) finds them"
    )
    cited: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for relation in dataset.relations:
        for citation in relation.evidence:
            if citation.span is not None:
                cited[citation.document].append((citation.span, relation.id))
    quiet: dict[str, list[Span]] = defaultdict(list)
    for silence in dataset.header.silent:
        span: tuple[Any, ...] = silence.start, silence.end
        if None not in span:  # which is so in a header that is half written
            quiet[silence.document].append((silence.start, silence.end))
    languages = {document.id: document.language for document in dataset.header.documents}
    return tuple(
        Coverage(
            document,
            tuple(_accounts(text, languages.get(document), cited[document], quiet[document])),
            tuple(cited[document]),
        )
        for document, text in texts.items()
    )


def _accounts(
    text: str, language: str | None, citing: Sequence[tuple[Span, str]], quiet: Iterable[Span]
) -> Iterator[Account]:
    """What became of each sentence of a text."""
    found = sentences(text, language)
    cited = _merged(span for span, _claim in citing)
    settled = _merged((*(span for span, _claim in citing), *quiet))
    for sentence, claims in zip(found, _counts(found, citing), strict=True):
        words = text[sentence.start : sentence.end]
        # A sentence of signs alone is measured by those.
        counts = str.isalnum if any(map(str.isalnum, words)) else _is_ink
        whole, said, told = (
            sum(sum(map(counts, text[start:end])) for start, end in spans)
            for spans in (
                [(sentence.start, sentence.end)],
                _within(cited, sentence),
                _within(settled, sentence),
            )
        )
        yield Account(sentence, _fate(said / whole, told == whole), said / whole, claims)


def _is_ink(sign: str) -> bool:
    return not sign.isspace()


def _fate(share: float, accounted: bool) -> Fate:
    """What a sentence is, by the share that is cited, and whether the rest is silent."""
    if share:
        return "cited" if accounted or share >= ENOUGH else "partly"
    return "silent" if accounted else "open"


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The stretches that some take in together, in order and apart."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif start < end:
            merged.append((start, end))
    return merged


def _within(merged: Sequence[Span], sentence: Sentence) -> Iterator[Span]:
    """What some stretches, in order and apart, take in of a sentence."""
    first = bisect_right(merged, sentence.start, key=itemgetter(1))
    for number in range(first, len(merged)):
        start, end = merged[number]
        if start >= sentence.end:
            return
        yield max(start, sentence.start), min(end, sentence.end)


def _counts(found: Sequence[Sentence], citing: Iterable[tuple[Span, str]]) -> Iterator[int]:
    """By how many relations each sentence is cited."""
    of_claim: defaultdict[str, list[Span]] = defaultdict(list)
    for (start, end), claim in citing:
        first = bisect_right(found, start, key=attrgetter("end"))
        last = bisect_left(found, end, key=attrgetter("start"))
        of_claim[claim].append((first, last))
    change = [0] * (len(found) + 1)
    for numbers in of_claim.values():
        for first, last in _merged(numbers):
            change[first] += 1
            change[last] -= 1
    return accumulate(change[:-1])


def open_problems(
    dataset: Dataset, texts: Mapping[str, str], place: Callable[[Path], Place]
) -> Iterator[Problem]:
    """The sentences that are not settled, of the documents that are said to be annotated whole.

    Parameters
    ----------
    dataset : Dataset
    texts : mapping of str to str
        Each document's text, by its id; one that is not the text that was cited says nothing.
    place : callable
        Where something in the header stands.

    Yields
    ------
    Problem
        An error for each that is open, a warning for each that is cited in part.
    """
    whole = {
        document.id: index
        for index, document in enumerate(dataset.header.documents)
        if document.annotated == "whole" and document.id in texts
        if document.digest in (None, document_digest(texts[document.id]))
    }
    for one in coverage(dataset, {document: texts[document] for document in whole}):
        where = place(("documents", whole[one.document]))
        for account in one.unsettled:
            message = f"{one.document}: the document is annotated whole, and {told_of(account)}"
            if account.fate == "open":
                yield Problem(where, "not-whole", message)
            else:
                yield Problem(where, "not-whole", message, "warning")


def told_of(account: Account) -> str:
    """Where a sentence is that is not settled, and why it is not."""
    sentence = account.sentence
    where = f"paragraph {sentence.paragraph}, {sentence.start}–{sentence.end}"
    if account.fate == "open":
        return f"{where} is neither cited nor silent"
    claims = "1 claim" if account.claims == 1 else f"{account.claims} claims"
    return f"{where} is only cited in part: {int(100 * account.share)}% of it, by {claims}"

"""Saying which sentences of the documents the claims account for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.evidence.text import Sentence, document_digest, sentences
from graph.given import expect
from graph.model import Dataset
from graph.problems import Place, Problem
from graph.shown import prints


@prints
@dataclass(frozen=True)
class Coverage:
    """Which sentences of a document the dataset's claims account for.

    Parameters
    ----------
    document : str
    sentences : tuple of Sentence
        All of them.
    cited, silent, open : tuple of Sentence
        Cited by a relation; listed as claiming nothing; neither.
    """

    document: str
    sentences: tuple[Sentence, ...]
    cited: tuple[Sentence, ...]
    silent: tuple[Sentence, ...]
    open: tuple[Sentence, ...]

    @property
    def share(self) -> float:
        """The share of sentences that are settled: cited or silent. 1.0 for an empty text."""
        return 1 - len(self.open) / len(self.sentences) if self.sentences else 1.0


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
        One a document. A sentence is cited where a citation takes in any of it, silent where a
        silent stretch takes in all of it.
    """
    expect(dataset, Dataset, "coverage", "a Dataset, such as kg.dataset; or kg.coverage(folder)")
    expect(
        texts, Mapping, "coverage", "texts by their documents' ids; kg.coverage(folder) finds them"
    )
    cited: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for relation in dataset.relations:
        for citation in relation.evidence:
            if citation.span is not None:
                cited[citation.document].append(citation.span)
    quiet: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for silence in dataset.header.silent:
        quiet[silence.document].append((silence.start, silence.end))
    return tuple(
        _coverage(document, sentences(text), cited[document], quiet[document])
        for document, text in texts.items()
    )


def _coverage(
    document: str,
    all_sentences: tuple[Sentence, ...],
    cited: Sequence[tuple[int, int]],
    quiet: Sequence[tuple[int, int]],
) -> Coverage:
    sorted_out: dict[str, list[Sentence]] = {"cited": [], "silent": [], "open": []}
    for sentence in all_sentences:
        if any(start < sentence.end and sentence.start < end for start, end in cited):
            fate = "cited"
        elif any(start <= sentence.start and sentence.end <= end for start, end in quiet):
            fate = "silent"
        else:
            fate = "open"
        sorted_out[fate].append(sentence)
    return Coverage(
        document, all_sentences, *(tuple(sorted_out[fate]) for fate in ("cited", "silent", "open"))
    )


def open_problems(dataset: Dataset, texts: Mapping[str, str], header: Place) -> Iterator[Problem]:
    """The open sentences of the documents that are said to be annotated whole.

    Parameters
    ----------
    dataset : Dataset
    texts : mapping of str to str
        Each document's text, by its id; one that is not the text that was cited says nothing.
    header : Place
        Where the documents are declared.
    """
    whole = {
        document.id: texts[document.id]
        for document in dataset.header.documents
        if document.annotated == "whole" and document.id in texts
        if document.digest in (None, document_digest(texts[document.id]))
    }
    for one in coverage(dataset, whole):
        for sentence in one.open:
            message = (
                f"{one.document}: paragraph {sentence.paragraph}, {sentence.start}–{sentence.end}: "
                "the document is annotated whole, and this sentence is neither cited nor silent"
            )
            yield Problem(header, "not-whole", message)

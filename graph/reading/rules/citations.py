"""What is wrong with a citation that is well formed, whoever cites."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graph.model import Citation
from graph.problems import Problem, did_you_mean
from graph.reading.sources import HeaderPlacing


def citation_rules(
    owner: str, citation: Citation, documents: Collection[str], place: HeaderPlacing
) -> Iterator[Problem]:
    """What is wrong with a citation that is well formed.

    Parameters
    ----------
    owner : str
        What it stands in, for the sentence: ``advice.evidence``.
    citation : Citation
    documents : collection of str
        The ids of the documents declared.
    place : callable
        Where something in the citation stands.
    """
    if citation.document not in documents:
        message = f'{owner}: no document "{citation.document}" is declared.'
        hint = did_you_mean(citation.document, documents)
        yield Problem(place(("document",)), "unknown-document", message + hint)
    start, end = citation.start, citation.end
    if start is not None and end is not None:
        if end <= start:
            message = f"{owner}: {start} to {end} is no stretch of text"
            yield Problem(place(("end",)), "end-before-start", message)
    elif start is not None or end is not None:
        given, lacking = ("start", "end") if end is None else ("end", "start")
        message = f"{owner}: there is a {given} and no {lacking}; give both, with policygraph cite"
        yield Problem(place(()), "no-place", message)
    elif citation.record is None and citation.url is None:
        message = (
            f"{owner}: this citation has no place; give its start and end in the text, with "
            "policygraph cite, or the record or url where the words stand"
        )
        yield Problem(place(()), "no-place", message)

"""What formats without fields of their own leave unsaid of claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from graph.model import AUTHOR, Relation
from graph.outgoing.extract import Extract
from graph.writing.records import own_said

_DETAILS: Mapping[str, Callable[[Relation], bool]] = {
    "claims without their citations": lambda one: bool(one.evidence),
    "claims without whose they are": lambda one: one.holder != AUTHOR,
    "claims without their dates": lambda one: bool(one.start or one.end or one.date),
    "claims without their topic": lambda one: one.topic is not None,
    "claims without that the reader inferred them": lambda one: one.basis != "stated",
    "claims without their note": lambda one: one.note is not None,
    "claims without the fields of their kind's own": lambda one: bool(own_said(one)),
    "claims without their words in other languages": lambda one: bool(one.statements or one.notes),
}
"""What a line and its sentence do not say of a claim."""


def undrawn(extract: Extract) -> Counter[str]:
    """What a picture of names and labelled lines does not say, in words, and of how many claims.

    Parameters
    ----------
    extract : Extract
    """
    return undetailed(extract) + Counter({"claims without their sentence": len(extract.relations)})


def undetailed(extract: Extract) -> Counter[str]:
    """What a picture leaves unsaid that has the sentences of its lines, in words, and of how many claims.

    Parameters
    ----------
    extract : Extract
    """
    return +Counter({words: sum(map(lost, extract.relations)) for words, lost in _DETAILS.items()})

"""What a draft's record lost of the words that it cites: a hedge, a denial, that it is no fact.

These are doubts and no more, for a reader. Which words are looked for stands in ``graph.vocabulary.cues``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from graph.drafting.sentences import told
from graph.folding import fold
from graph.vocabulary.cues import cues

_HEDGES: tuple[Literal["possible", "probable"], ...] = ("possible", "probable")
"""What a hedge makes a claim, the weakest first."""
_OF_NO_FACT = ("plan", "recommendation", "risk")
"""The sorts of claim that words say clearly enough."""


def doubts(words: str, language: str | None, record: Mapping[str, Any]) -> Iterator[str]:
    """What some words of a document say that a claim which cites them does not, as sentences.

    Parameters
    ----------
    words : str
    language : str, optional
        The document's.
    record : mapping
        The claim as data files have it.
    """
    found: dict[tuple[str, str], str] = {}
    for cue in cues(words, language):
        found.setdefault((cue.field, cue.value), fold(words[cue.start : cue.end]))
    denial = found.get(("negated", ""))
    if denial is not None and not record.get("negated"):
        yield told("denial", cue=denial)
    certainty = record.get("certainty", "certain")
    hedge = next((one for one in _HEDGES if ("certainty", one) in found), None)
    if hedge is not None and certainty not in _HEDGES[: _HEDGES.index(hedge) + 1]:
        yield told("hedge", cue=found["certainty", hedge], certainty=certainty)
    sort = next((one for one in _OF_NO_FACT if ("modality", one) in found), None)
    if sort is not None and record.get("modality") == "fact":
        yield told(sort, cue=found["modality", sort])

"""What a draft's record lost of the words that it cites: a hedge, a denial, that it is no fact.

These are doubts and no more, for a reader. Which words are looked for stands in ``graph.vocabulary.cues``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from graph.folding import fold
from graph.vocabulary.cues import cues

_HEDGES: tuple[Literal["possible", "probable"], ...] = ("possible", "probable")
"""What a hedge makes a claim, the weakest first."""
_OF_NO_FACT: Mapping[str, str] = {
    "plan": "what is intended",
    "recommendation": "what ought to be",
    "risk": "what may go wrong",
}
"""The sorts of claim that words say clearly enough, and what they say of it then."""


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
        yield _told(denial, "negated is false", "is the denial kept")
    certainty = record.get("certainty", "certain")
    hedge = next((one for one in _HEDGES if ("certainty", one) in found), None)
    if hedge is not None and certainty not in _HEDGES[: _HEDGES.index(hedge) + 1]:
        said = found["certainty", hedge]
        yield _told(said, f"the certainty is {certainty}", "is the hedge kept")
    sort = next((one for one in _OF_NO_FACT if ("modality", one) in found), None)
    if sort is not None and record.get("modality") == "fact":
        said = found["modality", sort]
        yield _told(said, "the modality is fact", f"do they say {_OF_NO_FACT[sort]}")


def _told(cue: str, but: str, asked: str) -> str:
    return f'the words say "{cue}", and {but}: {asked}?'

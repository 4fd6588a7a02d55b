"""What a dataset says beside its entities and claims, which few formats have a place for."""

from __future__ import annotations

from collections import Counter

from graph.outgoing.extract import Extract

_TOLD = {
    "findings": "findings, left out",
    "questions": "questions, left out",
    "silent": "silent stretches, left out",
    "unsaid": "notes on what is not said, left out",
}


def besides(extract: Extract) -> Counter[str]:
    """How many findings, questions, silences and records of what came true there are, in words.

    Parameters
    ----------
    extract : Extract
    """
    header = extract.header
    counts = Counter({told: len(getattr(header, name)) for name, told in _TOLD.items()})
    counts["records of what came true, left out"] = len(extract.dataset.resolutions)
    return +counts

"""What formats without fields of their own leave unsaid of claims."""

from __future__ import annotations

from collections import Counter

from graph.model import AUTHOR
from graph.outgoing.extract import Extract


def undrawn(extract: Extract) -> Counter[str]:
    """What a picture of names and labelled lines does not say, in words, and of how many claims.

    Parameters
    ----------
    extract : Extract
    """
    relations = extract.relations
    counts = {
        "claims without their citations": sum(bool(one.evidence) for one in relations),
        "claims without their sentence": len(relations),
        "claims without whose they are": sum(one.holder != AUTHOR for one in relations),
        "claims without their dates": sum(
            bool(one.start or one.end or one.date) for one in relations
        ),
    }
    return Counter({words: count for words, count in counts.items() if count})

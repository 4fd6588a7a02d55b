"""The third annotation of the Chilean dataset, made from the guide and the text alone, as a graph."""

from __future__ import annotations

import json
from pathlib import Path

from graph.knowledge import KnowledgeGraph
from graph.model import Dataset, Header

THIRD = Path(__file__).parent / "third-reading.json"


def third_reading(kg: KnowledgeGraph) -> tuple[KnowledgeGraph, tuple[tuple[str, str], ...]]:
    """The third annotation, and what of it a person found to be what of the dataset.

    Parameters
    ----------
    kg : KnowledgeGraph
        The dataset, whose documents and scenarios it shares.
    """
    read = json.loads(THIRD.read_text(encoding="utf-8"))
    (document,) = kg.documents
    entities = [
        {"id": name, "kind": kind, "name": called}
        for name, (kind, called) in read["entities"].items()
    ]
    relations = []
    for claim in read["relations"]:
        places = claim.pop("at")
        evidence = [{"document": document.id, "start": at, "end": to} for at, to in places]
        relations.append(claim | {"evidence": evidence})
    vocabulary = kg.dataset.vocabulary
    header = Header(
        id="third", title="The third", documents=kg.documents, scenarios=kg.header.scenarios
    )
    third = Dataset(
        header,
        tuple(vocabulary.entity_adapter.validate_python(entities)),
        tuple(vocabulary.relation_adapter.validate_python(relations)),
        vocabulary,
    )
    same = tuple((ours, theirs) for theirs, ours in read["same_by_hand"].items())
    return KnowledgeGraph(third), same

"""Plain records that quote words and name no document, where the dataset has one alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model import Header
from graph.reading.foreign import Rewritten


def with_document(header: Header, record: Any) -> Rewritten:
    """A relation's record whose quotes are of the only document, where they name none.

    Parameters
    ----------
    header : Header
    record : value
        As plain values, whatever they are.
    """
    if not isinstance(record, Mapping) or len(header.documents) != 1:
        return Rewritten(record)
    evidence = record.get("evidence")
    if not isinstance(evidence, list) or not any(map(_names_none, evidence)):
        return Rewritten(record)
    only = {"document": header.documents[0].id}
    told = [only | one if _names_none(one) else one for one in evidence]
    return Rewritten({**record, "evidence": told})


def _names_none(citation: Any) -> bool:
    return isinstance(citation, dict) and "quote" in citation and "document" not in citation

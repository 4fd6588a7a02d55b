"""Cells that may be empty: a field of theirs is then one that is left out."""

from __future__ import annotations

from math import nan
from typing import Any

from tests.planted.tree import Path

_CELLS: tuple[Path, ...] = (
    *(("entities", 15, name) for name in ("names", "aliases", "summary", "summaries", "identifiers", "level")),
    *(("entities", 23, name) for name in ("berths", "built", "home", "aliases")),
    *(
        ("relations", 0, name)
        for name in ("id", "certainty", "negated", "basis", "date", "role", "legal_basis", "statement", "statements", "note", "notes")
    ),
    *(("relations", 0, "evidence", 0, name) for name in ("paragraph", "digest", "quote", "prefix", "suffix", "coder", "record", "url")),
    *(("relations", 19, name) for name in ("depth", "since", "paid", "funder", "remark", "date")),
    *(("dataset", name) for name in ("titles", "headline", "deck", "description", "license", "language", "silent", "unsaid", "findings")),
    *(("dataset", "documents", 0, name) for name in ("titles", "publisher", "date", "url", "rights", "digest", "annotated", "disclaimer")),
    *(("dataset", "questions", 0, name) for name in ("titles", "path", "compare")),
    ("dataset", "scenarios", 0, "labels"),
    ("dataset", "groups", 0, "label"),
    ("dataset", "findings", 0, "topic"),
    ("dataset", "kinds", "entities", 0, "plural"),
)  # fmt: skip
EMPTY: tuple[tuple[Path, Any], ...] = tuple((way, value) for way in _CELLS for value in (None, nan))
"""Each with what stands in it: nothing, or what pandas has for nothing."""


def name_of_empty(way: Path, value: Any) -> str:
    """What such a cell is listed as, while it is not read so."""
    return f"empty {'.'.join(map(str, way))}: {value}"

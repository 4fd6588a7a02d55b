"""What the fields of entities and claims are called in files of graphs: said here to who writes and who reads."""

from __future__ import annotations

ENTITY = "entity:"
CLAIM = "claim:"
"""What stands before ids: an id of digits alone would be taken for a number, and the two for each other's."""
CLAIM_ID = "relation"
"""The field of an edge that has its claim's id, where programs do not keep the ids of edges."""
DATASET = "dataset"
"""The field of a whole graph that holds all of a dataset but its entities and claims."""
STRUCTURED = frozenset(
    ("names", "aliases", "summaries", "identifiers", "statements", "notes", "evidence")
)
"""The fields that hold lists or mappings, and are JSON text where a field holds but one value."""
MARKS = frozenset(
    {"id", "label", "pid", "parents", "start", "end", "slices", "spells", "viz", "type", "weight"}
    | {"key", "networkx_key", "relation", "source", "target"}
)
"""What readers and writers of GraphML, GEXF and GML take for something of their own."""
DRAWN = ("x", "y", "size", "color")
"""How a node looks, where a format has no place of its own for it."""
SYMMETRIC = "symmetric"
DERIVED = frozenset(
    {"id", "label", "relation", "sentence", "voice", "voice_name", "source_name", "target_name"}
    | {"source_kind", "target_kind", "documents", "paragraphs", "citations", "own", "weight"}
    | {SYMMETRIC, *DRAWN}
)
"""What follows from other fields, and is written for people: it is not read."""


def written_as(name: str) -> str:
    """What a field is called in a file: one that would be taken for another's has an underscore after it."""
    return f"{name}_" if name in MARKS or name in DERIVED else name


def read_as(name: str) -> str:
    """What a field of a file is called in a dataset."""
    return name.removesuffix("_")

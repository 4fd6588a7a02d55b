"""Parquet: the claims alone, as columns with types of their own."""

from __future__ import annotations

from collections import Counter

from graph.outgoing.columnar import relations_in
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register


def write(extract: Extract) -> Written:
    """One file. Of the entities at the ends of claims it has names and kinds."""
    ends = {end for one in extract.relations for end in one.ends}
    own = frozenset(("id", "kind", "name"))
    more = sum(
        any(value for name, value in one.__dict__.items() if name not in own)
        for one in extract.entities
        if one.id in ends
    )
    words = "entities of which more is said than a name and a kind, which is left out"
    unsaid = Counter({words: more} if more else {})
    return Written({"": relations_in(extract, alone=True)}, unsaid)


register(
    Format(
        "parquet",
        (".parquet",),
        "Parquet, the relations alone, for programs",
        "all of each claim, with its evidence as a list of structs",
        "what is said of entities beyond name and kind",
        write,
    )
)

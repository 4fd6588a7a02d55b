"""Parquet: the claims alone, as columns with types of their own."""

from __future__ import annotations

from graph.outgoing.besides import beyond_name
from graph.outgoing.columnar import relations_in
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register


def write(extract: Extract) -> Written:
    """One file. Of the entities at the ends of claims it has names and kinds."""
    ends = {end for one in extract.relations for end in one.ends}
    unsaid = beyond_name(one for one in extract.entities if one.id in ends)
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

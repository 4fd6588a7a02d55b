"""A folder of Parquet: the entities and the claims, as columns with types of their own."""

from __future__ import annotations

from graph.outgoing.columnar import entities_in, relations_in
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.reading.tables.sheets import ENTITIES, RELATIONS


def write(extract: Extract) -> Written:
    """A file for the entities, and one for the claims."""
    return Written(
        {
            f"{ENTITIES}.parquet": entities_in(extract),
            f"{RELATIONS}.parquet": relations_in(extract, alone=False),
        }
    )


register(
    Format(
        "tables",
        (),
        "a folder of Parquet: entities and relations, for DuckDB, polars and pandas",
        "everything",
        "",
        write,
        folder=True,
    )
)

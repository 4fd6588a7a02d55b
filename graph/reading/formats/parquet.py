"""A graph as Parquet: the claims of one file, with the entities where they stand in one beside it."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from graph.reading.formats import Format, no_list, register

if TYPE_CHECKING:
    from graph.reading.tables.whole import Tables


def _whole(file: str, path: FilePath) -> Tables:
    """The file, and the other of the pair."""
    from graph.reading.tables.parquet import ENDING, read_files
    from graph.reading.tables.sheets import ENTITIES, RELATIONS

    files = {RELATIONS: path}
    beside = path.with_name(f"{ENTITIES}{ENDING}")
    if path.name.casefold() == f"{RELATIONS}{ENDING}" and beside.is_file():
        files[ENTITIES] = beside
    return read_files(file, files, path.stem)


register(Format("parquet", (".parquet",), no_list, _whole, alone=True))

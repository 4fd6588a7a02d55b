"""A graph as files of CSV, as this package writes one: the claims, and beside them what they are about."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from graph.reading.formats import Format, no_list, register

if TYPE_CHECKING:
    from graph.reading.tables.whole import Tables


def _fits(path: FilePath) -> bool:
    """Whether the entities stand beside; a table alone is one of rows, which an import takes."""
    from graph.reading.tables.beside import named_beside
    from graph.reading.tables.sheets import ENTITIES

    return ENTITIES in named_beside(path)


def _whole(file: str, path: FilePath) -> Tables:
    """All of the files."""
    from graph.reading.tables.beside import named_beside, read_files

    return read_files(file, named_beside(path), path.stem)


register(Format("csv", (".csv",), no_list, _whole, fits=_fits, alone=True))

"""A graph as a workbook, each file a whole dataset."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from graph.reading.formats import Format, no_list, register

if TYPE_CHECKING:
    from graph.reading.tables.whole import Tables

_MAGIC = b"PK\x03\x04"


def _fits(path: FilePath) -> bool:
    """Whether it is a workbook at all, and not some other file of that name."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return True  # who opens it says what is wrong


def _whole(file: str, path: FilePath) -> Tables:
    """The workbook's sheets that are a graph's."""
    from graph.reading.tables.workbook import read_file

    return read_file(file, path)


register(Format("xlsx", (".xlsx",), no_list, _whole, fits=_fits, alone=True))

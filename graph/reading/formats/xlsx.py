"""A graph as a workbook: sheets of relations, entities and citations, as this package or a person wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from graph.problems import Place, Problem, UnusableFile
from graph.reading.formats import Format, no_list, register
from graph.reading.sources import Unreadable, opened
from graph.reading.tables.lacking import installed
from graph.reading.tables.sheets import ENTITIES, RELATIONS, SHEETS, Sheet
from graph.reading.tables.table import Row, Table, columns_in
from graph.reading.tables.whole import Tables

_MAGIC = b"PK\x03\x04"
_LARGEST = 1_000_000_000
"""Bytes that the parts of a workbook may have, unpacked."""
_PARTS = 10_000
_SAVE = "save the sheet of claims as CSV, and policygraph import takes its rows"


def _fits(path: FilePath) -> bool:
    """Whether it is a workbook at all, and not some other file of that name."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return True  # who opens it says what is wrong


def _whole(file: str, path: FilePath) -> Tables:
    """The workbook's sheets that are a graph's."""
    with opened(file, path) as stream:
        _refuse_hostile(file, stream)
        sheets, others = _sheets(file, stream)
    if not {RELATIONS, ENTITIES} & sheets.keys():
        raise UnusableFile(file, f"there is no sheet called {RELATIONS} or {ENTITIES}; {_SAVE}")
    made = Tables(file, "a workbook", sheets, path.stem)
    for name in others:
        made.told.leave("sheets that are not understood, left out", name)
    return made


def _refuse_hostile(file: str, stream: BinaryIO) -> None:
    """Refuse what unpacks to more than any graph, or declares entities of its own.

    Nothing unpacks to more than it says: who reads a part stops there.
    """
    try:
        with ZipFile(stream) as packed:
            parts = packed.infolist()
            size = sum(one.file_size for one in parts)
            if size > _LARGEST or len(parts) > _PARTS:
                raise _unreadable(file, f"this unpacks to {size:,} bytes; no graph has so many")
            for one in parts:
                if one.filename.endswith((".xml", ".rels")):
                    with packed.open(one) as part:
                        if b"<!DOCTYPE" in part.read(4_000):
                            raise _unreadable(
                                file, "this declares a DOCTYPE, which no workbook does"
                            )
    except (BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
        raise _unreadable(file, f"this is no workbook that can be read: {error}") from None
    stream.seek(0)


def _sheets(file: str, stream: BinaryIO) -> tuple[dict[str, Sheet], list[str]]:
    """The sheets that are a graph's, and what the others are called."""
    openpyxl = installed("openpyxl")
    found: dict[str, Sheet] = {}
    others = []
    try:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        for one in book.worksheets:
            name = one.title.strip().casefold()
            if name in SHEETS and name not in found:
                called = f"sheet {one.title}"
                one.reset_dimensions()  # what it says of its size need not be so
                table = _table(f"{file}, {called}", one.iter_rows(values_only=True))
                found[name] = Sheet(table, file, called)
            else:
                others.append(one.title)
    except (UnusableFile, Unreadable):
        raise
    except Exception as error:  # noqa: BLE001  # it raises whatever it stumbles over
        told = f"this is no workbook that can be read ({type(error).__name__}); save it anew"
        raise _unreadable(file, told) from None
    return found, others


def _table(file: str, lines: Iterator[tuple[Any, ...]]) -> Table:
    """A sheet's rows under the names in its first one."""
    names = ["" if one is None else str(one) for one in next(lines, ())]
    if not any(name.strip() for name in names):
        return Table([], [])
    columns = columns_in(file, names)
    rows = []
    for number, cells in enumerate(lines, 2):
        said = {name: one for name, one in zip(columns, cells, strict=False) if name}
        if any(one is not None for one in said.values()):
            rows.append(Row(number, said))
    return Table([name for name in columns if name], rows)


def _unreadable(file: str, reason: str) -> Unreadable:
    return Unreadable(Problem(Place(file), "syntax", reason))


register(Format("xlsx", (".xlsx",), no_list, _whole, fits=_fits, alone=True))

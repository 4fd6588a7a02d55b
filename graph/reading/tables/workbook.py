"""A graph as a workbook: sheets of relations, entities and citations, as this package or a person wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as FilePath
from typing import IO, Any, BinaryIO
from xml.etree.ElementTree import ParseError, XMLParser
from zipfile import ZipFile

from graph.problems import Place, Problem, UnusableFile
from graph.reading.sources import Unreadable, opened
from graph.reading.tables.lacking import installed
from graph.reading.tables.sheets import ENTITIES, RELATIONS, SHEETS, Sheet
from graph.reading.tables.table import Row, Table, columns_in
from graph.reading.tables.whole import Tables

_LARGEST = 256_000_000
"""Bytes that the parts of a workbook may have, unpacked."""
_PARTS = 10_000
_ROWS = 1_048_576
"""Rows that a sheet of a workbook may have, in any program."""
_AT_ONCE = 65_536
"""Bytes of a part that are looked at, until its first element begins."""
_PICTURE = ".svg"
"""What the name of the one sort of XML ends with that declares a document type and is not read."""
_SAVE = "save the sheet of claims as CSV, and policygraph import takes its rows"


def read_file(file: str, path: FilePath) -> Tables:
    """The workbook's sheets that are a graph's.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    path : path

    Raises
    ------
    Unreadable
        Where it cannot be opened, or is no workbook.
    UnusableFile
        Where none of its sheets is a graph's.
    ImportError
        Where openpyxl is not installed.
    """
    with opened(file, path) as stream:
        _refuse_hostile(file, stream)
        sheets, others = _sheets(file, stream)
    if not {RELATIONS, ENTITIES} & sheets.keys():
        raise UnusableFile(file, f"there is no sheet called {RELATIONS} or {ENTITIES}; {_SAVE}")
    made = Tables(file, "a workbook", sheets, path.stem)
    for name in others:
        made.report.leave("sheets that are not understood, left out", name)
    return made


@contextmanager
def _told(file: str) -> Iterator[None]:
    """Have whatever a library stumbles over be told of the file."""
    try:
        yield
    except (UnusableFile, Unreadable):
        raise
    except Exception as error:  # noqa: BLE001  # a damaged file raises anything: zlib's, lzma's, openpyxl's
        told = f"this is no workbook that can be read ({type(error).__name__}); save it anew"
        raise _unreadable(file, told) from None


def _refuse_hostile(file: str, stream: BinaryIO) -> None:
    """Refuse what unpacks to more than any graph, or declares entities of its own.

    Nothing unpacks to more than it says: who reads a part stops there.
    """
    with _told(file), ZipFile(stream) as packed:
        parts = packed.infolist()
        size = sum(one.file_size for one in parts)
        if size > _LARGEST or len(parts) > _PARTS:
            raise _unreadable(file, f"this unpacks to {size:,} bytes; no graph has so many")
        for one in parts:
            if not one.filename.casefold().endswith(_PICTURE):
                with packed.open(one) as part:
                    if _declares(part):
                        told = f"{one.filename} declares a DOCTYPE, which no workbook does"
                        raise _unreadable(file, told)
    stream.seek(0)


class _Prologue:
    """What a part begins with, up to its first element."""

    declares = begun = False

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        self.declares = True

    def start(self, _tag: str, _attributes: dict[str, str]) -> None:
        self.begun = True


def _declares(part: IO[bytes]) -> bool:
    """Whether a part declares a document type, in any encoding, however far down; what is no XML does not."""
    prologue = _Prologue()
    parser = XMLParser(target=prologue)  # noqa: S314  # it stops at a document type, before its entities
    try:
        while not (prologue.declares or prologue.begun):
            chunk = part.read(_AT_ONCE)
            if not chunk:
                return False
            parser.feed(chunk)
    except (ParseError, LookupError, ValueError):
        pass  # who reads it as XML says so
    return prologue.declares


def _sheets(file: str, stream: BinaryIO) -> tuple[dict[str, Sheet], list[str]]:
    """The sheets that are a graph's, and what the others are called."""
    openpyxl = installed("openpyxl")
    found: dict[str, Sheet] = {}
    others = []
    with _told(file):
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        for one in book.worksheets:
            name = one.title.strip().casefold()
            if name in SHEETS and name not in found:
                called = f"sheet {one.title}"
                one.reset_dimensions()  # what it says of its size need not be so
                table = _table(file, called, one.iter_rows(values_only=True))
                found[name] = Sheet(table, file, called)
            else:
                others.append(one.title)
    return found, others


def _table(file: str, called: str, lines: Iterator[tuple[Any, ...]]) -> Table:
    """A sheet's rows under the names in its first one."""
    names = ["" if one is None else str(one) for one in next(lines, ())]
    if not any(name.strip() for name in names):
        return Table([], [])
    columns = columns_in(f"{file}, {called}", names)
    rows = []
    for number, cells in enumerate(lines, 2):
        if number > _ROWS:  # a row of any number is preceded by as many empty ones
            place = Place(file, record=f"{called}, row {number}")
            told = f"a sheet has at most {_ROWS:,} rows; take out what stands below"
            raise Unreadable(Problem(place, "syntax", told))
        said = {name: one for name, one in zip(columns, cells, strict=False) if name}
        if any(one is not None for one in said.values()):
            rows.append(Row(number, said))
    return Table([name for name in columns if name], rows)


def _unreadable(file: str, reason: str) -> Unreadable:
    return Unreadable(Problem(Place(file), "syntax", reason))

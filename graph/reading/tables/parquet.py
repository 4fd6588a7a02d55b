"""A graph as Parquet: a file of claims, and perhaps one of entities, with the header in what is said of the file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.problems import Place, Problem
from graph.reading.sources import Unreadable, opened
from graph.reading.tables.lacking import installed
from graph.reading.tables.sheets import ENTITIES, FURTHER, METADATA, Sheet
from graph.reading.tables.table import COLUMNS, Row, Table, column_name
from graph.reading.tables.whole import Tables

ENDING = ".parquet"
LARGEST = 1_000_000_000
"""Bytes that the columns of a file may hold, unpacked; what it says of that is not asked."""
MOST = 50_000_000
"""Cells that a file may have, the empty ones too: they take no room in it."""
_AT_ONCE = 256
"""Rows that are unpacked at once: a short file may repeat one long text in all of them."""


def read_files(file: str, files: Mapping[str, Path], name: str) -> Tables:
    """Files of Parquet as one dataset.

    Parameters
    ----------
    file : str
        What was given, as people are told it.
    files : mapping of str to path
        By the sheet that each is.
    name : str
        What the dataset is called where nothing says so.

    Raises
    ------
    Unreadable
        Where one cannot be opened, or is no Parquet.
    ImportError
        Where pyarrow is not installed.
    """
    sheets: dict[str, Sheet] = {}
    known: dict[str, Any] = {}
    for sheet, path in files.items():
        table, said = _read(str(path), path)
        sheets[sheet] = Sheet(table, str(path))
        known = said or known
    entities = known.pop(ENTITIES, [])
    if not isinstance(entities, list):
        raise _unreadable(file, f"{ENTITIES} in what it says of the dataset is no list")
    if entities and ENTITIES not in sheets:
        rows = [Row(number, one) for number, one in enumerate(entities, 1) if isinstance(one, dict)]
        columns = [*dict.fromkeys(name for row in rows for name in row.cells)]
        sheets[FURTHER] = Sheet(Table(columns, rows), file, FURTHER)
    return Tables(file, "tables in Parquet", sheets, name, known)


def _read(file: str, path: Path) -> tuple[Table, dict[str, Any]]:
    """One file's rows, and what is said of the dataset in it."""
    installed("pyarrow")
    parquet = installed("pyarrow.parquet")
    with opened(file, path) as stream, _told(file), parquet.ParquetFile(stream) as found:
        _refuse_large(file, found.metadata)
        schema = found.schema_arrow
        names = [column_name(name) for name in schema.names]
        rows = [
            Row(number, dict(zip(names, cells, strict=True)))
            for number, cells in enumerate(_rows(file, names, found), 1)
        ]
        said = (schema.metadata or {}).get(METADATA)
    return Table(names, rows), _said(file, said)


@contextmanager
def _told(file: str, record: str = "") -> Iterator[None]:
    """Have whatever a library stumbles over be told of its place."""
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:  # noqa: BLE001  # a day past all calendars, letters that are none, a cut-off file
        first = (str(error).splitlines() or ["cut off"])[0]
        told = f"this is no file of Parquet that can be read: {first}"
        raise _unreadable(file, told, record) from None


def _rows(file: str, names: Sequence[str], found: Any) -> Iterator[tuple[Any, ...]]:
    """The cells of all rows, a few rows at a time, so that what is too large is told before it is there."""
    first, size = 1, 0
    for batch in found.iter_batches(batch_size=_AT_ONCE):
        size += batch.nbytes
        if size > LARGEST:
            told = f"this unpacks to more than {LARGEST:,} bytes; no graph has so many"
            raise _unreadable(file, told, f"row {first}")
        columns = []
        last = first + batch.num_rows - 1
        for name, column in zip(names, batch.columns, strict=True):
            with _told(file, f"rows {first} to {last}, column {name}"):
                columns.append(_cells(column))
        yield from zip(*columns, strict=True)
        first = last + 1


def _cells(column: Any) -> list[Any]:
    """A column's cells. Of one that numbers its words, each word is there once, however often it stands."""
    words = getattr(column, "dictionary", None)
    if words is None:
        plain: list[Any] = column.to_pylist()
        return plain
    known = words.to_pylist()
    return [None if at is None else known[at] for at in column.indices.to_pylist()]


def _refuse_large(file: str, metadata: Any) -> None:
    rows, columns = metadata.num_rows, metadata.num_columns
    if columns > COLUMNS or rows * max(columns, 1) > MOST:
        told = f"this says that it has {rows:,} rows and {columns:,} columns; no graph has so many"
        raise _unreadable(file, told)


def _said(file: str, text: bytes | None) -> dict[str, Any]:
    """The header, as the file's own words have it."""
    if text is None:
        return {}
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise _unreadable(file, "what it says of the dataset is no JSON; write the file anew")
    return said


def _unreadable(file: str, reason: str, record: str = "") -> Unreadable:
    return Unreadable(Problem(Place(file, record=record), "syntax", reason))

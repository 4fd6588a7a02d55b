"""A graph as Parquet: a file of claims, and perhaps one of entities, with the header in what is said of the file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.problems import Place, Problem
from graph.reading.sources import Unreadable, opened
from graph.reading.tables.lacking import installed
from graph.reading.tables.sheets import ENTITIES, FURTHER, METADATA, Sheet
from graph.reading.tables.table import Row, Table, column_name
from graph.reading.tables.whole import Tables

ENDING = ".parquet"
LARGEST = 4_000_000_000
"""Bytes that the columns of a file may say they hold once unpacked."""
MOST = 20_000_000
"""Rows that a file may have."""


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
    if entities and ENTITIES not in sheets:
        rows = [Row(number, one) for number, one in enumerate(entities, 1) if isinstance(one, dict)]
        columns = [*dict.fromkeys(name for row in rows for name in row.cells)]
        sheets[FURTHER] = Sheet(Table(columns, rows), file, FURTHER)
    return Tables(file, "tables in Parquet", sheets, name, known)


def _read(file: str, path: Path) -> tuple[Table, dict[str, Any]]:
    """One file's rows, and what is said of the dataset in it."""
    arrow = installed("pyarrow")
    parquet = installed("pyarrow.parquet")
    with opened(file, path) as stream:
        try:
            with parquet.ParquetFile(stream) as found:
                _refuse_large(file, found.metadata)
                read = found.read()
        except (arrow.ArrowException, OSError, ValueError) as error:
            first = str(error).splitlines()[0] if str(error) else "cut off"
            raise _unreadable(
                file, f"this is no file of Parquet that can be read: {first}"
            ) from None
    names = [column_name(name) for name in read.column_names]
    columns = [one.to_pylist() for one in read.columns]
    rows = [
        Row(number, dict(zip(names, cells, strict=True)))
        for number, cells in enumerate(zip(*columns, strict=True), 1)
    ]
    return Table(names, rows), _said(file, (read.schema.metadata or {}).get(METADATA))


def _refuse_large(file: str, metadata: Any) -> None:
    groups = range(metadata.num_row_groups)
    size = sum(metadata.row_group(number).total_byte_size for number in groups)
    if size > LARGEST or metadata.num_rows > MOST:
        raise _unreadable(file, f"this says that it holds {size:,} bytes; no graph has so many")


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


def _unreadable(file: str, reason: str) -> Unreadable:
    return Unreadable(Problem(Place(file), "syntax", reason))

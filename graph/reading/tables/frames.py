"""Frames of pandas, polars and pyarrow, and lists of records, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.given import wrong_type
from graph.reading.tables.sheets import Sheet
from graph.reading.tables.table import Row, Table, column_name

_READ = ("to_dicts", "to_pylist")
"""What gives the rows of polars and of pyarrow as records."""


def sheets_of(given: Mapping[str, Any]) -> dict[str, Sheet]:
    """Frames as the sheets of a graph.

    Parameters
    ----------
    given : mapping
        By which sheet each is; none where it is not given.

    Raises
    ------
    TypeError
        Where one is no frame.
    """
    return {
        name: Sheet(table_of(one, name), called=name)
        for name, one in given.items()
        if one is not None
    }


def table_of(given: Any, what: str) -> Table:
    """A frame as a table; its rows are numbered from 1.

    Parameters
    ----------
    given : frame of pandas, polars or pyarrow, or iterable of mapping
    what : str
        Which of several it is, for error sentences.

    Raises
    ------
    TypeError
        Where it is something else.
    """
    rows = [Row(number, cells) for number, cells in enumerate(_records(given, what), 1)]
    named: Any = getattr(given, "column_names", None) or getattr(given, "columns", ())
    listed = [] if callable(named) else list(named)
    if not all(isinstance(name, str) for name in listed):
        listed = []  # pyarrow calls its columns' values so
    columns = [column_name(name) for name in listed] or [name for row in rows for name in row.cells]
    return Table([*dict.fromkeys(columns)], rows)


def _records(given: Any, what: str) -> list[dict[str, Any]]:
    """The rows as records, under the names that columns are looked for by."""
    if hasattr(given, "collect") and hasattr(given, "lazy"):
        given = given.collect()
    read = next((getattr(given, name) for name in _READ if hasattr(given, name)), None)
    if read is not None:
        rows = read()
    elif hasattr(given, "to_dict") and hasattr(given, "iloc"):
        rows = given.to_dict("records")
    else:
        rows = given
    if isinstance(rows, str | Mapping) or not isinstance(rows, Iterable):
        raise _unfit(given, what)
    made = []
    for row in rows:
        if not isinstance(row, Mapping):
            raise _unfit(row, what)
        made.append({column_name(str(name)): cell for name, cell in row.items()})
    return made


def _unfit(given: Any, what: str) -> TypeError:
    takes = f"a frame of pandas, polars or pyarrow, or a list of dicts, as {what}"
    return wrong_type(given, "from_frames", takes)

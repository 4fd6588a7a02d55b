"""What a table says: rows of cells under the names of columns, whatever the format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.problems import UnusableFile

COLUMNS = 16_384
"""How many columns a table may have: as many as a sheet of any workbook."""


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Parameters
    ----------
    number : int
        As people count: of a spreadsheet with the names of its columns in row 1, of a list from 1.
    cells : mapping
        By their columns; text, or plain values where the format has such.
    fault : str, optional
        Why it cannot be read as a row, and what to do.
    """

    number: int
    cells: Mapping[str, Any]
    fault: str | None = None

    def __getitem__(self, column: str) -> Any:
        """What stands in a cell, without the blanks around; nothing for an empty one."""
        value = self.cells.get(column)
        return (value.strip() or None) if isinstance(value, str) else value

    def words(self, column: str) -> str | None:
        """What stands in a cell, as text."""
        value = self[column]
        return None if value is None else str(value)


@dataclass(frozen=True)
class Table:
    """All rows of a table.

    Parameters
    ----------
    columns : sequence of str
        As ``column_name`` has them.
    rows : sequence of Row
    """

    columns: Sequence[str]
    rows: Sequence[Row]


def column_name(written: str) -> str:
    """A column's name as it is looked for: *Source name* is ``source_name``."""
    return "_".join(written.strip().casefold().split())


def columns_in(file: str, names: Sequence[str]) -> list[str]:
    """The names of a table's columns as they are looked for; empty for a column without one.

    Parameters
    ----------
    file : str
        Where the table stands, as people are told it.
    names : sequence of str
        As they are written.

    Raises
    ------
    UnusableFile
        Where there is none, there are too many, or two columns have one name.
    """
    if len(names) > COLUMNS:
        told = f"this has {len(names):,} columns; at most {COLUMNS:,} are read"
        raise UnusableFile(file, told)
    columns = [column_name(name) for name in names]
    if not any(columns):
        raise UnusableFile(file, "this is empty; its first row has the names of the columns")
    for name, count in Counter(columns).items():
        if name and count > 1:
            raise UnusableFile(file, f'two columns are called "{name}"; give one another name')
    return columns

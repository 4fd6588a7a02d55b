"""What a table says: rows of cells under the names of columns, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.shown import one_line

LONGEST = 100_000
"""Letters of a cell: more than any claim, quote or note needs."""
LONGEST_NAME = 1_000
"""Letters of a name."""


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


@dataclass(frozen=True, order=True)
class LeftOut:
    """A row that is not taken, or of one that is what deserves a look.

    Parameters
    ----------
    row : int
    column : str
        Empty where it is the row as a whole.
    reason : str
        What is wrong, and what to do.
    rule : str
        The rule that it breaks; empty where it is none of a check's.
    """

    row: int
    column: str
    reason: str
    rule: str = ""

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return one_line(f"row {self.row}{column}: {self.reason}")


class NotTaken(Exception):
    """Why a row is not taken.

    Parameters
    ----------
    column : str
    reason : str
    """

    def __init__(self, column: str, reason: str) -> None:
        self.column = column
        self.reason = reason
        super().__init__(reason)


def column_name(written: str) -> str:
    """A column's name as it is looked for: *Source name* is ``source_name``."""
    return "_".join(written.strip().casefold().split())

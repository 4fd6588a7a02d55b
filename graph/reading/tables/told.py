"""What a graph's sheets say row by row, where each thing stands, and what of it is not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from graph.problems import Place, Problem
from graph.reading.brought import Report
from graph.reading.cells import NoSuchValue, plain_value
from graph.reading.sources import Path
from graph.reading.tables.sheets import Sheet
from graph.reading.tables.table import Row
from graph.reading.written import NotRead

Record = dict[str, Any]
_QUOTED = frozenset(("quote", "prefix", "suffix"))
"""The columns in which blanks count."""


class Line(NamedTuple):
    """A row of a sheet that says something.

    Parameters
    ----------
    sheet : Sheet
    row : Row
    said : dict
        What it says, by column, as plain values.
    """

    sheet: Sheet
    row: Row
    said: Record


class Told:
    """What is read of some sheets.

    Parameters
    ----------
    sheets : mapping of str to Sheet
    report : Report
    """

    def __init__(self, sheets: Mapping[str, Sheet], report: Report) -> None:
        self._sheets = sheets
        self.report = report
        self.problems: list[Problem] = []
        self._places: dict[Path, Line] = {}

    def has(self, sheet: str) -> bool:
        """Whether there is such a sheet."""
        return sheet in self._sheets

    def columns(self, sheet: str) -> frozenset[str]:
        """The columns of a sheet; none where there is no such sheet."""
        found = self._sheets.get(sheet)
        return frozenset(found.table.columns) if found else frozenset()

    def unknown(self, sheet: str, known: frozenset[str]) -> frozenset[str]:
        """The columns of a sheet that are not understood, which is told."""
        unknown = self.columns(sheet) - known
        for name in sorted(unknown):
            self.report.leave(f"columns of {sheet} that are not understood, left out", name)
        return unknown

    def lines(self, sheet: str) -> Iterator[Line]:
        """The rows of a sheet that say something."""
        found = self._sheets.get(sheet)
        for row in found.table.rows if found else ():
            assert found is not None  # noqa: S101  # there are rows
            cells = ((name, plain_value(cell)) for name, cell in row.cells.items())
            said = {name: cell for name, cell in cells if not _is_empty(name, cell)}
            if row.fault:
                self.problems.append(Problem(found.place(row), "syntax", row.fault))
            elif said:
                self.report.read[sheet] += 1
                yield Line(found, row, said)

    def cell(self, line: Line, name: str, read: Callable[[Any], Any], value: Any) -> Any:
        """What a cell says; nothing where it does not hold what its column does, which is told."""
        try:
            return read(value)
        except (NoSuchValue, NotRead) as error:
            place = line.sheet.place(line.row, name)
            self.problems.append(Problem(place, "bad-value", str(error)))
            return None

    def stands(self, path: Path, line: Line) -> None:
        """Note where something of the dataset stands."""
        self._places[path] = line

    def place(self, path: Path) -> Place | None:
        """The row, or the cell, that something stands in; none where it stands in none."""
        for end in range(len(path), 0, -1):
            found = self._places.get(path[:end])
            if found is not None:
                rest = path[end:]
                return found.sheet.place(found.row, str(rest[0]) if rest else "")
        return None


def _is_empty(name: str, cell: Any) -> bool:
    """Whether a cell says nothing: blanks say something of a text that is quoted, and of nothing else."""
    return cell is None or (isinstance(cell, str) and not cell.strip() and name not in _QUOTED)

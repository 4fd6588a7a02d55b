"""A folder of CSV files: rows by the names of their columns, each with its place."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from io import StringIO
from pathlib import Path

from graph.problems import Place, Problem
from graph.reading.brought import Report
from graph.reading.separated import separator
from graph.reading.sources import Unreadable, text_of

ENDING = ".csv"
LARGEST = 131_072
"""So many characters a cell has at most."""
"""What may stand between two cells."""

Row = Mapping[str, str]


class Tables:
    """The tables of a folder, by their names without the ending and in small letters.

    Parameters
    ----------
    folder : pathlib.Path
    report : Report
        To which rows that are left out are told.

    Raises
    ------
    OSError
    """

    def __init__(self, folder: Path, report: Report) -> None:
        self._report = report
        files = sorted(one for one in folder.iterdir() if one.name.casefold().endswith(ENDING))
        self.files = {one.name.casefold().removesuffix(ENDING): one for one in files}

    def rows(self, table: str, needed: Collection[str]) -> Iterator[Row]:
        """The rows of a table, without the blanks around their cells; none of one that is not there.

        A row is left out that has more or fewer cells than there are columns, as one that is cut off.

        Parameters
        ----------
        table : str
        needed : collection of str
            The columns that it must have.

        Raises
        ------
        Unreadable
            Where it is no CSV, or lacks such a column.
        """
        path = self.files.get(table)
        if path is None:
            return
        lines = _lines(str(path), text_of(str(path), path))
        number, names = next(lines, (1, []))
        columns = [name.strip().casefold() for name in names]
        lacking = sorted({*needed} - {*columns})
        if lacking:
            reason = f"it has no column {', '.join(lacking)}; ParlGov's table {table} has"
            raise Unreadable(Problem(Place(str(path), number, 1), "bad-value", reason))
        for number, cells in lines:
            if not any(cell.strip() for cell in cells):
                self._report.leave(
                    "rows without a word in them, left out", f"{table} line {number}"
                )
            elif len(cells) != len(columns):
                why = "rows with more or fewer cells than there are columns, left out"
                self._report.leave(why, f"{table} line {number}")
            else:
                self._report.read[f"rows of {table}"] += 1
                yield {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}


def _lines(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with the number of the line that it ends on; empty lines are none."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator(text), strict=True)
    try:
        for cells in reader:
            _refuse_large(cells)
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        place = Place(file, reader.line_num, 1)
        raise Unreadable(Problem(place, "syntax", f"this is no CSV: {error}")) from None


def _refuse_large(cells: list[str]) -> None:
    """Refuse what is no cell: the reader's own limit is the whole process's, and a library may have lifted it."""
    if any(len(cell) > LARGEST for cell in cells):
        raise csv.Error(f"a cell has more than {LARGEST:,} characters")

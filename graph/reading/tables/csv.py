"""CSV, with commas, semicolons or tabs: the names of the columns, then a row a line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from graph.formulas import unguarded
from graph.problems import UnusableFile
from graph.reading.separated import separator
from graph.reading.tables.table import Row, Table, columns_in

"""What may stand between two cells."""


def read(file: str, text: str) -> Table:
    """The table that a text is.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    text : str

    Raises
    ------
    UnusableFile
        Where it has no row of names, gives two columns one name, or quotes cells as no CSV does.
    """
    lines = _lines(file, text)
    _number, names = next(lines, (0, []))
    columns = columns_in(file, names)
    return Table(
        [name for name in columns if name], [_row(number, columns, one) for number, one in lines]
    )


def _lines(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, with their numbers."""
    largest = csv.field_size_limit(max(len(text), 1))
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator(text), strict=True))
    except csv.Error as error:
        told = f"this is no CSV ({error}); save it as CSV, a cell with quotes within quotes"
        raise UnusableFile(file, told) from None
    finally:
        csv.field_size_limit(largest)
    for number, cells in enumerate(rows, 1):
        if any(cell.strip() for cell in cells):
            yield number, cells


def _row(number: int, columns: Sequence[str], cells: Sequence[str]) -> Row:
    further = [cell for cell in cells[len(columns) :] if cell.strip()]
    fault = None
    if further:
        fault = (
            f"there are {len(cells)} cells, and {len(columns)} columns have names; put what has "
            "the sign between cells in it within quotes"
        )
    named = zip(columns, cells, strict=False)
    return Row(number, {name: unguarded(cell) for name, cell in named if name}, fault)

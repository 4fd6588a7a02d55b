"""JSON: a list of objects, each a row."""

from __future__ import annotations

from typing import Any

from graph.importing.formats import Format, of_text, register
from graph.problems import UnusableFile
from graph.reading.json_text import JsonText
from graph.reading.sources import unfit
from graph.reading.tables.table import Row, Table, column_name


def read(file: str, text: str) -> Table:
    """The table that a text is.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    text : str

    Raises
    ------
    Unreadable
        Where it is no JSON.
    UnusableFile
        Where it is no list of objects.
    """
    parsed = JsonText(file, text)
    value = parsed.value()
    if not isinstance(value, list):
        raise UnusableFile(file, "a list of objects, [{…}, …], was expected, each a row")
    rows = [_row(number, one) for number, one in enumerate(value, 1)]
    if parsed.repeats():
        for problem in parsed.positions().problems():
            raise UnusableFile(file, f"{problem.place.line}: {problem.message}")
    return Table(list(dict.fromkeys(name for row in rows for name in row.cells)), rows)


def _row(number: int, value: Any) -> Row:
    if not isinstance(value, dict):
        return Row(number, {}, "an object, {…}, was expected here")
    wrong = unfit(value)
    cells = {column_name(name): cell for name, cell in value.items()}
    return Row(number, cells, wrong[1] if wrong else None)


register(Format("json", (".json",), of_text(read)))

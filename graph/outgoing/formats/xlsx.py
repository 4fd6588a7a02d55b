"""A workbook: sheets of entities, relations, citations and questions, with nothing in them that runs."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.sheets import sheets
from graph.reading.tables.lacking import installed
from graph.reading.tables.sheets import CITATIONS, DATASET, ENTITIES, QUESTIONS, RELATIONS
from graph.writing.networkx import sayable
from graph.writing.records import Records

_LONGEST = 32_767
"""UTF-16 units that a cell takes."""
_ROWS = 1_048_575
"""Rows that a sheet takes below the names of its columns."""
_ORDER = (ENTITIES, RELATIONS, CITATIONS, QUESTIONS, DATASET)
_WIDTHS = {
    "statement": 60,
    "sentence": 60,
    "value": 60,
    "name": 30,
    "source_name": 25,
    "target_name": 25,
}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""When each workbook says that it was made, so that the same graph is the same bytes."""


def write(extract: Extract) -> Written:
    """A sheet for each part, with the names of its columns in row 1."""
    xlsxwriter = installed("xlsxwriter")
    unsaid: Counter[str] = Counter()
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": extract.header.title[:255], "created": _MADE})
        bold = book.add_format({"bold": True})
        made = sheets(extract)
        for name in _ORDER:
            _fill(book.add_worksheet(name), name, made[name], bold, unsaid)
    return Written({"": stream.getvalue()}, unsaid)


def _fill(sheet: Any, name: str, records: Records, bold: Any, unsaid: Counter[str]) -> None:
    columns = list(records.columns)
    rows = records[:_ROWS]
    if len(records) > _ROWS:
        unsaid[f"rows of {name} beyond what a sheet takes, left out"] += len(records) - _ROWS
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, bold)
        sheet.set_column(at, at, _WIDTHS.get(column, 14))
    for number, record in enumerate(rows, 1):
        for at, column in enumerate(columns):
            _put(sheet, number, at, record[column], unsaid)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _put(sheet: Any, row: int, column: int, value: Any, unsaid: Counter[str]) -> None:
    """Write a cell as what it is; a text is a text, whatever it looks like."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, _text(str(value), unsaid))


def _text(text: str, unsaid: Counter[str]) -> str:
    """A text as a cell takes it: no longer than that, and of signs that a workbook can say."""
    said = sayable(text)
    if said != text:
        unsaid["texts with control characters, which stand as � or as ends of lines"] += 1
    if 2 * len(said) > _LONGEST and len(said.encode("utf-16-le")) > 2 * _LONGEST:
        cut = said.encode("utf-16-le")[: 2 * _LONGEST]
        said = cut.decode("utf-16-le", "ignore")
        unsaid[f"texts over {_LONGEST:,} characters, cut"] += 1
    return said


register(
    Format(
        "xlsx",
        (".xlsx",),
        "a workbook for spreadsheets: entities, relations, citations, questions",
        "everything, as texts that nothing runs",
        "what is longer than a cell (32,767 characters), and control characters",
        write,
    )
)

"""CSV (RFC 4180): a line of names, then a record a line; the page writes the same (``answers/files.mjs``)."""

from __future__ import annotations

import re
from typing import Any

from graph.formulas import guarded
from graph.writing.formats import Format, Records, register

_NEEDS_QUOTES = re.compile('[",\r\n]')


def write(records: Records) -> str:
    """Records as lines under their columns' names.

    Records that do not know their columns (``columns``) have the names of the first one's fields;
    if there are none of these either, there is no line.
    """
    columns = getattr(records, "columns", None)
    records = list(records)
    if columns is None and not records:
        return ""
    names = list(records[0] if columns is None else columns)
    rows = (names, *([record[name] for name in names] for record in records))
    lines = (",".join(map(cell, row)) for row in rows)
    return "".join((line or '""') + "\r\n" for line in lines)  # an empty line would be no record


def cell(value: Any) -> str:
    """A value as a cell.

    A text that a spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets take
    for "this is text": a file that is opened by a double click must not be able to run anything, also where
    semicolons or tabs are what parts cells. A number stays a number.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float):
        return str(value)
    text = guarded(str(value))
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


register(Format("csv", (".csv",), "CSV (RFC 4180), for spreadsheets", write, marked=True, rank=40))

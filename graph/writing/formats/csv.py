"""CSV (RFC 4180): a line of names, then a record a line."""

from __future__ import annotations

import csv
import io
from typing import Any

from graph.writing.formats import Format, Records, register


def write(records: Records) -> str:
    """Records as lines under their columns' names.

    Records that do not know their columns (``columns``) have the names of the first one's fields;
    if there are none of these either, there is no line.
    """
    columns = getattr(records, "columns", None)
    records = list(records)
    if columns is None and not records:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = list(records[0] if columns is None else columns)
    writer.writerow(names)
    writer.writerows([_cell(record[name]) for name in names] for record in records)
    return out.getvalue()


def _cell(value: Any) -> Any:
    """A whole number without a decimal point, as the page writes it too."""
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 2**53
    return int(value) if whole else value


register(Format("csv", (".csv",), "CSV (RFC 4180), for spreadsheets", write, rank=40))

"""Rows of CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

_BREAKS = re.compile(r"[ \t]*[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*")


def table(columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> str:
    """A table of CSV as RFC 4180 has it, in UTF-8 without a mark, of values in one line each.

    Parameters
    ----------
    columns : mapping of str to str
        What each is called in the first line, by the field that it has.
    rows : iterable of mapping
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns.values())
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return stream.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _BREAKS.sub(" ", value) if isinstance(value, str) else value


def lined(rows: Iterable[Mapping[str, Any]]) -> int:
    """How many rows have a text with line ends or tabs, each of which is a blank in a cell."""
    return sum(
        any(isinstance(one, str) and _cell(one) != one for one in row.values()) for row in rows
    )

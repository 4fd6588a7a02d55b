"""Answers as light tables of HTML, which notebooks show and store: escaped, and never large.

Whatever there is of an answer, a table has so many rows and columns, and a cell so many characters, that a
notebook which shows it stays small; what is left out is counted beneath.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.shown import prose

Row = Mapping[str, Any]

ROWS = 60
"""How many rows of a long answer are shown."""
COLUMNS = 40
"""How many columns of wide rows are shown."""
CELL = 600
"""How many characters of a cell are shown."""
WHOLE = 150_000
"""How many characters of HTML a table may have, before rows are left out."""
PLAIN = 30_000
"""How many characters of an answer as plain text a notebook stores beside."""


class Lines(tuple[str, ...]):
    """Lines that stand below each other in a cell."""

    __slots__ = ()


def cell_text(value: Any) -> str:
    """A value as a cell of a table says it, within a line."""
    if isinstance(value, tuple | list):
        return prose(", ".join(map(str, value)))
    return "" if value is None else prose(" ".join(str(value).split()))


def html_table(rows: Sequence[Row], total: int | None = None) -> str:
    """Rows as a light table of HTML.

    Parameters
    ----------
    rows : sequence of mapping
        All with the same keys, which are the heads of the columns.
    total : int, optional
        How many there are, where these are but the first.
    """
    if not rows:
        return "<p>nothing</p>"
    names = list(rows[0])
    heads = "".join(f"<th>{_escaped(name)}</th>" for name in names[:COLUMNS])
    lines: list[str] = []
    size = 0
    for row in rows[:ROWS]:
        line = "".join(f"<td>{_cell(row[name])}</td>" for name in names[:COLUMNS])
        size += len(line)
        if lines and size > WHOLE:
            break
        lines.append(f"<tr>{line}</tr>")
    left_out = {
        "column": len(names) - COLUMNS,
        "more": (len(rows) if total is None else total) - len(lines),
    }
    body = "".join(lines)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{_more(left_out)}"


def html_fields(fields: Row) -> str:
    """What something says, a line a field."""
    lines = "".join(
        f"<tr><th>{_escaped(name)}</th><td>{_cell(value)}</td></tr>"
        for name, value in list(fields.items())[:ROWS]
    )
    return f"<table><tbody>{lines}</tbody></table>{_more({'more': len(fields) - ROWS})}"


def html_line(text: str) -> str:
    """A sentence as a paragraph of HTML."""
    return f"<p>{_escaped(text)}</p>"


def html_plain(text: str) -> str:
    """A text that is set in columns as HTML."""
    return f"<pre>{html.escape(first_lines(text))}</pre>"


def first_lines(text: str, most: int = PLAIN) -> str:
    """A long text up to the end of a line; how much is left out is said."""
    if len(text) <= most:
        return text
    end = text.rfind("\n", 0, most)
    kept = text[: end if end > 0 else most]
    left = text.count("\n", len(kept)) or 1
    return f"{kept}\n… and {left} more {'line' if left == 1 else 'lines'}"


def said_columns(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows without the columns in which none of them says anything."""
    rows = list(rows)
    said = [
        name for name in (rows[0] if rows else ()) if any(row[name] is not None for row in rows)
    ]
    return [{name: row[name] for name in said} for row in rows]


def _cell(value: Any) -> str:
    if isinstance(value, Lines):
        return "<br>".join(_escaped(line) for line in value)
    return html.escape(_cut(cell_text(value)))


def _escaped(text: str) -> str:
    return html.escape(_cut(prose(text)))


def _cut(text: str) -> str:
    return text if len(text) <= CELL else f"{text[:CELL]}…"


def _more(left_out: Mapping[str, int]) -> str:
    """What is left out, as a paragraph; nothing where all is there."""
    columns, rows = left_out.get("column", 0), left_out["more"]
    told = [f"… and {rows:,} more"] if rows > 0 else []
    told += [f"{columns:,} more columns"] if columns > 0 else []
    return f"<p>{'; '.join(told)}</p>" if told else ""

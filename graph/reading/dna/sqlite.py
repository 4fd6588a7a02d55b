"""The second and third generation: SQLite, the second with dates in milliseconds, the third in seconds.

A file is data, whoever made it: it is opened read-only, only plain tables are looked at, and no view,
trigger or computed column of it is run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from graph.reading.dna.coding import Coding, Misread, Sort, Statement, Text, Thing, Type, day_after

MAGIC = b"SQLite format 3\0"
LARGEST = 100_000_000
"""How many bytes one value may have: more than any document."""
_PLAIN = "CREATE TABLE"
_VALUES: Mapping[str, Sort] = {
    "DATABOOLEAN": "boolean",
    "DATAINTEGER": "integer",
    "DATALONGTEXT": "long text",
}
"""The tables of what was coded, short texts aside, with what they hold."""
_SORTS: frozenset[str] = frozenset({"short text", *_VALUES.values()})
_OF_ATTRIBUTES = ("Type", "Alias", "Notes")
"""What the second generation says of a thing, a column each."""

Row = Mapping[str, Any]


def read(path: Path) -> Coding:
    """What a file says.

    Parameters
    ----------
    path : pathlib.Path

    Raises
    ------
    Misread
        Where it is no file of the program, or a broken one.
    """
    for beside in ("-wal", "-journal"):
        left = path.with_name(path.name + beside)
        if left.is_file() and left.stat().st_size:
            raise Misread(f"{left.name} holds changes that are not in it yet; close the program")
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
            connection.execute("PRAGMA trusted_schema = OFF")
            return _File(connection).coding()
    except (sqlite3.Error, OverflowError, RecursionError) as error:
        raise Misread(f"this database cannot be read: {error}") from None


class _File:
    """One database, opened."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        made = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        self._tables = {
            str(name).upper(): str(name)
            for name, sql in made
            if str(sql).upper().startswith(_PLAIN)
        }
        for needed in ("DOCUMENTS", "STATEMENTS", "VARIABLES", "DATASHORTTEXT"):
            if needed not in self._tables:
                reason = "a database, and none of Discourse Network Analyzer"
                raise Misread(f"this is {reason}: it has no table {needed}")
        self._second = "Value" in self._columns("DATASHORTTEXT")

    def coding(self) -> Coding:
        """All that is taken from it."""
        variables = {int(row["ID"]): row for row in self._rows("VARIABLES")}
        labels = {int(row["ID"]): _text(row["Label"]) for row in self._rows("STATEMENTTYPES")}
        for row in variables.values():
            if row["DataType"] not in _SORTS:
                raise Misread(f'"{row["DataType"]}" is no sort of variable')
        types = [
            Type(
                label,
                {
                    _text(row["Variable"]): row["DataType"]
                    for row in variables.values()
                    if row["StatementTypeId"] == number
                },
            )
            for number, label in labels.items()
        ]
        names = {number: _text(row["Variable"]) for number, row in variables.items()}
        things = {} if self._second else {one.number or 0: one for one in self._entities(names)}
        known = [*things.values()] or [*self._attributes(names)]
        links = len([*self._rows("STATEMENTLINKS")])
        return Coding(
            2 if self._second else 3,
            [*self._texts()],
            types,
            known,
            [*self._statements(labels, names, things)],
            links,
        )

    def _columns(self, table: str) -> list[str]:
        found = self._connection.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", (table,))
        return [str(name) for name, hidden in found if not hidden]

    def _rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, by column; none of a table that is not there."""
        if table not in self._tables:
            return
        columns = self._columns(self._tables[table])
        listed = ", ".join(f'"{name}"' for name in columns if '"' not in name)
        for row in self._connection.execute(f'SELECT {listed} FROM "{table}"'):  # noqa: S608  # names that were looked up
            yield _Row(table, zip(columns, row, strict=True))

    def _texts(self) -> Iterator[Text]:
        unit = 1000 if self._second else 1
        for row in self._rows("DOCUMENTS"):
            date = row["Date"]
            yield Text(
                number=_number(row, "ID"),
                title=_text(row["Title"]),
                words=_text(row["Text"]),
                author=_text(row["Author"]),
                source=_text(row["Source"]),
                section=_text(row["Section"]),
                type=_text(row["Type"]),
                notes=_text(row["Notes"]),
                day=day_after(date / unit) if isinstance(date, int) else None,
            )

    def _entities(self, names: Mapping[int, str]) -> Iterator[Thing]:
        """The things of the third generation."""
        called = {_number(row, "ID"): _text(row["Value"]) for row in self._rows("ENTITIES")}
        attributes = {
            int(row["ID"]): _text(row["AttributeVariable"])
            for row in self._rows("ATTRIBUTEVARIABLES")
        }
        told: dict[int, dict[str, str]] = {}
        for row in self._rows("ATTRIBUTEVALUES"):
            value, name = _text(row["AttributeValue"]), attributes.get(row["AttributeVariableId"])
            if value.strip() and name:
                told.setdefault(row["EntityId"], {})[name] = value
        for row in self._rows("ENTITIES"):
            number = row["ID"]
            yield Thing(
                names.get(row["VariableId"], ""),
                called[number],
                number,
                told.get(number, {}),
                called.get(row.get("ChildOf") or -1),
            )

    def _attributes(self, names: Mapping[int, str]) -> Iterator[Thing]:
        """The things of the second generation that anything is said of."""
        for row in self._rows("ATTRIBUTES"):
            told = {name: _text(row.get(name)) for name in _OF_ATTRIBUTES}
            yield Thing(
                names.get(row["VariableId"], ""),
                _text(row["Value"]),
                _number(row, "ID"),
                {name: words for name, words in told.items() if words.strip()},
                _text(row.get("ChildOf")) or None,
            )

    def _statements(
        self, labels: Mapping[int, str], names: Mapping[int, str], things: Mapping[int, Thing]
    ) -> Iterator[Statement]:
        coders = {row["ID"]: _text(row["Name"]) for row in self._rows("CODERS")}
        coded: dict[int, dict[str, str | int | bool]] = {}

        def keep(row: Row, value: str | int | bool) -> None:
            variable = names.get(row["VariableId"])
            if variable is not None:
                coded.setdefault(row["StatementId"], {})[variable] = value

        for row in self._rows("DATASHORTTEXT"):
            thing = None if self._second else things.get(row["Entity"])
            keep(row, _text(row["Value"]) if self._second else thing.name if thing else "")
        for table, sort in _VALUES.items():
            for row in self._rows(table):
                if sort == "long text":
                    keep(row, _text(row["Value"]))
                else:
                    value = _number(row, "Value")
                    keep(row, bool(value) if sort == "boolean" else value)
        for row in self._rows("STATEMENTS"):
            yield Statement(
                _number(row, "ID"),
                labels.get(row["StatementTypeId"], ""),
                row["DocumentId"],
                _number(row, "Start"),
                _number(row, "Stop"),
                coders.get(row["Coder"], ""),
                coded.get(row["ID"], {}),
            )


class _Row(dict[str, Any]):
    """A row by column, which says what it lacks."""

    def __init__(self, table: str, cells: Any) -> None:
        self.table = table
        super().__init__(cells)

    def __missing__(self, name: str) -> Any:
        raise Misread(f"table {self.table} has no column {name}")


def _text(value: Any) -> str:
    """What stands where a text is expected; numbers are words, too."""
    if value is None:
        return ""
    if isinstance(value, bytes):
        raise Misread("there are bytes where a text is expected")
    return str(value)


def _number(row: Row, name: str) -> int:
    value = row[name]
    if not isinstance(value, int):
        raise Misread(f"{value!r} is no number", f"{row.table} {row.get('ID', '')}")  # type: ignore[attr-defined]  # each is a _Row
    return value

"""From a graph's sheets to one dataset as plain values, each thing with the row that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.problems import Place, Problem
from graph.reading.brought import Brought, Report
from graph.reading.sources import Path, Unreadable
from graph.reading.tables.header import header, questions, supposed, vocabulary
from graph.reading.tables.records import Records
from graph.reading.tables.sheets import ENTITIES, QUESTIONS, RELATIONS, Sheet
from graph.reading.tables.table import Row
from graph.reading.tables.told import Record, Told

_NEEDED: Mapping[str, Sequence[tuple[str, ...]]] = {
    RELATIONS: (("kind",), ("source", "source_name"), ("target", "target_name")),
    ENTITIES: (("kind",), ("name",)),
}
"""The columns that a sheet is not without: one of each."""


class Tables(Brought):
    """A graph's sheets, read.

    Parameters
    ----------
    file : str
        The path of what was given, as people are told it; empty for what came from memory.
    what : str
        What sort of file it is, in words.
    sheets : mapping of str to Sheet
        By which of ``SHEETS`` they are.
    name : str
        What the dataset is called where nothing says so.
    known : dict, optional
        What is known of the dataset but its entities and relations, where no sheet says so.

    Attributes
    ----------
    told : Report
        What was read, and what was left out.

    Raises
    ------
    Unreadable
        Where a sheet lacks a column without which no row of it says anything.
    """

    def __init__(
        self,
        file: str,
        what: str,
        sheets: Mapping[str, Sheet],
        name: str,
        known: Record | None = None,
    ) -> None:
        self.told = report = Report(what)
        for sheet, columns in _NEEDED.items():
            _refuse_without(sheets.get(sheet), columns)
        self._read = told = Told(sheets, report)
        said = (known or {}) | header(told)
        if told.has(QUESTIONS):
            said["questions"] = [*questions(told)]
        records = Records(told, vocabulary(said.get("kinds")))
        entities, relations = records.entities, records.relations
        report.made.update(entities=len(entities), claims=len(relations))
        if "id" not in said:
            said = supposed(told, name, entities, relations) | said
        super().__init__(file, said | {"entities": entities, "relations": relations}, report)

    def place(self, path: Path) -> Place:
        """The row, or the cell, that something stands in."""
        return self._read.place(path) or Place(self.file)

    def repeated_fields(self) -> Iterator[Problem]:
        """Cells that do not hold what their columns do, and rows that are none."""
        return iter(self._read.problems)


def _refuse_without(sheet: Sheet | None, needed: Sequence[tuple[str, ...]]) -> None:
    """Refuse a sheet that lacks a column without which no row of it says anything."""
    if sheet is None or not sheet.table.rows:
        return
    columns = sheet.table.columns
    lacking = [names[0] for names in needed if not any(name in columns for name in names)]
    if lacking:
        has = ", ".join(columns[:20]) or "none"
        told = f"there is no column {' and none '.join(lacking)}; name one so (there are: {has})"
        raise Unreadable(Problem(sheet.place(Row(1, {})), "syntax", told))

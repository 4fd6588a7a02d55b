"""From a graph's sheets to one dataset as plain values, each thing with the row that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.problems import Place, Problem
from graph.reading.brought import Brought, Report, vocabulary_of
from graph.reading.sources import Path, Unreadable
from graph.reading.tables.header import header, questions, supposed
from graph.reading.tables.records import Records
from graph.reading.tables.sheets import ENTITIES, FURTHER, QUESTIONS, RELATIONS, Sheet
from graph.reading.tables.table import Row
from graph.reading.tables.told import Record, Told
from graph.reading.tables.uncited import cite_rows, cites_itself
from graph.reading.written import DERIVED

_NEEDED: Mapping[str, Sequence[tuple[str, ...]]] = {
    RELATIONS: (("kind",), ("source", "source_name"), ("target", "target_name")),
    ENTITIES: (("kind",), ("name",)),
}
"""The columns that a sheet is not without: one of each."""

_KINDS_OF_ENDS = ("source_kind", "target_kind")
_ENDS = frozenset(
    ("source_name", "target_name", "source_kind", "target_kind", "citations", "documents", "own")
)
"""Columns that are read where others say less."""
_OURS = frozenset(("label", "sentence"))
"""The columns by which one sees that a table was written here: nobody types them."""
_STANDING = ("negated", "modality", "certainty", "scenario", "holder")
"""What a claim's standing hangs on: without one of these columns a denial would be read as its contrary."""


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

    Raises
    ------
    Unreadable
        Where a sheet lacks a column without which no row of it says anything, or nothing says what the ends of
        claims are.
    """

    def __init__(
        self,
        file: str,
        what: str,
        sheets: Mapping[str, Sheet],
        name: str,
        known: Record | None = None,
    ) -> None:
        report = Report(what)
        for sheet, columns in _NEEDED.items():
            _refuse_without(sheets.get(sheet), columns)
        _refuse_less(sheets.get(RELATIONS))
        _refuse_without_entities(sheets)
        self._read = told = Told(sheets, report)
        said = (known or {}) | header(told)
        if told.has(QUESTIONS):
            said["questions"] = [*questions(told)]
        records = Records(told, vocabulary_of(said.get("kinds")))
        entities, relations = records.entities, records.relations
        for column in _derived(sheets.get(RELATIONS)):
            report.leave("columns that follow from others, not read", column)
        if relations and cites_itself(told):
            documents = said.get("documents") or []
            taken = {str(one.get("id")) for one in (*entities, *documents)}
            said["documents"] = [*documents, cite_rows(told, name, taken, relations)]
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


def _refuse_less(sheet: Sheet | None) -> None:
    """Refuse claims that were written here and have lost a column on which their standing hangs."""
    columns = () if sheet is None or not sheet.table.rows else sheet.table.columns
    lacking = [name for name in _STANDING if name not in columns]
    if sheet is not None and lacking and _OURS.issubset(columns):
        told = (
            f"the column {', '.join(lacking)} is gone, on which it hangs how each claim stands; "
            "put it back, where an empty cell says nothing"
        )
        raise Unreadable(Problem(sheet.place(Row(1, {})), "syntax", told))


def _refuse_without_entities(sheets: Mapping[str, Sheet]) -> None:
    """Refuse claims where nothing at all says what their ends are: each of them would be told to be nowhere."""
    sheet = sheets.get(RELATIONS)
    if sheet is None or not sheet.table.rows or not sheets.keys().isdisjoint((ENTITIES, FURTHER)):
        return
    if not {*_KINDS_OF_ENDS}.intersection(sheet.table.columns):
        told = (
            f"nothing says what the ends of claims are: add the columns {' and '.join(_KINDS_OF_ENDS)} "
            "(person, party, country, …), or a table of entities (id, kind, name)"
        )
        raise Unreadable(Problem(sheet.place(Row(1, {})), "syntax", told))


def _derived(sheet: Sheet | None) -> list[str]:
    """The columns of claims that only say anew what others say."""
    if sheet is None or not _OURS.issubset(sheet.table.columns):
        return []
    return [name for name in sheet.table.columns if name in DERIVED - _ENDS]


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

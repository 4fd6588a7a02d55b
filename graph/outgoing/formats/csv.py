"""CSV: the claims as flat records, and beside them the entities, the citations and all the rest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from graph.formulas import doubled
from graph.outgoing.extract import Extract
from graph.outgoing.formats import Format, Written, register
from graph.outgoing.sheets import sheets
from graph.reading.tables.sheets import RELATIONS
from graph.writing.formats.csv import write as as_csv
from graph.writing.records import Records

_MARK = "\ufeff"
"""Without it a spreadsheet takes the letters for others."""


def write(extract: Extract, *, mark: str = _MARK) -> Written:
    """A file a sheet, that of the claims under the name that was given."""
    files: Mapping[str, str] = {
        "" if name == RELATIONS else f".{name}.csv": f"{mark}{as_csv(_guarded(records))}"
        for name, records in sheets(extract).items()
    }
    return Written(files)


def _guarded(records: Records) -> Records:
    """Records of which each text is read back as it is, also one that seems to be guarded already."""
    rows = (
        {name: doubled(cell) if isinstance(cell, str) else cell for name, cell in record.items()}
        for record in records
    )
    return Records(rows, records.columns)


_KEEPS = (
    "everything, in five files: the claims with all that is said of each, and beside them the rest"
)
register(
    Format(
        "csv", (".csv",), "CSV, for spreadsheets: claims, entities, citations", _KEEPS, "", write
    )
)
register(
    Format(
        "csv-plain",
        (),
        "CSV for programs, without a byte order mark; read all columns as text, and no word as nothing",
        _KEEPS,
        "",
        partial(write, mark=""),
    )
)

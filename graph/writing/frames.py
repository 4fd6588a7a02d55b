"""Records as data frames of pandas and polars, and as an Arrow stream, whichever is installed.

None of the three is needed by anything else here, and each is imported where it is asked for. The
columns and their types are given, not guessed from the values: a frame of no rows has them too.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from graph.vocabulary.sorts import Sort

if TYPE_CHECKING:
    # Installed by whoever asks for a frame: without them these are anything at all.
    import pandas as pd  # type: ignore[import-not-found, import-untyped, unused-ignore]
    import polars as pl  # type: ignore[import-not-found, unused-ignore]

"""What a column holds. A date is a partial one (*2025-12*), and so it is text to a frame."""
Columns = Mapping[str, Sort]
Rows = Iterable[Mapping[str, Any]]

_PANDAS: Mapping[Sort, str] = {
    "text": "string",
    "date": "string",
    "yes_no": "boolean",
    "count": "Int64",
    "number": "Float64",
}
_POLARS: Mapping[Sort, str] = {
    "text": "String",
    "date": "String",
    "yes_no": "Boolean",
    "count": "Int64",
    "number": "Float64",
}
ARROW: Mapping[Sort, str] = {
    "text": "string",
    "date": "string",
    "yes_no": "bool_",
    "count": "int64",
    "number": "float64",
}
"""What a column of each sort is to Arrow."""
PYTHON: Mapping[Sort, type[str | bool | int | float]] = {
    "text": str,
    "date": str,
    "yes_no": bool,
    "count": int,
    "number": float,
}
"""The type of a column's values, those aside that are None."""


def to_pandas(rows: Rows, columns: Columns) -> pd.DataFrame:
    """Rows as a pandas frame, of pandas' own types that know of absent values.

    Parameters
    ----------
    rows : iterable of mapping
    columns : mapping of str to Sort
        In their order.

    Raises
    ------
    ImportError
        Where pandas is not installed.
    """
    pandas = _installed("pandas")
    return pandas.DataFrame(
        {
            name: pandas.array(values, dtype=_PANDAS[columns[name]])
            for name, values in _values(rows, columns).items()
        },
        columns=list(columns),
    )


def to_polars(rows: Rows, columns: Columns) -> pl.DataFrame:
    """Rows as a polars frame.

    Parameters
    ----------
    rows : iterable of mapping
    columns : mapping of str to Sort
        In their order.

    Raises
    ------
    ImportError
        Where polars is not installed.
    """
    polars = _installed("polars")
    return polars.DataFrame(
        _values(rows, columns),
        schema={name: getattr(polars, _POLARS[sort]) for name, sort in columns.items()},
    )


def arrow_stream(rows: Rows, columns: Columns, requested_schema: object = None) -> object:
    """Rows as a stream of the Arrow PyCapsule interface, by which programs hand each other tables.

    Parameters
    ----------
    rows : iterable of mapping
    columns : mapping of str to Sort
        In their order.
    requested_schema : object, optional
        As the interface has it.

    Raises
    ------
    ImportError
        Where neither polars nor pyarrow is installed.
    """
    table: Any
    if _nearest(("polars", "pyarrow")) == "polars":
        table = to_polars(rows, columns)
    else:
        arrow = _installed("pyarrow", "polars or pyarrow")
        types = {name: getattr(arrow, ARROW[sort])() for name, sort in columns.items()}
        table = arrow.table(_values(rows, columns), schema=arrow.schema(list(types.items())))
    return table.__arrow_c_stream__(requested_schema)


def _values(rows: Rows, columns: Columns) -> dict[str, list[Any]]:
    """The columns' values. A number is a float throughout, as no frame has both in one column."""
    rows = tuple(rows)
    made = {name: [row[name] for row in rows] for name in columns}
    for name, sort in columns.items():
        if sort == "number":
            made[name] = [None if value is None else float(value) for value in made[name]]
    return made


def _nearest(packages: Sequence[str]) -> str | None:
    """The first of some packages that is imported already or, where none is, that could be."""
    loaded = (name for name in packages if sys.modules.get(name))
    there = (name for name in packages if find_spec(name))
    return next(loaded, None) or next(there, None)


def _installed(package: str, offered: str | None = None) -> Any:
    try:
        return importlib.import_module(package)
    except ImportError as error:
        wanted = offered or package
        raise ImportError(
            f"this needs {wanted}, which is not installed: pip install {package}", name=package
        ) from error

"""Tables are opened: a folder of Parquet on DuckDB, Polars or Spark, or whatever frames somebody has."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from graph.model import Header, Resolution, builtin
from graph.problems import UnusableFile
from graph.reading.tables.lacking import installed
from graph.reading.tables.sheets import ENTITIES, METADATA, RELATIONS, RESOLUTIONS
from graph.scanning.pair import Pair

ENDING = ".parquet"
_RESOLUTIONS = TypeAdapter(list[Resolution])


def folder_of(path: Path, engine: str | None) -> Pair:
    """The tables of a folder.

    Parameters
    ----------
    path : pathlib.Path
        With ``entities.parquet`` and ``relations.parquet``, each a file or a folder of files.
    engine : str, optional
        ``duckdb``, ``polars``, or a Spark master: ``local[2]``, ``spark://host:7077``. By default the first
        of DuckDB and Polars that is installed.

    Raises
    ------
    UnusableFile
        Where there are none, or they are no Parquet.
    ImportError
        Where the engine is not installed.
    """
    paths = [path / f"{name}{ENDING}" for name in (ENTITIES, RELATIONS)]
    for one in paths:
        if not one.exists():
            told = f"there is no {one.name} in it; kg.to_tables and policygraph convert write one"
            raise UnusableFile(str(path), told)
    _entities, said = (said_in(one) for one in paths)  # a file that is none is told of sooner
    entities, relations = map(_reader(engine), paths)
    return pair_of(entities, relations, said)


def pair_of(entities: Any, relations: Any, said: Mapping[str, Any]) -> Pair:
    """Two frames as the tables of a graph.

    Parameters
    ----------
    entities, relations : frame
        Of DuckDB, Polars, Spark, Ibis, or whatever else Narwhals knows.
    said : mapping
        The header, and what came true.
    """
    said = dict(said)
    resolutions = tuple(_RESOLUTIONS.validate_python(said.pop(RESOLUTIONS, ())))
    said.pop(ENTITIES, None)
    header = Header.model_validate(said)
    vocabulary = builtin().declare(header.kinds)
    return Pair(_lazy(entities), _lazy(relations), header, vocabulary, resolutions)


def _lazy(frame: Any) -> Any:
    import narwhals as nw

    found = nw.from_native(frame)
    return found if isinstance(found, nw.LazyFrame) else found.lazy()


def said_in(path: Path) -> dict[str, Any]:
    """What a file of Parquet, or the first of a folder, says of its dataset."""
    parquet = installed("pyarrow.parquet")
    file = next(iter(sorted(path.glob(f"**/*{ENDING}"))), path) if path.is_dir() else path
    try:
        text = (parquet.read_schema(file).metadata or {}).get(METADATA)
    except Exception as error:  # noqa: BLE001  # whatever a library stumbles over
        first = (str(error).splitlines() or ["cut off"])[0]
        raise UnusableFile(
            str(file), f"this is no file of Parquet that can be read: {first}"
        ) from None
    said = json.loads(text) if text else None
    if not isinstance(said, dict):
        told = "it does not say of which dataset it is; graph.scan(entities, relations, header=…) takes that"
        raise UnusableFile(str(file), told)
    return said


def _on_duckdb(path: Path) -> Any:
    duckdb = installed("duckdb")
    return duckdb.connect().read_parquet(str(path / f"**/*{ENDING}" if path.is_dir() else path))


def _on_polars(path: Path) -> Any:
    polars = installed("polars")
    return polars.scan_parquet(path / f"**/*{ENDING}" if path.is_dir() else path)


def _on_spark(master: str) -> Callable[[Path], Any]:
    installed("pyspark")
    session = (
        installed("pyspark.sql").SparkSession.builder.master(master)
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )  # fmt: skip
    return lambda path: session.read.parquet(str(path))


_READERS: Mapping[str, Callable[[Path], Any]] = {"duckdb": _on_duckdb, "polars": _on_polars}


def _reader(engine: str | None) -> Callable[[Path], Any]:
    if engine is not None:
        return _READERS.get(engine) or _on_spark(engine)
    for name, read in _READERS.items():
        try:
            installed(name)
        except ImportError:
            continue
        return read
    return _on_duckdb

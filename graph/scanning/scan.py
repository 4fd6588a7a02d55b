"""A graph whose entities and relations stay in tables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.given import path_of, wrong_type
from graph.knowledge import KnowledgeGraph
from graph.model import Header
from graph.scanning.engine import Scanned
from graph.scanning.opening import folder_of, pair_of


def scan(
    entities: Any,
    relations: Any = None,
    *,
    header: Header | Mapping[str, Any] | None = None,
    engine: str | None = None,
) -> KnowledgeGraph:
    """Ask a graph that stays in tables, beyond memory and beyond one machine.

    It answers what a graph in memory answers, in the same order: the tables are asked for what may be of
    an answer, which is then held to the question in memory. What would not go into memory is refused
    (``TooMany``) and never cut off.

    Parameters
    ----------
    entities : path, or frame of DuckDB, Polars, Spark, Ibis or another that Narwhals knows
        A path alone is a folder with ``entities.parquet`` and ``relations.parquet``, as ``kg.to_tables``
        and ``policygraph convert`` write it. A frame has the columns of ``kg.entity_records()``.
    relations : frame, optional
        With the columns of ``kg.records()``.
    header : Header or mapping, optional
        What ``dataset.yaml`` says; with frames it is needed, a folder has it itself.
    engine : str, optional
        What asks a folder: ``duckdb`` (the default where it is installed), ``polars``, or a Spark master,
        such as ``local[2]`` or ``spark://host:7077``.

    Returns
    -------
    KnowledgeGraph

    Raises
    ------
    UnusableFile
        Where a folder has no such tables.
    ImportError
        Where narwhals or the engine is not installed: ``pip install "policygraph[tables]"``.
    TypeError
        Where it is given something else.

    Examples
    --------
    >>> import graph
    >>> kg = graph.scan("tables", engine="polars")  # doctest: +SKIP
    >>> kg.relations(kind="deployment", scenario="jara")  # doctest: +SKIP
    """
    if relations is None:
        folder = path_of(entities, "scan", "a folder of tables, or two frames")
        return KnowledgeGraph(Scanned(folder_of(Path(folder), engine)))
    if header is None:
        raise wrong_type(header, "scan", "a Header or a mapping as header, beside two frames")
    said = header.model_dump(mode="json") if isinstance(header, Header) else header
    return KnowledgeGraph(Scanned(pair_of(entities, relations, said)))

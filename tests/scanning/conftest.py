"""The engines that ask tables: each is tried where it is installed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.knowledge import KnowledgeGraph
from graph.model import Dataset
from graph.scanning.engine import Scanned
from graph.scanning.opening import folder_of

SPARK = "local[2]"
ENGINES = ("duckdb", "polars", SPARK)

Tables = Callable[[Dataset], Path]


def needed(engine: str) -> None:
    """Skip what cannot be tried here."""
    pytest.importorskip("narwhals")
    pytest.importorskip("pyarrow")
    pytest.importorskip("pyspark" if engine == SPARK else engine)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    needed(request.param)
    return str(request.param)


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    """A dataset as a folder of tables."""

    def write(dataset: Dataset) -> Path:
        folder = tmp_path / f"tables-{len(list(tmp_path.iterdir()))}"
        KnowledgeGraph(dataset).to_tables(folder)
        return folder

    return write


@pytest.fixture
def scanned(tables: Tables, engine: str) -> Callable[[Dataset], Scanned]:
    """A dataset asked in tables."""
    return lambda dataset: Scanned(folder_of(tables(dataset), engine))


def in_json(value: Any) -> Any:
    return json.loads(json.dumps(value))

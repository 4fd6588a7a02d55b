"""An embedded database that knows Cypher, in a process of its own: two of them do not bear each other.

As a script it runs the statements of a JSON file, and prints what its queries are answered.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any


def answers(
    engine: str, folder: Path, statements: Sequence[str], *queries: str
) -> list[list[list[Any]]]:
    """What queries are answered once statements have been run."""
    # Not above: where this is the script, another package may be called tests.
    import pytest

    from tests.command import python

    if find_spec(engine) is None:
        pytest.skip(f"there is no {engine}")
    told = folder / "statements.json"
    told.write_text(json.dumps([engine, statements, queries]), encoding="utf-8")
    done = python(__file__, told)
    assert done.status == 0, done.err[-2000:]
    rows: list[list[list[Any]]] = json.loads(done.out)
    return rows


def _main(file: str) -> None:
    name, statements, queries = json.loads(Path(file).read_text(encoding="utf-8"))
    engine = importlib.import_module(name)
    database = engine.Database(":memory:")
    connection = engine.Connection(database)
    for statement in statements:
        connection.execute(statement)
    told = []
    for query in queries:
        found, rows = connection.execute(query), []
        while found.has_next():
            rows.append(found.get_next())
        told.append(rows)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    _main(sys.argv[1])

"""Reading, validating, checking and building, held against pydantic's bare validation.

Each load runs in a fresh process, as a user's does, and is measured in CPU seconds. The bare
validation gets the same bytes in one call and builds nothing; its garbage collection is paused,
which alone makes it three times as fast as it would be.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.bench import synthetic

ROUNDS = {1_000: 9, 10_000: 9, 100_000: 5, 1_000_000: 3}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    root = tmp_path_factory.mktemp("synthetic")
    made: dict[int, Path] = {}

    def folder(relations: int) -> Path:
        if relations not in made:
            made[relations] = synthetic.write(root / str(relations), relations)
        return made[relations]

    return folder


def loaded(way: str, folder: Path, warm: Path) -> dict[str, Any]:
    """What one load in a process of its own cost."""
    command = [sys.executable, "-m", "tests.bench.loading", way, str(folder), str(warm)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(told))


def seconds(way: str, folder: Path, warm: Path) -> float:
    return float(loaded(way, folder, warm)["seconds"])


@pytest.mark.parametrize("relations", ROUNDS, ids="{:,}".format)
def test_read_validate_and_build(
    relations: int, folders: Callable[[int], Path], ratio: Any, tell: Any
) -> None:
    ways = [partial(seconds, way, folders(relations), folders(1_000)) for way in ("whole", "bare")]
    reached = ratio(*ways, rounds=ROUNDS[relations])
    tell(
        f"{relations:,} relations: read, validate, check, build",
        "validate the same bytes with pydantic alone",
        "≤ 2× its CPU time" if relations == 1_000_000 else "",
        f"{reached:.1f}×",
    )


def test_memory(folders: Callable[[int], Path], benchmark: Any, tell: Any) -> None:
    relations = 1_000_000
    whole = benchmark.pedantic(loaded, ("whole", folders(relations), folders(1_000)))
    models = loaded("models", folders(relations), folders(1_000))
    beside = (whole["most"] - whole["before"]) - (models["after"] - models["before"])
    tell(
        f"{relations:,} relations: most memory, reading and building",
        "the parsed models alone",
        "< 1.5 kB a relation more",
        f"{beside / relations / 1000:.1f} kB more",
    )

"""Importing and starting, held against importing networkx and pydantic: CPU time, fresh processes."""

from __future__ import annotations

import resource
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

LIBRARIES = "import networkx, pydantic"
POLICYGRAPH = str(Path(sys.executable).with_name("policygraph"))
ROUNDS = 11


def run(*command: str) -> float:
    """The CPU seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


python = partial(run, sys.executable, "-c")
libraries = partial(python, LIBRARIES)


@pytest.mark.parametrize(
    ("statement", "to_reach"),
    [
        ("import graph", "≤ 1.3× its CPU time"),
        ("import graph; graph.KnowledgeGraph", "≤ 1.3× its CPU time"),
        ("import graph; graph.load()", ""),
        ("import graph; graph.load().relations(kind='deployment')", ""),
        ("import graph; graph.load().shortest_path('police', 'chile')", ""),
    ],
    ids=["lazily", "eagerly", "load", "query", "path"],
)
def test_importing(statement: str, to_reach: str, ratio: Any, tell: Any) -> None:
    reached = ratio(partial(python, statement), libraries, rounds=ROUNDS)
    tell(f"`{statement}`", f"`{LIBRARIES}`", to_reach, f"{reached:.1f}×")


@pytest.mark.parametrize(
    "words", [("--help",), ("query", "--help"), ("query", "--kind", "deployment")], ids=" ".join
)
def test_the_command_line(words: tuple[str, ...], ratio: Any, tell: Any) -> None:
    reached = ratio(partial(run, POLICYGRAPH, *words), libraries, rounds=ROUNDS)
    tell(f"`policygraph {' '.join(words)}`", f"`{LIBRARIES}`", "", f"{reached:.1f}×")

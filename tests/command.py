"""The command line as the tests run it: in this process, or as a user does, in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from graph.cli import main

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Run:
    """What a run came to."""

    status: int
    out: str
    err: str


def run(*words: object) -> Run:
    """Run a command in this process; an error that is no sentence fails the test."""
    result = CliRunner().invoke(main, [str(word) for word in words], prog_name="policygraph")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Run(result.exit_code, result.stdout, result.stderr)


def python(*words: object, cwd: Path | None = None, **environment: str) -> Run:
    """Run this Python in a process of its own; what it prints is read as UTF-8."""
    done = subprocess.run(
        [sys.executable, *(str(word) for word in words)],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def policygraph(*words: object, cwd: Path | None = None, **environment: str) -> Run:
    """Run a command in a process of its own."""
    return python("-m", "graph", *words, cwd=cwd, **environment)

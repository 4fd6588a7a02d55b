"""The command as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.command import ROOT


def start(*words: object) -> subprocess.Popen[str]:
    """Start ``policygraph`` with some words."""
    return subprocess.Popen(
        [sys.executable, "-m", "graph", *(str(word) for word in words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


@contextmanager
def started(*words: object) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """A workbench that serves; its address and its key."""
    one = start("annotate", *words, "--no-browser")
    try:
        assert one.stdout is not None
        address, _mark, key = one.stdout.readline().strip().partition("#k=")
        if not key:
            raise AssertionError(one.communicate(timeout=10))
        yield one, address, key
    finally:
        one.kill()
        one.communicate()

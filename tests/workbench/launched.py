"""The command as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys

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

"""The command as a user starts it, with the small desk and a page of a few lines in the place of the large ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.command import ROOT

STARTING = """
import sys, types
from pathlib import Path
import graph.workbench.statics as statics
from tests.workbench.demo import Demo
desk = types.ModuleType("graph.workbench.desk")
desk.Annotating = Demo
sys.modules["graph.workbench.desk"] = desk
statics.statics.__defaults__ = (Path(sys.argv.pop(1)),)
sys.argv[0] = "policygraph"
from graph.cli import main
main()
"""


def start(root: Path, *words: object) -> subprocess.Popen[str]:
    """Start ``policygraph`` with some words."""
    return subprocess.Popen(
        [sys.executable, "-c", STARTING, str(root), *(str(word) for word in words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )

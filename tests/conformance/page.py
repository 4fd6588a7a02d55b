"""The page as one more engine: its modules, asked in a process of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from graph.engine.protocol import Engine
from graph.export.view import view
from tests.command import ROOT

NODE = os.environ.get("NODE") or shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="there is no node to run the page's modules")


def ask_page(engine: Engine, asks: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Ask the page's modules, all at once: a process takes longer to start than to answer."""
    assert NODE is not None
    done = subprocess.run(
        [NODE, str(ROOT / "tests" / "page" / "answer.mjs")],
        input=f'{{"view": {view(engine).to_json()}, "asks": {json.dumps(asks)}}}'.encode(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    answers: list[Any] = json.loads(done.stdout)
    assert len(answers) == len(asks)
    return answers

"""Who agrees with whom, of a million claims, held against reading them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

CLAIMS = 1_000_000


def test_disputes_and_corroboration(tmp_path: Path, benchmark: Any, tell: Any) -> None:
    command = [sys.executable, "-m", "tests.bench.debate", str(CLAIMS), str(tmp_path)]
    told = benchmark.pedantic(subprocess.check_output, (command,), rounds=1)
    seconds = json.loads(told)
    reached = (seconds["disputes"] + seconds["corroboration"]) / seconds["read"]
    tell(
        f"disputes and corroboration of {CLAIMS:,} claims by 5,000 voices",
        "reading them",
        "≤ 2× its CPU time",
        f"{reached:.1f}×",
    )
    assert reached <= 2

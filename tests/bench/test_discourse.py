"""The networks of a large debate, held against scipy's own product of the same counts."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

STATEMENTS = 1_000_000


def test_networks_of_a_million_statements(benchmark: Any, tell: Any) -> None:
    pytest.importorskip("scipy")

    def run() -> dict[str, dict[str, float]]:
        command = [sys.executable, "-m", "tests.bench.debating", str(STATEMENTS)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return dict(json.loads(done.stdout))

    costs = benchmark.pedantic(run)
    alone, kept = costs.pop("scipy"), costs.pop("statements")
    slowest = max(costs, key=lambda one: costs[one]["processors"])
    seconds = costs[slowest]["processors"]
    most = max(one["bytes"] for one in costs.values())
    tell(
        f"{STATEMENTS:,} statements by 5,000 voices on 1,000 concepts: any network as a sparse matrix",
        "scipy's product of their counts alone",
        "≤ 5 s of CPU time, < 2 GB beside the claims",
        f"{seconds:.1f} s ({slowest}), {seconds / alone['processors']:.1f}×, {most / 1e9:.1f} GB; "
        f"{kept['processors']:.1f} s more for the first",
    )

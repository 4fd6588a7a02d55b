"""What all benchmarks share: a table of ratios, and ways to measure that noise does not decide.

Each benchmark measures what it is about and what it is held against by turns, in one run, and
compares medians. Only the ratios mean something on another machine.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TABLE = Path(__file__).parent / "results.md"
HEADINGS = ("what", "against", "to reach", "reached")

Row = tuple[str, str, str, str]
Tell = Callable[[str, str, str, str], None]
rows = pytest.StashKey[list[Row]]()


class Clock:
    """A clock that stands still until it is told how long something took.

    pytest-benchmark reads it as it would read the time, so that what a page or another process
    measured of itself goes into its statistics.
    """

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


clock = Clock()


@pytest.fixture(scope="session")
def tell(request: pytest.FixtureRequest) -> Tell:
    """Adds a row to the table."""

    def add(what: str, against: str, to_reach: str, reached: str) -> None:
        request.config.stash.setdefault(rows, []).append((what, against, to_reach, reached))

    return add


@pytest.fixture
def ratio(benchmark: Any) -> Callable[..., float]:
    """The median of one thing over the median of another, measured by turns.

    Each may give back the seconds that it took, where it measured itself; or else it is timed.
    """

    def timed(run: Callable[[], float | None]) -> float:
        start = time.perf_counter()
        told = run()
        return told if isinstance(told, float) else time.perf_counter() - start

    def measure(
        ours: Callable[[], float | None], theirs: Callable[[], float | None], rounds: int
    ) -> float:
        others: list[float] = []

        def run() -> None:
            clock.seconds += timed(ours)

        benchmark._timer = clock
        benchmark.pedantic(run, setup=lambda: others.append(timed(theirs)), rounds=rounds)
        against = statistics.median(others)
        benchmark.extra_info["against"] = against
        return float(benchmark.stats.stats.median) / against

    return measure


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    told = config.stash.get(rows, [])
    if told:
        lines = [HEADINGS, ("---",) * len(HEADINGS), *told]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        TABLE.write_text(f"{table}\n", encoding="utf-8")
        terminalreporter.section("ratios")
        terminalreporter.write_line(table)

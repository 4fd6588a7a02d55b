"""Hypothesis gives the same examples on every run and machine, and remembers none. Where much is reckoned,
no lines are counted."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

UNCOUNTED = frozenset({"planted", "fuzz", "page"})
"""The folders whose tests read datasets by the thousand, or look at the page, whose lines are no Python."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "untraced: reckons much, and its lines are not counted")


@pytest.fixture(autouse=True)
def _untraced(request: pytest.FixtureRequest) -> Iterator[None]:
    """Take away what counts lines where it would take three times as long, and put it back."""
    marked = request.node.get_closest_marker("untraced")
    if marked is None and request.path.parent.name not in UNCOUNTED:
        yield
        return
    counting = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(counting)

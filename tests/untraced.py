"""Tests that read datasets by the thousand, whose lines are not counted: it takes three times as long."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def untraced() -> Iterator[None]:
    """Take away what counts lines, and put it back."""
    counting = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(counting)

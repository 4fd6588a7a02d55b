"""What is not so yet: defects, and pairs of them, that a check does not tell of as it has to.

``awaited.txt`` has a name a line, or two with a plus; ``python -m tests.planted`` writes it anew.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "awaited.txt"


@cache
def awaited() -> frozenset[str]:
    """The names, and pairs of names, that are listed."""
    if not FILE.exists():
        return frozenset()
    return frozenset(filter(None, FILE.read_text(encoding="utf-8").split("\n")))

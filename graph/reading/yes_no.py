"""Yes and no, as tables and graphs of other programs spell them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WORDS: Mapping[str, bool] = {
    "true": True,
    "yes": True,
    "1": True,
    "false": False,
    "no": False,
    "0": False,
    # of one letter, and as programs write them whose numbers all have a point
    "y": True,
    "t": True,
    "1.0": True,
    "n": False,
    "f": False,
    "0.0": False,
}


def yes_no(value: Any) -> Any:
    """A value as yes or no; what is neither stays.

    Parameters
    ----------
    value : any
    """
    if isinstance(value, str):
        return WORDS.get(value.strip().casefold(), value)
    return bool(value) if isinstance(value, int | float) and value in {0, 1} else value

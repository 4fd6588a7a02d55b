"""Names and values in files of graphs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from math import inf
from typing import Any

from graph.reading.called import as_text
from graph.reading.yes_no import WORDS

EXACT = 2**53
"""Up to here whole numbers are told apart by programs whose numbers all have a point."""
LONG = 10**100
"""From here on a whole number is not written out."""
_TYPES: Mapping[str, Callable[[str], Any]] = {
    "boolean": lambda text: WORDS[text.strip().casefold()],
    "int": int,
    "integer": int,
    "long": int,
    "float": float,
    "double": float,
}


def exact(value: float) -> float | str:
    """A number that every program reads as it is; as text what is none, or has more digits than these have.

    Parameters
    ----------
    value : float
        Or an int, of any length.
    """
    if value in {inf, -inf} or value != value:  # noqa: PLR0124  # what is no number
        return str(value)
    if abs(value) < EXACT:
        return value
    return str(value) if abs(value) < LONG else f"{Decimal(value):.6e}"


def plain(value: Any) -> str | float | bool:
    """A value as text, a number, or yes or no: as JSON what is a list or a mapping; empty what says nothing."""
    if isinstance(value, str):
        return as_text(value)
    if value is None or (isinstance(value, list | dict | tuple) and not value):
        return ""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return exact(value)
    return as_text(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))


def folded(name: str) -> str:
    """What a field is called, however a file spells it: ``Negated`` is ``negated``."""
    return name.strip().casefold()


def typed(text: str, type: str) -> Any:
    """A value of a type that files of graphs know; the text itself, where it is none of that type."""
    try:
        return _TYPES[type](text)
    except (KeyError, ValueError):
        return text

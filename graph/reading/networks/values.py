"""Names and values in XML files of graphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

EXACT = 2**53
"""Up to here whole numbers are told apart by programs whose numbers all have a point."""
LONG = 10**100
"""From here on a whole number is not written out."""
_YES_NO = {"true": True, "false": False, "1": True, "0": False}
_TYPES: Mapping[str, Callable[[str], Any]] = {
    "boolean": lambda text: _YES_NO[text.strip().casefold()],
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


def local(element: Element) -> str:
    """An element's name without that of its namespace."""
    return element.tag.rpartition("}")[2]


def typed(text: str, type: str) -> Any:
    """A value of a type that files of graphs know; the text itself, where it is none of that type."""
    try:
        return _TYPES[type](text)
    except (KeyError, ValueError):
        return text

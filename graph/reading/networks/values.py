"""Names and values in XML files of graphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

_YES_NO = {"true": True, "false": False, "1": True, "0": False}
_TYPES: Mapping[str, Callable[[str], Any]] = {
    "boolean": lambda text: _YES_NO[text.strip().casefold()],
    "int": int,
    "integer": int,
    "long": int,
    "float": float,
    "double": float,
}


def local(element: Element) -> str:
    """An element's name without that of its namespace."""
    return element.tag.rpartition("}")[2]


def typed(text: str, type: str) -> Any:
    """A value of a type that files of graphs know; the text itself, where it is none of that type."""
    try:
        return _TYPES[type](text)
    except (KeyError, ValueError):
        return text

"""XML of unknown origin as a tree: without a document type, so without entities, and no deeper than data are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from graph.reading.brought import Misread

DEEPEST = 100
"""How deep elements may be nested: more than any data file needs, less than any stack bears."""
LARGEST = 400_000_000
"""How many bytes a file may have: its tree takes ten times as many."""


class _Builder(TreeBuilder):
    """Builds a tree of what declares no document type: by its entities a short file grows without end."""

    def __init__(self) -> None:
        super().__init__()
        self.instructions: dict[str, str] = {}
        self._depth = 0

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise Misread("this XML declares a document type, which no file of data needs; take it out")

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Misread(f"elements are nested deeper than {DEEPEST}, which no file of data needs")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)

    def pi(self, target: str, text: str | None = None) -> Any:
        self.instructions.setdefault(target, text or "")


def local(element: Element) -> str:
    """An element's name without that of its namespace."""
    return str(element.tag).rpartition("}")[2]


def tree_of(content: bytes) -> tuple[Element, Mapping[str, str]]:
    """The outermost element of XML, and its processing instructions by their targets.

    Parameters
    ----------
    content : bytes

    Raises
    ------
    Misread
    """
    if len(content) > LARGEST:
        raise Misread(f"this has more than {LARGEST:,} bytes, which is more than is read at once")
    builder = _Builder()
    parser = XMLParser(target=builder)  # noqa: S314  # it takes no document type, so no entities
    try:
        parser.feed(content)
        root: Any = parser.close()
    except ParseError as error:
        line, column = error.position
        raise Misread(f"this is not XML: {error.msg}", f"line {line}, column {column}") from None
    except (LookupError, ValueError) as error:
        if isinstance(error, Misread):
            raise
        raise Misread(f"this XML cannot be read: {error}") from None
    if root is None:
        raise Misread("this is not XML: there is nothing in it")
    return root, builder.instructions

"""XML of other programs as a tree, without what makes a short file grow or look elsewhere."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from graph.reading.brought import Misread


class _Builder(TreeBuilder):
    """Builds a tree of what declares no document type: by its entities a short file grows without end."""

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise Misread("this XML declares a document type, which no file of the program does")


def tree_of(content: bytes) -> Element:
    """The outermost element of an XML file.

    Parameters
    ----------
    content : bytes

    Raises
    ------
    Misread
        Where it is no XML, or declares a document type.
    """
    parser = XMLParser(target=_Builder())  # noqa: S314  # it takes no document type, so no entities
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
        raise Misread("this XML is empty")
    found: Element = root
    return found

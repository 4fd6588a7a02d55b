"""DOCX, as Word and others write it: what is shown once all changes are accepted, footnotes last."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import IO, Any
from xml.etree import ElementTree as ET
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from graph.texts.formats import Format, NotTaken, Taken, register
from graph.texts.tree import paragraphs

_LARGEST = 50_000_000
"""Bytes of XML, unpacked: ten times those of a long book."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What the files of Word before 2007 begin with, and encrypted ones of today."""
_BROKEN = (
    *(BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError),
    *(ExpatError, ET.ParseError, UnicodeError, RecursionError),
    *(AttributeError, IndexError, KeyError, TypeError, ValueError),
)
"""What reading a file may raise that is none of Word's."""
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def take(content: bytes) -> Taken:
    """The text of a document.

    Parameters
    ----------
    content : bytes

    Raises
    ------
    NotTaken
        Where it is encrypted, broken or of a size that nobody writes.
    """
    import mammoth
    from selectolax.lexbor import LexborHTMLParser

    if content.startswith(_OLE):
        raise NotTaken(
            "this is encrypted, or of Word before 2007; open it, and save it as .docx without a password"
        )
    try:
        with ZipFile(BytesIO(content)) as packed:
            _refuse_bombs(packed)
            title = _title(packed)
        html = mammoth.convert_to_html(BytesIO(content), convert_image=_no_image).value
    except _BROKEN:
        raise NotTaken(
            "this is no DOCX, or it is broken; open it in a word processor, and save it anew"
        ) from None
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    if body is None:
        return Taken([], title)
    _number_notes(body)
    return Taken(paragraphs(body), title)


def _refuse_bombs(packed: ZipFile) -> None:
    """Refuse what would fill the memory: too much XML, or entities that stand for much."""
    parts = [one for one in packed.infolist() if one.filename.endswith((".xml", ".rels"))]
    if sum(one.file_size for one in parts) > _LARGEST:
        raise NotTaken(
            f"its text would unpack to more than {_LARGEST // 1_000_000} megabytes, as no document "
            "does; copy the text into a new one"
        )
    for part in parts:
        with packed.open(part) as stream:
            _refuse_entities(stream)


def _refuse_entities(stream: IO[bytes]) -> None:
    """No part of a DOCX declares entities; what does wants them to be resolved."""
    if b"<!DOCTYPE" in stream.read(4_096):
        raise NotTaken("this has declarations in it that no word processor writes; save it anew")


def _title(packed: ZipFile) -> str:
    """What the document's properties say that it is called."""
    try:
        told = ET.fromstring(packed.read("docProps/core.xml"))  # noqa: S314  # no entities are in it
    except (KeyError, ET.ParseError):
        return ""
    return told.findtext(_TITLE) or ""


def _no_image(_image: Any) -> list[Any]:
    return []


def _number_notes(body: Any) -> None:
    """Have each note begin with the number that leads to it, instead of ending with an arrow."""
    for number, note in enumerate(body.css("li[id^=footnote-], li[id^=endnote-]"), 1):
        for back in note.css("a[href^='#footnote-ref-'], a[href^='#endnote-ref-']"):
            back.decompose()
        first = note.css_first("p") or note
        if first.first_child is not None:
            first.first_child.insert_before(f"[{number}] ")


register(Format("DOCX", (".docx",), ("mammoth", "selectolax"), take))

"""REFI-QDA projects (.qdpx): a zip of an XML file and the texts, which programs of qualitative analysis exchange.

The standard (QDA-XML 1.0, 2019) counts places in characters of the plain text, from 0, half-open. Programs differ, and
say in the project's ``origin`` who they are: NVivo counts UTF-16 units, ATLAS.ti a line end of two characters as one.
A project can come from a stranger: names in the zip are looked at and never written to, and what is unpacked is
bounded, whatever the zip says of its sizes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from graph.reading.annotated.coding import Annotated, Coding, Text, Thing, Tie
from graph.reading.brought import Misread
from graph.reading.stretches import Stretches
from graph.reading.xml_tree import local, tree_of

SCHEME = "refi-qda"
"""The scheme of the numbers (GUIDs) that projects give to codes."""
ENDING = ".qde"
"""What the name of a project's XML ends with."""
INTERNAL = "internal://"
FOLDER = "Sources"
"""Where in the zip the texts are, and how the XML says so."""
MOST_XML, MOST_TEXT, MOST_ALL = 1 << 26, 1 << 25, 1 << 28
"""Bytes of the XML, of a text and of all of them, unpacked: more than any project needs."""
MOST_FILES = 100_000
ANNOTATION = "Annotation"
"""The code of a passage that was noted, and coded with nothing."""
GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_UNSAFE = re.compile(r"^[/\\]|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|\0")
_NUMBER = re.compile(r"[0-9]{1,18}")
_OTHERS = {
    "Case": "cases, left out",
    "Variable": "variables, left out",
    "Set": "sets, left out",
    "Graph": "graphs, left out",
    "PictureSelection": "selections in pictures, left out",
    "PDFSelection": "selections in pages of PDF, left out; the text of the same pages is read",
    "AudioSelection": "selections in sound, left out",
    "VideoSelection": "selections in films, left out",
    "TranscriptSelection": "selections in transcripts by time, left out",
}
"""What a project has besides coded texts, and what becomes of it."""
_TEXTS = ("TextSource", "Representation", "TextDescription", "Transcript")
"""The elements that hold a plain text and the passages selected in it."""


class _Files:
    """What is in a project's zip, read as far as is asked for."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file
        self._left = MOST_ALL
        names = file.namelist()
        if len(names) > MOST_FILES:
            raise Misread(f"this zip holds more than {MOST_FILES:,} files; no project does")
        unsafe = next((one for one in names if _UNSAFE.search(one)), None)
        if unsafe is not None:
            told = "this zip names a file outside itself, which no project does"
            raise Misread(told, f"file {unsafe[:100]!r}")
        self._names = {one.casefold(): one for one in names}

    def xml(self) -> bytes:
        """The project itself."""
        named = sorted((one for one in self._names if one.endswith(ENDING)), key=len)
        if not named:
            raise Misread(f"this zip is no REFI-QDA project: it has no file that ends in {ENDING}")
        return self.content(named[0], MOST_XML)

    def has(self, name: str) -> bool:
        """Whether there is a file of a name, whichever way it is spelled."""
        return name.casefold() in self._names

    def content(self, name: str, most: int) -> bytes:
        """What a file holds, if that is not more than it may be."""
        name = self._names[name.casefold()]
        most = min(most, self._left)
        try:
            with self._file.open(name) as stream:
                found = stream.read(most + 1)
        except (BadZipFile, zlib.error, EOFError, OSError) as error:
            raise Misread(f"this file cannot be unpacked: {error}", f"file {name}") from None
        except (
            RuntimeError,
            NotImplementedError,
        ) as error:  # it is encrypted, or packed in a way of its own
            raise Misread(f"this file cannot be unpacked: {error}", f"file {name}") from None
        if len(found) > most:
            raise Misread(f"this file unpacks to more than {most:,} bytes", f"file {name}")
        self._left -= len(found)
        return found


class _Counted(NamedTuple):
    """A text, and how the program counts in it."""

    stretches: Stretches
    place: Callable[[int, int], dict[str, Any] | None]


def read(path: Path) -> Annotated:
    """What a project says.

    Parameters
    ----------
    path : path

    Raises
    ------
    Misread
        Where it is no project, or a broken one.
    """
    try:
        with ZipFile(path) as file:
            files = _Files(file)
            root, _instructions = tree_of(files.xml())
            if local(root) != "Project":
                raise Misread("this XML is no REFI-QDA project: no <Project> holds it")
            return _Project(files, root).read()
    except BadZipFile as error:
        raise Misread(f"this is no REFI-QDA project, which is a zip: {error}") from None
    except (UnicodeDecodeError, NotImplementedError) as error:
        raise Misread(f"this zip cannot be read: {error}") from None


class _Project:
    """One project, read once."""

    def __init__(self, files: _Files, root: Element) -> None:
        self._files = files
        self._root = root
        self._origin = root.get("origin", "").casefold()
        self._made = Annotated("a REFI-QDA project", root.get("name", ""))
        self._users = {
            _guid(one): one.get("name") or one.get("id") or _guid(one) for one in _of(root, "User")
        }
        self._notes: dict[str, str] = {}
        self._codes: set[str] = set()
        self._sources: set[str] = set()

    def read(self) -> Annotated:
        """All of it."""
        for one in _of(self._root, "Note"):
            self._notes[_guid(one)] = self._words(one) or _text(one, "Description")
        self._code_book()
        parts: dict[str, list[Element]] = {name: [] for name in (*_TEXTS, *_OTHERS, "Link")}
        for one in self._root.iter():
            parts.get(local(one), []).append(one)
        for name in _TEXTS:
            for one in parts[name]:
                self._source(one)
        for name, why in _OTHERS.items():
            self._made.left += [(why, one.get("name", "")) for one in parts[name]]
        for link in parts["Link"]:
            self._link(link)
        read = self._made.read
        read["texts"] = len(self._made.texts)
        read["codes"] = len(self._codes)
        read["codings"] = len(self._made.codings)
        return self._made

    # Codes

    def _code_book(self) -> None:
        waiting: list[tuple[Element, str | None]] = [
            (one, None)
            for codes in _of(self._root, "Codes")
            for one in reversed(codes)
            if local(one) == "Code"
        ]
        while waiting:
            one, within = waiting.pop()
            guid = _guid(one)
            if guid not in self._codes:
                self._codes.add(guid)
                self._made.things.append(
                    Thing(
                        guid,
                        one.get("name", ""),
                        identifiers={SCHEME: guid} if GUID.fullmatch(guid) else {},
                        note=_text(one, "Description"),
                        color=one.get("color", ""),
                        within=within,
                        heading=one.get("isCodable") in {"false", "0"},
                    )
                )
            waiting += [(inner, guid) for inner in reversed(one) if local(inner) == "Code"]

    def _code(self, target: str, where: str) -> str | None:
        if target in self._codes:
            return target
        self._made.left.append(("codings with a code that is not there, left out", where))
        return None

    def _link(self, link: Element) -> None:
        source, target = (_plain(link.get(end, "")) for end in ("originGUID", "targetGUID"))
        if not {source, target} <= self._codes:
            self._made.left.append(("links of what is no code, left out", link.get("name", "")))
            return
        self._made.read["links"] += 1
        way = link.get("direction")
        self._made.ties.append(
            Tie(
                link.get("name") or "link",
                source,
                target,
                text=None,
                place={"record": f"link {_guid(link)}"},
                symmetric=way in {"Associative", "Bidirectional"},
                note=self._noted(link),
            )
        )

    # Texts

    def _words(self, source: Element) -> str | None:
        """The plain text of a source; none where the project does not hold it."""
        inline = next(_children(source, "PlainTextContent"), None)
        if inline is not None:
            return inline.text or ""
        written = source.get("plainTextPath", "")
        name = f"{FOLDER}/{written.removeprefix(INTERNAL).lstrip('/')}"
        if not written.startswith(INTERNAL) or not self._files.has(name):
            return None
        try:
            return self._files.content(name, MOST_TEXT).decode("utf-8-sig")
        except UnicodeDecodeError:
            self._made.left.append(("texts that are not UTF-8, cited without their words", written))
            return None

    def _counted(self, words: str) -> _Counted:
        """A text with the way in which its program counts."""
        whole = Stretches(words)
        if self._origin.startswith("nvivo"):
            return _Counted(whole, whole.in_units)
        if self._origin.startswith("atlas") and "\r\n" in words:
            starts = [0, *(match.end() for match in re.finditer(r"\r\n|[\s\S]", words))]

            def as_one(start: int, stop: int) -> dict[str, Any] | None:
                if not 0 <= start < stop < len(starts):
                    return None
                return whole.in_points(starts[start], starts[stop])

            return _Counted(whole, as_one)
        return _Counted(whole, whole.in_points)

    def _source(self, source: Element) -> None:
        guid = _guid(source)
        words = self._words(source)
        if guid in self._sources:
            self._made.left.append(("texts of one id, of which the first is read", guid))
            return
        self._sources.add(guid)
        title = source.get("name") or guid
        self._made.texts.append(Text(guid, title, words, _text(source, "Description")))
        counted = None if words is None else self._counted(words)
        for selection in _children(source, "PlainTextSelection"):
            self._selection(selection, guid, counted)
        for coding in _children(source, "Coding"):
            code = self._code(_reference(coding, "CodeRef"), _guid(coding))
            if code is not None:
                coder = self._user(coding.get("creatingUser"))
                whole = {"record": "the whole text"}
                self._made.codings.append(Coding(guid, code, whole, coder, self._noted(coding)))

    def _selection(self, selection: Element, text: str, counted: _Counted | None) -> None:
        where = _guid(selection)
        start, stop = (_number(selection, name) for name in ("startPosition", "endPosition"))
        place: dict[str, Any] | None = {"start": start, "end": stop} if start < stop else None
        if counted is not None:
            place = counted.place(start, stop)
        if place is None:
            self._made.left.append(("selections without a place in their text, cited by id", where))
            place = {"record": f"selection {where}"}
        note = "\n".join(filter(None, [_text(selection, "Description"), self._noted(selection)]))
        by = selection.get("creatingUser")
        codings = [*_children(selection, "Coding")]
        for one in codings:
            code = self._code(_reference(one, "CodeRef"), where)
            if code is not None:
                said = "\n".join(filter(None, [note, self._noted(one)]))
                coder = self._user(one.get("creatingUser") or by)
                self._made.codings.append(Coding(text, code, place, coder, said))
        if not codings and note:
            if ANNOTATION not in self._codes:
                self._codes.add(ANNOTATION)
                self._made.things.append(Thing(ANNOTATION, ANNOTATION))
            self._made.codings.append(Coding(text, ANNOTATION, place, self._user(by), note))

    def _user(self, guid: str | None) -> str:
        return self._users.get(_plain(guid or ""), "")

    def _noted(self, element: Element) -> str:
        """The notes that an element refers to."""
        found = (_plain(one.get("targetGUID", "")) for one in _children(element, "NoteRef"))
        return "\n".join(filter(None, (self._notes.get(one, "") for one in dict.fromkeys(found))))


def _children(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element if local(one) == name)


def _of(root: Element, name: str) -> Iterator[Element]:
    return (one for one in root.iter() if local(one) == name)


def _text(element: Element, name: str) -> str:
    return next((one.text or "" for one in _children(element, name)), "")


def _plain(guid: str) -> str:
    """A GUID, which may stand in braces and in capitals."""
    return guid.strip("{} ").lower()


def _guid(element: Element) -> str:
    return _plain(element.get("guid", ""))


def _reference(element: Element, name: str) -> str:
    return next((_plain(one.get("targetGUID", "")) for one in _children(element, name)), "")


def _number(element: Element, name: str) -> int:
    written = element.get(name, "").strip()
    if not _NUMBER.fullmatch(written):
        told = f'{name} is a number; found "{written[:60]}"'
        raise Misread(told, f"selection {_guid(element)}")
    return int(written)

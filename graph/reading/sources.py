"""What a reader of one format gives: records as JSON, in batches, and the place of each."""

from __future__ import annotations

import codecs
import errno
import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, BinaryIO, Protocol

from graph.problems import Place, Problem
from graph.reading.lines import Lines

Path = tuple[str | int, ...]
"""Where in a record something stands: ``("evidence", 0, "start")``."""

Placing = Callable[[int, Path], Place]
"""Where a record, by its number, or something in it, stands."""

UNPLACED = Place(line=-1)
"""The place of what could not be read: that has been told, and nothing is said of it again."""

HeaderPlacing = Callable[[Path], Place]
"""Where something in a header stands."""

DEEPEST = 50
"""How deep values may be nested: more than any data file needs, less than any stack bears."""
MOST = 100_000
"""How many things one mapping or list within a record may hold: more than any has."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some records of one file.

    Parameters
    ----------
    first : int
        The number, in its file, of the first record.
    count : int
        How many records there are.
    json : bytes
        A JSON array of them; empty where they have to be read one by one.
    """

    first: int
    count: int
    json: bytes


class Source(Protocol):
    """One file of records, opened."""

    def batches(self) -> Iterator[Batch]:
        """The records, in the file's order. May raise ``Unreadable``."""
        ...

    def place(self, record: int, path: Path) -> Place:
        """Where a record, or something in it, stands."""
        ...

    def record(self, record: int) -> Any:
        """One record as plain values. May raise ``Unreadable``."""
        ...

    def repeated_fields(self, *, thorough: bool) -> Iterator[Problem]:
        """Fields that a record gives twice, of which only one could be kept.

        Where finding them costs a second look at the file, it is taken only if ``thorough``.
        """
        ...


class Unreadable(Exception):
    """A file, or a line, that cannot be read as what it says it is.

    Parameters
    ----------
    problem : Problem
        Where and why.
    text : str
        What could not be read, as far as it is known; empty where nothing of it is.
    """

    def __init__(self, problem: Problem, text: str = "") -> None:
        self.problem = problem
        self.text = text
        super().__init__(str(problem))


_NO_FILES: Mapping[int, str] = {
    stat.S_IFDIR: "this is a folder with the name of a file; give it another name",
    stat.S_IFIFO: "this is a pipe, not a file; write what comes out of it into a file",
    stat.S_IFSOCK: "this is a socket, not a file; put a file in its place",
    stat.S_IFCHR: "this is a device, not a file; put a file in its place",
    stat.S_IFBLK: "this is a device, not a file; put a file in its place",
}
_NO_ENTRY: Mapping[int, str] = {
    errno.ENOENT: "this is a link to a file that is not there; put the file in its place",
    errno.ELOOP: "this is a link that leads back to itself; put the file in its place",
    errno.EACCES: "this may not be read; give yourself the right to read it",
    errno.EPERM: "this may not be read; give yourself the right to read it",
}
_MARKS: Mapping[bytes, str] = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
"""What a file begins with that is of another encoding; the longer come first."""


def opened(file: str, path: FilePath) -> BinaryIO:
    """A file's bytes to read from; what is no file, or may not be read, is said to be so.

    Nothing is waited for: a pipe that nobody writes to would keep a reader for ever.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    path : pathlib.Path

    Raises
    ------
    Unreadable
    """
    try:
        _refuse_what_is_no_file(file, path.stat().st_mode)  # to open some devices does something
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        stream = os.fdopen(handle, "rb")
    except OSError as error:
        raise unopened(file, error) from None
    try:
        _refuse_what_is_no_file(file, os.fstat(stream.fileno()).st_mode)
        _refuse_encodings(file, stream)
    except OSError as error:  # it opens, and cannot be read
        stream.close()
        raise unopened(file, error) from None
    except BaseException:
        stream.close()
        raise
    return stream


def unopened(file: str, error: OSError | ValueError) -> Unreadable:
    """A file that the system does not let anybody read, as a problem.

    Parameters
    ----------
    file : str
    error : OSError or ValueError
        What the system said.
    """
    number = getattr(error, "errno", None)
    said = getattr(error, "strerror", None) or str(error)
    reason = _NO_ENTRY.get(number or 0, f"this cannot be read: {said}")
    return Unreadable(Problem(Place(file), "unreadable-file", reason))


def _refuse_what_is_no_file(file: str, mode: int) -> None:
    if not stat.S_ISREG(mode):
        reason = _NO_FILES.get(stat.S_IFMT(mode), "this is no file; put one in its place")
        raise Unreadable(Problem(Place(file), "unreadable-file", reason))


def _refuse_encodings(file: str, stream: BinaryIO) -> None:
    """Refuse a file that begins as none in UTF-8 does, once, and not line by line."""
    first = stream.read(4)
    if first is None:  # what says that it is a file, and has nothing to be read yet
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    stream.seek(0)
    found = next((name for mark, name in _MARKS.items() if first.startswith(mark)), None)
    if found is None and b"\0" in first:
        found = "UTF-16"  # a letter and a zero byte, without the mark before them
    if found is not None:
        reason = f"this looks like {found}; save it as UTF-8"
        raise Unreadable(Problem(Place(file, 1, 1), "syntax", reason))


def text_of(file: str, path: FilePath) -> str:
    """A file's whole text, for formats that are read at once.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    path : pathlib.Path

    Raises
    ------
    Unreadable
        Where it cannot be opened, or is not UTF-8.
    """
    with opened(file, path) as stream:
        try:
            raw = stream.read().removeprefix(codecs.BOM_UTF8)
        except OSError as error:
            raise unopened(file, error) from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        problem = Problem(Place(file, *Lines(before).at(len(before))), "syntax", NOT_UTF_8)
        raise Unreadable(problem, raw.decode("utf-8", "replace")) from None


NOT_UTF_8 = "this is not UTF-8; save the file as UTF-8"


def as_json(value: Any) -> bytes:
    """Plain values as the JSON that pydantic validates."""
    return json.dumps(value).encode("ascii")


def unfit(value: Any) -> tuple[Path, str] | None:
    """Why a value is like none that a data file needs, and where in it: nested too deep, or too large.

    Parameters
    ----------
    value : any
        Plain values; how deep they are nested does not matter to this.
    """
    waiting: list[tuple[Path, Any]] = [((), value)]
    while waiting:
        path, here = waiting.pop()
        if not isinstance(here, dict | list):
            continue
        if len(path) >= DEEPEST:
            return path, TOO_DEEP
        if len(here) > MOST:
            return path, TOO_MANY
        parts = here.items() if isinstance(here, dict) else enumerate(here)
        waiting += [((*path, step), part) for step, part in parts if isinstance(part, dict | list)]
    return None


TOO_DEEP = "values are nested too deep; a data file needs five levels"
TOO_MANY = f"this holds more than {MOST:,} things; no record needs so many"

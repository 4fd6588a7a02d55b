"""What a reader of one format gives: records as JSON, in batches, and the place of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Protocol

from graph.problems import Place, Problem, UnusableFile

Path = tuple[str | int, ...]
"""Where in a record something stands: ``("evidence", 0, "start")``."""

Placing = Callable[[int, Path], Place]
"""Where a record, by its number, or something in it, stands."""

HeaderPlacing = Callable[[Path], Place]
"""Where something in a header stands."""


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
        A JSON array of them.
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
        What could not be read.
    """

    def __init__(self, problem: Problem, text: str = "") -> None:
        self.problem = problem
        self.text = text
        super().__init__(str(problem))


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
        Where it is not UTF-8.
    UnusableFile
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnusableFile(file, error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8-sig")
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise Unreadable(Problem(place, "syntax", f"this is not UTF-8: {error.reason}")) from None


def as_json(value: Any) -> bytes:
    """Plain values as the JSON that pydantic validates."""
    return json.dumps(value).encode("ascii")

"""What a reader of one format gives: records as JSON, in batches, and the place of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from graph.problems import Place, Problem

Path = tuple[str | int, ...]
"""Where in a record something stands: ``("evidence", 0, "start")``."""


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

    @property
    def file(self) -> str:
        """The file's path, as people were told it."""
        ...

    def batches(self) -> Iterator[Batch]:
        """The records, in the file's order. May raise ``Unreadable``."""
        ...

    def place(self, record: int, path: Path) -> Place:
        """Where a record, or something in it, stands."""
        ...

    def record(self, record: int) -> Any:
        """One record as plain values. May raise ``Unreadable``."""
        ...

    def repeated_fields(self) -> Iterator[Problem]:
        """Fields that a record gives twice, of which only one could be kept."""
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

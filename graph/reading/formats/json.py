"""JSON: a list of records, or all of a dataset in one object.

What this package writes as JSON is read back: the records of an answer, the data that the page
saves, a dataset.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path as FilePath
from typing import Any

from graph.problems import Place, Problem
from graph.reading.brought import Brought, told_of
from graph.reading.formats import Format, register
from graph.reading.json_text import JsonText
from graph.reading.others import of_value
from graph.reading.positions import Positions
from graph.reading.sections import Section, Whole, opened_as
from graph.reading.sources import Path, text_of
from graph.reading.written import dataset_of

_TRAILING = "is this JSON Lines, a record a line? then let the file's name end in .jsonl"


class JsonFile:
    """One JSON file, parsed.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    text : str

    Raises
    ------
    Unreadable
        Where the text is not JSON.
    """

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = JsonText(file, text, trailing=_TRAILING)
        self.value: Any = dataset_of(self._text.value()) if text.strip() else None

    @property
    def file(self) -> str:
        """The file's path, as people were told it."""
        return self._file

    @cached_property
    def _positions(self) -> Positions:
        return self._text.positions()

    def place(self, path: Path) -> Place:
        """Where what stands at a path begins; the nearest thing around it, if it is not there."""
        return self._positions.place(path)

    def repeated_fields(self) -> Iterator[Problem]:
        """Names that an object gives twice."""
        return iter(self._positions.problems() if self._text.repeats() else ())


def _whole(file: str, path: FilePath) -> Whole:
    """A file that may hold all of a dataset: ours, or another program's."""
    ours = JsonFile(file, text_of(file, path))
    other = of_value(ours.value)
    if other is None or other.made is None:
        return ours
    with told_of(file):
        return Brought(file, *other.made(ours.value, path.stem))


def _records(file: str, path: FilePath) -> Section:
    """A file that is a list of records."""
    text = text_of(file, path)
    return opened_as(partial(JsonFile, file, text), text)


register(Format("json", (".json",), _records, _whole))

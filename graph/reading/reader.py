"""From a dataset's files to what they say: find them, open them, examine them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from graph.model import Dataset
from graph.problems import Place, Problem, UnusableFile
from graph.reading.examination import Opening, Parts, examine
from graph.reading.files import HEADER, SECTIONS, DataFile, data_beside, header_of
from graph.reading.formats.yaml import YamlFile
from graph.reading.header import newer_format, unread_header
from graph.reading.records import NO_PLACES, Places
from graph.reading.sources import HeaderPlacing, Source, Unreadable, text_of


@dataclass(frozen=True)
class Reading:
    """What reading a dataset came to.

    Parameters
    ----------
    dataset : Dataset
        All that could be understood; whole only where there is no error.
    problems : tuple of Problem
        By place.
    files : tuple of str
        The files that were read.
    places : Places
        Where each relation stands, by its id; looked up when asked for.
    header_place : callable
        Where something in the header stands, by the way that leads to it.
    """

    dataset: Dataset
    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    places: Places = field(repr=False)
    header_place: HeaderPlacing = field(repr=False, compare=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that fail a check."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def citation_place(self, relation: str, number: int) -> Place:
        """Where the n-th citation of a relation stands, by the relation's id; from 0."""
        return self.places.citation(relation, number)


class Reader:
    """One run over a dataset's files."""

    def __init__(self, path: FilePath, thorough: bool) -> None:
        self.path = path
        self.thorough = thorough
        self.problems: list[Problem] = []
        self.files: list[str] = []

    def read(self) -> Reading:
        """Read all files and apply all rules."""
        header, data = self._find()
        file = self._yaml(header)
        if file is None:
            parts = Parts(None, lambda _path: Place(str(header)), self._beside(data))
        else:
            fields = self._fields(file)
            newer = newer_format(fields, file.place)
            if newer is not None:
                dataset = Dataset(unread_header(), (), ())
                return Reading(dataset, (newer,), tuple(self.files), NO_PLACES, file.place)
            own = {name: part for name, part in fields.items() if name not in SECTIONS}
            # One file may be the whole dataset.
            inner = [(name, partial(file.section, name)) for name in SECTIONS if name in fields]
            parts = Parts(own, file.place, [*inner, *self._beside(data)])
        found = examine(parts, thorough=self.thorough)
        problems = {*self.problems, *found.problems}
        return Reading(
            found.dataset, tuple(sorted(problems)), tuple(self.files), found.places, parts.place
        )

    def _find(self) -> tuple[FilePath, list[DataFile]]:
        """The header's file, and the files of records beside it."""
        try:
            header = header_of(self.path)
            data = data_beside(header) if header != self.path else []
        except OSError as error:
            # A name that no file can have, a folder that may not be looked into.
            raise UnusableFile(str(self.path), error.strerror or str(error)) from None
        for file in data:
            if file.section is None:
                place = Place(str(file.path))
                message = f"not read: a data file is called {HEADER}, entities… or relations…"
                self.problems.append(Problem(place, "unread-file", message, "warning"))
        return header, data

    def _yaml(self, path: FilePath) -> YamlFile | None:
        self.files.append(str(path))
        try:
            file = YamlFile(str(path), text_of(str(path), path))
        except Unreadable as unreadable:
            self.problems.append(unreadable.problem)
            return None
        self.problems += file.repeated_fields()
        return file

    def _fields(self, file: YamlFile) -> dict[str, Any]:
        """What a header's file says, which should be a mapping."""
        if isinstance(file.value, dict):
            return file.value
        place = Place(file.file, 1, 1)
        self.problems.append(Problem(place, "bad-value", "a mapping of fields is expected"))
        return {}

    def _beside(self, data: Iterable[DataFile]) -> list[tuple[str, Opening]]:
        """The sections of the files of records, with what opens each."""
        return [(file.section, partial(self._opened, file)) for file in data if file.section]

    def _opened(self, file: DataFile) -> Source:
        self.files.append(str(file.path))
        return file.format.open(str(file.path), file.path)

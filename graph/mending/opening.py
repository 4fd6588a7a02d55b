"""All files of a dataset, opened to be edited, and what a check says of them once they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from graph import checking
from graph.problems import Problem
from graph.reading import Reading
from graph.reading.files import DECISIONS, MERGES, POSITIONS, RESOLUTIONS
from graph.writing.splicing import Opened, opened

Step = tuple[str | int, ...]


class Record(NamedTuple):
    """An entity or a claim as it stands in a file.

    Parameters
    ----------
    file : Opened
    path : tuple
        Where in the file.
    value : mapping
    """

    file: Opened
    path: Step
    value: Mapping[str, Any]


class Files:
    """The files of a dataset.

    Parameters
    ----------
    dataset : path
        A folder, or one file.
    reading : Reading, optional
        What a thorough reading of it came to, where there was one.

    Raises
    ------
    UnusableFile
        Where there is nothing to read.
    UneditableFile
        Where one of the files cannot be edited.
    """

    def __init__(self, dataset: Path, reading: Reading | None = None) -> None:
        self.dataset = dataset
        if reading is not None:
            self.reading = reading
        first, *others = (Path(file) for file in self.reading.files)
        self.header = opened(first)
        self.data = [opened(path) for path in others]
        self.positions, self.decisions, self.merges, self.resolutions = (
            opened(beside) if first != dataset and beside.is_file() else None
            for beside in map(first.with_name, (POSITIONS, DECISIONS, MERGES, RESOLUTIONS))
        )

    @cached_property
    def reading(self) -> Reading:
        """What a check says of the files; read when it is asked for."""
        return checking.read(self.dataset, thorough=True)

    def after(self, written: Iterable[Opened]) -> Files:
        """The same files, some of which say something else since.

        Parameters
        ----------
        written : iterable of Opened
            They may be new: then they come last.
        """
        others = {file.path: file for file in written}
        made = copy(self)
        made.__dict__.pop("reading", None)
        made.header = others.pop(self.header.path, self.header)
        if self.positions is not None:
            made.positions = others.pop(self.positions.path, self.positions)
        if self.decisions is not None:
            made.decisions = others.pop(self.decisions.path, self.decisions)
        if self.merges is not None:
            made.merges = others.pop(self.merges.path, self.merges)
        if self.resolutions is not None:
            made.resolutions = others.pop(self.resolutions.path, self.resolutions)
        made.data = [others.pop(file.path, file) for file in self.data]
        made.data += others.values()
        return made

    @property
    def all(self) -> list[Opened]:
        """All of them."""
        beside = (self.positions, self.decisions, self.merges, self.resolutions)
        return [self.header, *self.data, *(one for one in beside if one is not None)]

    def records(self, section: str) -> Iterator[Record]:
        """The entities, or the claims, of all files."""
        inner = self.header.value.get(section) if isinstance(self.header.value, Mapping) else None
        yield from _records(self.header, inner, (section,))
        for file in self.data:
            if file.path.name.casefold().startswith(section):
                yield from _records(file, file.value, ())

    def reread(self, texts: Mapping[Path, str]) -> Reading:
        """What a check would say of the dataset, were some of its files others.

        Parameters
        ----------
        texts : mapping of path to str
        """
        with TemporaryDirectory() as name:
            folder = Path(name)
            for file in self.all:
                text = texts.get(file.path, file.text)
                (folder / file.path.name).write_bytes(text.encode("utf-8"))
            for problem in self.reading.problems:
                if problem.rule == "unread-file":  # that it is there leaves some things open
                    (folder / _name(problem)).touch()
            header = self.header.path
            whole = folder / header.name if header == self.dataset else folder
            found = checking.read(whole, thorough=True)
            # Places are looked up when asked for, and the files will be gone then.
            known = {identifier: found.places[identifier] for identifier in found.places}
        problems = tuple(
            replace(one, place=replace(one.place, file=str(header.with_name(_name(one)))))
            for one in found.problems
        )
        return replace(found, problems=problems, places=known)  # type: ignore[arg-type]  # it is a mapping


def _name(problem: Problem) -> str:
    return Path(problem.place.file).name


def new_problems(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """The problems that were not there before, by their rules.

    Parameters
    ----------
    before, after : sequence of Problem
    """
    left = Counter(problem.rule for problem in before)
    found = []
    for problem in after:
        if left[problem.rule]:
            left[problem.rule] -= 1
        else:
            found.append(problem)
    return found


def _records(file: Opened, value: Any, path: Step) -> Iterator[Record]:
    for number, record in enumerate(value if isinstance(value, list) else ()):
        if isinstance(record, Mapping):
            yield Record(file, (*path, number), record)

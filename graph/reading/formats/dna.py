"""Files of Discourse Network Analyzer, each a whole dataset; of which generation it is, its content says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, NoReturn

from graph.problems import Place, Problem
from graph.reading.dna import sqlite, xml
from graph.reading.dna.coding import Coding, Misread
from graph.reading.dna.dataset import Made
from graph.reading.formats import Format, register
from graph.reading.sources import Path, Unreadable, opened, unopened


class DnaFile:
    """One file, read.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    path : pathlib.Path

    Raises
    ------
    Unreadable
        Where it is no file of the program, or a broken one.
    """

    def __init__(self, file: str, path: FilePath) -> None:
        self._file = file
        try:
            self.value: Any = Made(_coding(file, path), path.stem).value()
        except Misread as error:
            problem = Problem(Place(file, record=error.where), "syntax", str(error))
            raise Unreadable(problem) from None

    @property
    def file(self) -> str:
        """The file's path, as people were told it."""
        return self._file

    def place(self, path: Path) -> Place:
        """What a path leads to or into: the record of a claim, an entity or a document by its id."""
        here: Any = self.value
        words: list[str] = []
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                break
            if isinstance(here, dict) and "record" in here:
                words = [here["record"]]
            elif isinstance(here, dict) and isinstance(here.get("evidence"), list):
                words = [one["record"] for one in here["evidence"][:1]]
            elif isinstance(here, dict) and "id" in here:
                words = [here["id"]]
        return Place(self._file, record=" ".join(words))

    def repeated_fields(self) -> Iterator[Problem]:
        """Nothing: what is made gives no field twice."""
        return iter(())


def _coding(file: str, path: FilePath) -> Coding:
    with opened(file, path) as stream:
        try:
            start = stream.read(len(sqlite.MAGIC))
            if start == sqlite.MAGIC:
                return sqlite.read(path)
            return xml.read(start + stream.read())
        except OSError as error:
            raise unopened(file, error) from None


def _records(file: str, _path: FilePath) -> NoReturn:
    reason = "this is a whole dataset, not a list of records; give the file itself"
    raise Unreadable(Problem(Place(file), "syntax", reason))


register(Format("dna", (".dna",), _records, DnaFile))

"""From files to a checked Dataset, with the place of every record.

A dataset is a folder that holds ``dataset.yaml`` and any number of ``entities*`` and
``relations*`` files, in YAML, JSON or JSON Lines, and ``documents*`` files where there are too many
for the header; or one file in YAML or JSON with the sections
``entities`` and ``relations`` in it. The files are read in the order of their names, a number in a
name as a number; of two records that cannot both stand, the one that comes later is to blame. What
the command line and the page write as JSON is read as the records that it was written from. All
problems are found in one run; nothing is dropped or coerced in silence.
"""

from __future__ import annotations

from pathlib import Path as FilePath

from graph.garbage import paused_garbage_collection
from graph.model import Dataset
from graph.problems import InvalidDataset
from graph.reading.checking import check, header_placing
from graph.reading.files import SECTIONS
from graph.reading.reader import Reader, Reading, read_made
from graph.reading.sources import HeaderPlacing

__all__ = [
    "SECTIONS",
    "HeaderPlacing",
    "Reading",
    "check",
    "header_placing",
    "load",
    "read",
    "read_made",
]


def load(path: str | FilePath) -> Dataset:
    """Read a dataset that has to be right.

    Parameters
    ----------
    path : str or path
        A folder, or one file in YAML or JSON.

    Raises
    ------
    InvalidDataset
        With every problem found.
    UnusableFile
        Where there is nothing to read.
    """
    reading = read(path)
    if reading.errors:
        raise InvalidDataset(reading.problems)
    return reading.dataset


def read(path: str | FilePath, *, thorough: bool = False) -> Reading:
    """Read a dataset and check it against every rule.

    Parameters
    ----------
    path : str or path
        A folder, or one file in YAML or JSON.
    thorough : bool
        Also look for fields that a line of JSON gives twice, which costs a second parse.

    Raises
    ------
    UnusableFile
        Where there is nothing to read.
    """
    with paused_garbage_collection():
        return Reader(FilePath(path), thorough).read()

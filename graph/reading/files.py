"""Which files a dataset is read from."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from graph.problems import UnusableFile
from graph.reading.formats import Format, format_of

HEADER = "dataset.yaml"
SECTIONS = ("entities", "relations")


class DataFile(NamedTuple):
    """A file of a format that is read.

    Parameters
    ----------
    path : pathlib.Path
    format : Format
    section : str, optional
        Which records its name says it holds; none where it says nothing.
    """

    path: Path
    format: Format
    section: str | None


def data_file(path: Path) -> DataFile | None:
    """A file as one of data, or nothing where it is of no format that is read."""
    found = format_of(path)
    section = next((name for name in SECTIONS if path.name.startswith(name)), None)
    return DataFile(path, found, section) if found else None


def header_of(path: Path) -> Path:
    """The file that holds the header of a dataset, which is a folder or one file.

    Raises
    ------
    UnusableFile
        Where there is none.
    """
    if path.is_file():
        return path
    if not path.is_dir():
        raise UnusableFile(str(path), "there is no such file or folder")
    header = path / HEADER
    if not header.is_file():
        raise UnusableFile(str(path), f"there is no {HEADER} in it")
    return header


def data_beside(header: Path) -> list[DataFile]:
    """The other files in a header's folder that are of a format that is read, by name."""
    paths = sorted(path for path in header.parent.iterdir() if path != header)
    found = (data_file(path) for path in paths if not path.name.startswith("."))
    return [file for file in found if file is not None]

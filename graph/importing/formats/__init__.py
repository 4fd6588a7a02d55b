"""The formats that tables are read in: one file a format, which registers itself here.

A new file in this folder is a new format, and nothing else has to be touched.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.problems import UnusableFile
from graph.reading.formats import formats
from graph.reading.sources import Unreadable, text_of
from graph.reading.tables.table import Table
from graph.registry import Formats


@dataclass(frozen=True)
class Format:
    """A format of tables.

    Parameters
    ----------
    name : str
    endings : tuple of str
        What the names of its files end with, in small letters.
    read : callable
        From a file's path as people are told it, and the path itself, to the table. May raise
        ``Unreadable``, ``OSError`` and ``UnusableFile``.
    """

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, Path], Table]


_FORMATS: Formats[Format] = Formats(__name__)


def register(format: Format) -> None:
    """Have tables of a further format read.

    Raises
    ------
    ValueError
        Where its name, or one of its endings, is another's already, or it has no ending.
    """
    _FORMATS.register(format)


def of_text(read: Callable[[str, str], Table]) -> Callable[[str, Path], Table]:
    """The reading of a format that is text in UTF-8: from the file's name and text to the table."""
    return lambda file, path: read(file, text_of(file, path))


def is_table(path: Path) -> bool:
    """Whether a file's name says that it is a table."""
    return _FORMATS.of(path.name) is not None


def read_table(path: Path) -> Table:
    """Read a table, in the format that its name says.

    Parameters
    ----------
    path : path

    Raises
    ------
    UnusableFile
        Where it cannot be read.
    """
    if not path.exists():
        raise UnusableFile(str(path), "there is no such file")
    found = _FORMATS.of(path.name)
    if found is None:
        raise UnusableFile(str(path), _not_read(path))
    try:
        return found.read(str(path), path)
    except Unreadable as error:
        where = f"{error.problem.place.line}: " if error.problem.place.line > 0 else ""
        raise UnusableFile(str(path), f"{where}{error.problem.message}") from None
    except (OSError, ValueError) as error:
        raise UnusableFile(str(path), getattr(error, "strerror", None) or str(error)) from None


def _not_read(path: Path) -> str:
    """Why what is no table, and none of another program's files, is not taken in, and what to do."""
    if path.is_dir():
        return (
            "this folder is none that is read as a whole; give the file in it that holds the rows, "
            "the annotation or the project"
        )
    tables = ", ".join(_FORMATS.endings())
    wholes = sorted(ending for one in formats() if one.whole for ending in one.endings)
    return f"files of this sort are not read; a table ends in one of {tables}, a whole dataset in one of {', '.join(wholes)}"

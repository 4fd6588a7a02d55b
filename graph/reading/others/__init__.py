"""What other programs write as JSON, or as a folder of files, known by its content: one file a program.

A new file in this folder is a new program, and nothing else has to be touched. A program whose files have an
ending of their own is a format (``graph.reading.formats``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.reading.brought import Brought, Report
from graph.registry import Registry

Made = tuple[dict[str, Any], Report]
"""A whole dataset as plain values, and what was read and left out."""


@dataclass(frozen=True)
class Other:
    """What another program writes.

    Parameters
    ----------
    name : str
    fits : callable, optional
        Whether a value of JSON is the program's; looks at the outermost names, and no further.
    made : callable, optional
        From the value, and what the file is called without its ending, to a dataset. May raise
        ``Misread``, and ``Unreadable``.
    fits_folder : callable, optional
        Whether a folder is the program's, by the names of its files.
    made_of_folder : callable, optional
        From the folder to a dataset. May raise ``Unreadable``, ``OSError`` and ``UnusableFile``.
    brought_of_folder : callable, optional
        Likewise, from the folder's path as people are told it and the path itself, where what is made
        knows better than its records where each thing stands.
    fits_line : callable, optional
        Whether the first line of a file that is called JSON, and has a value a line, is the program's.
    made_of_lines : callable, optional
        From the file's path as people are told it, its text, and what it is called without its ending, to
        a dataset. May raise ``Unreadable``.
    """

    name: str
    fits: Callable[[Any], bool] | None = None
    made: Callable[[Any, str], Made] | None = None
    fits_folder: Callable[[Collection[str]], bool] | None = None
    made_of_folder: Callable[[Path], Made] | None = None
    brought_of_folder: Callable[[str, Path], Brought] | None = None
    fits_line: Callable[[str], bool] | None = None
    made_of_lines: Callable[[str, str, str], Made] | None = None


_OTHERS: Registry[Other] = Registry("program", __name__)


def register(other: Other) -> None:
    """Have what a further program writes read.

    Raises
    ------
    ValueError
        Where its name is another's already.
    """
    _OTHERS.register(other)


def of_value(value: Any) -> Other | None:
    """Whose a value of JSON is; none, where it is ours or nobody's."""
    return next((one for one in _OTHERS.all() if one.fits and one.fits(value)), None)


def of_folder(names: Collection[str]) -> Other | None:
    """Whose a folder is, by the names of its files."""
    found = (one for one in _OTHERS.all() if one.fits_folder and one.fits_folder(names))
    return next(found, None)


def of_lines(text: str) -> Other | None:
    """Whose a file is that is called JSON and has a value a line, by its first one."""
    line = text.lstrip().partition("\n")[0]
    return next((one for one in _OTHERS.all() if one.fits_line and one.fits_line(line)), None)

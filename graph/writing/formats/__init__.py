"""The formats that records are written in: one file a format, which registers itself here.

A new file in this folder is a new format, and nothing else has to be touched: ``save`` takes it
where what it writes is read back, and the command line's ``--format`` where it is not. Nothing
that is slow to import is imported before something is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.registry import Registry
from graph.writing import TABLE

Records = Iterable[Mapping[str, Any]]
"""Plain values by name, a mapping a record."""


@dataclass(frozen=True)
class Format:
    """A format that records are written in.

    Parameters
    ----------
    name : str
        What ``format=`` and ``--format`` call it.
    endings : tuple of str
        What the names of its files may end with; those that are written, with the first.
    words : str
        What it is, for people.
    write : callable
        From records to their text.
    read_back : bool
        Whether a dataset that is written in it is read as the same dataset. If not, it is a
        format for the records of an answer.
    answers : bool
        Whether it is a format for the records of an answer all the same.
    marked : bool
        Whether a file for people begins with a byte order mark, without which a spreadsheet takes
        its letters for others; what a program reads through a pipe never does.
    rank : int
        Where it stands in lists: the lower, the earlier.
    """

    name: str
    endings: tuple[str, ...]
    words: str
    write: Callable[[Records], str]
    read_back: bool = False
    answers: bool = False
    marked: bool = False
    rank: int = 100


_FORMATS: Registry[Format] = Registry("format", __name__)


def register(format: Format) -> None:
    """Have records written in a further format.

    Raises
    ------
    ValueError
        Where another has its name already, or it has no ending.
    """
    if format.name == TABLE:
        raise ValueError(f'"{TABLE}" is the table for people; give your format another name')
    if not format.endings:
        raise ValueError(f"format {format.name} has no ending, so that no file could be named")
    _FORMATS.register(format)


def names(*, read_back: bool) -> tuple[str, ...]:
    """The names of the formats for whole datasets, or of those for the records of an answer."""
    ranked = sorted(_FORMATS.all(), key=lambda one: one.rank)
    return tuple(
        one.name
        for one in ranked
        if (one.read_back if read_back else one.answers or not one.read_back)
    )


def format_named(name: str) -> Format:
    """The format of a name.

    Raises
    ------
    KeyError
        Where there is none.
    """
    return {one.name: one for one in _FORMATS.all()}[name]

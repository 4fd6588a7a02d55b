"""The formats that data files are read in: one file a format, which registers itself here.

A new file in this folder is a new format, and nothing else has to be touched. What is registered
from elsewhere, before a dataset is read, is read along with the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from graph.problems import Place, Problem
from graph.reading.sections import Whole
from graph.reading.sources import Source, Unreadable
from graph.registry import Formats


@dataclass(frozen=True)
class Format:
    """A format of data files.

    Parameters
    ----------
    name : str
    endings : tuple of str
        What the names of its files end with, in small letters: ``.jsonl``. How a file's name is
        spelled, ``.JSONL`` or not, makes no difference.
    open : callable
        From a file's path as people are told it, and the path itself, to its records. May raise
        ``Unreadable``, ``OSError`` and ``UnusableFile``.
    whole : callable, optional
        From the same two to a file that may hold all of a dataset; none where no file of the
        format does. May raise the same.
    fits : callable, optional
        Whether a file may be a whole dataset, by how it begins or what stands beside it; none where
        each may.
    alone : bool
        Whether each file is a whole dataset, and none a list of records that stands beside a header.
    """

    name: str
    endings: tuple[str, ...]
    open: Callable[[str, Path], Source]
    whole: Callable[[str, Path], Whole] | None = None
    fits: Callable[[Path], bool] | None = None
    alone: bool = False

    def may_be_whole(self, path: Path) -> bool:
        """Whether a file may be a whole dataset."""
        return self.whole is not None and (self.fits is None or self.fits(path))


def no_list(file: str, _path: Path) -> NoReturn:
    """Refuse a file that is given as a list of records, where each of its format is a whole dataset."""
    reason = "this is a whole dataset, not a list of records; give the file itself"
    raise Unreadable(Problem(Place(file), "syntax", reason))


_FORMATS: Formats[Format] = Formats(__name__)


def register(format: Format) -> None:
    """Have files of a further format read.

    Raises
    ------
    ValueError
        Where its name, or one of its endings, is another's already, or it has no ending.
    """
    _FORMATS.register(format)


def formats() -> tuple[Format, ...]:
    """All formats that data files are read in."""
    return _FORMATS.all()


def format_of(path: Path) -> Format | None:
    """The format that a file's name says it has: that of the longest ending that fits."""
    return _FORMATS.of(path.name)

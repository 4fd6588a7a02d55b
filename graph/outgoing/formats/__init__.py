"""The formats that a graph goes out in: one file a format, which registers itself here.

A new file in this folder is a new format, and nothing else has to be touched. What is heavy is imported
when something is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from graph.outgoing.extract import Extract
from graph.registry import Formats


@dataclass(frozen=True)
class Written:
    """What a graph is in a format.

    Parameters
    ----------
    files : mapping of str to str or bytes
        Of a format of one file its content, under ""; what stands beside it under what is put in the place
        of the name's ending (``.entities.csv``). Of a folder the files in it, by their names.
    unsaid : mapping of str to int
        What the format could not say, in words (*denials, left out*), and of how many claims or entities.
    private : bool
        Whether words of the reader's own documents are in it: its files are for their owner alone.
    """

    files: Mapping[str, str | bytes]
    unsaid: Mapping[str, int] = field(default_factory=Counter)
    private: bool = False


@dataclass(frozen=True)
class Format:
    """A format that a graph goes out in.

    Parameters
    ----------
    name : str
        What ``format=`` and ``--format`` call it.
    endings : tuple of str
        What the names of its files end with; none where it is asked for by its name alone.
    words : str
        What it is, for people.
    keeps : str
        What of a claim it keeps, in a few words.
    loses : str
        What of it is lost; empty where nothing is.
    write : callable
        May raise ``ImportError`` where what it needs is not installed.
    folder : bool
        Whether it is a folder of files.
    sole : str
        What files of its folder end with of which there may be no others, as whoever reads it would take them
        for a part of it; empty where others do no harm.
    of_texts : bool
        Whether it is nothing without the words of the documents, so that copies of them are needed.
    """

    name: str
    endings: tuple[str, ...]
    words: str
    keeps: str
    loses: str
    write: Callable[[Extract], Written]
    folder: bool = False
    sole: str = ""
    of_texts: bool = False


_FORMATS: Formats[Format] = Formats(__name__, nameless=True)


def register(format: Format) -> None:
    """Have graphs go out in a further format.

    Raises
    ------
    ValueError
        Where its name, or one of its endings, is another's already.
    """
    _FORMATS.register(format)


def formats() -> tuple[Format, ...]:
    """All formats that a graph goes out in, by their names."""
    return tuple(sorted(_FORMATS.all(), key=lambda one: one.name))


def format_of(name: str) -> Format | None:
    """The format that a file's name says it has."""
    return _FORMATS.of(name)

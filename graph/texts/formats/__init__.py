"""The formats of documents whose text is taken out: one file a format, which registers itself here.

A new file in this folder is a new format, and nothing else has to be touched. What reads a format is
imported when a document in it is read; without it, one is told what to install.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from graph.problems import UnusableFile
from graph.registry import Formats

EXTRA = "texts"
"""The extra of this package that installs what reads all formats."""
_NO_TITLE = re.compile(
    r"\.(docx?|odt|rtf|pdf|indd|qxp|tex|dvi|html?|pages|pptx?|xlsx?)$", re.IGNORECASE
)
_OF_A_PROGRAM = re.compile(
    r"(microsoft word\b|powerpoint\b|untitled|unbenannt|sin t[ií]tulo|sans titre|document\d*$|[\W\d_]*$)",
    re.IGNORECASE,
)
LARGEST = 200_000_000
"""Bytes of a document: more than any that somebody reads."""


@dataclass(frozen=True)
class Taken:
    """The text of a document.

    Parameters
    ----------
    paragraphs : sequence of str
        In the order in which they are read; headings, and the rows of tables, are some.
    title : str
        As the document's own metadata have it; empty where they have none.
    """

    paragraphs: list[str]
    title: str = ""

    @property
    def content(self) -> str:
        """The text as it is kept: a blank line between two paragraphs."""
        return "".join(f"{one}\n\n" for one in self.paragraphs)[:-1]


class NotTaken(Exception):
    """Why a document's text cannot be taken out, and what to do.

    Parameters
    ----------
    reason : str
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Format:
    """A format of documents.

    Parameters
    ----------
    name : str
        As people know it.
    endings : tuple of str
        What the names of its files end with, in small letters.
    packages : tuple of str
        What has to be installed to read it, as one asks for it.
    take : callable
        From a document's bytes to its text. May raise ``NotTaken``, and ``ImportError`` where
        what reads it is not installed.
    """

    name: str
    endings: tuple[str, ...]
    packages: tuple[str, ...]
    take: Callable[[bytes], Taken]


_FORMATS: Formats[Format] = Formats(__name__)


def register(format: Format) -> None:
    """Have the texts of documents of a further format taken out.

    Raises
    ------
    ValueError
        Where its name, or one of its endings, is another's already, or it has no ending.
    """
    _FORMATS.register(format)


def format_of(path: Path) -> Format | None:
    """The format that a file's name says it has."""
    return _FORMATS.of(path.name)


def endings() -> tuple[str, ...]:
    """What the names of documents end with whose texts can be taken out."""
    return _FORMATS.endings()


def take(path: Path, format: Format) -> Taken:
    """The text of a document.

    Parameters
    ----------
    path : path
    format : Format

    Raises
    ------
    UnusableFile
        Where it cannot be taken out; with what to do.
    """
    try:
        if not path.is_file():
            path.stat()  # which says why, if nothing is there
            raise UnusableFile(str(path), f"this is no file; give one of {format.name}")
        if path.stat().st_size > LARGEST:
            reason = f"this has more than {LARGEST // 1_000_000} megabytes; give its text alone"
            raise UnusableFile(str(path), reason)
        taken = format.take(path.read_bytes())
    except ImportError as error:
        if error.name is None or error.name.startswith("graph"):
            raise
        packages = " ".join(format.packages)
        reason = (
            f"what reads {format.name} is not installed: pip install {packages} (or policygraph "
            f"with its extra: {EXTRA})"
        )
        raise UnusableFile(str(path), reason) from None
    except NotTaken as error:
        raise UnusableFile(str(path), error.reason) from None
    except (OSError, ValueError) as error:
        raise UnusableFile(str(path), getattr(error, "strerror", None) or str(error)) from None
    if not any(one.strip() for one in taken.paragraphs):
        raise UnusableFile(str(path), "there is no text in it; give a document that has one")
    return replace(taken, title=_good(taken.title))


def _good(title: str) -> str:
    """A title, if it is one: programs put the names of files and of themselves there."""
    bare = " ".join(title.split())
    return "" if _NO_TITLE.search(bare) or _OF_A_PROGRAM.match(bare) else bare

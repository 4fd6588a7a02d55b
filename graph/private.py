"""The folder beside a dataset for what is no part of it: drafts, journals, what is being made.

What is kept there may hold words of the documents: it is for its owner alone, and git is told to ignore it. A
dataset may be a stranger's, so nothing is written where its folder leads elsewhere.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from graph.problems import UnusableFile

FOLDER = ".policygraph"
IGNORE, IGNORED = ".gitignore", "*\n"


def make_private(folder: Path) -> None:
    """Make a private folder if it is not there, its owner's alone, with what git is told of it.

    Parameters
    ----------
    folder : path

    Raises
    ------
    UnusableFile
        Where it cannot be made, or leads elsewhere.
    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _refuse(folder, stat.S_ISDIR)
        if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) != 0o700:
            folder.chmod(0o700)
        told = folder / IGNORE
        refuse_links(told)  # git follows none, and would take in what is private
        with suppress(FileExistsError):
            os.close(os.open(told, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        if not told.stat().st_size:  # it is new, or who made it was killed before it said anything
            told.write_text(IGNORED, encoding="utf-8", newline="")
    except OSError as error:
        raise UnusableFile(str(folder), error.strerror or str(error)) from None


def refuse_links(file: Path) -> None:
    """Refuse a file of a private folder that leads elsewhere, or is in a folder that does.

    Parameters
    ----------
    file : path

    Raises
    ------
    UnusableFile
    """
    _refuse(file.parent, stat.S_ISDIR)
    _refuse(file, stat.S_ISREG)


def _refuse(path: Path, fits: Callable[[int], bool]) -> None:
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise UnusableFile(str(path), error.strerror or str(error)) from None
    if not fits(mode):
        told = "what is private is kept here, and this is a link or something else; move it away"
        raise UnusableFile(str(path), told)

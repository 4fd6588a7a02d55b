"""The folder beside a dataset for what is no part of it: drafts, journals, what is being made.

What is kept there may hold words of the documents: it is for its owner alone, and git is told to ignore it. A
dataset may be a stranger's, so nothing is written where its folder leads elsewhere.
"""

from __future__ import annotations

import os
import stat
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
        refuse_links(folder / IGNORE)
        if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) != 0o700:
            folder.chmod(0o700)
        told = folder / IGNORE
        if (
            not told.exists() or not told.stat().st_size
        ):  # one that was killed has made it, and no more
            told.touch(mode=0o600)
            told.write_text(IGNORED, encoding="utf-8")
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
    for path, fits in ((file.parent, stat.S_ISDIR), (file, stat.S_ISREG)):
        try:
            mode = path.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise UnusableFile(str(path), error.strerror or str(error)) from None
        if not fits(mode):
            told = (
                "what is private is kept here, and this is a link or something else; move it away"
            )
            raise UnusableFile(str(path), told)

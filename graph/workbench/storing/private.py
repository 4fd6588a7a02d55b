"""The folder beside a dataset for what is no part of it: journals, what is being made, who has it open.

What is kept there holds words of the documents, so it is for its owner alone and git is told to ignore it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from graph.problems import UnusableFile
from graph.reading.files import header_of
from graph.writing.atomic import write_text

FOLDER = ".policygraph"
IGNORED = "*\n"


def private_file(dataset: Path, ending: str) -> Path:
    """A file of one's own for a dataset; the folder is made, the file is not.

    Parameters
    ----------
    dataset : path
        A folder, or one file; several datasets of one file may share a folder.
    ending : str
        What it is for: ``journal``, ``bar``, ``lock``.

    Raises
    ------
    UnusableFile
        Where there is no dataset, the folder cannot be made, or leads elsewhere: a dataset may be a
        stranger's, and nothing is written where that leads.
    """
    header = header_of(dataset)
    folder = header.resolve().parent / FOLDER
    file = folder / f"{header.name}.{ending}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _refuse_links(folder, stat.S_ISDIR)
        _refuse_links(file, stat.S_ISREG)
        if stat.S_IMODE(folder.stat().st_mode) != 0o700:
            folder.chmod(0o700)
        if not os.path.lexists(folder / ".gitignore"):
            write_text(folder / ".gitignore", IGNORED)
    except OSError as error:
        raise UnusableFile(str(folder), error.strerror or str(error)) from None
    return file


def _refuse_links(path: Path, fits: Callable[[int], bool]) -> None:
    if os.path.lexists(path) and not fits(path.lstat().st_mode):
        told = "what is private is kept here, and this is a link or something else; move it away"
        raise UnusableFile(str(path), told)

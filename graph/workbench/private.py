"""The folder beside a dataset for what is no part of it: journals, what is being made, who has it open.

What is kept there holds words of the documents, so it is for its owner alone and git is told to ignore it.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from graph.problems import UnusableFile
from graph.reading.files import header_of

FOLDER = ".policygraph"
IGNORED = "# What is here is private: it holds words of the documents.\n*\n"


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
        Where there is no dataset, or the folder cannot be made.
    """
    header = header_of(dataset).resolve()
    return _made(header.parent / FOLDER) / f"{header.name}.{ending}"


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
        ignore = folder / ".gitignore"
        with suppress(FileExistsError), ignore.open("x", encoding="utf-8") as stream:
            stream.write(IGNORED)
    except OSError as error:
        raise UnusableFile(str(folder), error.strerror or str(error)) from None
    return folder

"""Files of the private folder of a dataset."""

from __future__ import annotations

from pathlib import Path

from graph.private import FOLDER, make_private, refuse_links
from graph.reading.files import header_of


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
    make_private(folder)
    refuse_links(file)
    return file

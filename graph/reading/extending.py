"""Reading a dataset one of whose logs is to be added to."""

from __future__ import annotations

from pathlib import Path

from graph import reading
from graph.problems import UnusableFile
from graph.reading.files import HEADER, header_of


def read_to_extend(dataset: Path, name: str) -> tuple[Path, reading.Reading]:
    """Read a dataset, and find a log beside it.

    Parameters
    ----------
    dataset : path
        The folder.
    name : str
        Of the log, which need not be there.

    Returns
    -------
    (path, Reading)
        Of the log, and of the dataset.

    Raises
    ------
    UnusableFile
        Where there is no such folder, or the log has a fault.
    """
    header = header_of(dataset)
    if header.name != HEADER:
        raise UnusableFile(str(dataset), f"give a folder with {HEADER} in it, to keep {name}")
    found = reading.read(dataset)
    log = header.with_name(name)
    for problem in found.errors:
        if problem.place.file == str(log):
            raise UnusableFile(str(log), f"mend it first: {problem.message}")
    return log, found

"""A file or folder that says all of a dataset, ours or another program's, as a new dataset."""

from __future__ import annotations

from pathlib import Path

from graph import reading
from graph.importing.formats import is_table
from graph.model import Dataset
from graph.problems import InvalidDataset, UnusableFile
from graph.reading.brought import Report
from graph.reading.files import HEADER, header_of
from graph.reading.formats import format_of
from graph.writing.save import save

MANY = 5_000
"""A dataset of more claims is kept as JSON Lines: YAML, which people read, takes several times as long to read and write."""


def import_whole(path: Path, folder: Path, *, dry_run: bool = False) -> Report | None:
    """Make a dataset of all that another program's file says.

    Parameters
    ----------
    path : path
        Of the file, or of the folder.
    folder : path
        Where the dataset is made. It must not hold one: two datasets are joined by merging.
    dry_run : bool
        Whether nothing is written.

    Returns
    -------
    Report, optional
        What was read, and what was left out and why; none where it is no such file.

    Raises
    ------
    InvalidDataset
        Where what it says is no dataset that could be used.
    UnusableFile
        Where it cannot be read, or the folder holds a dataset.
    """
    rows = is_table(path)
    if rows and (folder / HEADER).exists():
        return None  # its rows go in there, whatever stands beside it
    try:
        header = header_of(path)
        found = reading.read(header) if header.name != HEADER else None
    except UnusableFile:
        if not rows and format_of(path) is not None and path.exists():
            raise
        return None  # a table, perhaps; who reads these says what is wrong
    if found is None or (rows and found.report is None and found.errors):
        return None
    if found.errors:
        raise InvalidDataset(found.problems)
    if (folder / HEADER).exists():
        reason = "there is a dataset in it; import into a new folder, and join the two: policygraph merge"
        raise UnusableFile(str(folder), reason)
    if not dry_run:
        save(found.dataset, folder, "jsonl" if len(found.dataset.relations) > MANY else "yaml")
    return found.report or _report(found.dataset)


def _report(dataset: Dataset) -> Report:
    """The report on a file that says all of a dataset, in words of this package."""
    report = Report("a whole dataset")
    report.read.update(entities=len(dataset.entities), relations=len(dataset.relations))
    report.made.update(entities=len(dataset.entities), claims=len(dataset.relations))
    return report

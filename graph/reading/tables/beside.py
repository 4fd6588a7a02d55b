"""A graph as several files of CSV: the claims in one, and beside it what they are about and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.reading.sources import text_of
from graph.reading.tables.csv import read
from graph.reading.tables.sheets import ENTITIES, RELATIONS, SHEETS, Sheet
from graph.reading.tables.whole import Tables

ENDING = ".csv"


def named_beside(path: Path) -> Mapping[str, Path]:
    """The files that ``NAME.csv`` and ``NAME.entities.csv`` are a graph with, by the sheet that each is."""
    beside = ((sheet, path.with_name(f"{path.stem}.{sheet}{ENDING}")) for sheet in SHEETS)
    return {RELATIONS: path} | {sheet: one for sheet, one in beside if one.is_file()}


def named_in(folder: Path) -> Mapping[str, Path]:
    """The files of a folder that are a graph, by the sheet that each is: ``relations.csv``, ``entities.csv``."""
    there = {one.name.casefold(): one for one in sorted(folder.iterdir()) if one.is_file()}
    found = {sheet: there[f"{sheet}{ENDING}"] for sheet in SHEETS if f"{sheet}{ENDING}" in there}
    return found if ENTITIES in found else named_beside(found[RELATIONS])


def read_files(file: str, files: Mapping[str, Path], name: str) -> Tables:
    """Files of CSV as one dataset.

    Parameters
    ----------
    file : str
        What was given, as people are told it.
    files : mapping of str to path
        By the sheet that each is.
    name : str
        What the dataset is called where nothing says so.

    Raises
    ------
    Unreadable
        Where one cannot be opened, or is not UTF-8.
    UnusableFile
        Where one is no CSV.
    """
    sheets = {
        sheet: Sheet(read(str(path), text_of(str(path), path)), str(path))
        for sheet, path in files.items()
    }
    return Tables(file, "tables in CSV", sheets, name)

"""A file of a graph, opened as a whole dataset or refused as a list of records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from graph.problems import Place, Problem
from graph.reading.brought import Brought
from graph.reading.networks.made import made
from graph.reading.networks.network import Network
from graph.reading.sources import Unreadable, opened, unopened
from graph.reading.xml_tree import LARGEST, BadXml


def whole(file: str, path: Path, read: Callable[[bytes], Network]) -> Brought:
    """A file of XML as the dataset that its graph becomes.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    path : path
    read : callable
        From what it holds to a graph. May raise ``BadXml``.

    Raises
    ------
    Unreadable
    """
    with opened(file, path) as stream:
        try:
            content = stream.read(LARGEST + 1)
        except OSError as error:
            raise unopened(file, error) from None
    try:
        return Brought(file, *made(read(content), path.stem))
    except BadXml as error:
        problem = Problem(Place(file, record=error.where), "syntax", str(error))
        raise Unreadable(problem) from None


def no_records(file: str, _path: Path) -> NoReturn:
    """Refuse it as a part of a dataset."""
    reason = "this is a whole dataset, not a list of records; give the file itself"
    raise Unreadable(Problem(Place(file), "syntax", reason))

"""A file of a graph, opened as a whole dataset."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.reading.brought import Brought, told_of
from graph.reading.networks.made import made
from graph.reading.networks.network import Network
from graph.reading.sources import opened, unopened
from graph.reading.xml_tree import LARGEST


def whole(file: str, path: Path, read: Callable[[bytes], Network]) -> Brought:
    """A file of XML as the dataset that its graph becomes.

    Parameters
    ----------
    file : str
        Its path, as people are told it.
    path : path
    read : callable
        From what it holds to a graph. May raise ``Misread``.

    Raises
    ------
    Unreadable
    """
    with opened(file, path) as stream:
        try:
            content = stream.read(LARGEST + 1)
        except OSError as error:
            raise unopened(file, error) from None
    with told_of(file):
        return Brought(file, *made(read(content), path.stem))

"""REFI-QDA projects, each a whole dataset: texts, codes, and who coded which passage with what."""

from __future__ import annotations

from pathlib import Path as FilePath

from graph.reading.brought import Brought, told_of
from graph.reading.formats import Format, no_list, register
from graph.reading.sources import opened


def _whole(file: str, path: FilePath) -> Brought:
    """One file, read."""
    from graph.reading.annotated import qdpx
    from graph.reading.annotated.dataset import made

    with told_of(file), opened(file, path):  # which refuses what is no file
        return Brought(file, *made(qdpx.read(path), path.stem))


register(Format("qdpx", (".qdpx",), no_list, _whole, alone=True))

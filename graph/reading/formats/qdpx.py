"""REFI-QDA projects, each a whole dataset: texts, codes, and who coded which passage with what."""

from __future__ import annotations

from pathlib import Path as FilePath

from graph.reading.annotated import qdpx
from graph.reading.annotated.dataset import Made
from graph.reading.brought import Brought, told_of
from graph.reading.formats import Format, no_list, register
from graph.reading.sources import opened


def _whole(file: str, path: FilePath) -> Brought:
    """One file, read."""
    with told_of(file), opened(file, path):  # which refuses what is no file
        made = Made(qdpx.read(path), path.stem)
        return Brought(file, made.value(), made.report)


register(Format("qdpx", (".qdpx",), no_list, _whole, alone=True))

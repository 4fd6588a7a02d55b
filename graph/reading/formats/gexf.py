"""GEXF, each file a whole dataset."""

from __future__ import annotations

from pathlib import Path as FilePath

from graph.reading.brought import Brought
from graph.reading.formats import Format, no_list, register


def _whole(file: str, path: FilePath) -> Brought:
    """One file, read."""
    from graph.reading.networks.gexf import read
    from graph.reading.networks.whole import whole

    return whole(file, path, read)


register(Format("gexf", (".gexf",), no_list, _whole, alone=True))

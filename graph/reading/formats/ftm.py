"""Files of FollowTheMoney, an entity a line, each a whole dataset."""

from __future__ import annotations

from pathlib import Path as FilePath

from graph.reading.brought import Brought
from graph.reading.formats import Format, no_list, register
from graph.reading.sources import text_of


def _whole(file: str, path: FilePath) -> Brought:
    """One file, read."""
    from graph.reading.ftm.dataset import made

    return Brought(file, *made(file, text_of(file, path), path.name.split(".")[0]))


register(Format("ftm", (".ftm.json", ".ijson"), no_list, _whole, alone=True))

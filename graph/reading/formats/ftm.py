"""Files of FollowTheMoney, an entity a line, each a whole dataset."""

from __future__ import annotations

from pathlib import Path as FilePath

from graph.reading.brought import Brought
from graph.reading.formats import Format, no_list, register
from graph.reading.ftm.dataset import Made
from graph.reading.ftm.lines import things
from graph.reading.sources import text_of


def _whole(file: str, path: FilePath) -> Brought:
    """One file, read."""
    made = Made(things(file, text_of(file, path)), path.name.split(".")[0])
    return Brought(file, made.value(), made.report)


register(Format("ftm", (".ftm.json", ".ijson"), no_list, _whole, alone=True))

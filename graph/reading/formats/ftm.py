"""Files of FollowTheMoney, an entity a line, each a whole dataset."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import NoReturn

from graph.problems import Place, Problem
from graph.reading.brought import Brought
from graph.reading.formats import Format, register
from graph.reading.ftm.dataset import Made
from graph.reading.ftm.lines import things
from graph.reading.sources import Unreadable, text_of


def _whole(file: str, path: FilePath) -> Brought:
    """One file, read."""
    made = Made(things(file, text_of(file, path)), path.name.split(".")[0])
    return Brought(file, made.value(), made.report)


def _records(file: str, _path: FilePath) -> NoReturn:
    reason = "this is a whole dataset, not a list of records; give the file itself"
    raise Unreadable(Problem(Place(file), "syntax", reason))


register(Format("ftm", (".ftm.json", ".ijson"), _records, _whole))

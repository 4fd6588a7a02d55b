"""FollowTheMoney in files that are called JSON, and hold an entity a line."""

from __future__ import annotations

from graph.reading.ftm.dataset import Made
from graph.reading.ftm.lines import is_entity, things
from graph.reading.others import Made as Dataset
from graph.reading.others import Other, register


def _made(file: str, text: str, name: str) -> Dataset:
    made = Made(things(file, text), name)
    return made.value(), made.report


register(Other("ftm", fits_line=is_entity, made_of_lines=_made))

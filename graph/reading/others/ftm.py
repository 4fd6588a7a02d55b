"""FollowTheMoney in files that are called JSON, and hold an entity a line."""

from __future__ import annotations

from graph.reading.ftm.dataset import made
from graph.reading.ftm.lines import is_entity
from graph.reading.others import Other, register

register(Other("ftm", fits_line=is_entity, made_of_lines=made))

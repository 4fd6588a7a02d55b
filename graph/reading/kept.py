"""Where the entities stood in an earlier picture, from the file beside a dataset that keeps it."""

from __future__ import annotations

import os
from pathlib import Path

from graph.problems import Problem
from graph.reading.json_text import JsonText
from graph.reading.sources import Unreadable, text_of

_FARTHEST = 1_000_000
"""How far from the middle of a picture anything stands, at the most."""


def kept_positions(path: Path) -> tuple[dict[str, tuple[int, int]], list[Problem]]:
    """Where entities stood, by id, and what is wrong with the file that says so.

    Parameters
    ----------
    path : path
        It need not be there: then nothing is kept.
    """
    file = str(path)
    if not os.path.lexists(path):
        return {}, []
    try:
        text = JsonText(file, text_of(file, path))
        value = text.value()
    except Unreadable as unreadable:
        return {}, [unreadable.problem]
    places = text.positions()
    if not isinstance(value, dict):
        told = 'a mapping of entities to where they stand is expected, {"some-id": [120, -40]}'
        return {}, [Problem(places.place(()), "bad-value", told)]
    kept: dict[str, tuple[int, int]] = {}
    problems = places.problems() if text.repeats() else []
    for name, spot in value.items():
        if (
            isinstance(spot, list)
            and [type(part) for part in spot] == [int, int]
            and max(map(abs, spot)) <= _FARTHEST
        ):
            kept[name] = spot[0], spot[1]
        else:
            told = (
                f'"{name}" stands at two whole numbers of at most {_FARTHEST:,}, like [120, -40]; '
                "mend this, or take it out to have the entity placed anew"
            )
            problems.append(Problem(places.place((name,)), "bad-value", told))
    return kept, problems

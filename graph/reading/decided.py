"""The decisions on which entities are one, from the file beside a dataset that keeps them."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path as FilePath
from typing import NamedTuple

from pydantic import ValidationError

from graph.merges import Decision
from graph.problems import Place, Problem
from graph.reading.formats.yaml import YamlFile
from graph.reading.messages import Told
from graph.reading.sources import Path, Unreadable, as_json, text_of, unfit


class Decided(NamedTuple):
    """What a file of decisions says.

    Parameters
    ----------
    decisions : tuple of Decision
        Those that could be read; none where one could not, which may undo any of them.
    place : callable
        Where the n-th of them stands.
    problems : list of Problem
    """

    decisions: tuple[Decision, ...]
    place: Callable[[int], Place]
    problems: list[Problem]


NOTHING_DECIDED = Decided((), lambda _number: Place(), [])
"""Where nobody has decided anything."""


def decisions_in(path: FilePath) -> Decided:
    """The decisions of a dataset.

    Parameters
    ----------
    path : path
        Of their file, which need not be there: then nothing is decided.
    """
    file = str(path)

    def nowhere(_number: int) -> Place:
        return Place(file)

    if not os.path.lexists(path):
        return Decided((), nowhere, [])
    try:
        read = YamlFile(file, text_of(file, path))
    except Unreadable as unreadable:
        return Decided((), nowhere, [unreadable.problem])
    problems = list(read.repeated_fields())
    value = [] if read.value is None else read.value
    wrong = unfit(value)
    if not isinstance(value, list) or wrong is not None:
        told = (
            wrong[1] if wrong else "a list of decisions is expected: - {same: [one-id, other-id]}"
        )
        return Decided((), nowhere, [*problems, Problem(read.place(()), "bad-value", told)])
    decisions: list[Decision] = []
    for number, given in enumerate(value):
        try:
            decisions.append(Decision.model_validate_json(as_json(given), strict=True))
        except ValidationError as error:
            problems += Told(given, Decision, partial(_within, read, number)).problems(error)
    kept = () if problems else tuple(decisions)
    return Decided(kept, lambda number: read.place((number,)), problems)


def _within(read: YamlFile, number: int, path: Path) -> Place:
    return read.place((number, *path))

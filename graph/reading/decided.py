"""The logs beside a dataset: which entities are one, and what came true."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path as FilePath
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from graph.merges import Decision
from graph.problems import Place, Problem
from graph.reading.formats.yaml import YamlFile
from graph.reading.messages import Told
from graph.reading.sources import HeaderPlacing, Path, Unreadable, as_json, text_of, unfit
from graph.resolutions import ClaimResolution, EventResolution, Resolution
from graph.vocabulary.value import Value

Entry = TypeVar("Entry", bound=Value)


class Logged(NamedTuple, Generic[Entry]):
    """What a log says.

    Parameters
    ----------
    entries : tuple
        Those that could be read; none where one could not, which may take back any of them.
    place : callable
        Where the n-th of them stands.
    problems : list of Problem
    """

    entries: tuple[Entry, ...]
    place: Callable[[int], Place]
    problems: list[Problem]


def _nowhere(_number: int) -> Place:
    return Place()


NOTHING_DECIDED: Logged[Decision] = Logged((), _nowhere, [])
"""Where nobody has decided anything."""
NOTHING_RESOLVED: Logged[Resolution] = Logged((), _nowhere, [])
"""Where nothing is known of what came true."""


def decisions_in(path: FilePath) -> Logged[Decision]:
    """The decisions of a dataset on which entities are one.

    Parameters
    ----------
    path : path
        Of their file, which need not be there: then nothing is decided.
    """
    return _logged(path, _DECISIONS, lambda _given: Decision)


def resolutions_in(path: FilePath) -> Logged[Resolution]:
    """The records of a dataset on what came true.

    Parameters
    ----------
    path : path
        Of their file, which need not be there: then nothing is recorded.
    """
    return _logged(path, _RESOLUTIONS, _model)


def resolutions_within(value: Any, place: HeaderPlacing) -> Logged[Resolution]:
    """The records on what came true that stand in the file of a whole dataset.

    Parameters
    ----------
    value : object
        Of the field.
    place : callable
        Where something in it stands.
    """
    return _entries(value, place, _RESOLUTIONS, _model)


_DECISIONS = "a list of decisions is expected: - {same: [one-id, other-id]}"
_RESOLUTIONS = (
    "a list of records is expected: - {event: a-group, outcome: a-scenario, on: 2025-12-14, "
    "source: {title: …}}"
)


def _model(given: Any) -> type[EventResolution | ClaimResolution]:
    return EventResolution if isinstance(given, dict) and "event" in given else ClaimResolution


def _logged(path: FilePath, expected: str, model: Callable[[Any], type[Entry]]) -> Logged[Entry]:
    file = str(path)

    def nowhere(_number: int) -> Place:
        return Place(file)

    if not os.path.lexists(path):
        return Logged((), nowhere, [])
    try:
        read = YamlFile(file, text_of(file, path))
    except Unreadable as unreadable:
        return Logged((), nowhere, [unreadable.problem])
    found = _entries(read.value, read.place, expected, model)
    problems = [*read.repeated_fields(), *found.problems]
    return Logged(() if problems else found.entries, found.place, problems)


def _entries(
    value: Any, place: HeaderPlacing, expected: str, model: Callable[[Any], type[Entry]]
) -> Logged[Entry]:
    def numbered(number: int) -> Place:
        return place((number,))

    value = [] if value is None else value
    wrong = unfit(value)
    if not isinstance(value, list) or wrong is not None:
        return Logged(
            (), numbered, [Problem(place(()), "bad-value", wrong[1] if wrong else expected)]
        )
    problems: list[Problem] = []
    entries: list[Entry] = []
    for number, given in enumerate(value):
        kind = model(given)
        try:
            entries.append(kind.model_validate_json(as_json(given), strict=True))
        except ValidationError as error:
            problems += Told(given, kind, partial(_within, place, number)).problems(error)
    return Logged(() if problems else tuple(entries), numbered, problems)


def _within(place: HeaderPlacing, number: int, path: Path) -> Place:
    return place((number, *path))

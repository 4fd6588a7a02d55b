"""Checking a dataset that came from no files: its records are read as if from one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from pydantic import BaseModel
from pydantic_core import from_json

from graph.garbage import paused_garbage_collection
from graph.model import Dataset, Entity, Header, Relation
from graph.problems import Place, Problem
from graph.reading.decided import Logged
from graph.reading.examination import Parts, examine
from graph.reading.header import newer_format
from graph.reading.sources import Batch, HeaderPlacing, Path, Unreadable, as_json

BATCH = 1_000
"""Records written out at a time, so that those of a large dataset are not all held twice."""


def check(dataset: Dataset) -> tuple[Problem, ...]:
    """Hold a dataset that was made in Python to the rules that files are held to.

    It is right if what ``save`` would write of it could be read.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    tuple of Problem
        Each with the record as its place: ``relation dluqsf64d7an``, ``questions.who-guards``.
    """
    header, problems = _header(dataset.header)
    place = header_placing(dataset.header)
    newer = newer_format(header or {}, place)
    if newer is not None:
        return (newer,)
    parts = Parts(
        header,
        place,
        [
            ("entities", lambda: InMemory("entity", dataset.entities)),
            ("relations", lambda: InMemory("relation", dataset.relations)),
        ],
        Logged(dataset.merges, lambda number: Place(record=f"merges {number + 1}"), []),
        Logged(dataset.resolutions, lambda number: Place(record=f"resolutions {number + 1}"), []),
    )
    with paused_garbage_collection():
        return tuple(sorted({*problems, *examine(parts, thorough=True).problems}))


def header_placing(header: Header) -> HeaderPlacing:
    """Where something in a header that came from no file stands, by the way that leads to it."""
    return partial(_part_of, header)


class InMemory:
    """Records in memory, read as those of a file are.

    Parameters
    ----------
    word : str
        What one of them is called.
    records : sequence of Entity or of Relation
    """

    def __init__(self, word: str, records: Sequence[Entity] | Sequence[Relation]) -> None:
        self._word = word
        self._records = records

    def batches(self) -> Iterator[Batch]:
        """The records, ``BATCH`` at a time."""
        for first in range(0, len(self._records), BATCH):
            records = self._records[first : first + BATCH]
            try:
                json = as_json([_plain(record) for record in records])
            except ValueError:  # then they are read one by one, and the one to blame is found
                json = b""
            yield Batch(first, len(records), json)

    def place(self, record: int, _path: Path) -> Place:
        """The record itself."""
        return Place(record=f"{self._word} {self._records[record].id}")

    def record(self, record: int) -> Any:
        """One record as plain values. May raise ``Unreadable``."""
        try:
            return _as_read(self._records[record])
        except ValueError as error:
            problem = _unwritable(self.place(record, ()), error)
            raise Unreadable(problem, f"id: {self._records[record].id}") from None

    def repeated_fields(self, *, thorough: bool) -> Iterator[Problem]:  # noqa: ARG002  # there are none
        """Nothing: an object has no field twice."""
        return iter(())


def _header(header: Header) -> tuple[Mapping[str, Any] | None, list[Problem]]:
    """A header as plain values, or nothing and why there is nothing."""
    try:
        return _as_read(header), []
    except ValueError as error:
        return None, [_unwritable(Place(record="header"), error)]


def _as_read(value: BaseModel) -> dict[str, Any]:
    """A value as it would be read again. Raises ``ValueError`` where it could not be written."""
    plain: dict[str, Any] = from_json(as_json(_plain(value)))
    return plain


def _unwritable(place: Place, error: ValueError) -> Problem:
    return Problem(place, "bad-value", f"no file can hold this: {error}; write it as plain text")


def _plain(value: BaseModel) -> dict[str, Any]:
    """A value as it would be written, whether or not that is right."""
    # A claim's id that was computed is computed again, by voice.
    computed = isinstance(value, Relation) and "id" not in value.model_fields_set
    return value.model_dump(mode="json", warnings=False, exclude={"id"} if computed else None)


def _part_of(header: Header, path: Path) -> Place:
    """The part of a header that a path leads to or into: ``kinds.relations.dredging``."""
    words: list[str] = []
    here: Any = header
    for step in path:
        if isinstance(step, int):
            part = here[step]
            words.append(getattr(part, "id", None) or getattr(part, "kind", None) or str(step))
            break
        if here is None:
            break
        words.append(step)
        here = getattr(here, step, None)
    return Place(record=".".join(words))

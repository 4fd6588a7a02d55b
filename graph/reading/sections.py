"""Records that stand as a list within a file that is read at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from graph.problems import Place, Problem
from graph.reading.sources import Batch, Path, Unreadable, unfit
from graph.reading.written import NotRead, Steps, shape_of

BATCH = 1_000
"""Records validated at a time, so that a file that is wrong throughout is not held twice."""
LARGE = 1_000_000
"""How many bytes of JSON are validated at a time, and in how many a record is looked at first."""
STRAYS = 1_000
"""How many items of a list of records that are no records, or of no kind, are told one by one."""

_ENCODE = json.JSONEncoder().encode


class Whole(Protocol):
    """One file, read at once: a list of records, or all of a dataset."""

    @property
    def file(self) -> str:
        """The file's path, as people were told it."""
        ...

    @property
    def value(self) -> Any:
        """What it says, as plain values."""
        ...

    def place(self, path: Path) -> Place:
        """Where what stands at a path begins; the nearest thing around it, if it is not there."""
        ...

    def repeated_fields(self) -> Iterator[Problem]:
        """Names that a mapping gives twice."""
        ...


class Section:
    """A list of records within a file.

    Parameters
    ----------
    whole : Whole
    path : tuple
        Where in the file the list stands; empty for a file that is the list.

    Raises
    ------
    Unreadable
        Where there is something else.
    """

    def __init__(self, whole: Whole, path: Path = ()) -> None:
        self._whole = whole
        self._path = path
        value: Any = whole.value
        for step in path:
            value = value[step]
        self._records = _listed(whole, path, value)
        self._numbers: range | list[int] = range(len(self._records))
        strays = [n for n, record in enumerate(self._records) if _is_stray(record)]
        self._untold = strays[STRAYS:]
        steps = Steps()
        left = {n for n, record in enumerate(self._records) if steps.again(record)}
        left.update(self._untold)
        if left:
            self._numbers = [n for n in self._numbers if n not in left]

    def batches(self) -> Iterator[Batch]:
        """The records, up to ``BATCH`` at a time."""
        texts: list[str] = []
        size = first = 0
        for number in range(len(self._numbers)):
            text = self._text(number)
            large = len(text) > LARGE
            if texts and (large or len(texts) == BATCH or size > LARGE):
                yield _batch(first, texts)
                texts, size, first = [], 0, number
            texts.append("" if large else text)
            size += len(text)
        if texts:
            yield _batch(first, texts)
        if self._untold:
            message = (
                f"{len(self._untold):,} more items of this list are no records, or say no kind"
            )
            place = self._whole.place((*self._path, self._untold[0]))
            raise Unreadable(Problem(place, "bad-value", message))

    def place(self, record: int, path: Path) -> Place:
        """Where a record, or something in it, stands."""
        number = self._numbers[record]
        shape = shape_of(self._records[number])
        if shape is not None:
            path = shape.way(self._records[number], path)
        return self._whole.place((*self._path, number, *path))

    def record(self, record: int) -> Any:
        """One record as plain values. May raise ``Unreadable``."""
        wrong = unfit(self._records[self._numbers[record]])
        if wrong is not None:
            path, reason = wrong
            place = self._whole.place((*self._path, self._numbers[record], *path))
            raise Unreadable(Problem(place, "syntax", reason))
        try:
            return self._data(record)
        except NotRead as error:
            problem = Problem(self.place(record, (error.field,)), "bad-value", str(error))
            raise Unreadable(problem) from None

    def repeated_fields(self, *, thorough: bool) -> Iterator[Problem]:  # noqa: ARG002  # known already
        """The whole file's."""
        return self._whole.repeated_fields()

    def _data(self, record: int) -> Any:
        """A record as data files have it. May raise ``NotRead``."""
        value = self._records[self._numbers[record]]
        shape = shape_of(value)
        return value if shape is None else shape.data(value)

    def _text(self, record: int) -> str:
        """A record as JSON; empty where it has to be looked at by itself."""
        try:
            return _ENCODE(self._data(record))
        except (NotRead, ValueError, RecursionError):
            return ""


def _is_stray(record: Any) -> bool:
    return not isinstance(record, dict) or not ("kind" in record or "title" in record)


def _batch(first: int, texts: list[str]) -> Batch:
    joined = f"[{','.join(texts)}]".encode("ascii") if all(texts) else b""
    return Batch(first, len(texts), joined)


def _listed(whole: Whole, path: Path, value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, list):
        return value
    message = "a list of records was expected here"
    if not path and isinstance(value, dict) and {"entities", "relations"} & value.keys():
        message += (
            "; this file looks like a whole dataset: move it into a folder of its own, and give "
            "the file itself where a dataset is asked for"
        )
    elif isinstance(value, dict) and "kind" in value:
        message += "; this is one record, so make it the first item of a list"
    raise Unreadable(Problem(whole.place(path), "syntax", message))


def opened_as(whole: Callable[[], Whole], text: str) -> Section:
    """The records of a file that is a list of them.

    Parameters
    ----------
    whole : callable
        What reads the file.
    text : str
        The file's, to be told along with what is wrong.

    Raises
    ------
    Unreadable
    """
    try:
        return Section(whole())
    except Unreadable as unreadable:
        raise Unreadable(unreadable.problem, text) from None

"""The records of a section, from all its files: what is well formed, and where it stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, Generic, NoReturn, TypeVar

from pydantic import TypeAdapter, ValidationError

from graph.model import Relation
from graph.problems import Place, Problem
from graph.reading.messages import record_problems
from graph.reading.sources import Batch, Path, Source, Unreadable, as_json

Record = TypeVar("Record")


class Records(Generic[Record]):
    """The records of one section, from all its files: what is well formed, and where it stood."""

    def __init__(self, adapter: TypeAdapter[list[Record]], kinds: Any) -> None:
        self.adapter = adapter
        self.kinds = kinds
        self.valid: list[Record] = []
        self.origins: list[tuple[int, Source, list[int] | range]] = []
        self.broken: list[Any] = []
        self.unread: list[str] = []

    def place(self, index: int, path: Path) -> Place:
        """Where the n-th well-formed record stands."""
        at = bisect_right(self.origins, index, key=itemgetter(0)) - 1
        first, source, numbers = self.origins[at]
        return source.place(numbers[index - first], path)

    def take(self, source: Source) -> Iterator[Problem]:
        """Read one file's records; what is wrong with any of them comes back as problems."""
        for batch in source.batches():
            numbers: list[int] | range = range(batch.first, batch.first + batch.count)
            try:
                records = self.adapter.validate_json(batch.json, strict=True)
            except ValidationError:
                records = []
            if len(records) != batch.count:
                records, numbers = yield from self._one_by_one(source, batch)
            self.origins.append((len(self.valid), source, numbers))
            self.valid += records

    def _one_by_one(
        self, source: Source, batch: Batch
    ) -> Generator[Problem, None, tuple[list[Record], list[int]]]:
        """Read a batch that holds a mistake; what is well formed comes back with its numbers."""
        read: dict[int, Any] = {}
        for number in range(batch.first, batch.first + batch.count):
            try:
                read[number] = source.record(number)
            except Unreadable as unreadable:
                self.unread.append(unreadable.text)
                yield unreadable.problem
        numbers, bad = list(read), set()
        try:
            return self.adapter.validate_json(as_json(list(read.values())), strict=True), numbers
        except ValidationError as error:
            yield from record_problems(
                error, lambda record, path: source.place(numbers[record], path), self.kinds
            )
            bad = {numbers[int(details["loc"][0])] for details in error.errors(include_input=False)}
        self.broken += [read[number] for number in sorted(bad)]
        good = [number for number in numbers if number not in bad]
        return self.adapter.validate_json(as_json([read[n] for n in good]), strict=True), good


class Places(Mapping[str, Place]):
    """Where each relation stands, by its id, and each of its citations.

    Parameters
    ----------
    relations : sequence of Relation
        One a voice.
    place : callable
        Where the n-th of them stands.
    record : callable
        The record that it comes from, which may cite for other voices too.
    """

    def __init__(
        self,
        relations: Sequence[Relation],
        place: Callable[[int, Path], Place],
        record: Callable[[int], Relation],
    ) -> None:
        self._relations = relations
        self._place = place
        self._record = record

    def citation(self, identifier: str, number: int) -> Place:
        """Where the n-th citation of a relation stands.

        Parameters
        ----------
        identifier : str
            The relation's.
        number : int
            Among its own citations, from 0.
        """
        index = self._index[identifier]
        own = self._relations[index].evidence
        # One may be there twice: the second of its own is the second of the record.
        before = own[:number].count(own[number])
        alike = [at for at, one in enumerate(self._record(index).evidence) if one == own[number]]
        return self._place(index, ("evidence", alike[before]))

    @cached_property
    def _index(self) -> dict[str, int]:
        return {relation.id: index for index, relation in enumerate(self._relations)}

    def __getitem__(self, identifier: str) -> Place:
        return self._place(self._index[identifier], ())

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)


def _nowhere(_index: int, _path: Path = ()) -> NoReturn:
    raise IndexError("there is no relation")


NO_PLACES = Places((), _nowhere, _nowhere)
"""Those of a dataset of which no relation was read."""

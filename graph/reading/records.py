"""The records of a section, from all its files: what is readable of them, and where it stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from operator import itemgetter
from typing import Any, Generic, NoReturn, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

from graph.model import Citation, Entity, Relation
from graph.problems import Place, Problem
from graph.reading.foreign import Rewritten
from graph.reading.hints import Hinting, meant_fields
from graph.reading.messages import Told
from graph.reading.partial import Partial, Unknown, is_unknown, partly, tidy_record
from graph.reading.sources import UNPLACED, Batch, Path, Source, Unreadable, as_json

Record = TypeVar("Record", Entity, Relation)

_ID = re.compile(r"""\bid["']?\s*:\s*["']?([a-z0-9-]+)""")


MOST_BROKEN = 10_000
"""After so many records with a fault, no more of a file are told of: it is not what it says it is."""
_TOO_MANY = (
    f"from here on nothing is read, as {MOST_BROKEN:,} records before have faults; mend these first"
)


class Records(Generic[Record]):
    """The records of one section, from all its files: what is readable of them, and where it stood.

    Parameters
    ----------
    base : type of Entity or of Relation
        What all of them are.
    adapter : TypeAdapter
        Validates a list of them.
    kinds : mapping of str to class
        The kinds that they could be of.
    undeclared : collection of str, optional
        Kinds whose declaration could not be read; None where any might be such a one.
    rewrite : callable, optional
        From a plain record to one that has slugs for the ids of other datasets.
    """

    def __init__(
        self,
        base: type[Record],
        adapter: TypeAdapter[list[Record]],
        kinds: Mapping[str, type[Record]],
        undeclared: Collection[str] | None = (),
        rewrite: Callable[[Any], Rewritten] = Rewritten,
    ) -> None:
        self.base: type[Record] = base
        self.adapter: TypeAdapter[list[Record]] = adapter
        self.kinds: Mapping[str, type[Record]] = kinds
        self.undeclared = undeclared
        self.hinting = Hinting()
        self._rewrite = rewrite
        self.readable: list[Record] = []
        """All of them, in the order in which they were read; those of ``unknown`` in part."""
        self.unknown: dict[int, Unknown] = {}
        """Of those that have a fault, what could not be read."""
        self.broken: list[Any] = []
        """Those that have a fault, as they stand there."""
        self.unread: list[str] = []
        """The texts of what could not be read at all."""
        self.origins: list[tuple[int, Source, list[int] | range]] = []

    @cached_property
    def valid(self) -> list[Record]:
        """Those that have no fault."""
        if not self.unknown:
            return self.readable
        return [one for index, one in enumerate(self.readable) if index not in self.unknown]

    def place(self, index: int, path: Path) -> Place:
        """Where the n-th readable record, or something in it, stands; ``UNPLACED`` where unknown."""
        if index in self.unknown and is_unknown(self.unknown[index], path):
            return UNPLACED
        at = bisect_right(self.origins, index, key=itemgetter(0)) - 1
        first, source, numbers = self.origins[at]
        return source.place(numbers[index - first], path)

    @staticmethod
    def ids_in(text: str) -> list[str]:
        """The ids that can be made out in what could not be read."""
        return _ID.findall(text)

    def take(self, source: Source) -> Iterator[Problem]:
        """Read one file's records; what is wrong with any of them comes back as problems."""
        for batch in source.batches():
            numbers: list[int] | range = range(batch.first, batch.first + batch.count)
            try:
                records = self.adapter.validate_json(batch.json, strict=True)
            except ValidationError:
                records = []
            if len(records) == batch.count:
                self._add(source, records, numbers)
            elif len(self.broken) + len(self.unread) < MOST_BROKEN:
                yield from self._one_by_one(source, batch)
            else:
                self.unread.append("")
                yield Problem(source.place(batch.first, ()), "too-many-faults", _TOO_MANY)
                return

    def _add(self, source: Source, records: Sequence[Record], numbers: list[int] | range) -> None:
        self.origins.append((len(self.readable), source, numbers))
        self.readable += records

    def _one_by_one(self, source: Source, batch: Batch) -> Iterator[Problem]:
        """Read a batch that holds a fault, or fields that say nothing."""
        read: dict[int, Any] = {}
        for number in range(batch.first, batch.first + batch.count):
            try:
                given = tidy_record(source.record(number))
            except Unreadable as unreadable:
                self.unread.append(unreadable.text)
                yield unreadable.problem
                continue
            read[number], astray = self._rewrite(given)
            for path, message in astray:
                yield Problem(source.place(number, path), "bad-identifier", message)
        try:
            records = self.adapter.validate_json(as_json(list(read.values())), strict=True)
        except ValidationError:
            records = []
            for number, given in read.items():
                one = yield from self._one(given, partial(source.place, number))
                if isinstance(one, Partial):
                    self.broken.append(given)
                    self.unknown[len(self.readable) + len(records)] = one.unknown
                records.append(one.value if isinstance(one, Partial) else one)
        self._add(source, records, list(read))

    def _one(
        self, given: Any, place: Callable[[Path], Place]
    ) -> Generator[Problem, None, Record | Partial]:
        """One record of a batch that holds a fault; what is wrong with it comes back as problems."""
        try:
            (valid,) = self.adapter.validate_json(as_json([given]), strict=True)
        except ValidationError as error:
            kind = given.get("kind") if isinstance(given, dict) else None
            model = self.kinds.get(kind) if isinstance(kind, str) else None
            if model is not None:
                # The way to a fault begins with the record's number and its kind.
                told = Told(given, model, place, f"{kind}.", self.kinds, self.hinting)
                yield from told.problems(error, skip=2)
                return partly(model, given)
            if not isinstance(given, dict):
                yield from Told(given, self.base, place, "", self.kinds, self.hinting).problems(
                    error, skip=1
                )
                return partly(self.base, given)
            if not self._is_undeclared(kind) and not self._has_kind_astray(given):
                yield from Told(given, self.base, place, "", self.kinds, self.hinting).problems(
                    error, skip=1
                )
        else:
            return valid
        return (yield from self._of_no_kind(given, place))

    def _of_no_kind(
        self, given: dict[str, Any], place: Callable[[Path], Place]
    ) -> Generator[Problem, None, Partial]:
        """A record of a kind that is not there, by the fields that all kinds have."""
        kind = given.get("kind")
        model = _loose(self.base, None if self._is_undeclared(kind) else tuple(self.kinds.items()))
        fields = {**given, "kind": kind if isinstance(kind, str) else ""}
        try:
            model.model_validate_json(as_json(fields), strict=True)
        except ValidationError as error:
            yield from Told(given, model, place, "", self.kinds, self.hinting).problems(error)
        found = partly(model, fields)
        return Partial(found.value, (found.unknown - {()}) | {("kind",)})

    def _has_kind_astray(self, given: dict[str, Any]) -> bool:
        """Whether the kind is told under another name, which is a problem of its own."""
        model = _loose(self.base, tuple(self.kinds.items()))
        return "kind" not in given and "kind" in meant_fields(given, model)

    def _is_undeclared(self, kind: Any) -> bool:
        return isinstance(kind, str) and (self.undeclared is None or kind in self.undeclared)


@cache
def _loose(
    base: type[BaseModel], kinds: tuple[tuple[str, type[BaseModel]], ...] | None
) -> type[BaseModel]:
    """The fields that all kinds have and, unread, those of the kinds' own; without kinds, any."""
    if kinds is None:
        return create_model("Loose", __base__=base, __cls_kwargs__={"extra": "ignore"})
    own = {
        name: (Any, None)
        for _kind, cls in kinds
        for name in cls.model_fields
        if name not in base.model_fields
    }
    made: type[BaseModel] = create_model("Loose", __base__=base, **own)  # type: ignore[call-overload]
    return made


def said_whole(relation: Relation, unknown: Unknown, kinds: Mapping[str, type[Relation]]) -> bool:
    """Whether all is known of a relation that makes it the claim which it is, and of whose it is."""
    if relation.kind not in kinds or type(relation) is not kinds[relation.kind]:
        return False
    return (
        all(
            way[0] in _ASIDE or (way[0] == "evidence" and len(way) > 2 and way[2] != "document")
            for way in unknown
            if way
        )
        and () not in unknown
    )


_ASIDE = frozenset(("statement", "statements", "note", "notes", "topic", "certainty", "basis"))
"""The fields of a relation that do not make it another claim."""


class Places(Mapping[str, Place]):
    """Where each relation stands, by its id, and each of its citations.

    Parameters
    ----------
    relations : sequence of Relation
        One a voice.
    place : callable
        Where the n-th of them stands.
    evidence : callable
        The citations, each with its place, of the records that it comes from, which may cite for
        other voices too.
    """

    def __init__(
        self,
        relations: Sequence[Relation],
        place: Callable[[int, Path], Place],
        evidence: Callable[[int], Iterable[tuple[Citation, Place]]],
    ) -> None:
        self._relations = relations
        self._place = place
        self._evidence = evidence

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
        alike = [place for one, place in self._evidence(index) if one == own[number]]
        return alike[before]

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

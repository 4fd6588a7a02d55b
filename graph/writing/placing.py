"""Where in a dataset's files a new record goes: where a reader of the files would look for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import inf
from typing import Any, NamedTuple

from graph.writing.splicing import Insert, Opened

Record = Mapping[str, Any]
_At = tuple[float, float]


class Spot(NamedTuple):
    """Where a new record goes.

    Parameters
    ----------
    file : Opened
    at : int
        How many of the file's records stand before it.
    above : bool
        Whether it goes right above the record that follows.
    """

    file: Opened
    at: int
    above: bool = False

    def insert(self, record: Record, path: tuple[str | int, ...] = ()) -> Insert:
        """The edit that adds the record, to the list at a path."""
        return Insert(path, self.at, record, self.above)


def place_of_relation(
    record: Record, files: Sequence[tuple[Opened, Sequence[Record]]], documents: Sequence[str]
) -> Spot:
    """Where a new claim goes: in the order of the text, by where its first citation falls.

    Parameters
    ----------
    record : mapping
        The claim, as plain values.
    files : sequence of (Opened, sequence of mapping)
        The files of claims, in the order in which they are read, and the claims of each.
    documents : sequence of str
        The ids of the documents, in their order.

    Returns
    -------
    Spot
        Where fewest of the claims that are there would stand on the wrong side of it; of those places the
        last. Where it is the first of its paragraph, it goes below what stands above the next one, which
        is the heading of that paragraph.
    """
    rank = {document: number for number, document in enumerate(documents)}

    def key(one: Any) -> _At:
        cited = _first(one)
        start = cited.get("start")
        return (
            rank.get(cited.get("document") or "", len(rank)),
            start if isinstance(start, int) else inf,
        )

    file, at = _fitting(key(record), files, key)
    records = next(those for one, those in files if one is file)
    before = _paragraph(records[at - 1]) if at else None
    behind = _paragraph(records[at]) if at < len(records) else None
    here = _paragraph(record)
    return Spot(file, at, above=here is not None and here == behind and here != before)


def place_of_entity(record: Record, files: Sequence[tuple[Opened, Sequence[Record]]]) -> Spot:
    """Where a new entity goes: below the last of its kind, or else last.

    Parameters
    ----------
    record : mapping
    files : sequence of (Opened, sequence of mapping)
        The files of entities, in the order in which they are read, and the entities of each.
    """
    spot = None
    for file, records in files:
        for number, one in enumerate(records):
            if one.get("kind") == record.get("kind"):
                spot = Spot(file, number + 1)
    file, records = files[-1]
    return spot or Spot(file, len(records))


def _fitting(
    wanted: _At,
    files: Sequence[tuple[Opened, Sequence[Record]]],
    key: Callable[[Any], _At],
) -> tuple[Opened, int]:
    """The place at which fewest stand on the wrong side; of several the last."""
    wrong = sum(key(one) < wanted for _file, records in files for one in records)
    best: tuple[int, Opened, int] | None = None
    for file, records in files:
        for at in range(len(records) + 1):
            if at:
                there = key(records[at - 1])
                wrong += (there > wanted) - (there < wanted)
            # The end of one file is the beginning of the next: it belongs to what stands before.
            beginning = not at and best is not None and wrong == best[0]
            if best is None or (wrong <= best[0] and not beginning):
                best = wrong, file, at
    if best is None:
        raise ValueError("there is no file of claims to add one to")
    return best[1:]


def _first(record: Any) -> Mapping[str, Any]:
    """The first citation of a claim."""
    evidence = record.get("evidence") if isinstance(record, Mapping) else None
    first = evidence[0] if isinstance(evidence, list | tuple) and evidence else None
    return first if isinstance(first, Mapping) else {}


def _paragraph(record: Any) -> tuple[Any, Any] | None:
    """The paragraph of its first citation."""
    cited = _first(record)
    return (cited.get("document"), cited["paragraph"]) if "paragraph" in cited else None

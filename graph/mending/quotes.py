"""Writing the places of citations that only quoted words, where these were found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.evidence import Waiting
from graph.mending.opening import Files, Step
from graph.model import Citation
from graph.reading import Reading
from graph.writing.plan import Plan, plan
from graph.writing.splicing import Edit, Insert, Put, Take

_TOLD = ("document", "quote", "paragraph", "coder", "start", "record", "url")
"""What a citation is known by: one that has a place, or a record's address, is another than one that waits."""

_Key = tuple[Any, ...]


@dataclass(frozen=True)
class Anchoring:
    """What writing the places of quotes comes to.

    Parameters
    ----------
    plan : Plan
        Not yet written.
    citations : int
        How many that only quoted have their places then.
    """

    plan: Plan
    citations: int


def write_anchored(
    dataset: Path, sought: Iterable[Waiting], reading: Reading | None = None
) -> Anchoring:
    """Plan to write the places of the quotes that were found; whatever has a question about it stays.

    Parameters
    ----------
    dataset : path
        A folder, or one file.
    sought : iterable of Waiting
        What was found of its citations that only quote.
    reading : Reading, optional
        What a thorough reading of the dataset came to, where there was one.

    Raises
    ------
    UneditableFile
        Where one of the files cannot be edited.
    """
    found = {_key(one.citation.model_dump()): one.finished for one in sought if one.finished}
    if not found:
        return Anchoring(Plan(), 0)
    files = Files(dataset, reading)
    documents = files.reading.dataset.header.documents
    only = documents[0].id if len(documents) == 1 else None
    edits: defaultdict[Path, list[Edit]] = defaultdict(list)
    count = 0
    for file in (files.header, *files.data):
        for path, evidence in _lists(file.value):
            there = {_place(one) for one in evidence}
            for number, citation in enumerate(evidence):
                finished = found.get(_key({"document": only, **citation}))
                if finished is not None:
                    count += 1
                    edits[file.path] += _edits((*path, number), finished, there)
    return Anchoring(plan(edits, files.all), count)


def _key(citation: Mapping[str, Any]) -> _Key:
    return tuple(citation.get(name) for name in _TOLD)


def _place(citation: Mapping[str, Any]) -> _Key:
    return tuple(citation.get(name) for name in ("document", "start", "end"))


def _edits(path: Step, finished: Iterable[Citation], there: set[_Key]) -> Iterator[Edit]:
    """The first place takes the quote's, the others of pieces follow; one that is there already needs no other."""
    fresh = []
    for one in finished:
        value = one.model_dump(exclude_none=True)
        if _place(value) not in there:
            there.add(_place(value))
            fresh.append(value)
    if not fresh:
        yield Take(path)
        return
    yield Put(path, fresh[0])
    number = path[-1]
    for value in fresh[1:]:
        yield Insert(path[:-1], int(number) + 1, value)


def _lists(value: Any, path: Step = ()) -> Iterator[tuple[Step, list[Mapping[str, Any]]]]:
    """The lists of citations of a file: what is called evidence, and has quotes in it."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name == "evidence" and isinstance(part, list):
                yield (*path, name), [one if isinstance(one, Mapping) else {} for one in part]
            else:
                yield from _lists(part, (*path, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _lists(part, (*path, number))

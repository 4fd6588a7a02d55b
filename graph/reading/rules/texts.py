"""What is wrong with the characters of texts: a header's, and those of the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from graph.model import Entity, Relation, own_fields, references
from graph.problems import Problem
from graph.reading.sources import HeaderPlacing, Path, Placing
from graph.vocabulary.entities import ENTITY_KINDS
from graph.vocabulary.sorts import sort_of
from graph.vocabulary.spelling import NAME_FIELDS, wrong_name, wrong_text
from graph.vocabulary.value import Value

BATCH = 1_000
"""Records whose texts are looked at in one go."""
_PLAIN = bytes((ord("\t"), ord("\n"), *range(ord(" "), 0x7F)))


def value_texts(value: Value, place: HeaderPlacing) -> Iterator[Problem]:
    """What is wrong with the characters of all that a value says, such as a header.

    Parameters
    ----------
    value : Value
    place : callable
    """
    for path, text, named in _leaves(value, (), named=False):
        wrong = wrong_name(text) if named else wrong_text(text)
        if wrong is not None:
            said = ".".join(str(step) for step in path if not isinstance(step, int))
            rule = "bad-name" if named else "control-character"
            yield Problem(place(path), rule, f"{said}: {wrong}")


def record_texts(records: Sequence[Entity | Relation], place: Placing) -> Iterator[Problem]:
    """What is wrong with the characters of what records say in words, beside their names.

    Parameters
    ----------
    records : sequence of Entity or of Relation
        Some may lack fields that could not be read.
    place : callable
        Where the n-th of them stands.
    """
    for first in range(0, len(records), BATCH):
        batch = records[first : first + BATCH]
        if not _plain(batch):
            for index, record in enumerate(batch, first):
                yield from _of_one(index, record, place)


def _plain(records: Sequence[Entity | Relation]) -> bool:
    """Whether nothing about the texts of some records calls for a second look.

    What is plain in them is taken away in one go, which costs a fraction of asking text by text.
    """
    texts: list[str] = []
    for record in records:
        fields = record.__dict__
        for name in worded(type(record)):
            said = fields.get(name)
            if said:
                texts += (said,) if isinstance(said, str) else said.values()
    rest = "".join(texts).encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return rest.decode("utf-8", "surrogatepass").isprintable()


@cache
def worded(kind: type[Entity] | type[Relation]) -> tuple[str, ...]:
    """The fields of a kind that hold texts, names aside."""
    if issubclass(kind, Relation):
        common, own = "statement note statements notes", own_fields(kind)
    else:
        common = "summary summaries"
        # What a built-in kind of entity says of its own are words of a list.
        own = (
            () if kind in ENTITY_KINDS else tuple(set(kind.model_fields) - set(Entity.model_fields))
        )
    texts = (
        name
        for name in own
        if name not in references(kind)
        and sort_of(kind, name) == "text"
        and kind.model_fields[name].annotation is not Any  # as where the kind is not known
    )
    return (*common.split(), *sorted(texts))


def _of_one(index: int, record: Entity | Relation, place: Placing) -> Iterator[Problem]:
    fields = {name: record.__dict__.get(name) for name in worded(type(record))}
    for path, text, _named in _leaves(fields, (), named=False):
        wrong = wrong_text(text)
        if wrong is not None:
            said = f"{record.__dict__.get('kind', '')}.{path[0]}"
            yield Problem(place(index, path), "control-character", f"{said}: {wrong}")


def _leaves(value: Any, path: Path, *, named: bool) -> Iterator[tuple[Path, str, bool]]:
    """Every text in a value, with the way that leads to it and whether it is a name."""
    if isinstance(value, str):
        yield path, value, named
    elif isinstance(value, Value):
        for name, inner in value.__dict__.items():
            yield from _leaves(inner, (*path, name), named=name in NAME_FIELDS)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, (*path, name), named=named)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*path, number), named=named)

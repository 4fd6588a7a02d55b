"""What sort of value a field of a kind holds, for whatever has to ask or to write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from graph.vocabulary.base import Entity, Relation
from graph.vocabulary.dates import partial_date

Sort = Literal["text", "date", "yes_no", "count", "number"]


@cache
def sort_of(kind: type[Entity] | type[Relation], name: str) -> Sort:
    """What a kind's own field holds; a word or an entity's id is text."""
    parts = set(_parts(kind.model_fields[name].annotation, kind.model_fields[name].metadata))
    for type_, sort in _SORTS.items():
        if type_ in parts:
            return sort
    return "text"


_SORTS: Mapping[Any, Sort] = {
    bool: "yes_no",
    float: "number",
    int: "count",
    partial_date: "date",
}


@cache
def choices_of(kind: type[Entity] | type[Relation], name: str) -> tuple[str, ...]:
    """The words of which a kind's own field holds one, in their order; none where it holds any."""
    parts = _parts(kind.model_fields[name].annotation, kind.model_fields[name].metadata)
    return next((get_args(one) for one in parts if get_origin(one) is Literal), ())


def _parts(annotation: Any, metadata: Sequence[Any] = ()) -> Iterator[Any]:
    """What a type is made of: the members of a union, and what checks them."""
    yield from (mark.func for mark in metadata if hasattr(mark, "func"))
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        yield from _parts(inner, marks)
    elif get_origin(annotation) is not Literal and get_args(annotation):
        for one in get_args(annotation):
            yield from _parts(one)
    else:
        yield annotation

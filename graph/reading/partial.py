"""What can be read of a value that has a fault, so that the rest of it can be held to the rules.

What could not be read counts as unknown, not as absent: a fault is told once, and nothing that
follows from it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import isnan
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from graph.reading.hints import meant_fields
from graph.reading.sources import Path, as_json

Unknown = frozenset[Path]
"""The ways to what could not be read."""


class Partial(NamedTuple):
    """A value of which something may be unknown.

    Parameters
    ----------
    value : BaseModel
        With its defaults, and what was written where text was needed, in place of what is unknown.
    unknown : frozenset of tuple
    """

    value: Any
    unknown: Unknown


def is_unknown(unknown: Unknown, path: Path) -> bool:
    """Whether nothing can be said of what a path leads to.

    So it is where it could not be read, or is a part of what could not; and of a whole of which a
    part could not be read nothing is certain either. Only of a record itself something may be.
    """
    if any(path[:length] in unknown for length in range(len(path) + 1)):
        return True
    return path != () and path in _around(unknown)


_AROUND: dict[int, tuple[Unknown, Unknown]] = {}
"""What was asked for last, by the object: to find an equal one takes as long as it is large."""


def _around(unknown: Unknown) -> Unknown:
    """The ways to what the unknown is a part of."""
    held = _AROUND.get(id(unknown))
    if held is None:
        if len(_AROUND) >= 16:
            _AROUND.clear()
        around = frozenset(way[:length] for way in unknown for length in range(len(way)))
        held = _AROUND[id(unknown)] = unknown, around
    return held[1]


def tidy_record(value: Any) -> Any:
    """A record without the fields that say nothing, empty texts among them: the cells of a table."""
    if not isinstance(value, dict):
        return tidy(value)
    return tidy({name: part for name, part in value.items() if part != ""})


def tidy(value: Any) -> Any:
    """Plain values without the fields that say nothing: ``null``, and NaN (an empty cell in pandas).

    A number without a fraction is a whole one, however it is written: JSON knows one sort of number.
    """
    if isinstance(value, dict):
        return {name: tidy(part) for name, part in value.items() if not _is_nothing(part)}
    if isinstance(value, list):
        return [tidy(part) for part in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def _is_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and isnan(value))


def partly(model: type[BaseModel], given: Any) -> Partial:
    """What can be read of a value that did not validate.

    Parameters
    ----------
    model : class
    given : object
        Plain values, tidied.
    """
    if not isinstance(given, Mapping):
        return Partial(partly(model, {}).value, frozenset({()}))
    meant = meant_fields(given, model)
    whole = model.model_fields.keys() >= given.keys()
    values: dict[str, Any] = {}
    unknown: set[Path] = set()
    for name, field in model.model_fields.items():
        if name in given:
            values[name], lost = _part(model, name, given[name])
            whole = whole and lost is None
            unknown |= {(name, *way) for way in lost or ()}
        elif name in meant or field.is_required():
            unknown.add((name,))
        if (name,) in unknown:
            written = given.get(name, given.get(meant.get(name, "")))
            values.pop(name, None)
            if field.is_required():
                text = written if isinstance(written, str) else ""
                values[name] = text if field.annotation is not int else None
    if whole and not unknown:
        unknown.add(())  # each field is right, and they do not go together
    return Partial(model.model_construct(set(values), **values), frozenset(unknown))


def _part(model: type[BaseModel], name: str, given: Any) -> tuple[Any, Unknown | None]:
    """A field's value, and what in it is unknown; nothing to say of what is right."""
    try:
        return _adapter(model, name).validate_json(as_json(given), strict=True), None
    except ValidationError:
        pass
    inner, holds = _inner(model, name)
    if holds is object:
        return (None, frozenset({()})) if inner is None else partly(inner, given)
    steps: Any = given
    if type(given) is not holds or (inner is None and not _holds_texts(model, name)):
        return None, frozenset({()})
    if holds is list:
        steps = dict(enumerate(steps))
    parts = {step: _one_of_many(model, name, inner, one) for step, one in steps.items()}
    unknown = {(step, *way) for step, part in parts.items() for way in part.unknown}
    misnamed = {step for step in steps if holds is dict and not _may_be_called(model, name, step)}
    unknown |= {(step,) for step in misnamed}
    values = {step: part.value for step, part in parts.items() if step not in misnamed}
    return tuple(values.values()) if holds is list else values, frozenset(unknown)


def _one_of_many(
    model: type[BaseModel], name: str, inner: type[BaseModel] | None, given: Any
) -> Partial:
    """One part of a list or a mapping; of one that could not be read, what was written if it is text."""
    try:
        return Partial(_parts(model, name).validate_json(as_json(given), strict=True), frozenset())
    except ValidationError:
        pass
    if inner is not None:
        return partly(inner, given)
    return Partial(given if isinstance(given, str) else "", frozenset({()}))


@cache
def _holds_texts(model: type[BaseModel], name: str) -> bool:
    """Whether the parts of a field are texts."""
    part = get_args(model.model_fields[name].annotation)[-1]
    if part is Ellipsis:
        part = get_args(model.model_fields[name].annotation)[0]
    return part is str or (get_origin(part) is Annotated and get_args(part)[0] is str)


@cache
def _parts(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    annotation = model.model_fields[name].annotation
    return TypeAdapter(get_args(annotation)[1 if get_origin(annotation) is dict else 0])


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    annotation: Any = field.annotation
    return TypeAdapter(Annotated[(annotation, *field.metadata, None)])  # one mark at the least


def _may_be_called(model: type[BaseModel], name: str, key: Any) -> bool:
    """Whether a part of a mapping may have a name."""
    try:
        _keys(model, name).validate_python(key, strict=True)
    except ValidationError:
        return False
    return True


@cache
def _keys(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(get_args(model.model_fields[name].annotation)[0])


@cache
def _inner(model: type[BaseModel], name: str) -> tuple[type[BaseModel] | None, type]:
    """The model of a field's parts, and what holds them: a list, a mapping, or nothing in between."""
    annotation = model.model_fields[name].annotation
    origin: Any = get_origin(annotation)
    holds = {tuple: list, dict: dict}.get(origin, object)
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate, holds
    return None, holds

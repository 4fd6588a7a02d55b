"""What pydantic found wrong with a record, as problems that a curator can act on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from graph.problems import Problem, did_you_mean
from graph.reading.sources import HeaderPlacing, Path, Placing
from graph.vocabulary.dates import NotADate

KEY = "[key]"
"""How pydantic says that it is the name of something in a mapping which is wrong."""
_MISTYPED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping of names to values",
    "model_type": "a mapping of fields to values",
    "model_attributes_type": "a mapping of fields to values",
}


def record_problems(
    error: ValidationError, place: Placing, kinds: Mapping[str, type[BaseModel]]
) -> Iterator[Problem]:
    """The problems of records that did not validate.

    Parameters
    ----------
    error : ValidationError
        Of a list of records; each location begins with the record's number.
    place : callable
    kinds : mapping of str to class
        The kinds that the records could be of.
    """
    for details in error.errors(include_url=False):
        record, *rest = details["loc"]
        kind = kinds.get(str(rest[0])) if rest else None
        path = tuple(rest[1:]) if kind is not None else tuple(rest)
        label = f"{rest[0]}." if kind is not None else ""
        if details["type"] == "union_tag_invalid":
            path = (*path, "kind")
        yield _problem(details, int(record), path, label, kind, place, kinds)


def header_problems(
    error: ValidationError, place: HeaderPlacing, model: type[BaseModel]
) -> Iterator[Problem]:
    """The problems of a header that did not validate."""
    for details in error.errors(include_url=False):
        yield _problem(
            details, 0, tuple(details["loc"]), "", model, lambda _record, path: place(path), {}
        )


def _problem(
    details: ErrorDetails,
    record: int,
    path: Path,
    label: str,
    model: type[BaseModel] | None,
    place: Placing,
    kinds: Mapping[str, type[BaseModel]],
) -> Problem:
    rule, message = _say(details, path, model, kinds)
    field = ".".join(str(step) for step in path if step != KEY)
    where = f"{label}{field}: " if label or field else ""
    return Problem(place(record, path), rule, f"{where}{message}")


def _say(
    details: ErrorDetails,
    path: Path,
    model: type[BaseModel] | None,
    kinds: Mapping[str, type[BaseModel]],
) -> tuple[str, str]:
    """The rule that an error breaks, and the sentence for it."""
    found, context = details["input"], details.get("ctx", {})
    match details["type"]:
        case "extra_forbidden":
            names = _fields_at(model, path[:-1])
            known = f" Known: {', '.join(names)}." if names and len(names) < 25 else ""
            name = str(path[-1])
            return "unknown-field", f'there is no field "{name}".' + (
                did_you_mean(name, names) or known
            )
        case "missing":
            return "missing-field", "this field is needed and not there"
        case "union_tag_not_found":
            return "missing-field", f"kind is needed; one of {', '.join(kinds)}"
        case "union_tag_invalid":
            kind = str(found.get("kind")) if isinstance(found, dict) else str(found)
            hint = did_you_mean(kind, kinds) or f" Known: {', '.join(kinds)}."
            return "unknown-kind", f'there is no kind "{kind}".{hint}'
        case "literal_error":
            words = _words_at(model, path)
            hint = did_you_mean(str(found), words)
            return "unknown-word", f"{_shown(found)} is not one of {context['expected']}.{hint}"
        case "string_pattern_mismatch" if path and path[-1] in {"id", "kind"}:
            return "bad-id", (
                f"{_shown(found)} is no id; write small letters, digits and single "
                f"{'hyphens' if path[-1] == 'id' else 'underscores'}"
            )
        case "string_pattern_mismatch" if path and path[-1] == "url":
            return "bad-value", (
                f"{_shown(found)} is no address on the web; it begins with http:// or https://"
            )
        case "string_pattern_mismatch":
            return "bad-value", f"{_shown(found)} does not fit the pattern {context['pattern']}"
        case "string_too_short" if path and path[-1] == KEY:
            return "bad-value", "these words are of no language; write it before them: {es: …}"
        case "string_too_short" if found == "":
            return "bad-value", "this is empty; say something, or leave it out"
        case "value_error" if isinstance(context["error"], NotADate):
            return "bad-date", str(context["error"])
        case "value_error":
            return "bad-value", str(context["error"])
        case kind if kind in _MISTYPED:
            said = f"{_MISTYPED[kind]} was expected, and {_shown(found)} was found"
            quoted = kind == "string_type" and isinstance(found, bool | int | float)
            return "bad-value", f'{said}; write "{_shown(found)}"' if quoted else said
    return "bad-value", f"{details['msg']}; found {_shown(found)}"


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


def _model_at(model: type[BaseModel] | None, path: Path) -> Any:
    """The annotation of what stands at a path within a model."""
    here: Any = model
    for step in path:
        if isinstance(step, int):
            here = next(iter(get_args(here)), None)
            continue
        if get_origin(here) is dict:
            here = get_args(here)[1]
            continue
        field = _as_model(here)
        if field is None or step not in field.model_fields:
            return None
        here = field.model_fields[step].annotation
    return here


def _as_model(annotation: Any) -> type[BaseModel] | None:
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def _fields_at(model: type[BaseModel] | None, path: Path) -> tuple[str, ...]:
    found = _as_model(_model_at(model, path))
    return tuple(found.model_fields) if found else ()


def _words_at(model: type[BaseModel] | None, path: Path) -> tuple[str, ...]:
    annotation = _model_at(model, path)
    for candidate in (annotation, *get_args(annotation)):
        if get_origin(candidate) is Literal:
            return tuple(str(word) for word in get_args(candidate))
    return ()

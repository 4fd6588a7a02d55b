"""What pydantic found wrong with a record, as problems that a curator can act on.

No sentence of pydantic's own, and no regular expression, is passed on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from graph.folding import fold
from graph.problems import Place, Problem
from graph.reading.hints import (
    Hinting,
    field_hint,
    kind_meant,
    meant_fields,
    word_meant,
    word_of_another_field,
)
from graph.reading.sources import Path
from graph.vocabulary.edtf import NotADate
from graph.vocabulary.value import KIND, SLUG

KEY = "[key]"
"""How pydantic says that it is the name of something in a mapping which is wrong."""
_MISTYPED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping of names to values",
    "model_type": "a mapping of fields to values",
    "model_attributes_type": "a mapping of fields to values",
}
_BOUNDS = {
    "greater_than_equal": ("ge", "{} or more"),
    "greater_than": ("gt", "more than {}"),
    "less_than_equal": ("le", "{} or less"),
    "less_than": ("lt", "less than {}"),
}
_LENGTHS = {
    "too_short": ("min_length", "{} or more entries are needed"),
    "too_long": ("max_length", "at most {} entries are allowed"),
    "string_too_long": ("max_length", "at most {} letters are allowed"),
}

Placing = Callable[[Path], Place]
"""Where something in the record stands."""


class Told:
    """What is wrong with one record, told as problems.

    Parameters
    ----------
    given : object
        The record, as plain values.
    model : class
        What it should be.
    place : callable
        Where something in it stands.
    label : str
        What stands before its fields' names in a sentence: ``deployment.``.
    kinds : mapping of str to class
        The kinds that the record could be of.
    hinting : Hinting, optional
        What the sentences of several records have in common.
    """

    def __init__(
        self,
        given: Any,
        model: type[BaseModel] | None,
        place: Placing,
        label: str = "",
        kinds: Mapping[str, type[BaseModel]] | None = None,
        hinting: Hinting | None = None,
    ) -> None:
        self.hinting = hinting or Hinting()
        self.given = given
        self.model = model
        self.place = place
        self.label = label
        self.kinds = kinds or {}

    def problems(self, error: ValidationError, skip: int = 0) -> Iterator[Problem]:
        """The problems that an error tells of.

        Parameters
        ----------
        error : ValidationError
        skip : int
            How many steps of each error's way lead to the record.
        """
        meant: dict[Path, Mapping[str, str]] = {}
        for details in error.errors(include_url=False):
            path = tuple(details["loc"])[skip:]
            if details["type"] == "missing":
                # What stands under another name is told of there.
                around = path[:-1]
                if around not in meant:
                    meant[around] = self._meant(around)
                if path[-1] in meant[around]:
                    continue
            if details["type"] in {"union_tag_invalid", "union_tag_not_found"}:
                path = (*path, "kind")
            rule, message = self._say(details, path)
            field = ".".join(str(step) for step in path if step != KEY)
            where = f"{self.label}{field}: " if self.label or field else ""
            yield Problem(self.place(path), rule, f"{where}{message}")

    def _meant(self, path: Path) -> Mapping[str, str]:
        given, model = _value_at(self.given, path), _as_model(_annotation_at(self.model, path))
        return meant_fields(given, model) if model and isinstance(given, dict) else {}

    def _say(self, details: ErrorDetails, path: Path) -> tuple[str, str]:
        """The rule that an error breaks, and the sentence for it."""
        found, context, sort = details["input"], details.get("ctx", {}), details["type"]
        if sort == "extra_forbidden":
            return "unknown-field", self._no_field(path)
        if sort == "missing":
            return "missing-field", "this field is needed and not there"
        if sort == "union_tag_not_found":
            return (
                "missing-field",
                f"this field is needed and not there; it is one of {', '.join(self.kinds)}",
            )
        if sort == "union_tag_invalid":
            return "unknown-kind", self._no_kind(found)
        if sort == "literal_error":
            words = _words_at(self.model, path)
            looked = isinstance(found, str) and self.hinting.once()
            meant = word_meant(found, words) if looked else None
            hint = f' Did you mean "{meant}"?' if meant else ""
            if looked and meant is None:
                hint = self._of_another_field(found, path)
            return "unknown-word", f"{_shown(found)} is not one of {', '.join(words)}.{hint}"
        if sort == "value_error":
            rule = "bad-date" if isinstance(context["error"], NotADate) else "bad-value"
            return rule, str(context["error"])
        if sort == "string_pattern_mismatch":
            return _misformed(str(found), str(context["pattern"]), path)
        rule = "bad-id" if sort == "string_too_long" else "bad-value"  # nothing else has a longest
        return rule, _bad_value(sort, found, context, path)

    def _of_another_field(self, word: str, path: Path) -> str:
        """Which field beside takes a word that this one does not."""
        model = _as_model(_annotation_at(self.model, path[:-1]))
        beside = [name for name in (model.model_fields if model else ()) if name != path[-1]]
        other = word_of_another_field(word, {name: _words_at(model, (name,)) for name in beside})
        return f" Did you mean {other[0]}: {other[1]}?" if other else ""

    def _no_field(self, path: Path) -> str:
        name, model = str(path[-1]), _as_model(_annotation_at(self.model, path[:-1]))
        given = _value_at(self.given, path[:-1])
        said = f'there is no field "{_cut(name)}".'
        if model is None or not self.hinting.once():
            return said
        kinds = self.kinds if len(path) == 1 else {}
        return said + field_hint(name, given if isinstance(given, dict) else (), model, kinds)

    def _no_kind(self, found: Any) -> str:
        kind = str(found.get("kind")) if isinstance(found, dict) else str(found)
        meant = kind_meant(kind, self.kinds) if self.hinting.once() else None
        hint = f' Did you mean "{meant}"?' if meant else f" Known: {', '.join(self.kinds)}."
        return f'there is no kind "{_cut(kind)}".{hint}'


def _misformed(found: str, pattern: str, path: Path) -> tuple[str, str]:
    """What is wrong with a text that has not the form which its field takes."""
    if pattern == SLUG:
        slug = re.sub(r"[^a-z0-9]+", "-", fold(found)).strip("-")[:200].strip("-")
        hint = f', such as "{slug}"' if slug else ""
        said = f'"{_cut(found)}" is no id; write small letters, digits and single hyphens{hint}'
        return "bad-id", said
    if pattern == KIND:
        said = f'"{_cut(found)}" is no name of a kind; write small letters, digits and single underscores'
        return "bad-id", said
    if path and path[-1] == "url":
        return "bad-value", (
            f"{_shown(found)} is no address on the web; it begins with http:// or https://"
        )
    if path and path[-1] == "digest":
        return "bad-value", (
            f"{_shown(found)} is no digest of this length; policygraph cite gives that of words, "
            "and that of a document is its whole SHA-256 in small hex digits"
        )
    if not found.strip():
        return "bad-value", "this is blank; say something, or leave it out"
    return "bad-value", f"{_shown(found)} has not the form that this field takes"


def _bad_value(sort: str, found: Any, context: Mapping[str, Any], path: Path) -> str:
    """What is wrong with a value that is not of the sort that its field takes."""
    if sort == "string_too_short":
        if path and path[-1] == KEY:
            return "these words are of no language; write it before them: {es: …}"
        return "this is empty; say something, or leave it out"
    if sort in _BOUNDS:
        name, said = _BOUNDS[sort]
        return f"{said.format(context[name])} was expected, and {_shown(found)} was found"
    if sort in _LENGTHS:
        name, said = _LENGTHS[sort]
        return said.format(context[name])
    expected = _MISTYPED.get(sort)
    if expected is None:
        return f"{_shown(found)} is not what this field takes"
    said = f"{expected} was expected, and {_shown(found)} was found"
    whole = isinstance(found, int)  # true and false are, too
    if sort == "string_type" and (whole or (isinstance(found, float) and isfinite(found))):
        return f'{said}; write "{_shown(found)}"'
    if sort == "bool_type" and isinstance(found, str) and fold(found) in _YES_NO:
        return f"{said}; write {_YES_NO[fold(found)]}"
    return said


_YES_NO = {"yes": "true", "no": "false", "on": "true", "off": "false", "si": "true"}
_YES_NO |= {"true": "true", "false": "false", "1": "true", "0": "false", "y": "true", "n": "false"}


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    return f'"{_cut(value)}"' if isinstance(value, str) else _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}…"


def _value_at(given: Any, path: Path) -> Any:
    """What stands at a path within plain values."""
    for step in path:
        try:
            given = given[step]
        except (LookupError, TypeError):
            return None
    return given


def _annotation_at(model: type[BaseModel] | None, path: Path) -> Any:
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


def _words_at(model: type[BaseModel] | None, path: Path) -> tuple[str, ...]:
    annotation = _annotation_at(model, path)
    for candidate in (annotation, *get_args(annotation)):
        if get_origin(candidate) is Literal:
            return tuple(str(word) for word in get_args(candidate))
    return ()

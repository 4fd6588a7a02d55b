"""How words are given to a query, and kept: one or several, numbers, columns, a kind's own fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Field, PlainSerializer

from graph.folding import fold
from graph.keywords import Column
from graph.vocabulary.edtf import year_text
from graph.vocabulary.value import Value

COLUMNS: tuple[Column, ...] = get_args(Column)
"""What an answer can be put in the order of."""


def word_of(value: Any) -> Any:
    """What stands for a value where it is asked for: an entity's id, ``true``, ``8``."""
    if isinstance(value, Value) and hasattr(value, "id"):
        return value.id
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int | float) else value


def _in_turn(value: Any) -> Any:
    """One word, several, or none, as a tuple in the order given."""
    if value is None:
        return ()
    if isinstance(value, str | Value | bool | int | float | date):
        return (word_of(value),)
    if isinstance(value, Iterable) and not isinstance(value, Mapping | bytes):
        words = [word_of(word) for word in value]
        if all(isinstance(word, str) for word in words):
            return tuple(dict.fromkeys(words))
    return value


def _words(value: Any) -> Any:
    """One word, several, or none, as a sorted tuple, so that equal queries are equal."""
    if isinstance(value, str):
        return (value,)
    words = _in_turn(value)
    return tuple(sorted(words)) if isinstance(words, tuple) else words


def _numbers(value: Any) -> Any:
    words = _words(value)
    if isinstance(words, tuple) and all(word.isascii() and word.isdigit() for word in words):
        return tuple(str(number) for number in sorted({int(word) for word in words}))
    return words


def _alternatives(value: Any) -> Any:
    words = _words(value)
    return tuple(word for word in words if _has_words(word)) if isinstance(words, tuple) else words


def _has_words(text: str) -> bool:
    """Whether there is anything to look for: a mark alone, which folds to nothing, is not."""
    return bool(fold(text).strip())


def not_blank(value: Any) -> Any:
    """A text, or nothing where there is nothing to look for."""
    return None if isinstance(value, str) and not _has_words(value) else value


def _pairs(value: Any) -> Any:
    """A mapping from names to words as sorted pairs, which can be compared and hashed."""
    pairs = value.items() if isinstance(value, Mapping) else value
    if not isinstance(pairs, Iterable) or isinstance(pairs, str):
        return value
    pairs = tuple(pairs)
    if not all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in pairs):
        return value
    told = [(name, _alternatives(words)) for name, words in pairs]
    return tuple(sorted(pair for pair in told if pair[1] != ()))


def day_of(value: Any) -> Any:
    """A date as it is written, also where it is given as a year or a day of Python's."""
    if isinstance(value, int) and not isinstance(value, bool):
        return year_text(value)
    return value.isoformat() if isinstance(value, date) else value


def _one_or_many(words: tuple[str, ...]) -> str | list[str]:
    return words[0] if len(words) == 1 else list(words)


def _mapping(pairs: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str | list[str]]:
    return {name: _one_or_many(words) for name, words in pairs}


_SPELLED = PlainSerializer(_one_or_many)
_OneOrMany = str | bool | float | tuple[str | bool | float, ...] | None
"""What may be written for one word or several, for a JSON Schema."""
Words = Annotated[
    tuple[str, ...], BeforeValidator(_words, json_schema_input_type=_OneOrMany), _SPELLED
]
Numbers = Annotated[
    tuple[Annotated[str, Field(pattern=r"^[0-9]+$")], ...],
    BeforeValidator(_numbers, json_schema_input_type=_OneOrMany),
    _SPELLED,
]
Alternatives = Annotated[
    tuple[str, ...], BeforeValidator(_alternatives, json_schema_input_type=_OneOrMany), _SPELLED
]
Turns = Annotated[
    tuple[Annotated[str, Field(pattern=rf"^-?({'|'.join(COLUMNS)})$")], ...],
    BeforeValidator(_in_turn, json_schema_input_type=_OneOrMany),
    _SPELLED,
]
Own = Annotated[
    tuple[tuple[str, tuple[str, ...]], ...],
    BeforeValidator(_pairs, json_schema_input_type=dict[str, _OneOrMany]),
    PlainSerializer(_mapping),
]

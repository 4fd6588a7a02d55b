"""What stands in the cells of tables: ids that nothing takes for numbers, lists, mappings, values of a sort."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time
from typing import Any

from graph.model import Entity, Relation
from graph.reading.yes_no import yes_no
from graph.vocabulary.sorts import Sort, sort_of

CLAIM = "claim:"
"""What stands before a claim's id in a table: an id may be ``2e1045672345``, which programs take for a number."""
PLAIN = "id:"
"""What stands before another id that a program would take for a number, a day, yes, no or nothing."""
_TAKEN = re.compile(
    r"\d.*|(?:null|nan|na|none|nil|true|false|yes|no|inf|infinity)"
    # a spreadsheet makes a day of mar-5
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*-\d+"
)
_JOIN = "; "
_COUNT = re.compile(r"-?\d{1,15}(\.0+)?")
_NUMBER = re.compile(r"-?\d{1,20}(\.\d{1,20})?([eE][-+]?\d{1,3})?")
_NOTHING = frozenset(("NAType", "NaTType"))
"""What pandas has where nothing is: values of these types."""


class NoSuchValue(ValueError):
    """Why a cell does not hold what its column does, and what to do."""


def claim_in(id: str) -> str:
    """A claim's id as tables have it."""
    return f"{CLAIM}{id}"


def id_in(id: str) -> str:
    """Any other id as tables have it."""
    return f"{PLAIN}{id}" if _TAKEN.fullmatch(id) else id


def claim_out(text: str) -> str:
    """A claim's id, whether or not it stands as tables have it."""
    return text.removeprefix(CLAIM)


def id_out(text: str) -> str:
    """Any other id, likewise."""
    bare = text.removeprefix(PLAIN)
    return bare if id_in(bare) == text else text


def list_in(words: Collection[str]) -> str | None:
    """Texts as one: ``a; b``, or as JSON where that would not tell them apart; none for no texts."""
    if not words:
        return None
    joined = _JOIN.join(words)
    return joined if list_out(joined) == list(words) else in_json(list(words))


def list_out(value: Any) -> list[Any]:
    """Texts of a cell, which holds them as one, or as a list."""
    if not isinstance(value, str):
        return _from_list(value if isinstance(value, list | tuple) else [value])
    if value.startswith("["):
        try:
            parsed = json.loads(value)
        except (ValueError, RecursionError):
            parsed = None
        if isinstance(parsed, list):
            return _from_list(parsed)
    return [one.strip() for one in value.split(";") if one.strip()]


def mapping_out(value: Any) -> dict[str, Any]:
    """What a cell says by name: JSON, a mapping, or pairs, as columnar files give a mapping back.

    Raises
    ------
    NoSuchValue
    """
    found = value
    if isinstance(value, str):
        found = from_json_text(value)
    elif isinstance(value, list | tuple):
        pairs = [tuple(one.values()) if isinstance(one, Mapping) else one for one in value]
        if all(isinstance(one, list | tuple) and len(one) == 2 for one in pairs):
            found = dict(map(tuple, pairs))
    if not isinstance(found, Mapping):
        raise NoSuchValue('an object, as JSON in a text ({"es": "…"}), was expected here')
    return {str(name): one for name, one in found.items() if one is not None}


def from_json_text(text: str) -> Any:
    """What a cell of JSON says.

    Raises
    ------
    NoSuchValue
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise NoSuchValue("this is no JSON; write it as it was, or empty the cell") from None


def in_json(value: Any) -> str:
    """A value as JSON in a cell; letters stay letters."""
    return json.dumps(value, ensure_ascii=False)


def records_out(value: Any) -> list[dict[str, Any]]:
    """The objects in a cell of a columnar file: a list of them, without what says nothing.

    Raises
    ------
    NoSuchValue
    """
    found = from_json_text(value) if isinstance(value, str) else value
    if not isinstance(found, list | tuple) or not all(isinstance(one, Mapping) for one in found):
        raise NoSuchValue("a list of objects was expected here, each a citation")
    return [{name: part for name, part in one.items() if part is not None} for one in found]


def _from_list(value: Collection[Any]) -> list[Any]:
    return [as_sort(one, "text") for one in value if one is not None]


def plain_value(value: Any) -> Any:
    """What a cell holds, whatever program made it, as plain values; nothing for an empty one."""
    if value is None or type(value).__name__ in _NOTHING:
        return None
    if isinstance(value, str):
        return value or None
    if isinstance(value, float) and value != value:  # noqa: PLR0124  # what pandas has for nothing
        return None
    return _PLAINER.get(type(value), _other)(value)


def _of_list(value: Collection[Any]) -> list[Any]:
    return [_kept(one) for one in value]


def _of_mapping(value: Mapping[Any, Any]) -> dict[Any, Any]:
    return {name: _kept(one) for name, one in value.items()}


def _kept(value: Any) -> Any:
    """A value within another, in which blanks count."""
    return value if isinstance(value, str) else plain_value(value)


def _of_moment(value: datetime) -> str:
    """A moment as the day it is in, where it says no hour: spreadsheets have no bare days."""
    return (value.date() if value.time() == time() else value).isoformat()


def _other(value: Any) -> Any:
    """A value of a library's own: a number of numpy, an array, a moment of pandas."""
    if hasattr(value, "tolist"):
        return plain_value(value.tolist())
    if isinstance(value, datetime):
        return _of_moment(value)
    return value if isinstance(value, bool | int | float) else str(value)


_PLAINER: Mapping[type, Callable[[Any], Any]] = {
    bool: lambda value: value,
    int: lambda value: value,
    float: lambda value: value,
    list: _of_list,
    tuple: _of_list,
    dict: _of_mapping,
    datetime: _of_moment,
    date: lambda value: value.isoformat(),
}


def typed(kind: type[Entity] | type[Relation], name: str, value: Any) -> Any:
    """What a cell says, as its field has it; what is no such value stays, for a check to tell.

    Parameters
    ----------
    kind : type of Entity or of Relation
    name : str
        The field's.
    value : any
    """
    if name not in kind.model_fields:
        return value
    return as_sort(value, sort_of(kind, name))


def as_sort(value: Any, sort: Sort) -> Any:
    """What a cell says, as a value of some sort; what is none stays."""
    if isinstance(value, str):
        reads = _OF_TEXT
    elif isinstance(value, int | float):
        reads = _OF_NUMBER
    else:
        return value
    return reads[sort](value) if sort in reads else value


def _as_count(text: str) -> int | str:
    return int(text.split(".", maxsplit=1)[0]) if _COUNT.fullmatch(text.strip()) else text


def _as_number(text: str) -> float | str:
    return float(text) if _NUMBER.fullmatch(text.strip()) else text


def _is_whole(value: Any) -> bool:
    return isinstance(value, float) and value.is_integer()


def _as_words(value: bool | float) -> str:
    """A number or yes or no that stands where a text does: a spreadsheet made a year one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if _is_whole(value) else str(value)


_OF_TEXT: Mapping[Sort, Callable[[Any], Any]] = {
    "yes_no": yes_no,
    "count": _as_count,
    "number": _as_number,
}
_OF_NUMBER: Mapping[Sort, Callable[[Any], Any]] = {
    "text": _as_words,
    "date": _as_words,
    "count": lambda value: int(value) if _is_whole(value) else value,
    "yes_no": yes_no,
}

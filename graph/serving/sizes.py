"""How large what comes in and what goes out may be: an assistant reads all that it is given."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

ARGUMENTS = 20_000
"""How many characters and values the arguments of one question may have."""
ANSWER = 60_000
"""How many characters of JSON one answer may have, but for a few that say what is left out."""
TEXT = 2_000
"""How many characters of a text are told."""
SENTENCE = 1_500
"""How many characters an error's sentence may have."""
FIRST = 20
"""How many records are told where nothing is said."""
MOST = 100
"""How many records are told of one answer, whatever is said."""
CITATIONS = 10
"""How many citations of a claim are told."""
INNER = 3
"""How many claims are told of each thing that several make."""
_FIELDS = 64
"""A mapping with more names is a list by name, of which the first are told; one with fewer is a record."""
_LEAST = 24
"""In fewer characters nothing is said."""
_SIGN = "…"
"""What stands for what is left out."""


def size_of(value: Any) -> int:
    """How large arguments are: their characters and values. It goes no further than what is too many.

    Parameters
    ----------
    value : object
        As JSON has it, however deep.
    """
    size, waiting = 0, [value]
    while waiting and size <= ARGUMENTS:
        one = waiting.pop()
        size += len(one) if isinstance(one, str) else 1
        if isinstance(one, Mapping):
            waiting += one.keys()
            waiting += one.values()
        elif isinstance(one, Sequence) and not isinstance(one, str):
            waiting += one
    return size


def cut(value: Any, most: int = TEXT) -> Any:
    """A value of which every text is at most so long."""
    if isinstance(value, str):
        return value if len(value) <= most else f"{value[:most]}{_SIGN}"
    if isinstance(value, Mapping):
        return {cut(name, most): cut(inner, most) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [cut(inner, most) for inner in value]
    return value


def fitting(answer: Any, most: int = ANSWER) -> Any:
    """An answer with texts cut and, of what is too long for it, the first.

    Of a list that is a page, ``shown`` and ``more`` say how much that is; of another in a record, ``more_`` and its name.

    Parameters
    ----------
    answer : object
        As JSON has it. What is text as a whole is an answer of our own, and stays.
    most : int
        How many characters of JSON it may have.
    """
    if isinstance(answer, str):
        return answer
    short = cut(answer)
    made = _within(short, most)
    lost = len(short) - len(made) if isinstance(short, list) else 0
    return [*made, {"more": lost}] if lost else made


def _within(value: Any, room: int) -> Any:
    """A value in so many characters of JSON; a number or yes or no stays, where it is none of very many digits."""
    holds = isinstance(value, str | list | Mapping)
    if _size(value) <= (room if holds else max(room, _LEAST)):
        return value
    if not holds or room < _LEAST:
        return _SIGN
    if isinstance(value, str):
        return cut(value, room // 2)
    if isinstance(value, list):
        return _first(value, room) or [_within(value[0], room - 2)]
    names = sum(2 * _size(name) + 12 for name in value)  # and what says how many are not told
    if len(value) <= _FIELDS and names + _LEAST * len(value) <= room:
        return _record(value, room - names)
    return dict(_first(list(value.items()), room))


def _record(record: Mapping[str, Any], left: int) -> dict[str, Any]:
    """A record whose fields share the room: what the short ones do not need, the long ones have."""
    within = {}
    for count, name in enumerate(sorted(record, key=lambda name: _size(record[name]))):
        within[name] = _within(record[name], left // (len(record) - count))
        left -= _size(within[name])
    made = {name: within[name] for name in record}
    for name, value in record.items():
        lost = len(value) - len(made[name]) if isinstance(value, list | Mapping) else 0
        if lost > 0 and isinstance(made[name], type(value)):
            _tell(made, name, lost)
    return made


def _tell(record: dict[str, Any], name: str, lost: int) -> None:
    """Say how many of a list are not told."""
    if {"shown", "more"} <= record.keys() and isinstance(record[name], list):
        record["shown"] -= lost
        record["more"] += lost
    else:
        record[f"more_{name}"] = record.get(f"more_{name}", 0) + lost


def _first(items: Sequence[Any], room: int) -> list[Any]:
    """The first of some things, as many as there is room for."""
    kept = []
    for one in items:
        room -= _size(one) + 2
        if room < 0:
            break
        kept.append(one)
    return kept


def _size(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False, default=str))

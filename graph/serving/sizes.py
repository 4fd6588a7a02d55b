"""How large what comes in and what goes out may be: an assistant reads all that it is given."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

ARGUMENTS = 20_000
"""How many characters and values the arguments of one question may have."""
ANSWER = 60_000
"""How many characters of JSON the records of one answer may have."""
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
        return value if len(value) <= most else f"{value[:most]}…"
    if isinstance(value, Mapping):
        return {name: cut(inner, most) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [cut(inner, most) for inner in value]
    return value


def fitting(records: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The first of some records, with texts cut, as many as an answer may hold; one at the least."""
    kept: list[Any] = []
    size = 0
    for record in records:
        short = cut(record)
        size += len(json.dumps(short, ensure_ascii=False))
        if kept and size > ANSWER:
            break
        kept.append(short)
    return kept

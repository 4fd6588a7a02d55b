"""Edits as plain values, and what becomes of a value by them.

The paths of all edits of one step lead through the file as it is before the step: an edit need not know what
the others do.
"""

from __future__ import annotations

import json
import marshal
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from graph.reading.sources import Path


@dataclass(frozen=True)
class Put:
    """Have a value at a path: in place of the one that is there, or as a field that is added.

    Of a record, or a list, that is there, only what differs is changed.

    Parameters
    ----------
    path : tuple
        Of the record, and into it: ``(12, "statement")``; within a header ``("topics", 2, "label")``.
    value : value
        Plain: text, numbers, true and false, lists and mappings.
    """

    path: Path
    value: Any


@dataclass(frozen=True)
class Take:
    """Take away a field, an item of a list, or a record.

    Parameters
    ----------
    path : tuple
    """

    path: Path


@dataclass(frozen=True)
class Insert:
    """Add an item to a list, or a record to a file.

    Parameters
    ----------
    path : tuple
        Of the list; empty, for a file that is the list.
    at : int
        How many items stand before it.
    value : value
    above : bool
        Whether it goes right above the item that follows, and not right below the one before: what stands
        between the two, such as the heading of a section, is above it then.
    """

    path: Path
    at: int
    value: Any
    above: bool = False


Edit = Put | Take | Insert


@dataclass
class Changes:
    """What changes of one value.

    Parameters
    ----------
    put : dict
        Values in place of others, or added, by name or number.
    taken : set
    inserted : dict
        By how many items stand before: the values, and whether each goes right above what follows.
    inner : dict
        The changes of what stays in its place.
    """

    put: dict[str | int, Any] = field(default_factory=dict)
    taken: set[str | int] = field(default_factory=set)
    inserted: dict[int, list[tuple[Any, bool]]] = field(default_factory=dict)
    inner: dict[str | int, Changes] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.put or self.taken or self.inserted or self.inner)


def changes_of(value: Any, edits: Iterable[Edit]) -> Changes:
    """What changes of a value by some edits; what they leave as it is counts for nothing.

    Parameters
    ----------
    value : value
        As it is.
    edits : iterable of Edit

    Raises
    ------
    ValueError
        Where a path leads nowhere, or two edits contradict each other.
    """
    made = Changes()
    for edit in edits:
        if isinstance(edit, Insert):
            here, inner = _followed(value, made, edit.path)
            if not isinstance(here, list) and here is not None:
                raise ValueError(f"there is no list at {told(edit.path)}")
            if not 0 <= edit.at <= len(here or ()):
                raise ValueError(f"the list at {told(edit.path)} has {len(here or ())} items")
            beside = inner.inserted.setdefault(edit.at, [])
            beside.append((edit.value, edit.above))
            beside.sort(
                key=itemgetter(1)
            )  # in their order, but for what goes right above what follows
            continue
        if not edit.path:
            raise ValueError("an edit is of something in a file, not of all of it")
        here, inner = _followed(value, made, edit.path[:-1])
        step = edit.path[-1]
        there = _has(here, step)
        if not there and not (isinstance(edit, Put) and isinstance(here, dict)):
            raise ValueError(f"there is nothing at {told(edit.path)}")
        if step in inner.put or step in inner.taken or step in inner.inner:
            raise ValueError(f"two edits of {told(edit.path)}")
        if isinstance(edit, Take):
            inner.taken.add(step)
        elif there:
            _replace(here[step], edit.value, step, inner)
        else:
            inner.put[step] = edit.value
    return made


def told(path: Path) -> str:
    """A path in words: ``questions.3.expected``."""
    return ".".join(str(step) for step in path) or "the top"


def same(one: Any, other: Any) -> bool:
    """Whether two plain values say the same; 1, 1.0 and true do not."""
    if one is other or one != other:
        return one is other
    if marshal.dumps(one, 1) == marshal.dumps(other, 1):  # the quick way, where all is in order
        return True
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def applied(value: Any, changes: Changes) -> Any:
    """What becomes of a value; what does not change is the very object.

    Parameters
    ----------
    value : value
    changes : Changes
    """
    if not changes:
        return value
    if isinstance(value, Mapping):
        made = {
            name: applied(part, changes.inner[name]) if name in changes.inner else part
            for name, part in value.items()
            if name not in changes.taken
        }
        return {**made, **changes.put}
    listed: list[Any] = []
    inserted = {at: [new for new, _above in those] for at, those in changes.inserted.items()}
    for number, part in enumerate(value or ()):
        if number in inserted:
            listed += inserted[number]
        if number in changes.taken:
            continue
        if number in changes.put:
            listed.append(changes.put[number])
        else:
            inner = changes.inner.get(number)
            listed.append(part if inner is None else applied(part, inner))
    return listed + inserted.get(len(value or ()), [])


def _followed(value: Any, changes: Changes, path: Path) -> tuple[Any, Changes]:
    """What stands at a path, and the changes of it."""
    for number, step in enumerate(path):
        if not _has(value, step):
            raise ValueError(f"there is nothing at {told(path[: number + 1])}")
        if step in changes.put or step in changes.taken:
            raise ValueError(f"two edits of {told(path[: number + 1])}")
        value = value[step]
        changes = changes.inner.setdefault(step, Changes())
    return value, changes


def _has(value: Any, step: str | int) -> bool:
    if isinstance(step, str):
        return isinstance(value, Mapping) and step in value
    return isinstance(value, list) and 0 <= step < len(value)


def _replace(old: Any, new: Any, step: str | int, changes: Changes) -> None:
    """Have another value in the place of one: what both have stays as it is."""
    if same(old, new):
        return
    inner = None
    if isinstance(old, Mapping) and isinstance(new, Mapping) and old.keys() & new.keys():
        inner = _of_mappings(old, new)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        inner = _of_lists(old, new)
    if inner is None:
        changes.put[step] = new
    else:
        changes.inner[step] = inner


def _of_mappings(old: Mapping[str, Any], new: Mapping[str, Any]) -> Changes:
    made = Changes(taken={name for name in old if name not in new})
    for name, value in new.items():
        if name in old:
            _replace(old[name], value, name, made)
        else:
            made.put[name] = value
    return made


def _of_lists(old: Sequence[Any], new: Sequence[Any]) -> Changes:
    """Of two lists: what they begin and end with alike stays, and what is between is changed."""
    shorter = min(len(old), len(new))
    first = next((n for n in range(shorter) if not same(old[n], new[n])), shorter)
    rest = shorter - first
    last = next((n for n in range(rest) if not same(old[-1 - n], new[-1 - n])), rest)
    made = Changes()
    both = shorter - last
    for number in range(first, both):
        _replace(old[number], new[number], number, made)
    made.taken.update(range(both, len(old) - last))
    if len(new) - last > both:
        made.inserted[both] = [(value, False) for value in new[both : len(new) - last]]
    return made

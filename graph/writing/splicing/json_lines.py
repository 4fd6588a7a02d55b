"""The splices that bring about changes of a file of JSON Lines: whole lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.writing.splicing.edits import Changes, applied
from graph.writing.splicing.margin import Lazy, Margin
from graph.writing.splicing.order import Order
from graph.writing.splicing.scalars import text as checked
from graph.writing.splicing.splices import Splice

_BLANKS = " \t\r\n"


@dataclass(frozen=True)
class Line:
    """A line with a record on it.

    Parameters
    ----------
    number : int
        From 1.
    start, stop : int
        Where the record begins and ends.
    """

    number: int
    start: int
    stop: int


def lines_of(text: str) -> list[Line]:
    """The lines of a text that have a record on them."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.rstrip(_BLANKS)
        if bare:
            found.append(Line(number, at, at + len(bare)))
        at += len(line) + 1
    return found


def margin_of_lines(text: str) -> Margin | None:
    """Where the records begin; None, where there are none.

    Parameters
    ----------
    text : str
    """
    heads = _heads(text)
    return Margin(text, heads, _heads) if heads else None


def lines_at(text: str, margin: Margin) -> Sequence[Line]:
    """The lines that records are on, each when it is asked for; their numbers are not told."""

    def line(number: int) -> Line:
        start = margin.heads[number]
        stop = text.find("\n", start)
        return Line(
            0, start, start + len(text[start : stop if stop >= 0 else None].rstrip(_BLANKS))
        )

    return Lazy(margin.count, line)


def _heads(text: str) -> list[int]:
    return [line.start for line in lines_of(text)]


def splices(text: str, lines: Sequence[Line], value: list[Any], changes: Changes) -> list[Splice]:
    """The splices that bring about some changes.

    Parameters
    ----------
    text : str
    lines : sequence of Line
    value : list
        The records of the lines.
    changes : Changes
    """
    made = []
    break_ = "\r\n" if "\r\n" in text else "\n"
    for number, inner in changes.inner.items():
        at = int(number)
        old = value[at]
        new = applied(old, inner)
        line = lines[at]
        if inner:
            told = _dumped(_arranged(new, old, value, at), text[line.start : line.stop], old)
            made.append(Splice(line.start, text[line.start : line.stop], told))
    for number, new in changes.put.items():
        at = int(number)
        line = lines[at]
        told = _dumped(new, text[line.start : line.stop], value[at])
        made.append(Splice(line.start, text[line.start : line.stop], told))
    for number in changes.taken:
        start, stop = lines[int(number)].start, _following(text, lines[int(number)])
        if stop == len(text) and not text.endswith("\n") and start:
            start -= 2 if text[start - 2 : start] == "\r\n" else 1
        made.append(Splice(start, text[start:stop], ""))
    for at, news in changes.inserted.items():
        like = at - 1 if at else 0
        style = (text[lines[like].start : lines[like].stop], value[like]) if lines else ("", None)
        order = Order([list(one) for one in _near(value, at)])
        all_told = [
            _dumped({name: new[name] for name in order.arranged(new)}, *style) for new, _up in news
        ]
        made.append(_inserted(text, lines, at, all_told, break_))
    return made


def _inserted(text: str, lines: Sequence[Line], at: int, told: list[str], break_: str) -> Splice:
    if at < len(lines):
        start = lines[at].start
        return Splice(start, "", "".join(f"{line}{break_}" for line in told))
    joined = break_.join(told)
    if not text or text.endswith("\n"):
        return Splice(len(text), "", f"{joined}{break_}")
    return Splice(len(text), "", f"{break_}{joined}")


def _following(text: str, line: Line) -> int:
    found = text.find("\n", line.stop)
    return len(text) if found < 0 else found + 1


def _near(value: Sequence[Any], at: int) -> list[Any]:
    """Records, the nearest first."""
    near = sorted(range(len(value)), key=lambda n: abs(n - at))
    return [value[n] for n in near if isinstance(value[n], dict)]


def _arranged(new: Any, old: Any, value: Sequence[Any], at: int) -> Any:
    """A record with its fields in their order, where some are new."""
    fresh = [name for name in new if name not in old]
    if not fresh:
        return new
    order = Order([list(one) for one in _near(value, at)])
    names = [name for name in new if name in old]
    for name in fresh:
        names.insert(order.place(name, names), name)
    return {name: new[name] for name in names}


_STYLES: tuple[dict[str, Any], ...] = (
    {"ensure_ascii": False},
    {"ensure_ascii": False, "separators": (",", ":")},
    {"ensure_ascii": True},
    {"ensure_ascii": True, "separators": (",", ":")},
)


def _dumped(new: Any, line: str, old: Any) -> str:
    """A record as a line, in the way of another."""
    for words in _words(new):
        checked(words)  # what no file can hold is refused
    style = next((one for one in _STYLES if json.dumps(old, **one) == line), _STYLES[0])
    return json.dumps(new, allow_nan=False, **style)


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [*value, *(word for part in value.values() for word in _words(part))]
    return [word for part in value for word in _words(part)] if isinstance(value, list) else []

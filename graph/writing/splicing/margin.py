"""Records that begin at the left margin of a text, of which an edit needs only those beside it.

Between two records of YAML whose dashes stand at the margin a parser has nothing in mind: what stands from one
dash to a later one says the same alone as it does in the text. Of JSON Lines, each line does. So a file of
thousands of records is composed and read again record by record. Whatever is not plainly so (breaks of lines that are
none elsewhere, marks of documents, a list in brackets) is no margin, and is read whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, overload

import yaml

from graph.reading.formats.yaml import Loader
from graph.writing.splicing.splices import Splice

_DASH = re.compile(r"\n-(?=[ \t\r\n]|\Z)")
_BEFORE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*")
"""What may stand before the first record: comments and blank lines."""
_MARKS = ("---", "...", "%", "\ufeff")
"""What begins or ends a document, where a line begins with it."""
_BREAKS = ("\x85", "\u2028", "\u2029")
"""What breaks a line for a parser of YAML, and not here; a carriage return alone does, too."""
Finding = Callable[[str], list[int] | None]


class Stretch(NamedTuple):
    """Records that are others since, and those that are not.

    Parameters
    ----------
    first, stop : int
        The records from the first on, and up to the one of ``stop``, are no longer.
    text : str
        What stands in their place.
    margin : Margin
        Of the text as it is then.
    """

    first: int
    stop: int
    text: str
    margin: Margin


class Margin:
    """Where the records of a text begin.

    Parameters
    ----------
    text : str
    heads : list of int
        Where they do.
    find : callable
        Finds where those of a stretch do, which begins with a record; None, where that is not plain.
    """

    def __init__(self, text: str, heads: list[int], find: Finding) -> None:
        self._text = text
        self._heads = heads
        self._find = find

    @property
    def heads(self) -> Sequence[int]:
        """Where the records begin."""
        return self._heads

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self._heads)

    def root(self, value: Sequence[Any]) -> Records:
        """The list of the records as a node, each composed when it is asked for.

        Parameters
        ----------
        value : sequence
            What the text says.
        """
        return Records(_Items(self._text, self._heads), value)

    def stretch(self, splices: Sequence[Splice], text: str) -> Stretch | None:
        """What is to be read again after some splices; None where that is all.

        Parameters
        ----------
        splices : sequence of Splice
            In their order, not none.
        text : str
            As it is after them.
        """
        heads = self._heads
        first = max(bisect_right(heads, splices[0].offset) - 2, 0)
        if splices[0].offset < heads[0]:
            return None
        stop = bisect_right(heads, splices[-1].end)
        start, shift = heads[first], len(text) - len(self._text)
        end = (heads[stop] if stop < len(heads) else len(self._text)) + shift
        middle = text[start:end]
        found = self._find(middle)
        whole = stop == len(heads) or middle.endswith("\n")
        if not whole or not found or found[0]:
            return None
        moved = [
            *heads[:first],
            *(start + head for head in found),
            *(head + shift for head in heads[stop:]),
        ]
        return Stretch(first, stop, middle, Margin(text, moved, self._find))


def margin_of(text: str, value: Any) -> Margin | None:
    """The margin of a YAML text, if its records stand at it.

    Parameters
    ----------
    text : str
    value : value
        What it says.
    """
    if not isinstance(value, list) or not value:
        return None
    heads = _dashes(text)
    before = _BEFORE.match(text)
    # Each record has its dash at the margin, if any has: as many dashes as records are the records'.
    if not heads or len(heads) != len(value) or before is None or before.end() != heads[0]:
        return None
    return Margin(text, heads, _dashes)


class Records(yaml.SequenceNode):
    """The list of a text's records, as a node.

    Parameters
    ----------
    items : sequence of Node
    value : sequence
        What they say.
    """

    def __init__(self, items: _Items, value: Sequence[Any]) -> None:
        super().__init__("", items, _at(items.heads[0], 0), None, flow_style=False)
        self.heads = items.heads
        self.index = _Index(value)
        """Which of them have a field of a name."""


class _Index(Mapping[str, Sequence[int]]):
    """Which records have a field of a name; looked for when it is asked."""

    def __init__(self, records: Sequence[Any]) -> None:
        self._records = records
        self._found: dict[str, list[int]] = {}

    def __getitem__(self, name: str) -> Sequence[int]:
        found = self._found.get(name)
        if found is None:
            records = enumerate(self._records)
            found = [n for n, one in records if isinstance(one, dict) and name in one]
            self._found[name] = found
        if not found:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter({name: None for one in self._records if isinstance(one, dict) for name in one})

    def __len__(self) -> int:
        return sum(1 for _name in self)


class Lazy(Sequence[Any]):
    """Things that are made when they are asked for, and then kept.

    Parameters
    ----------
    count : int
    make : callable
    """

    def __init__(self, count: int, make: Callable[[int], Any]) -> None:
        self._count = count
        self._make = make
        self._made: dict[int, Any] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(self._count))]
        number = at + self._count if at < 0 else at
        if not 0 <= number < self._count:
            raise IndexError(at)
        found = self._made.get(number)
        if found is None:
            found = self._made[number] = self._make(number)
        return found


class _Items(Lazy):
    """The nodes of a text's records."""

    def __init__(self, text: str, heads: Sequence[int]) -> None:
        super().__init__(len(heads), self._composed)
        self.heads = heads
        self._text = text

    def _composed(self, number: int) -> Any:
        start = self.heads[number]
        stop = self.heads[number + 1] if number + 1 < len(self.heads) else len(self._text)
        (item,) = composed(self._text[start:stop]).value
        _move(item, start)
        return item


class _Composer(Loader):  # type: ignore[misc]  # which of two classes it is, is known when it runs
    """Composes nodes for their places alone: what a word stands for is not asked."""

    def resolve(self, _kind: Any, _value: Any, _implicit: Any) -> str:
        """No tag."""
        return ""

    def descend_resolver(self, _node: Any, _index: Any) -> None:
        """Nothing."""

    def ascend_resolver(self) -> None:
        """Nothing."""


def composed(text: str) -> Any:
    """The node of a text that all others are in; none, where it says nothing.

    Parameters
    ----------
    text : str
    """
    loader = _Composer(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _move(node: Any, by: int) -> None:
    """Have the places of a node, and of those in it, be those in a longer text."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        start, end = one.start_mark, one.end_mark
        one.start_mark = _at(start.index + by, start.column)
        one.end_mark = _at(end.index + by, end.column)
        if isinstance(one, yaml.SequenceNode):
            waiting += one.value
        elif isinstance(one, yaml.MappingNode):
            waiting += [part for pair in one.value for part in pair]


def _at(index: int, column: int) -> yaml.Mark:
    return yaml.Mark("", index, 0, column, None, 0)


def _dashes(text: str) -> list[int] | None:
    """Where dashes stand at the margin; None of a text in which that is not plain."""
    text = f"\n{text}"  # so each line has a break before it; texts are long, and to search for words is quick
    if any(f"\n{mark}" in text for mark in _MARKS) or any(sign in text for sign in _BREAKS):
        return None
    if text.count("\r") != text.count("\r\n"):
        return None
    return [found.start() for found in _DASH.finditer(text)]

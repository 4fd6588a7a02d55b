"""Values as YAML that looks like what stands beside it: block or brackets, quotes, indentation, order of fields."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from math import inf
from typing import Any, NamedTuple

import yaml

from graph.writing.splicing.margin import Records
from graph.writing.splicing.nodes import Node, is_block
from graph.writing.splicing.order import Order
from graph.writing.splicing.scalars import scalar

WIDTH = 100
"""So many characters of a line are filled."""
NEAR, MOST = 9, 60
"""So many neighbours that have a field are asked for its place, and so many at the most for its looks."""
_STEP = 2


class Like(NamedTuple):
    """What a new value is written like.

    Parameters
    ----------
    node : Node
    around : int
        The column of what it stands in.
    """

    node: Node
    around: int


class Likes:
    """What a new value is written like, the nearest first; looked up only when needed.

    Parameters
    ----------
    make : callable
    """

    def __init__(self, make: Callable[[], Iterable[Like]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Like]:
        return iter(self._make())

    def inner(self, name: str | None) -> Likes:
        """What a field of it is written like, or an item where there is no name."""
        return Likes(lambda: self._inner(name))

    def after(self, node: Node, around: int) -> Likes:
        """The same with a node that is more like it than all others."""
        return _After(Like(node, around), self)

    def first(self, sort: type[yaml.Node]) -> Like | None:
        """The nearest of a sort that there is something in."""
        near = islice(self, MOST)
        return next((one for one in near if isinstance(one.node, sort) and one.node.value), None)

    def order(self, names: Iterable[str]) -> Order:
        """The order of some fields."""
        near = (one.node for name in names for one in self.with_field(name))
        known = {id(node): node for node in near}
        return Order([key.value for key, _value in node.value] for node in known.values())

    def with_field(self, name: str) -> Iterator[Like]:
        """The nearest mappings that have a field."""
        return islice((one for one in self if name in _names(one.node)), NEAR)

    def _inner(self, name: str | None) -> Iterator[Like]:
        for node, _around in islice(self, MOST):
            column = node.start_mark.column
            if name is None and isinstance(node, yaml.SequenceNode):
                yield from (Like(item, column) for item in node.value)
            elif name is not None and isinstance(node, yaml.MappingNode):
                yield from (Like(value, column) for key, value in node.value if key.value == name)


class _After(Likes):
    """One that a value is most like, and then others."""

    def __init__(self, one: Like, others: Likes) -> None:
        self._one = Likes(lambda: (one,))
        self._others = others
        super().__init__(lambda: chain(self._one, others))

    def inner(self, name: str | None) -> Likes:
        """What a field of it is written like, or an item where there is no name."""
        return Likes(lambda: chain(self._one.inner(name), self._others.inner(name)))

    def with_field(self, name: str) -> Iterator[Like]:
        """The nearest mappings that have a field."""
        return chain(self._one.with_field(name), self._others.with_field(name))


class Items(Likes):
    """What an item of a list is written like: the others, the nearest first, those behind it last.

    Parameters
    ----------
    node : Node
        The list.
    at : int
        Which of its items it is, or is to be.
    index : mapping of str to sequence of int
        Which items have a field of a name, in their order: a list may be long.
    elsewhere : Likes
        What the list is written like.
    """

    def __init__(
        self, node: Node, at: int, index: Mapping[str, Sequence[int]], elsewhere: Likes
    ) -> None:
        self._node = node
        self._at = at
        self._index = index
        self._elsewhere = elsewhere.inner(None)
        super().__init__(lambda: chain(self._nearest(range(len(node.value))), self._elsewhere))

    def inner(self, name: str | None) -> Likes:
        """What a field of it is written like, or an item where there is no name."""
        if name is None:
            return super().inner(name)
        return Likes(lambda: self._fields(name))

    def with_field(self, name: str) -> Iterator[Like]:
        """The nearest items that have a field."""
        if name not in self._index:
            return self._elsewhere.with_field(name)
        return islice(self._nearest(self._index[name]), NEAR)

    def _nearest(self, places: Sequence[int]) -> Iterator[Like]:
        """Items of some numbers, which are in their order."""
        column, items = self._node.start_mark.column, self._node.value
        behind = bisect_left(places, self._at)
        before = behind - 1
        while before >= 0 or behind < len(places):
            back = self._at - places[before] if before >= 0 else inf
            on = places[behind] - self._at + 1 if behind < len(places) else inf
            if back <= on:
                place, before = places[before], before - 1
            else:
                place, behind = places[behind], behind + 1
            yield Like(items[place], column)

    def _fields(self, name: str) -> Iterator[Like]:
        if name not in self._index:
            yield from self._elsewhere.inner(name)
        for node, _around in islice(self._nearest(self._index.get(name, ())), MOST):
            column = node.start_mark.column
            yield from (Like(value, column) for key, value in node.value if key.value == name)


def index_of(node: Node) -> Mapping[str, Sequence[int]]:
    """Which items of a list have a field of a name.

    Parameters
    ----------
    node : Node
        A list.
    """
    if isinstance(node, Records):
        return node.index
    found: dict[str, list[int]] = {}
    for number, item in enumerate(node.value):
        for name in _names(item):
            found.setdefault(name, []).append(number)
    return found


def _names(node: Node) -> list[str]:
    return [key.value for key, _value in node.value] if isinstance(node, yaml.MappingNode) else []


class Written(NamedTuple):
    """A value as it is written.

    Parameters
    ----------
    text : str
    block : bool
        Whether its parts stand on lines of their own.
    column : int
        Where these begin.
    """

    text: str
    block: bool = False
    column: int = 0


class Writer:
    """Writes values for one text.

    Parameters
    ----------
    source : str
        The text, for its ways.
    newline : str
        What ends its lines.
    json : bool
        Whether it is JSON.
    """

    def __init__(self, source: str, newline: str, *, json: bool = False) -> None:
        self._source = source
        self.newline = newline
        self._json = json

    def written(
        self, value: Any, likes: Likes, around: int, *, flow: bool, at: int | None = None
    ) -> Written:
        """A value like others.

        Parameters
        ----------
        value : value
        likes : Likes
        around : int
            The column of what it stands in.
        flow : bool
            Whether it stands in brackets, and so has to be in brackets itself.
        at : int, optional
            The column at which it begins, where that is given.

        Raises
        ------
        ValueError
            Where no file can hold it.
        """
        if isinstance(value, Mapping | list | tuple):
            if not flow and value:
                sort = yaml.MappingNode if isinstance(value, Mapping) else yaml.SequenceNode
                like = likes.first(sort)
                if is_block(like.node) if like else self._wants_lines(value, around):
                    step = like.node.start_mark.column - like.around if like else _STEP
                    return self._block(value, likes, around + step if at is None else at)
            return Written(self._flow(value, likes))
        like = likes.first(yaml.ScalarNode)
        return Written(scalar(value, quoted=self._json or (like is not None and _is_quoted(like))))

    def key(self, name: str, likes: Likes) -> str:
        """A field's name."""
        like = likes.first(yaml.MappingNode)
        quoted = self._json or (like is not None and like.node.value[0][0].style == '"')
        return scalar(name, quoted=quoted)

    def records(self, values: Iterable[Any]) -> str:
        """The records of a file in which nothing is that they could be written like."""
        nothing = Likes(tuple)
        items = (
            f"- {self._block(one, nothing, _STEP).text}"
            if isinstance(one, Mapping) and one
            else self.item(one, nothing, 0)
            for one in values
        )
        return self.newline.join(items)

    def item(self, value: Any, likes: Likes, column: int) -> str:
        """An item of a block's list, its dash included, whose further lines follow on it.

        Parameters
        ----------
        value : value
        likes : Likes
            Other items, with the column of their list.
        column : int
            Of the dash.
        """
        made = self.written(value, likes, column, flow=False)
        gap = made.column - column - 1 if made.block else 1
        return f"-{' ' * max(gap, 1)}{made.text}"

    def field(self, name: str, value: Any, likes: Likes, column: int) -> str:
        """A field of a block's mapping, on one line or several.

        Parameters
        ----------
        name : str
        value : value
        likes : Likes
            Other mappings that may have the field.
        column : int
            Of the mapping.
        """
        made = self.written(value, likes.inner(name), column, flow=False)
        return f"{self.key(name, likes)}:{self.behind_colon(made)}"

    def behind_colon(self, made: Written) -> str:
        """A value as it stands behind its name and the colon."""
        if made.block:
            return f"{self.newline}{' ' * made.column}{made.text}"
        return f" {made.text}"

    def pair(self, name: str, value: Any, likes: Likes) -> str:
        """A field of a mapping in brackets."""
        made = self.written(value, likes.inner(name), 0, flow=True)
        return f"{self.key(name, likes)}:{self._colon_gap(likes)}{made.text}"

    def _block(self, value: Any, likes: Likes, column: int) -> Written:
        """A list or a mapping on lines of its own."""
        if isinstance(value, Mapping):
            parts = [
                self.field(name, value[name], likes, column)
                for name in likes.order(value).arranged(value)
            ]
        else:
            parts = [self.item(one, likes.inner(None), column) for one in value]
        return Written(f"{self.newline}{' ' * column}".join(parts), block=True, column=column)

    def _flow(self, value: Any, likes: Likes) -> str:
        """A list or a mapping in brackets."""
        if isinstance(value, Mapping):
            names = likes.order(value).arranged(value)
            inner = ", ".join(self.pair(name, value[name], likes) for name in names)
            pad = self._padding(likes) if names else ""
            return f"{{{pad}{inner}{pad}}}"
        items = (self.written(one, likes.inner(None), 0, flow=True).text for one in value)
        return f"[{', '.join(items)}]"

    def _wants_lines(self, value: Any, around: int) -> bool:
        """Whether a value, that nothing is like, is better read on lines of its own."""
        parts = value.values() if isinstance(value, Mapping) else value
        if any(isinstance(part, Mapping | list | tuple) for part in parts):
            return True
        nothing = Likes(tuple)
        return isinstance(value, Mapping) and len(self._flow(value, nothing)) + around > WIDTH - 10

    def _padding(self, likes: Likes) -> str:
        like = likes.first(yaml.MappingNode)
        if like is None or not like.node.flow_style:
            return ""
        return " " if self._source[like.node.start_mark.index + 1] == " " else ""

    def _colon_gap(self, likes: Likes) -> str:
        """What stands between a colon and a value: nothing, in JSON that is written tight."""
        like = likes.first(yaml.MappingNode) if self._json else None
        if like is None:
            return " "
        key, value = like.node.value[0]
        return "" if value.start_mark.index == key.end_mark.index + 1 else " "


def _is_quoted(like: Like) -> bool:
    return bool(like.node.style == '"')

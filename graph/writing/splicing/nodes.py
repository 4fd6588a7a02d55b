"""Where the values of a YAML text begin and end, as far as an edit has to know.

PyYAML says where a node begins; where it ends has traps. A block's end, as the parser sees it, lies behind the
blank lines and comments that follow it, which belong to what comes next; so it is worked out from the last value in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from graph.writing.splicing.margin import Lazy, Records

Node = Any
"""A node as PyYAML composes it."""

_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(r"[ \t]*")


class Unforeseen(Exception):
    """A place in a text where an edit would have to be of a sort that is not provided for.

    Parameters
    ----------
    offset : int
    reason : str
    """

    def __init__(self, offset: int, reason: str) -> None:
        self.offset = offset
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Part:
    """One item of a list, or one field of a mapping.

    Parameters
    ----------
    name : str, optional
        The field's; none for an item.
    head : int
        Where it begins: at its dash, its name or, in brackets, itself.
    stop : int
        Where its value ends.
    value : Node
    key : Node, optional
    """

    name: str | None
    head: int
    stop: int
    value: Node
    key: Node = None


class Lines:
    """A text, and where its lines begin and end.

    Parameters
    ----------
    text : str
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def newline(self) -> str:
        """What ends a line here."""
        found = _BREAK.search(self.text)
        return found[0] if found else "\n"

    @cached_property
    def _has_returns(self) -> bool:
        return "\r" in self.text

    def begin(self, offset: int) -> int:
        """Where the line of a character begins."""
        text = self.text
        if not self._has_returns:
            return text.rfind("\n", 0, offset) + 1
        if text[offset - 1 : offset + 1] == "\r\n":  # the second half of a break
            offset -= 1
        return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1

    def stop(self, offset: int) -> int:
        """Where the line of a character ends, its line break aside."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def following(self, offset: int) -> int:
        """Where the line after that of a character begins, or the text ends."""
        found = _BREAK.search(self.text, offset)
        return found.end() if found else len(self.text)

    def column(self, offset: int) -> int:
        """How many characters stand before one on its line."""
        return offset - self.begin(offset)

    def is_blank(self, offset: int) -> bool:
        """Whether there is nothing on the line that begins there; the text's end is no line."""
        return offset < len(self.text) and not self.text[offset : self.stop(offset)].strip()

    def indented(self, offset: int) -> int:
        """Where what stands on the line that begins there begins."""
        found = _BLANK.match(self.text, offset)
        return found.end() if found else offset


def is_block(node: Node) -> bool:
    """Whether a node is a list or a mapping whose parts stand on lines of their own."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def is_empty(node: Node) -> bool:
    """Whether nothing is written for a value."""
    return isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index


class Nodes(Lines):
    """A composed text."""

    def stop_of(self, node: Node) -> int:
        """Where a value ends: behind its last sign."""
        while is_block(node) and node.value:
            last = node.value[-1]
            if isinstance(node, yaml.MappingNode):
                key, last = last
                if is_empty(last):
                    return max(self._colon(key), self.stop_of(key))
            node = last
        stop = int(node.end_mark.index)
        if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
            while stop > node.start_mark.index and self.text[stop - 1] in " \t\r\n":
                stop -= 1
        return stop

    def ends_in_lines(self, node: Node) -> bool:
        """Whether the last value within one is a text on lines of its own (``|``, ``>``)."""
        while is_block(node) and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(node, yaml.MappingNode) else last
        return isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}

    def parts(self, node: Node) -> Sequence[Part]:
        """The items of a list or the fields of a mapping."""
        if isinstance(node, Records):
            return Lazy(len(node.value), lambda n: self._record(node, n))
        if isinstance(node, yaml.MappingNode):
            return [
                Part(key.value, key.start_mark.index, self._field_stop(key, value), value, key)
                for key, value in node.value
            ]
        if node.flow_style:
            return [
                Part(None, item.start_mark.index, self.stop_of(item), item) for item in node.value
            ]
        parts, after = [], node.start_mark.index
        for item in node.value:
            head = self._dash(node, after, item.start_mark.index)
            parts.append(Part(None, head, max(self.stop_of(item), head + 1), item))
            after = parts[-1].stop
        return parts

    def _record(self, node: Records, number: int) -> Part:
        head, item = node.heads[number], node.value[number]
        return Part(None, head, max(self.stop_of(item), head + 1), item)

    def after_colon(self, part: Part) -> int:
        """Where the value of a field may begin: behind its colon."""
        found = self._colon(part.key)
        if found < 0:
            raise Unforeseen(part.head, "a field's name and its colon stand on one line here")
        return found

    def extent(self, part: Part) -> int:
        """Where the lines of an item or a field of a block end, its own comments included."""
        stop = self.stop(part.stop)
        column = self.column(part.head)
        while stop < len(self.text):
            begin = self.following(stop)
            first = self.indented(begin)
            if self.text[first : first + 1] != "#" or first - begin <= column:
                break
            stop = self.stop(begin)
        return stop

    def _field_stop(self, key: Node, value: Node) -> int:
        if is_empty(value):
            return max(self._colon(key), self.stop_of(key))
        return self.stop_of(value)

    def _colon(self, key: Node) -> int:
        """Where the colon behind a name ends; -1, where none is on its line."""
        stop = int(key.end_mark.index)
        while self.text[stop : stop + 1] in {" ", "\t"}:
            stop += 1
        return stop + 1 if self.text[stop : stop + 1] == ":" else -1

    def _dash(self, node: Node, after: int, before: int) -> int:
        """Where the dash of an item stands, between what stands before it and the item."""
        column = node.start_mark.column
        if self.text[node.start_mark.index] != "-":
            raise Unforeseen(node.start_mark.index, "a list has no anchor and no tag here")
        if after == node.start_mark.index:
            return int(after)
        begin = self.following(after)
        while begin <= before:
            if self.indented(begin) == begin + column and self.text[begin + column] == "-":
                return int(begin + column)
            begin = self.following(begin)
        raise Unforeseen(before, "each item of a list has its dash on a line of its own here")


def named(parts: Sequence[Part]) -> dict[str | int, int]:
    """The numbers of parts by their names, or by their numbers."""
    if isinstance(parts, Lazy):
        return {n: n for n in range(len(parts))}
    return {part.name if part.name is not None else n: n for n, part in enumerate(parts)}

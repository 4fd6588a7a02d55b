"""The splices that bring about changes of a YAML text; JSON is the part of YAML that is in brackets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import yaml

from graph.writing.splicing.edits import Changes, applied
from graph.writing.splicing.nodes import Node, Nodes, Part, is_block, is_empty, named
from graph.writing.splicing.splices import Splice
from graph.writing.splicing.written import WIDTH, Items, Likes, Writer, index_of

New = Callable[[], str]
"""What writes a part that is new."""


class Splicer:
    """Works out the splices in one text.

    Parameters
    ----------
    nodes : Nodes
    json : bool
        Whether it is JSON.
    """

    def __init__(self, nodes: Nodes, *, json: bool = False) -> None:
        self._nodes = nodes
        self._text = nodes.text
        self._writer = Writer(nodes.text, nodes.newline, json=json)
        self._json = json
        self._made: list[Splice] = []
        self._gone = 0
        self._indexes: dict[int, Mapping[str, Sequence[int]]] = {}

    def splices(self, root: Node | None, value: Any, changes: Changes) -> list[Splice]:
        """The splices that bring about some changes.

        Parameters
        ----------
        root : Node, optional
            None for a text in which there is no value.
        value : value
            What the text says.
        changes : Changes
        """
        self._made = []
        nothing = Likes(tuple)
        if root is None or (not value and not self._json):
            self._begin(root, applied(value, changes))
        elif not _stays(value, changes):
            made = self._writer.written(applied(value, changes), nothing, 0, flow=self._json)
            self._splice(root.start_mark.index, self._nodes.stop_of(root), made.text)
        else:
            self._change(root, value, changes, nothing)
        return self._made

    def _splice(self, start: int, stop: int, new: str) -> None:
        self._made.append(Splice(start, self._text[start:stop], new))

    def _begin(self, root: Node | None, value: Any) -> None:
        """Write the first value into a text that has none, or an empty list."""
        line = self._nodes.newline
        if isinstance(value, list):
            text = self._writer.records(value)
        else:
            text = self._writer.written(value, Likes(tuple), 0, flow=False).text
        if root is not None and not is_empty(root):
            self._splice(root.start_mark.index, self._nodes.stop_of(root), text)
            return
        before = self._text
        gap = "" if not before.strip() else line if before.endswith(("\n", "\r")) else line * 2
        self._splice(len(before), len(before), f"{gap}{text}{line}")

    def _change(self, node: Node, value: Any, changes: Changes, likes: Likes) -> None:
        """Change a list or a mapping that stays."""
        parts = self._nodes.parts(node)
        numbers = named(parts)
        for step, inner in changes.inner.items():
            at = numbers[step]
            beside = self._beside(node, parts, at, likes)
            old, child = value[step], parts[at].value
            if inner and _stays(old, inner):
                self._change(child, old, inner, beside)
            elif inner:
                self._replace(node, parts[at], applied(old, inner), beside)
        for step, new in changes.put.items():
            if step in numbers:
                at = numbers[step]
                beside = self._beside(node, parts, at, likes)
                column = node.start_mark.column
                like = parts[at].value
                near = beside if is_empty(like) else beside.after(like, column)
                self._replace(node, parts[at], new, near)
        taken = {numbers[step] for step in changes.taken}
        added = self._added(node, parts, changes, likes)
        if taken or added:
            lay = self._lay_flow if node.flow_style else self._lay_block
            lay(node, parts, taken, added)

    def _beside(self, node: Node, parts: Sequence[Part], at: int, likes: Likes) -> Likes:
        """What a part of a list or a mapping is written like: other items, or that field elsewhere."""
        if isinstance(node, yaml.MappingNode):
            return likes.inner(parts[at].name)
        return self._items(node, at, likes)

    def _items(self, node: Node, at: int, likes: Likes) -> Likes:
        """What an item of a list is written like."""
        index = self._indexes.get(id(node))
        if index is None:
            index = self._indexes[id(node)] = index_of(node)
        return Items(node, at, index, likes)

    def _replace(self, node: Node, part: Part, new: Any, likes: Likes) -> None:
        """Write another value in the place of one."""
        flow = bool(node.flow_style)
        old, column = part.value, node.start_mark.column
        if part.key is None:
            at = column + 2 if is_empty(old) else old.start_mark.column
            text = self._writer.written(new, likes, column, flow=flow, at=at).text
            gap = " " if is_empty(old) else ""
            self._splice(part.stop if gap else old.start_mark.index, part.stop, f"{gap}{text}")
            return
        made = self._writer.written(new, likes, column, flow=flow)
        if flow and is_empty(old) and self._text[part.stop - 1] != ":":
            self._splice(part.stop, part.stop, f": {made.text}")
        elif made.block or is_block(old) or is_empty(old):
            start = self._nodes.after_colon(part)
            self._splice(start, max(part.stop, start), self._writer.behind_colon(made))
        else:
            self._splice(old.start_mark.index, part.stop, made.text)

    def _added(
        self, node: Node, parts: Sequence[Part], changes: Changes, likes: Likes
    ) -> dict[int, list[tuple[New, bool]]]:
        """What is new in a list or a mapping, by how many of the parts that are there stand before."""
        added: dict[int, list[tuple[New, bool]]] = {}
        column, writer, flow = node.start_mark.column, self._writer, bool(node.flow_style)
        if isinstance(node, yaml.SequenceNode):
            for at, items in changes.inserted.items():
                near = self._items(node, at, likes)
                added[at] = [(_item(writer, one, near, column, flow), up) for one, up in items]
            return added
        names = [part.name or "" for part in parts]
        near, there = likes.after(node, column), set(names)
        new = {str(name): value for name, value in changes.put.items() if name not in there}
        order = likes.order(new)
        for name in new:
            names.insert(order.place(name, names), name)
        before = 0
        for name in names:
            if name in there:
                before += 1
            else:
                made = _field(writer, name, new[name], near, column, flow)
                added.setdefault(before, []).append((made, False))
        return added

    # In brackets

    def _lay_flow(
        self,
        node: Node,
        parts: Sequence[Part],
        taken: set[int],
        added: Mapping[int, list[tuple[New, bool]]],
    ) -> None:
        """Take parts out of brackets, and put new ones in, with the commas between them."""
        kept = [n for n in range(len(parts)) if n not in taken]
        news = _by_kept(added, kept, len(parts))
        for place, last in enumerate([-1, *kept]):
            following = kept[place] if place < len(kept) else len(parts)
            texts = [new() for new, _above in news.get(last, ())]
            if not texts and following == last + 1:
                continue
            if last < 0:
                self._lay_first(node, parts, following, texts)
                continue
            stop = parts[following - 1].stop if following > last + 1 else parts[last].stop
            column = self._nodes.column(parts[last].stop)
            new = ""
            for text in texts:
                gap = self._gap(node, parts, column + len(new) + len(text))
                new += f"{gap}{text}"
            self._splice(parts[last].stop, stop, new)

    def _lay_first(
        self, node: Node, parts: Sequence[Part], following: int, texts: Sequence[str]
    ) -> None:
        """What comes before the first part that stays."""
        gap = self._gap(node, parts, 0)
        if following < len(parts):
            head = parts[following].head
            start = parts[0].head
            self._splice(start, head, "".join(f"{text}{gap}" for text in texts))
        else:
            start, stop = node.start_mark.index, node.end_mark.index
            begin = self._text.index("[" if isinstance(node, yaml.SequenceNode) else "{", start)
            self._splice(begin + 1, stop - 1, gap.join(texts))

    def _gap(self, node: Node, parts: Sequence[Part], width: int) -> str:
        """What stands between two parts: a comma, and where the line is full its end."""
        pairs = pairwise(parts)
        gaps = [self._text[one.stop : other.head] for one, other in pairs]
        gaps = [gap for gap in gaps if gap.strip() == ","]
        plain = next((gap for gap in gaps if not set(gap) & set("\r\n")), None)
        broken = next((gap for gap in gaps if set(gap) & set("\r\n")), None)
        if broken is None and len(parts) == 1:
            opening = self._text[node.start_mark.index + 1 : parts[0].head]
            broken = f",{opening}" if not opening.strip() and set(opening) & set("\r\n") else None
        if broken is not None and (plain is None or width > WIDTH):
            return broken
        return plain or ", "

    # On lines of their own

    def _lay_block(
        self,
        node: Node,
        parts: Sequence[Part],
        taken: set[int],
        added: Mapping[int, list[tuple[New, bool]]],
    ) -> None:
        """Take lines out, and put new ones in, with the blank lines between them."""
        nodes, line = self._nodes, self._nodes.newline
        kept = [n for n in range(len(parts)) if n not in taken]
        news = _by_kept(added, kept, len(parts))
        indent = " " * node.start_mark.column
        for last, those in news.items():
            below = [new() for new, above in those if not above and last >= 0]
            above = [new() for new, above in those if above or last < 0]
            if below:
                blanks = line * (1 + self._blanks(parts, last, below, node))
                at = nodes.extent(parts[last])
                self._splice(at, at, "".join(f"{blanks}{indent}{text}" for text in below))
            following = next((n for n in kept if n > last), None)
            if above and following is not None:
                blanks = line * (1 + self._blanks(parts, following, above, node))
                at = parts[following].head
                self._splice(at, at, "".join(f"{text}{blanks}{indent}" for text in above))
            elif above:
                at = nodes.extent(parts[last])
                blanks = line * (1 + self._blanks(parts, last, above, node))
                self._splice(at, at, "".join(f"{blanks}{indent}{text}" for text in above))
        self._gone = 0
        for run in _runs(sorted(taken)):
            self._take_lines(parts, run)

    def _blanks(self, parts: Sequence[Part], at: int, texts: Sequence[str], node: Node) -> int:
        """How many blank lines stand between two parts here."""
        count = len(parts) - 1
        if isinstance(node, yaml.MappingNode):  # before and behind what has lines of its own
            near = [n for n in (at - 1, at) if 0 <= n < count and "\n" in "".join(texts)]
        else:
            near = [n for n in (min(at, count - 1),) if n >= 0]
        return max((self._blanks_behind(parts[n]) for n in near), default=0)

    def _blanks_behind(self, part: Part) -> int:
        nodes, count = self._nodes, 0
        begin = nodes.following(nodes.extent(part))
        while nodes.is_blank(begin):
            count, begin = count + 1, nodes.following(begin)
        return count

    def _take_lines(self, parts: Sequence[Part], run: Sequence[int]) -> None:
        """Take out the lines of parts that follow each other; comments between them stay."""
        nodes = self._nodes
        first, last = parts[run[0]], parts[run[-1]]
        before = parts[run[0] - 1] if run[0] else None
        if run[0] == 0 and nodes.indented(nodes.begin(first.head)) != first.head:
            # Its line begins with the dash, or the like, of what is around it.
            following = parts[run[-1] + 1].head
            if not self._has_comments(first.stop, following, parts[1 : run[-1] + 1]):
                self._splice(first.head, following, "")
                return
            self._splice(first.head, nodes.extent(first), "")
            run = run[1:]
        elif not self._has_comments(first.stop, last.head, parts[run[0] + 1 : run[-1] + 1]):
            self._take_between(nodes.begin(first.head), nodes.extent(last), before)
            return
        for number in run:
            part = parts[number]
            self._take_between(nodes.begin(part.head), nodes.extent(part), before)

    def _has_comments(self, start: int, stop: int, parts: Sequence[Part]) -> bool:
        """Whether anything stands in a stretch besides some parts of it."""
        for part in parts:
            if self._text[start : part.head].strip():
                return True
            start = self._nodes.extent(part)
        return bool(self._text[start:stop].strip())

    def _take_between(self, start: int, stop: int, before: Part | None) -> None:
        """Take out whole lines, and the blank ones that would be too many without them."""
        nodes = self._nodes
        at_end = stop == len(self._text)  # without a line break to take along
        stop = nodes.following(stop)
        if start == 0 or nodes.is_blank(nodes.begin(start - 1)):
            while nodes.is_blank(stop):
                stop = nodes.following(stop)
        if stop == len(self._text):  # nothing follows: nor do blank lines
            while start and nodes.is_blank(nodes.begin(start - 1)):
                start = nodes.begin(start - 1)
        # What ends with its own lines (|) would be another text without the last line's break.
        if at_end and start and not (before and self._nodes.ends_in_lines(before.value)):
            start -= 2 if self._text[start - 2 : start] == "\r\n" else 1
        start = max(start, self._gone)  # blank lines may have gone with what stood before
        self._gone = max(stop, self._gone)
        self._splice(start, self._gone, "")


def _stays(value: Any, changes: Changes) -> bool:
    """Whether anything of a list or a mapping stays in its place."""
    return bool(value) and len(changes.taken) < len(value)


def _by_kept(
    added: Mapping[int, list[tuple[New, bool]]], kept: Sequence[int], count: int
) -> dict[int, list[tuple[New, bool]]]:
    """What is new by the number of the part that stays before it; -1 where none does."""
    found: dict[int, list[tuple[New, bool]]] = {}
    for at in sorted(added):
        last = max((n for n in kept if n < at), default=-1) if at <= count else -1
        beside = found.setdefault(last, [])
        for new, above in added[at]:
            beside.append((new, above or any(up for _new, up in beside)))
    return found


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that follow each other, together."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _item(writer: Writer, value: Any, likes: Likes, column: int, flow: bool) -> New:
    if flow:
        return lambda: writer.written(value, likes, column, flow=True).text
    return lambda: writer.item(value, likes, column)


def _field(writer: Writer, name: str, value: Any, likes: Likes, column: int, flow: bool) -> New:
    if flow:
        return lambda: writer.pair(name, value, likes)
    return lambda: writer.field(name, value, likes, column)

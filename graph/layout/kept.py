"""A picture that is known already: who stands in it stays, and who is new finds a place."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from graph.layout.boxes import Box, Graph, Places, extent, total, zone

_STEP = 8
"""How far apart the spots are that are looked at."""
_FAR = 60
"""After so many rings of spots, room counts for more than one's side of the drawing."""
_FULL = 16
"""Within so many rings every spot is looked at, farther away fewer; and a further search there begins
where the last one ended."""
_NOWHERE = float("-inf")
_CELL = 64.0
"""The side of the squares by which it is found who stands near a spot."""


def joined(graph: Graph, known: Mapping[int, tuple[int, int]]) -> Places:
    """Places for all: those that are known, exactly, and near their ties free ones for the others.

    Nobody moves, nor is the drawing brought back to the middle: a reader finds all where it was.

    Parameters
    ----------
    graph : Graph
    known : mapping of int to (x, y)
        At least one.
    """
    members = list(known)
    left, top, right, bottom = extent(
        [graph.boxes[i] for i in members],
        [float(known[i][0]) for i in members],
        [float(known[i][1]) for i in members],
    )
    spots = {i: (float(x), float(y)) for i, (x, y) in known.items()}
    room = _Room(graph.boxes)
    for i, spot in spots.items():
        room.take(i, *spot)
    # From which ring on there is room around a spot, by its square.
    begins: dict[tuple[int, int], int] = {}
    for i in _in_turn(graph.near, known):
        box, aim = graph.boxes[i], graph.aims[i]
        ties = [spots[j] for j in graph.near[i] if j in spots]
        if ties:
            x, y = total(x for x, _ in ties) / len(ties), total(y for _, y in ties) / len(ties)
            bounds = (*_span(aim.x, left, right), *_span(aim.y, top, bottom))
        else:
            # What is tied to nobody here stands below the drawing.
            x, y = (left + right) / 2, bottom + box.half_height - box.drop
            bounds = (_NOWHERE, -_NOWHERE, y, -_NOWHERE)
        start = _whole(max(bounds[0], min(bounds[1], x))), _whole(max(bounds[2], min(bounds[3], y)))
        square = int(start[0] // _CELL), int(start[1] // _CELL)
        ring, spots[i] = room.nearest(i, start, bounds, begins.get(square, 0))
        if ring > _FULL:
            begins[square] = ring
        room.take(i, *spots[i])
    return [spots[i][0] for i in range(len(spots))], [spots[i][1] for i in range(len(spots))]


def _in_turn(near: Sequence[Mapping[int, int]], placed: Iterable[int]) -> Iterator[int]:
    """Who has no place yet: those tied to somebody who has one, then those tied to these, and so on."""
    seen = set(placed)
    queue = deque(sorted(seen))
    # Of what is tied to nobody who has a place, the one with the most ties begins.
    beginners = iter(sorted(range(len(near)), key=lambda i: (-len(near[i]), i)))
    while True:
        while queue:
            for j in near[queue.popleft()]:
                if j not in seen:
                    seen.add(j)
                    queue.append(j)
                    yield j
        beginner = next((i for i in beginners if i not in seen), None)
        if beginner is None:
            return
        seen.add(beginner)
        queue.append(beginner)
        yield beginner


def _whole(value: float) -> float:
    """The same to the pixel: what is kept is whole, and what is new will be."""
    return float(round(value))


def _span(aim: float | None, low: float, high: float) -> tuple[float, float]:
    """Between which bounds an entity is on its side of the drawing; beyond its edge is fine."""
    inner, outer = zone(aim)
    middle, half = (low + high) / 2, (high - low) / 2
    return (
        middle + inner * half if inner > -1 else _NOWHERE,
        middle + outer * half if outer < 1 else -_NOWHERE,
    )


@lru_cache(maxsize=256)
def _ring(ring: int) -> list[tuple[int, int]]:
    """The steps to the spots on a square around one, the nearest first."""
    steps = {
        step
        for along in range(-ring, ring + 1)
        for end in (-ring, ring)
        for step in ((along, end), (end, along))
    }
    return sorted(steps, key=lambda step: (step[0] * step[0] + step[1] * step[1], step))


class _Room:
    """Which spots are free.

    Parameters
    ----------
    boxes : sequence of Box
    """

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.boxes = boxes
        self.taken: dict[tuple[int, int], list[tuple[int, float, float]]] = {}

    def take(self, i: int, x: float, y: float) -> None:
        """Put somebody's box there."""
        for cell in self.cells(i, x, y):
            self.taken.setdefault(cell, []).append((i, x, y))

    def has(self, i: int, x: float, y: float) -> bool:
        """Whether nobody's box is where this one would be."""
        half_width, half_height, drop, _ = self.boxes[i]
        for cell in self.cells(i, x, y):
            for j, other_x, other_y in self.taken.get(cell, ()):
                box = self.boxes[j]
                if (
                    abs(x - other_x) < half_width + box.half_width
                    and abs(y + drop - other_y - box.drop) < half_height + box.half_height
                ):
                    return False
        return True

    def nearest(
        self,
        i: int,
        start: tuple[float, float],
        bounds: tuple[float, float, float, float],
        ring: int,
    ) -> tuple[int, tuple[float, float]]:
        """The nearest free spot within left, right, top and bottom, and on which ring it is."""
        left, right, top, bottom = bounds
        while True:
            stride = 1 + ring // _FULL
            for across, down in _ring(ring)[::stride]:
                x, y = start[0] + _STEP * across, start[1] + _STEP * down
                inside = left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1
                if (inside or ring > _FAR) and self.has(i, x, y):
                    return ring, (x, y)
            ring += stride

    def cells(self, i: int, x: float, y: float) -> Iterator[tuple[int, int]]:
        """The squares that somebody's box lies in."""
        half_width, half_height, drop, _ = self.boxes[i]
        y += drop
        for across in range(int((x - half_width) // _CELL), int((x + half_width) // _CELL) + 1):
            for down in range(int((y - half_height) // _CELL), int((y + half_height) // _CELL) + 1):
                yield across, down

"""What is tied to nothing at all: rows that fill a frame of the screen's shape, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from graph.layout.boxes import STRETCH, Box, Graph, Places, centred, total

_ALLEY = 0.08
"""How far sides are kept apart, in parts of the frame's width."""


def ranked(graph: Graph) -> Places:
    """Places in even rows: each side in a column of its own, and below them who belongs to none."""
    sides: dict[tuple[float, float], list[int]] = {}
    others: list[int] = []
    for i, aim in enumerate(graph.aims):
        if aim.x is None:
            others.append(i)
        else:
            sides.setdefault((aim.x, aim.y or 0.0), []).append(i)
    width = sqrt(total(box.area for box in graph.boxes) * STRETCH)
    xs, ys = [0.0] * len(graph.boxes), [0.0] * len(graph.boxes)
    column = width / (len(sides) or 1)
    top = 0.0
    for number, key in enumerate(sorted(sides)):
        room = column - (_ALLEY * width if len(sides) > 1 else 0.0)
        left = number * column + (column - room) / 2
        top = max(top, _filled(graph.boxes, sides[key], (xs, ys), (left, 0.0, room)))
    _filled(graph.boxes, others, (xs, ys), (0.0, top, width))
    return centred(graph.boxes, xs, ys)


def _filled(
    boxes: Sequence[Box], members: Sequence[int], places: Places, frame: tuple[float, float, float]
) -> float:
    """Put members in rows from the left and the top of a frame of a width; where the last ends."""
    left, top, width = frame
    rows: list[list[int]] = []
    free = 0.0
    spare: list[float] = []
    for i in members:
        if not rows or 2 * boxes[i].half_width > free:
            rows.append([])
            spare.append(0.0)
            free = width
        rows[-1].append(i)
        free -= 2 * boxes[i].half_width
        spare[-1] = max(0.0, free)
    for number, row in enumerate(rows):
        # The last row keeps the distances of the one before, so that all stand in columns.
        last = number > 0 and number == len(rows) - 1
        air = spare[number - 1] / len(rows[number - 1]) if last else spare[number] / len(row)
        x, tallest = left, max(boxes[i].half_height for i in row)
        for i in row:
            places[0][i] = x + air / 2 + boxes[i].half_width
            places[1][i] = top + tallest - boxes[i].drop
            x += air + 2 * boxes[i].half_width
        top += 2 * tallest
    return top

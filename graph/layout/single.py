"""One drawing: a graph of a few hundred entities put in its places at once.

What the arithmetic keeps to, so that the same bytes come out everywhere, stands in ``graph.layout``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import cycle
from math import sqrt

from graph.layout.boxes import SCREEN, STRETCH, Budget, Graph, Places, centred, total, zone

_CROWDED = 0.75
"""How much of a frame larger than the screen boxes fill at first."""
_SIDE = 0.34
"""How far from the middle the sides are, in parts of the frame."""
_LOYALTY = 0.5
"""How firmly sides are kept, against all distances together."""
_TILTS = (1.0, 1.0, 1.0, 0.1, 1.0, 1.0, 1.0, 5.0)
"""How readily boxes go aside, push by push: now and then less or more, which breaks up jams."""
_GROWTH = 1.001
"""How much the frame grows between two pushes."""
_REST = 0.5
"""The length of a line that need not be shorter, in parts of what it should have."""
_CROSSING, _HIT = 20, 50
"""How much longer a line may be to avoid a crossing, or a node that it would run through."""


def drawn(graph: Graph, budget: Budget) -> Places:
    """Places for a graph that is drawn at once."""
    if len(graph.near) < 2:
        return centred(graph.boxes, [0.0] * len(graph.near), [0.0] * len(graph.near))
    drawing = _Drawing(graph, budget.filled)
    drawing.start(4 * budget.sweeps)
    for _ in range(budget.sweeps):
        drawing.relax(1.0)
    drawing.fill()
    steps = 2 * budget.sweeps
    for step in range(steps):
        drawing.relax((steps - step) / steps / 2)
        for _ in range(2):
            drawing.push(min(1.0, 0.3 + step / steps))
        drawing.confine()
        if step % 8 == 7:
            drawing.trade()
    tilts = cycle(_TILTS)
    while drawing.push(1.0, next(tilts)):
        drawing.grow()
    # Each look compares the ties with one another. Where they are too many for that, every place has
    # its crossings, and a sample of the ties leads astray: shorter for a few, longer for the rest.
    pairs = len(drawing.edges) * len(drawing.edges)
    for _ in range(min(budget.looks, budget.crossings // (pairs or 1))):
        if not drawing.look_around():
            break
    return centred(graph.boxes, drawing.xs, drawing.ys)


class _Drawing:
    """A graph being drawn in a frame around 0, 0.

    Parameters
    ----------
    graph : Graph
    filled : float
        How much of the frame the boxes fill at first, if the screen is large enough.
    """

    def __init__(self, graph: Graph, filled: float) -> None:
        self.near, self.boxes, self.aims = graph
        self.numbers = range(len(self.near))
        self.edges = [(i, j) for i in self.numbers for j in self.near[i] if i < j]
        self.xs, self.ys = [0.0] * len(self.near), [0.0] * len(self.near)
        area = total(box.area for box in self.boxes)
        area = max(area / _CROWDED, min(area / filled, SCREEN[0] * SCREEN[1]))
        self.width, self.height = sqrt(area * STRETCH), sqrt(area / STRETCH)
        self.goals = [
            (
                None if aim.x is None else _SIDE * self.width * aim.x,
                None if aim.y is None else _SIDE * self.height * aim.y,
            )
            for aim in self.aims
        ]
        self.springs = self.strung()
        self.firmness = [total(firm for firm, _ in row) for row in self.springs]
        for row in self.springs:
            for j, (firm, _) in enumerate(row):
                self.firmness[j] += firm

    def strung(self) -> list[list[tuple[float, float]]]:
        """How firmly each keeps its distance to those before it, and that times the distance."""
        steps = [_steps(self.near, start) for start in self.numbers]
        far = max([2, *map(max, steps)])
        apart = [[step or far for step in row[:i]] for i, row in enumerate(steps)]
        pairs, total = sum(map(len, apart)), sum(map(sum, apart))
        unit = 0.6 * self.width * pairs / total if total else 0.0
        self.rest = _REST * unit
        return [[(1 / (step * step), unit / step) for step in row] for row in apart]

    def start(self, rounds: int) -> None:
        """Let everyone take the mean of their neighbours, over and over.

        What stays of any start is the slowest wave along the relations or, across the sides, how
        near everyone is to each.
        """
        waves: list[list[float]] = []
        for axis in (0, 1):
            sides = [aim[axis] for aim in self.aims]
            # Scattered, though always alike: a regular start could lack the wave that is sought.
            wave = [(i * 7919 + axis * 13) % 1009 / 1009 - 0.5 for i in self.numbers]
            for _ in range(rounds):
                wave = [
                    (wave[i] + total(wave[j] for j in ties)) / (1 + len(ties))
                    for i, ties in enumerate(self.near)
                ]
                if any(sides):
                    wave = [side or value for side, value in zip(sides, wave, strict=True)]
                else:
                    for other in ([1.0] * len(wave), *waves):
                        wave = _without(wave, other)
            waves.append(wave)
        self.xs, self.ys = waves
        self.fill()

    def fill(self) -> None:
        """Stretch the drawing to nine tenths of the frame."""
        for axis, size in ((self.xs, self.width), (self.ys, self.height)):
            low, high = min(axis, default=0.0), max(axis, default=0.0)
            for i, value in enumerate(axis):
                # A hundredth at most keeps apart what stands in one place.
                aside = i * 6271 % (101 if axis is self.xs else 97) / 10100
                axis[i] = ((value - low) / (high - low or 1.0) + aside - 0.5) * 0.9 * size

    def relax(self, speed: float) -> None:
        """Bring everyone nearer to the distances that they should have, and to their side."""
        # Distances are measured as if the frame were square, for it is a square that they fill.
        xs, ys = self.xs, [y * STRETCH for y in self.ys]
        to_x, to_y = [0.0] * len(xs), [0.0] * len(xs)
        for i, row in enumerate(self.springs):
            x, y = xs[i], ys[i]
            sum_x = sum_y = 0.0
            for j, (firm, reach) in enumerate(row):
                dx, dy = x - xs[j], y - ys[j]
                force = reach / (sqrt(dx * dx + dy * dy) + 1e-9) - firm
                dx *= force
                dy *= force
                sum_x += dx
                sum_y += dy
                to_x[j] -= dx
                to_y[j] -= dy
            to_x[i] += sum_x
            to_y[i] += sum_y
        for i, (firm, (goal_x, goal_y)) in enumerate(zip(self.firmness, self.goals, strict=True)):
            dx, dy = to_x[i] / (firm or 1.0), to_y[i] / (firm or 1.0) / STRETCH
            if goal_x is not None:
                dx = (dx + _LOYALTY * (goal_x - self.xs[i])) / (1 + _LOYALTY)
            if goal_y is not None:
                dy = (dy + _LOYALTY * (goal_y - self.ys[i])) / (1 + _LOYALTY)
            self.xs[i] += speed * dx
            self.ys[i] += speed * dy

    def push(self, share: float, tilt: float = 1.0) -> bool:
        """Push boxes of this share of their size off one another; whether any were too near."""
        xs, ys, boxes = self.xs, self.ys, self.boxes
        order = sorted(self.numbers, key=lambda i: (xs[i], i))
        widest = max((box.half_width for box in boxes), default=0.0)
        pushed = False
        for place, i in enumerate(order, 1):
            half_width, half_height, drop, _ = boxes[i]
            for j in order[place:]:
                dx = xs[j] - xs[i]
                if dx >= (half_width + widest) * share:
                    break
                dy = ys[j] + boxes[j].drop - ys[i] - drop
                over_x = (half_width + boxes[j].half_width) * share - abs(dx) + 0.001
                over_y = (half_height + boxes[j].half_height) * share - abs(dy) + 0.001
                if over_x <= 0.002 or over_y <= 0.002:
                    continue
                pushed = True
                if over_x < over_y * tilt:
                    shift = over_x / (2 if dx >= 0 else -2)
                    xs[i] -= shift
                    xs[j] += shift
                else:
                    shift = over_y / (2 if dy >= 0 else -2)
                    ys[i] -= shift
                    ys[j] += shift
        return pushed

    def confine(self) -> None:
        """Bring everyone back into the frame, and to their side of it."""
        for i in self.numbers:
            left, top, right, bottom = self.bounds(i)
            self.xs[i] = max(left, min(right, self.xs[i]))
            self.ys[i] = max(top, min(bottom, self.ys[i]))

    def bounds(self, i: int) -> tuple[float, float, float, float]:
        """Where the centre of a node may be."""
        (half_width, half_height, drop, _), aim = self.boxes[i], self.aims[i]
        (low_x, high_x), (low_y, high_y) = zone(aim.x), zone(aim.y)
        x, y = self.width / 2, self.height / 2
        return (
            max(low_x * x, half_width - x),
            max(low_y * y, half_height - y) - drop,
            min(high_x * x, x - half_width),
            min(high_y * y, y - half_height) - drop,
        )

    def grow(self) -> None:
        """A little more frame, with everything a little farther apart."""
        self.width, self.height = self.width * _GROWTH, self.height * _GROWTH
        self.xs = [x * _GROWTH for x in self.xs]
        self.ys = [y * _GROWTH for y in self.ys]
        self.confine()

    def trade(self) -> None:
        """Let everyone change places with somebody amid their neighbours, if both gain by it."""
        xs, ys = self.xs, self.ys
        for i in self.numbers:
            x, y = self.amid(i)
            away = [
                ((xs[j] - x) * (xs[j] - x) + (ys[j] - y) * (ys[j] - y), j)
                for j in self.numbers
                if j != i
            ]
            for _, j in nsmallest(10, away):
                before = self.length(i, xs[i], ys[i], j) + self.length(j, xs[j], ys[j], i)
                after = self.length(i, xs[j], ys[j], j) + self.length(j, xs[i], ys[i], i)
                if after < before - 1:
                    xs[i], xs[j], ys[i], ys[j] = xs[j], xs[i], ys[j], ys[i]
                    break

    def amid(self, i: int) -> tuple[float, float]:
        """The place amid the neighbours of an entity, or as near to it as it may go."""
        left, top, right, bottom = self.bounds(i)
        count = len(self.near[i]) or 1
        x = total(self.xs[j] for j in self.near[i]) / count
        y = total(self.ys[j] for j in self.near[i]) / count
        return max(left, min(right, x)), max(top, min(bottom, y))

    def length(self, i: int, x: float, y: float, but: int = -1) -> float:
        """How long an entity's lines would be from here, and how far it would be off its side."""
        length = 0.0
        for j in self.near[i]:
            if j != but:
                dx, dy = x - self.xs[j], y - self.ys[j]
                length += max(self.rest, sqrt(dx * dx + dy * dy))
        goal_x, goal_y = self.goals[i]
        if goal_x is not None:
            length += 2 * max(0.0, abs(x - goal_x) - 0.08 * self.width)
        if goal_y is not None:
            length += 2 * max(0.0, abs(y - goal_y) - 0.08 * self.height)
        return length

    def look_around(self) -> bool:
        """Let everyone go to the best free spot around here or amid their neighbours."""
        moved = False
        for i in self.numbers:
            here = self.xs[i], self.ys[i]
            best, tries = self.clutter(i, *here) - 2, 3
            spots = sorted(
                (self.length(i, x + dx * step, y + dy * step), x + dx * step, y + dy * step)
                for (x, y), step in ((here, 8), (self.amid(i), 22))
                for dx in range(-5, 6)
                for dy in range(-5, 6)
            )
            for length, x, y in spots:
                if length >= best or not tries:
                    break
                if self.fits(i, x, y):
                    tries -= 1
                    clutter = self.clutter(i, x, y)
                    if clutter < best:
                        best, moved = clutter, True
                        self.xs[i], self.ys[i] = x, y
        return moved

    def fits(self, i: int, x: float, y: float) -> bool:
        """Whether a spot is free."""
        left, top, right, bottom = self.bounds(i)
        if not (left <= x <= right and top <= y <= bottom):
            return False
        half_width, half_height, drop, _ = self.boxes[i]
        for j, box in enumerate(self.boxes):
            if (
                abs(x - self.xs[j]) < half_width + box.half_width
                and abs(y + drop - self.ys[j] - box.drop) < half_height + box.half_height
                and i != j
            ):
                return False
        return True

    def clutter(self, i: int, x: float, y: float) -> float:
        """The length of an entity's lines from here, and what they cost that they run into."""
        xs, ys, near, reach = self.xs, self.ys, self.near[i], self.boxes[i].reach
        ends_x, ends_y = [x, *(xs[j] for j in near)], [y, *(ys[j] for j in near)]
        left, right = min(ends_x) - reach, max(ends_x) + reach
        top, bottom = min(ends_y) - reach, max(ends_y) + reach
        crossings = hits = 0
        for a, b in self.edges:
            ax, ay, bx, by = xs[a], ys[a], xs[b], ys[b]
            aside = (ax < left and bx < left) or (ax > right and bx > right)
            if aside or (ay < top and by < top) or (ay > bottom and by > bottom) or i in (a, b):
                continue
            hits += _hit(x, y, reach, ax, ay, bx, by)
            for j in near:
                if j not in (a, b):
                    crossings += _crossing(x, y, xs[j], ys[j], ax, ay, bx, by)
        for k, box in enumerate(self.boxes):
            if left < xs[k] < right and top < ys[k] < bottom and k != i:
                for j in near:
                    if j != k:
                        hits += _hit(xs[k], ys[k], box.reach, x, y, xs[j], ys[j])
        return self.length(i, x, y) + _CROSSING * crossings + _HIT * hits


def _steps(near: Sequence[Mapping[int, int]], start: int) -> list[int]:
    """How many relations away the others are; 0 for what cannot be reached."""
    steps = [0] * len(near)
    queue, missing = deque([start]), len(near) - 1
    while queue and missing:
        i = queue.popleft()
        for j in near[i]:
            if not steps[j] and j != start:
                steps[j] = steps[i] + 1
                queue.append(j)
                missing -= 1
    return steps


def _without(wave: Sequence[float], other: Sequence[float]) -> list[float]:
    """What a wave has that another has not (Gram-Schmidt)."""
    both = total(a * b for a, b in zip(wave, other, strict=True))
    share = both / (total(b * b for b in other) or 1.0)
    return [a - share * b for a, b in zip(wave, other, strict=True)]


def _hit(x: float, y: float, reach: float, ax: float, ay: float, bx: float, by: float) -> bool:
    """Whether the line from a to b passes a point within reach."""
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    across = dx * (y - ay) - dy * (x - ax)
    return across * across < reach * reach * length and 0 < dx * (x - ax) + dy * (y - ay) < length


def _crossing(
    ax: float, ay: float, bx: float, by: float, cx: float, cy: float, dx: float, dy: float
) -> bool:
    """Whether the lines from a to b and from c to d cross."""
    x, y, u, v = bx - ax, by - ay, dx - cx, dy - cy
    if (x * (cy - ay) - y * (cx - ax)) * (x * (dy - ay) - y * (dx - ax)) >= 0:
        return False
    return (u * (ay - cy) - v * (ax - cx)) * (u * (by - cy) - v * (bx - cx)) < 0

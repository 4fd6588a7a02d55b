"""Where each entity stands in the picture: computed once, the same on every machine.

The picture is read like a graphic in a newspaper: what belongs to one scenario only stands on that
scenario's side, what they share stands between them, what is tied together stands together, and
no label lies over another. One unit is one CSS pixel at zoom 1.

A small graph is drawn at once. Its entities start on the slowest wave that runs along their
relations, take up distances like those in the graph (stress majorization), and then their boxes,
each a node with its label below it, grow and push one another aside inside a frame of the screen's
shape, while neighbours trade places if that shortens their lines. Last, each looks around for a
free spot with shorter lines, fewer crossings and no line through a node. A large graph is cut into
groups of what is tied together; each group is drawn alone, then the groups like entities.

How the page draws a label: the name in the lines of `wrap`, centred below the node, the first line
`LABEL_GAP` under it and each `LINE_HEIGHT` high, at the same size on the screen whatever the zoom.
The entities with the most relations have room for theirs from zoom 1 on, as many as the screen
holds, and the others from zoom `ZOOMED_IN` on. Until then the page leaves out a label that would
lie over a node, or over the label of an entity with more relations (with as many: an earlier id).

The same bytes everywhere: only ``+ - * /`` and the square root, which IEEE 754 defines to the last
bit. No sine and no power, whose last bit is the platform's; no ``sum`` of floats, which rounds
differently from Python 3.12 on; no order of a set of strings, which changes with every run.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import cycle
from math import sqrt
from typing import NamedTuple

from graph.model import Dataset, Scenario

LABEL_CHARACTERS = 16
"""How long a line of a label may be; a longer word has a line of its own."""
LABEL_LINES = 3
CHARACTER_WIDTH = 6.2
"""A cautious mean for a sans-serif letter of 11 pixels."""
LINE_HEIGHT = 13
LABEL_GAP = 3
ZOOMED_IN = 2
"""The zoom from which every label of a graph that is drawn at once has room."""
SCREEN = (990, 740)
"""What a laptop's screen shows beside a panel: the size of a drawing that is seen whole at zoom 1."""
SMALLEST, LARGEST = 5, 26
"""The radii of the nodes."""


class _Budget(NamedTuple):
    """How much work a graph of a given size gets."""

    entities: float
    """Up to how many entities."""
    sweeps: int
    """How often distances are evened out."""
    looks: int
    """How often every entity looks around for a better spot."""
    filled: float
    """How much of the frame boxes fill at first, where the screen is large enough for it."""
    wound: bool = False
    """Whether the entities of a group simply wind around its largest."""


_BUDGETS = (
    _Budget(150, sweeps=25, looks=3, filled=0.3),
    _Budget(300, sweeps=20, looks=2, filled=0.3),
    _Budget(1500, sweeps=15, looks=1, filled=0.6),
    _Budget(6000, sweeps=10, looks=0, filled=0.6),
    _Budget(float("inf"), sweeps=0, looks=0, filled=0.6, wound=True),
)
_GROUPS = _Budget(0, sweeps=20, looks=0, filled=0.6)
"""For groups, which are drawn like entities."""
_AT_ONCE = 300
"""How many entities are drawn at once; more are cut into groups."""
_GROUP = 60
"""How many entities a group may have."""
_DENSEST = 0.75
"""How much of a frame larger than the screen boxes fill at first."""
_BARE = 0.25
_LABELLED = 0.6
"""How much of the frame the boxes may fill when the first labels have got their room."""
_MARGIN = 3.0
"""How far a box reaches beyond what it holds."""
_STRONGEST = 6
"""How many of its ties count when a group is drawn among groups."""

_BETWEEN = 12.0
"""How far the box of a group reaches beyond its drawing."""
_DRAW = 0.5
"""How firmly sides are kept, against all distances together."""
_GROWTH = 1.001
_TILTS = (1.0, 1.0, 1.0, 0.1, 1.0, 1.0, 1.0, 5.0)
"""How much boxes rather go down than aside, push by push: rows that jam the frame are broken up."""
_TOUCH = 0.001
_CHOICES, _TRIES = 10, 3
_CROSSING, _HIT = 20, 50
_TURN = (-0.7373688780783197, 0.6754902942615238)
"""Cosine and sine of the golden angle."""
_WINDING = 1.3

_Places = tuple[list[float], list[float]]


class _Box(NamedTuple):
    """The room that a node and its label take, the label below the node."""

    half_width: float
    half_height: float
    drop: float
    """How far the centre of the box is below that of the node."""
    radius: float

    @property
    def area(self) -> float:
        return 4 * self.half_width * self.half_height


class _Aim(NamedTuple):
    """Where an entity belongs, from -1 to 1 across the frame and down it; None: anywhere."""

    x: float | None = None
    y: float | None = None


class _Graph(NamedTuple):
    """What is to be drawn; an entity is a number here."""

    near: Sequence[Mapping[int, int]]
    """For each entity those that it is tied to, in order, and by how many relations."""
    boxes: Sequence[_Box]
    aims: Sequence[_Aim]

    def part(self, members: Sequence[int]) -> _Graph:
        """Some of it, numbered anew."""
        number = {member: place for place, member in enumerate(members)}
        near = [
            {number[j]: count for j, count in self.near[i].items() if j in number} for i in members
        ]
        return _Graph(near, [self.boxes[i] for i in members], [self.aims[i] for i in members])


def wrap(name: str) -> tuple[str, ...]:
    """A name as the lines of its label, as even as they can be without one line more.

    Parameters
    ----------
    name : str

    Returns
    -------
    tuple of str
        At most `LABEL_LINES`; what does not fit is left out for an ellipsis.

    Examples
    --------
    >>> wrap("Presidential runoff of 14 December 2025")
    ('Presidential', 'runoff of 14', 'December 2025')
    """
    lines = _filled(name, LABEL_CHARACTERS)
    if len(lines) > LABEL_LINES:
        *whole, last = lines[:LABEL_LINES]
        return *whole, last[: LABEL_CHARACTERS - 1] + "…"
    narrower = (_filled(name, columns) for columns in range(1, LABEL_CHARACTERS))
    return tuple(next((found for found in narrower if len(found) == len(lines)), lines))


_WORD = re.compile(r"\s*(?:[\u2e80-\U0010ffff]|[^\s\u2e80-\U0010ffff]+)")
"""A word and the space before it, or one character of a script without spaces."""


def _filled(name: str, columns: int) -> list[str]:
    lines: list[str] = []
    for word in _WORD.findall(name):
        if lines and _columns(lines[-1] + word) <= columns:
            lines[-1] += word
        else:
            lines.append(word.lstrip())
    return lines


def _columns(line: str) -> int:
    """How many letters wide; a Chinese, Japanese or Korean character counts as two."""
    return sum(2 if character >= "\u2e80" else 1 for character in line)


def positions(dataset: Dataset, degree: Mapping[str, int]) -> dict[str, tuple[int, int, int]]:
    """Where each entity stands, and how large its node is.

    Parameters
    ----------
    dataset : Dataset
        The order of its entities and relations makes no difference.
    degree : mapping of str to int
        How many relations each entity has, by id.

    Returns
    -------
    dict of str to tuple of int
        For each id the centre ``x, y`` (``y`` runs down) and the radius of its node. The drawing,
        labels included, lies around ``0, 0``.
    """
    if not dataset.entities:
        return {}
    entities = sorted(dataset.entities, key=lambda entity: entity.id)
    index = {entity.id: place for place, entity in enumerate(entities)}
    ties: list[dict[int, int]] = [{} for _ in entities]
    for relation in dataset.relations:
        source, target = index[relation.source], index[relation.target]
        if source != target:
            ties[source][target] = ties[source].get(target, 0) + 1
            ties[target][source] = ties[target].get(source, 0) + 1
    near = [dict(sorted(counts.items())) for counts in ties]
    radii = [_radius(degree[entity.id]) for entity in entities]
    rank = sorted(range(len(entities)), key=lambda place: (-degree[entities[place].id], place))
    boxes = _boxes([wrap(entity.name) for entity in entities], radii, rank)
    budget = next(budget for budget in _BUDGETS if len(entities) <= budget.entities)
    graph = _Graph(near, boxes, _aims(dataset, index))
    xs, ys = _composed(graph, budget)
    return {
        entity.id: (round(x), round(y), radius)
        for entity, x, y, radius in zip(entities, xs, ys, radii, strict=True)
    }


def _radius(degree: int) -> int:
    """The area of a node grows with its degree."""
    return min(LARGEST, round(SMALLEST + 3.5 * (sqrt(degree or 1) - 1)))


def _box(label: Sequence[str], radius: int, zoom: float) -> _Box:
    """Large enough for the label from this zoom on."""
    width = max(2 * radius, CHARACTER_WIDTH / zoom * max(map(_columns, label), default=0))
    below = LABEL_GAP + LINE_HEIGHT / zoom * len(label)
    return _Box(width / 2 + _MARGIN, radius + below / 2 + _MARGIN, below / 2, radius)


def _boxes(
    labels: Sequence[Sequence[str]], radii: Sequence[int], rank: Sequence[int]
) -> list[_Box]:
    """A box for each node: the first in rank with their labels as the screen first shows them."""
    later = ZOOMED_IN if len(labels) <= _AT_ONCE else float("inf")
    boxes = [_box(label, radius, later) for label, radius in zip(labels, radii, strict=True)]
    area, screen = _total(box.area for box in boxes), SCREEN[0] * SCREEN[1]
    frame = max(screen, area / _BARE)
    for place in rank:
        box = _box(labels[place], radii[place], sqrt(screen / frame))
        area += box.area - boxes[place].area
        if area > _LABELLED * frame:
            break
        boxes[place] = box
    return boxes


def _aims(dataset: Dataset, index: Mapping[str, int]) -> list[_Aim]:
    """Each entity's side: that of the scenario it is tied to, the middle if it is tied to several."""
    groups: dict[str, list[Scenario]] = {}
    for scenario in dataset.header.scenarios:
        groups.setdefault(scenario.group, []).append(scenario)
    scenarios = next((group for group in groups.values() if len(group) > 1), [])
    sides = {scenario.id: side for side, scenario in enumerate(scenarios)}
    players: dict[int, tuple[int, int]] = {}
    for side, scenario in enumerate(scenarios):
        # A candidate may be the winner here and the loser there: the part named first is theirs.
        for place, part in enumerate(scenario.counterparts.values()):
            if part in index:
                players[index[part]] = min((place, side), players.get(index[part], (place, side)))
    ties: list[set[int]] = [set() for _ in index]
    for relation in dataset.relations:
        source, target = index[relation.source], index[relation.target]
        for end, other in ((source, target), (target, source)):
            if relation.scenario in sides:
                ties[end].add(sides[relation.scenario])
            if other in players:
                ties[end].add(players[other][1])
    around = _around(len(scenarios))
    middle = _Aim(0.0, None if len(scenarios) == 2 else 0.0)
    aims = [around[min(tie)] if len(tie) == 1 else middle if tie else _Aim() for tie in ties]
    for player, (place, side) in players.items():
        # Those who play the first part face each other.
        aims[player] = around[side] if place else _Aim(around[side].x, around[side].y or 0.0)
    return aims


def _around(count: int) -> list[_Aim]:
    """The sides: left and right; or evenly along a diamond, blown up to a circle, from the left."""
    if count == 2:
        return [_Aim(-1.0), _Aim(1.0)]
    aims = []
    for side in range(count):
        along = 4 * side / count
        x = 1 - abs(along - 2)
        y = abs(along - 1) - 1 if along < 2 else 1 - abs(along - 3)
        far = sqrt(x * x + y * y)
        aims.append(_Aim(x / far, y / far))
    return aims


def _composed(graph: _Graph, budget: _Budget) -> _Places:
    """Places for all: one drawing, and in rows below it what is tied to nothing there."""
    groups = _components(graph)
    parts = [_arranged(graph.part(group), budget) for group in groups]
    places = _stacked(_frames(graph, groups, parts, 0.0))
    return _centred(graph.boxes, *_assembled(groups, parts, places))


def _components(graph: _Graph) -> list[list[int]]:
    """What is tied together, the largest first and joined by all that belongs to a side."""
    found: list[list[int]] = []
    seen: set[int] = set()
    for i in range(len(graph.near)):
        if i not in seen:
            found.append([i, *(j for j, steps in enumerate(_steps(graph.near, i)) if steps)])
            seen.update(found[-1])
    found.sort(key=lambda members: -len(members))
    sided = [any(graph.aims[i] != _Aim() for i in members) for members in found]
    main = [
        i for members, side in zip(found, [True, *sided[1:]], strict=True) if side for i in members
    ]
    return [
        main,
        *(members for members, side in zip(found[1:], sided[1:], strict=True) if not side),
    ]


def _arranged(graph: _Graph, budget: _Budget) -> _Places:
    """Places for a graph of any size: drawn at once, or each group alone and then the groups."""
    if len(graph.near) <= _AT_ONCE:
        return _drawn(graph, budget)
    groups = _groups(graph.near)
    draw = _wound if budget.wound else _drawn
    parts = [draw(graph.part(group), budget) for group in groups]
    frames = _frames(graph, groups, parts, _BETWEEN)
    return _assembled(groups, parts, _arranged(_joined(graph, groups, frames), _GROUPS))


def _frames(
    graph: _Graph, groups: Sequence[Sequence[int]], parts: Sequence[_Places], margin: float
) -> list[_Box]:
    """The box around each group's drawing."""
    frames = []
    for group, part in zip(groups, parts, strict=True):
        left, top, right, bottom = _extent([graph.boxes[member] for member in group], *part)
        frames.append(_Box((right - left) / 2 + margin, (bottom - top) / 2 + margin, 0.0, 0.0))
    return frames


def _assembled(
    groups: Sequence[Sequence[int]], parts: Sequence[_Places], centres: _Places
) -> _Places:
    """Each group's drawing put in its place."""
    count = sum(map(len, groups))
    xs, ys = [0.0] * count, [0.0] * count
    for group, part, centre_x, centre_y in zip(groups, parts, *centres, strict=True):
        for member, x, y in zip(group, *part, strict=True):
            xs[member], ys[member] = centre_x + x, centre_y + y
    return xs, ys


def _groups(near: Sequence[Mapping[int, int]]) -> list[list[int]]:
    """What is tied together, in groups of a bounded size (label propagation).

    Each entity in turn joins the group that it has the most relations with and that has room.
    Remnants are then put together with those that are tied to the same group.
    """
    group, load = list(range(len(near))), [1] * len(near)
    order = sorted(range(len(near)), key=lambda i: (len(near[i]), i))
    for _ in range(6):
        for i in order:
            own = group[i]
            choices = [
                (count, other == own, -other)
                for other, count in _counted(near[i], group).items()
                if other == own or load[other] < _GROUP
            ]
            load[own] -= 1
            group[i] = -max(choices, default=(0, True, -own))[2]
            load[group[i]] += 1
    found: dict[int, list[int]] = {}
    remnants: list[tuple[int, int, int]] = []
    for i, own in enumerate(group):
        if 3 * load[own] > _GROUP:
            found.setdefault(own, []).append(i)
        else:
            counts = _counted(near[i], group)
            large = [(-counts[other], other) for other in counts if 3 * load[other] > _GROUP]
            remnants.append((min(large, default=(0, len(near)))[1], own, i))
    remnants.sort()
    pieces = [remnants[start : start + _GROUP] for start in range(0, len(remnants), _GROUP)]
    return [*found.values(), *([i for _, _, i in piece] for piece in pieces)]


def _counted(ties: Mapping[int, int], group: Sequence[int]) -> dict[int, int]:
    """How many relations go to each group."""
    counts: dict[int, int] = {}
    for other, count in ties.items():
        counts[group[other]] = counts.get(group[other], 0) + count
    return counts


def _joined(graph: _Graph, groups: Sequence[Sequence[int]], frames: Sequence[_Box]) -> _Graph:
    """The graph of the groups, each tied to those that it has the most relations with."""
    of = [0] * len(graph.near)
    for number, group in enumerate(groups):
        for member in group:
            of[member] = number
    near: list[dict[int, int]] = [{} for _ in groups]
    for number, group in enumerate(groups):
        counts: dict[int, int] = {}
        for member in group:
            for other, count in _counted(graph.near[member], of).items():
                counts[other] = counts.get(other, 0) + count
        counts.pop(number, None)
        for other in sorted(counts, key=lambda other: (-counts[other], other))[:_STRONGEST]:
            near[number][other] = near[other][number] = counts[other]
    aims = [
        _Aim(*(_mean(graph.aims[member][axis] for member in group) for axis in (0, 1)))
        for group in groups
    ]
    return _Graph([dict(sorted(ties.items())) for ties in near], frames, aims)


def _wound(graph: _Graph, _: _Budget) -> _Places:
    """Places on a spiral like a sunflower's, the largest node in the middle."""
    xs, ys = [0.0] * len(graph.near), [0.0] * len(graph.near)
    covered, turn_x, turn_y = 0.0, 1.0, 0.0
    order = sorted(range(len(graph.near)), key=lambda i: (-graph.boxes[i].radius, i))
    for i in order:
        reach = graph.boxes[i].radius + _MARGIN
        away = _WINDING * sqrt(covered + reach * reach / 2)
        xs[i], ys[i] = away * turn_x, away * turn_y
        covered += reach * reach
        turn_x, turn_y = (
            turn_x * _TURN[0] - turn_y * _TURN[1],
            turn_x * _TURN[1] + turn_y * _TURN[0],
        )
    return _centred(graph.boxes, xs, ys)


def _drawn(graph: _Graph, budget: _Budget) -> _Places:
    """Places for a graph that is drawn at once."""
    drawing = _Drawing(graph, budget.filled)
    drawing.start(4 * budget.sweeps)
    for _ in range(budget.sweeps):
        drawing.relax(1.0)
    drawing.fill()
    steps = 2 * budget.sweeps
    for step in range(steps):
        drawing.relax(0.5 * (steps - step) / steps)
        drawing.push(min(1.0, 0.3 + step / steps))
        drawing.push(min(1.0, 0.3 + step / steps))
        drawing.confine()
        if step % 8 == 7:
            drawing.trade()
    tilts = cycle(_TILTS)
    while drawing.push(1.0, next(tilts)):
        drawing.grow()
    for _ in range(budget.looks):
        if not drawing.look_around():
            break
    return _centred(graph.boxes, drawing.xs, drawing.ys)


class _Drawing:
    """A graph being drawn in a frame around 0, 0.

    Parameters
    ----------
    graph : _Graph
    filled : float
        How much of the frame its boxes fill at first, where the screen is large enough.
    """

    def __init__(self, graph: _Graph, filled: float) -> None:
        self.near, self.boxes, self.aims = graph
        self.numbers = range(len(self.near))
        self.edges = [(i, j) for i in self.numbers for j in self.near[i] if i < j]
        area = _total(box.area for box in self.boxes)
        roomy = min(area / filled, SCREEN[0] * SCREEN[1])
        self.height = sqrt(max(area / _DENSEST, roomy) * SCREEN[1] / SCREEN[0])
        self.width = self.height * SCREEN[0] / SCREEN[1]
        self.stretch = SCREEN[0] / SCREEN[1]
        self.goals = [
            (
                None if aim.x is None else 0.34 * self.width * aim.x,
                None if aim.y is None else 0.34 * self.height * aim.y,
            )
            for aim in self.aims
        ]
        self.springs = self._springs()
        self.firmness = [_total(firm for firm, _ in row) for row in self.springs]
        for row in self.springs:
            for j, (firm, _) in enumerate(row):
                self.firmness[j] += firm
        self.xs, self.ys = [0.0] * len(self.near), [0.0] * len(self.near)

    def _springs(self) -> list[list[tuple[float, float]]]:
        """How firmly each keeps its distance to those before it, and that times the distance."""
        steps = [_steps(self.near, start) for start in self.numbers]
        far = max([2, *map(max, steps)])
        apart = [[step or far for step in row[:i]] for i, row in enumerate(steps)]
        pairs = len(apart) * (len(apart) - 1) / 2
        unit = 0.6 * self.width * (pairs or 1) / (sum(map(sum, apart)) or 1)
        return [[(1 / (step * step), unit / step) for step in row] for row in apart]

    def start(self, rounds: int) -> None:
        """Let everyone take the mean of their neighbours, over and over.

        What stays of any start is the slowest wave along the relations, or, on an axis with
        sides, how far everyone is from each.
        """
        waves: list[list[float]] = []
        for axis in (0, 1):
            sides = [aim[axis] for aim in self.aims]
            # Scattered, though always alike: a regular start could lack the wave that is sought.
            wave = [(i * 7919 + axis * 13) % 1009 / 1009 - 0.5 for i in self.numbers]
            for _ in range(rounds):
                wave = [
                    (wave[i] + _total(wave[j] for j in ties)) / (1 + len(ties))
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
        for values, size in ((self.xs, self.width), (self.ys, self.height)):
            low, high = min(values, default=0.0), max(values, default=0.0)
            for i, value in enumerate(values):
                # A hundredth at most sets apart what stands in one place.
                aside = i * 6271 % 101 / 10100
                values[i] = ((value - low) / (high - low or 1.0) + aside - 0.5) * 0.9 * size

    def relax(self, speed: float) -> None:
        """Bring everyone nearer to the distances that they should have, and to their side."""
        xs, ys = self.xs, [y * self.stretch for y in self.ys]
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
            if goal_x is not None:
                to_x[i] = (to_x[i] + _DRAW * firm * (goal_x - xs[i])) / (1 + _DRAW)
            if goal_y is not None:
                to_y[i] = (to_y[i] + _DRAW * firm * (goal_y - self.ys[i]) * self.stretch) / (
                    1 + _DRAW
                )
            if firm:
                self.xs[i] += speed * to_x[i] / firm
                self.ys[i] += speed * to_y[i] / firm / self.stretch

    def push(self, share: float, tilt: float = 1.0) -> bool:
        """Push boxes of this share of their size off one another; whether there were any."""
        xs, ys, boxes = self.xs, self.ys, self.boxes
        order = sorted(self.numbers, key=lambda i: (xs[i], i))
        widest = max((box.half_width for box in boxes), default=0.0)
        pushed = False
        for place, i in enumerate(order):
            half_width, half_height, drop, _ = boxes[i]
            for j in order[place + 1 :]:
                other_width, other_height, other_drop, _ = boxes[j]
                dx = xs[j] - xs[i]
                if dx >= (half_width + widest) * share:
                    break
                dy = ys[j] + other_drop - ys[i] - drop
                over_x = (half_width + other_width) * share - abs(dx)
                over_y = (half_height + other_height) * share - abs(dy)
                if over_x <= _TOUCH or over_y <= _TOUCH:
                    continue
                pushed = True
                if over_x < over_y * tilt:
                    shift = (over_x + _TOUCH) / (2 if dx >= 0 else -2)
                    xs[i] -= shift
                    xs[j] += shift
                else:
                    shift = (over_y + _TOUCH) / (2 if dy >= 0 else -2)
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
        box, aim = self.boxes[i], self.aims[i]
        low_x, high_x = _share(aim.x)
        low_y, high_y = _share(aim.y)
        half_width, half_height = self.width / 2, self.height / 2
        return (
            max(low_x * half_width, box.half_width - half_width),
            max(low_y * half_height, box.half_height - half_height) - box.drop,
            min(high_x * half_width, half_width - box.half_width),
            min(high_y * half_height, half_height - box.half_height) - box.drop,
        )

    def grow(self) -> None:
        """A little more frame, with everything a little farther apart."""
        self.width *= _GROWTH
        self.height *= _GROWTH
        self.xs = [x * _GROWTH for x in self.xs]
        self.ys = [y * _GROWTH for y in self.ys]
        self.confine()

    def trade(self) -> None:
        """Let everyone change places with somebody nearer to their neighbours, if both gain."""
        xs, ys = self.xs, self.ys
        for i in self.numbers:
            x, y = self.amid(i)
            away = [
                ((xs[j] - x) * (xs[j] - x) + (ys[j] - y) * (ys[j] - y), j)
                for j in self.numbers
                if j != i
            ]
            for _, j in nsmallest(_CHOICES, away):
                before = self.length(i, xs[i], ys[i], j) + self.length(j, xs[j], ys[j], i)
                after = self.length(i, xs[j], ys[j], j) + self.length(j, xs[i], ys[i], i)
                if after < before - 1:
                    xs[i], xs[j], ys[i], ys[j] = xs[j], xs[i], ys[j], ys[i]
                    break

    def amid(self, i: int) -> tuple[float, float]:
        """The place amid the neighbours of an entity, as far as it may go there."""
        left, top, right, bottom = self.bounds(i)
        count = len(self.near[i]) or 1
        x = _total(self.xs[j] for j in self.near[i]) / count
        y = _total(self.ys[j] for j in self.near[i]) / count
        return max(left, min(right, x)), max(top, min(bottom, y))

    def length(self, i: int, x: float, y: float, but: int = -1) -> float:
        """How long the lines of an entity would be in this place, and how far off its side it is."""
        length = 0.0
        for j in self.near[i]:
            if j != but:
                dx, dy = x - self.xs[j], y - self.ys[j]
                length += sqrt(dx * dx + dy * dy)
        goal_x, goal_y = self.goals[i]
        if goal_x is not None:
            length += 2 * max(0.0, abs(x - goal_x) - 0.08 * self.width)
        if goal_y is not None:
            length += 2 * max(0.0, abs(y - goal_y) - 0.08 * self.height)
        return length

    def look_around(self) -> bool:
        """Let everyone go to the best free spot around here and amid their neighbours."""
        moved = False
        for i in self.numbers:
            here = self.xs[i], self.ys[i]
            best = self.clutter(i, *here) - 2
            spots = sorted(
                (self.length(i, x + dx * step, y + dy * step), x + dx * step, y + dy * step)
                for (x, y), step in ((here, 8), (self.amid(i), 22))
                for dx in range(-5, 6)
                for dy in range(-5, 6)
            )
            tries = 0
            for length, x, y in spots:
                if length >= best or tries == _TRIES:
                    break
                if self.fits(i, x, y):
                    tries += 1
                    clutter = self.clutter(i, x, y)
                    if clutter < best:
                        best, moved = clutter, True
                        self.xs[i], self.ys[i] = x, y
        return moved

    def fits(self, i: int, x: float, y: float) -> bool:
        """Whether a place is free."""
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
        """The length of an entity's lines in this place, and what it costs that lines meet."""
        xs, ys, near = self.xs, self.ys, self.near[i]
        reach = self.boxes[i].radius + _MARGIN
        ends_x, ends_y = [x, *(xs[j] for j in near)], [y, *(ys[j] for j in near)]
        left, right = min(ends_x) - reach, max(ends_x) + reach
        top, bottom = min(ends_y) - reach, max(ends_y) + reach
        crossings = hits = 0
        for a, b in self.edges:
            ax, ay, bx, by = xs[a], ys[a], xs[b], ys[b]
            if (
                (ax < left and bx < left)
                or (ax > right and bx > right)
                or (ay < top and by < top)
                or (ay > bottom and by > bottom)
                or i in (a, b)
            ):
                continue
            hits += _hit(x, y, reach, ax, ay, bx, by)
            for j in near:
                if j not in (a, b):
                    crossings += _crossing(x, y, xs[j], ys[j], ax, ay, bx, by)
        for k, box in enumerate(self.boxes):
            if left < xs[k] < right and top < ys[k] < bottom and k != i:
                for j in near:
                    if j != k:
                        hits += _hit(xs[k], ys[k], box.radius + _MARGIN, x, y, xs[j], ys[j])
        return self.length(i, x, y) + _CROSSING * crossings + _HIT * hits


def _steps(near: Sequence[Mapping[int, int]], start: int) -> list[int]:
    """How many relations away the others are; 0 for what cannot be reached."""
    steps = [0] * len(near)
    queue = deque([start])
    while queue:
        i = queue.popleft()
        for j in near[i]:
            if not steps[j] and j != start:
                steps[j] = steps[i] + 1
                queue.append(j)
    return steps


def _without(wave: Sequence[float], other: Sequence[float]) -> list[float]:
    """What a wave has that another has not (Gram-Schmidt)."""
    both = _total(a * b for a, b in zip(wave, other, strict=True))
    share = both / (_total(b * b for b in other) or 1.0)
    return [a - share * b for a, b in zip(wave, other, strict=True)]


def _share(aim: float | None) -> tuple[float, float]:
    """From where to where in a frame from -1 to 1: all of it, the middle, or a side."""
    if aim is None:
        return -1.0, 1.0
    if abs(aim) < 0.3:
        return -0.6, 0.6
    return (0.1, 1.0) if aim > 0 else (-1.0, -0.1)


def _hit(x: float, y: float, reach: float, ax: float, ay: float, bx: float, by: float) -> bool:
    """Whether a line from a to b comes within reach of a point."""
    if (ax < x - reach and bx < x - reach) or (ax > x + reach and bx > x + reach):
        return False
    if (ay < y - reach and by < y - reach) or (ay > y + reach and by > y + reach):
        return False
    dx, dy = bx - ax, by - ay
    across = dx * (y - ay) - dy * (x - ax)
    return across * across < reach * reach * (dx * dx + dy * dy)


def _crossing(
    ax: float, ay: float, bx: float, by: float, cx: float, cy: float, dx: float, dy: float
) -> bool:
    """Whether the lines from a to b and from c to d cross."""
    if max(ax, bx) < min(cx, dx) or max(cx, dx) < min(ax, bx):
        return False
    abx, aby, cdx, cdy = bx - ax, by - ay, dx - cx, dy - cy
    if (abx * (cy - ay) - aby * (cx - ax)) * (abx * (dy - ay) - aby * (dx - ax)) >= 0:
        return False
    return (cdx * (ay - cy) - cdy * (ax - cx)) * (cdx * (by - cy) - cdy * (bx - cx)) < 0


def _extent(
    boxes: Sequence[_Box], xs: Sequence[float], ys: Sequence[float]
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all the boxes."""
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    spots = list(zip(boxes, xs, ys, strict=True))
    return (
        min(x - box.half_width for box, x, _ in spots),
        min(y + box.drop - box.half_height for box, _, y in spots),
        max(x + box.half_width for box, x, _ in spots),
        max(y + box.drop + box.half_height for box, _, y in spots),
    )


def _centred(boxes: Sequence[_Box], xs: Sequence[float], ys: Sequence[float]) -> _Places:
    """The same drawing around 0, 0."""
    left, top, right, bottom = _extent(boxes, xs, ys)
    return [x - (left + right) / 2 for x in xs], [y - (top + bottom) / 2 for y in ys]


def _stacked(boxes: Sequence[_Box]) -> _Places:
    """Places for boxes: the first above, the others in rows as wide as it is."""
    main, *others = boxes
    area = _total(box.area for box in others)
    half_width = max(main.half_width, sqrt(area * SCREEN[0] / SCREEN[1]) / 2)
    xs, ys = [0.0], [0.0]
    x, top, bottom = -half_width, main.half_height, main.half_height
    for box in others:
        if x > -half_width and x + 2 * box.half_width > half_width:
            x, top = -half_width, bottom
        xs.append(x + box.half_width)
        ys.append(top + box.half_height)
        x += 2 * box.half_width
        bottom = max(bottom, top + 2 * box.half_height)
    return xs, ys


def _mean(values: Iterable[float | None]) -> float | None:
    """The mean of those that there are."""
    known = [value for value in values if value is not None]
    return _total(known) / len(known) if known else None


def _total(values: Iterable[float]) -> float:
    """One added after the other, which ``sum`` does no longer."""
    total = 0.0
    for value in values:
        total += value
    return total

"""Where each entity stands in the picture: computed once, the same on every machine.

The picture is read like a graphic in a newspaper: what belongs to one scenario only stands on that
scenario's side, what they share stands between them, what is tied together stands together, and
the labels have room. One unit is one CSS pixel at zoom 1.

A graph of a few hundred entities is drawn at once. They start on the slowest wave that runs along
their relations and take up distances like those in the graph (stress majorization); then their
boxes, each a node with its label below it, grow and push one another aside in a frame of the
screen's shape, while neighbours trade places where that shortens their lines; last, each looks
around for a free spot with shorter lines, fewer crossings and no line through a node. A larger
graph is cut into groups of what is tied together; each is drawn alone, then the groups like
entities.

The model of a label: the name in the lines of `wrap`, centred below its node, `LABEL_GAP` under it,
`LINE_HEIGHT` a line, equally large on the screen whatever the zoom. Those who play a part in a
scenario, and then the entities with the most relations, have room for theirs as the screen first
shows the picture; the others have it from zoom `ZOOMED_IN` on. The page serves them in this order.

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
"""How long a line of a label may be, unless it is one word of up to 24."""
LABEL_LINES = 3
CHARACTER_WIDTH = 6.2
"""A cautious mean for the letters of a sans-serif face of 11 pixels."""
LINE_HEIGHT = 13
LABEL_GAP = 3
ZOOMED_IN = 2
"""The zoom from which every label of a graph that is drawn at once has room."""
SCREEN = (1010, 640)
"""What a laptop shows beside a panel: a picture of this size is seen whole at zoom 1."""
SMALLEST, LARGEST = 5, 26
"""The radii of the nodes."""
RING = 1.5
"""How many radii the page takes for a node that plays a part in a scenario."""

_STRETCH = SCREEN[0] / SCREEN[1]
_MARGIN = 3.0
"""How far a box reaches beyond what it holds."""
_BARE, _LABELLED = 0.25, 0.6
"""How much of the picture boxes fill, before and after the first labels get their room."""
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
_AT_ONCE, _GROUP = 300, 60
"""How many entities are drawn at once, and how many a group has where there are more."""
_STRONGEST = 6
"""How many of its ties count when a group is drawn among groups."""
_ALLEY = 12.0
"""How far apart groups are kept, by half."""
_TURN_X, _TURN_Y = -0.7373688780783197, 0.6754902942615238
"""Cosine and sine of the golden angle."""


class _Budget(NamedTuple):
    """How much work a graph of a given size gets."""

    entities: float
    """Up to how many entities."""
    sweeps: int
    """How often distances are evened out."""
    looks: int
    """How often each entity looks around."""
    filled: float
    """How much of the frame boxes fill at first, if the screen is large enough."""
    wound: bool = False
    """Whether a group is not drawn, but wound around its largest node."""


_BUDGETS = (
    _Budget(40, sweeps=25, looks=3, filled=0.15),
    _Budget(150, sweeps=25, looks=3, filled=0.3),
    _Budget(300, sweeps=20, looks=2, filled=0.3),
    _Budget(1500, sweeps=15, looks=1, filled=0.6),
    _Budget(6000, sweeps=10, looks=0, filled=0.6),
    _Budget(float("inf"), sweeps=0, looks=0, filled=0.6, wound=True),
)
_FOR_GROUPS = _Budget(0, sweeps=20, looks=0, filled=0.6)

_Places = tuple[list[float], list[float]]


class _Box(NamedTuple):
    """The room for a node and its label, or for a whole drawing."""

    half_width: float
    half_height: float
    drop: float = 0.0
    """How far its centre is below the node's."""
    reach: float = 0.0
    """The node's radius and some air."""

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
        return _Graph(
            [{number[j]: n for j, n in self.near[i].items() if j in number} for i in members],
            [self.boxes[i] for i in members],
            [self.aims[i] for i in members],
        )


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


_WORD = re.compile(r"\s*(?:[\u2e80-\U0010ffff]|[^\s\u2e80-\U0010ffff]{1,24})")
"""A word, or as much of it as goes on a line, or one character of a script without spaces."""


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
    entities = sorted(dataset.entities, key=lambda entity: entity.id)
    index = {entity.id: place for place, entity in enumerate(entities)}
    counts: list[dict[int, int]] = [{} for _ in entities]
    for relation in dataset.relations:
        source, target = index[relation.source], index[relation.target]
        if source != target:
            counts[source][target] = counts[target][source] = counts[source].get(target, 0) + 1
    near = [dict(sorted(ties.items())) for ties in counts]
    scenarios = _alternatives(dataset)
    players = _players(scenarios, index)
    degrees = [degree[entity.id] for entity in entities]
    # The area of a node grows with its degree.
    radii = [min(LARGEST, round(SMALLEST + 3.5 * (sqrt(ties or 1) - 1))) for ties in degrees]
    reaches = [RING * radius if i in players else radius for i, radius in enumerate(radii)]
    order = sorted(index.values(), key=lambda i: (i not in players, -degrees[i], i))
    graph = _Graph(
        near,
        _boxes([wrap(entity.name) for entity in entities], reaches, order),
        _aims(dataset, scenarios, players, index),
    )
    budget = next(budget for budget in _BUDGETS if len(entities) <= budget.entities)
    return {
        entity.id: (round(x), round(y), radius)
        for entity, radius, x, y in zip(entities, radii, *_composed(graph, budget), strict=True)
    }


def _boxes(
    labels: Sequence[Sequence[str]], reaches: Sequence[float], order: Sequence[int]
) -> list[_Box]:
    """A box for each node, the first in order with room for their labels from the beginning."""
    later = ZOOMED_IN if len(labels) <= _AT_ONCE else float("inf")
    boxes = [_box(label, reach, later) for label, reach in zip(labels, reaches, strict=True)]
    area, screen = _total(box.area for box in boxes), SCREEN[0] * SCREEN[1]
    picture = max(screen, area / _BARE)
    for i in order:
        box = _box(labels[i], reaches[i], max(0.5, sqrt(screen / picture)))
        area += box.area - boxes[i].area
        if area > _LABELLED * picture:
            break
        boxes[i] = box
    return boxes


def _box(label: Sequence[str], reach: float, zoom: float) -> _Box:
    """The box of a node whose label has room from this zoom on."""
    width = max(2 * reach, CHARACTER_WIDTH / zoom * max(map(_columns, label), default=0))
    below = LABEL_GAP + LINE_HEIGHT / zoom * len(label)
    return _Box(width / 2 + _MARGIN, reach + below / 2 + _MARGIN, below / 2, reach + _MARGIN)


def _alternatives(dataset: Dataset) -> list[Scenario]:
    """The scenarios of the first group that has several."""
    groups: dict[str, list[Scenario]] = {}
    for scenario in dataset.header.scenarios:
        groups.setdefault(scenario.group, []).append(scenario)
    return next((group for group in groups.values() if len(group) > 1), [])


def _players(scenarios: Sequence[Scenario], index: Mapping[str, int]) -> dict[int, tuple[int, int]]:
    """Who plays a part in a scenario: which part of the list, and in which scenario.

    A candidate may be the winner here and the loser there: the part that is listed first is theirs.
    """
    players: dict[int, tuple[int, int]] = {}
    for side, scenario in enumerate(scenarios):
        for place, part in enumerate(scenario.counterparts.values()):
            if part in index:
                players[index[part]] = min((place, side), players.get(index[part], (place, side)))
    return players


def _aims(
    dataset: Dataset,
    scenarios: Sequence[Scenario],
    players: Mapping[int, tuple[int, int]],
    index: Mapping[str, int],
) -> list[_Aim]:
    """Each entity's side: of the one scenario that it is tied to, or the middle if of several."""
    sides = {scenario.id: side for side, scenario in enumerate(scenarios)}
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
        x, y = 1 - abs(along - 2), abs(along - 1) - 1 if along < 2 else 1 - abs(along - 3)
        far = sqrt(x * x + y * y)
        aims.append(_Aim(x / far, y / far))
    return aims


def _composed(graph: _Graph, budget: _Budget) -> _Places:
    """Places for all: one drawing, and in rows below it what is tied to nothing there."""
    groups = _components(graph)
    parts = [_arranged(graph.part(group), budget) for group in groups]
    centres = _stacked(_frames(graph, groups, parts, 0.0))
    return _centred(graph.boxes, *_assembled(groups, parts, centres))


def _components(graph: _Graph) -> list[list[int]]:
    """What is tied together, the largest first and with it all that belongs to a side."""
    found: list[list[int]] = []
    seen: set[int] = set()
    for start in range(len(graph.near)):
        if start not in seen:
            seen.add(start)
            members = [start]
            for i in members:
                members.extend(j for j in graph.near[i] if j not in seen)
                seen.update(graph.near[i])
            found.append(members)
    found.sort(key=lambda members: -len(members))
    main: list[list[int]] = found[:1]
    others: list[list[int]] = []
    for members in found[1:]:
        sided = any(graph.aims[i] != _Aim() for i in members)
        (main if sided else others).append(members)
    return [[i for members in main for i in members], *others]


def _arranged(graph: _Graph, budget: _Budget) -> _Places:
    """Places for a graph of any size: drawn at once, or each group alone and then the groups."""
    if len(graph.near) <= _AT_ONCE:
        return _drawn(graph, budget)
    groups = _groups(graph.near)
    draw = _wound if budget.wound else _drawn
    parts = [draw(graph.part(group), budget) for group in groups]
    joined = _joined(graph, groups, _frames(graph, groups, parts, _ALLEY))
    return _assembled(groups, parts, _arranged(joined, _FOR_GROUPS))


def _groups(near: Sequence[Mapping[int, int]]) -> list[list[int]]:
    """What is tied together, in groups of a bounded size (label propagation, level by level).

    Remnants, whose neighbours' groups are full, are put together with those of the same neighbours.
    """
    groups = [[i] for i in range(len(near))]
    while True:
        of = _gathered(near, [len(group) for group in groups])
        if of == list(range(len(groups))):
            break
        number = {name: place for place, name in enumerate(sorted(set(of)))}
        of = [number[name] for name in of]
        near = _contracted(near, of)
        larger: list[list[int]] = [[] for _ in near]
        for group, name in zip(groups, of, strict=True):
            larger[name] += group
        groups = larger
    whole = [group for group in groups if 3 * len(group) > _GROUP]
    remnants = [
        (min(((-count, other) for other, count in ties.items()), default=(0, len(near)))[1], group)
        for group, ties in zip(groups, near, strict=True)
        if 3 * len(group) <= _GROUP
    ]
    pieces: list[list[int]] = []
    for _, group in sorted(remnants):
        if pieces and len(pieces[-1]) + len(group) <= _GROUP:
            pieces[-1] += group
        else:
            pieces.append(list(group))
    return whole + pieces


def _gathered(near: Sequence[Mapping[int, int]], sizes: Sequence[int]) -> list[int]:
    """For each the group that it has the most relations with and that has room for it."""
    of, load = list(range(len(near))), list(sizes)
    for i in 2 * sorted(of, key=lambda i: (sizes[i], len(near[i]), i)):
        counts: dict[int, int] = {}
        for j, count in near[i].items():
            counts[of[j]] = counts.get(of[j], 0) + count
        load[of[i]] -= sizes[i]
        choices = [
            (count, group == of[i], -load[group], -group)
            for group, count in counts.items()
            if load[group] + sizes[i] <= _GROUP
        ]
        if choices:
            of[i] = -max(choices)[-1]
        load[of[i]] += sizes[i]
    return of


def _contracted(near: Sequence[Mapping[int, int]], of: Sequence[int]) -> list[dict[int, int]]:
    """How many relations there are between groups."""
    counts: list[dict[int, int]] = [{} for _ in range(max(of) + 1)]
    for i, ties in enumerate(near):
        for j, count in ties.items():
            if of[i] != of[j]:
                counts[of[i]][of[j]] = counts[of[i]].get(of[j], 0) + count
    return [dict(sorted(ties.items())) for ties in counts]


def _joined(graph: _Graph, groups: Sequence[Sequence[int]], frames: Sequence[_Box]) -> _Graph:
    """The graph of the groups, each tied to those that it has the most relations with."""
    of = [0] * len(graph.near)
    for number, group in enumerate(groups):
        for i in group:
            of[i] = number
    near: list[dict[int, int]] = [{} for _ in groups]
    for number, ties in enumerate(_contracted(graph.near, of)):
        for count, other in sorted((-count, other) for other, count in ties.items())[:_STRONGEST]:
            near[number][other] = near[other][number] = -count
    aims = [
        _Aim(*(_mean(graph.aims[i][axis] for i in group) for axis in (0, 1))) for group in groups
    ]
    return _Graph([dict(sorted(ties.items())) for ties in near], frames, aims)


def _wound(graph: _Graph, _: _Budget) -> _Places:
    """Places on a spiral like a sunflower's, the largest node in the middle."""
    xs, ys = [0.0] * len(graph.near), [0.0] * len(graph.near)
    covered, x, y = 0.0, 1.0, 0.0
    for i in sorted(range(len(graph.near)), key=lambda i: (-graph.boxes[i].reach, i)):
        area = graph.boxes[i].reach * graph.boxes[i].reach
        away = 1.3 * sqrt(covered + area / 2)
        xs[i], ys[i] = away * x, away * y
        covered += area
        x, y = x * _TURN_X - y * _TURN_Y, x * _TURN_Y + y * _TURN_X
    return _centred(graph.boxes, xs, ys)


def _drawn(graph: _Graph, budget: _Budget) -> _Places:
    """Places for a graph that is drawn at once."""
    if len(graph.near) < 2:
        return _centred(graph.boxes, [0.0] * len(graph.near), [0.0] * len(graph.near))
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
        How much of the frame the boxes fill at first, if the screen is large enough.
    """

    def __init__(self, graph: _Graph, filled: float) -> None:
        self.near, self.boxes, self.aims = graph
        self.numbers = range(len(self.near))
        self.edges = [(i, j) for i in self.numbers for j in self.near[i] if i < j]
        self.xs, self.ys = [0.0] * len(self.near), [0.0] * len(self.near)
        area = _total(box.area for box in self.boxes)
        area = max(area / _CROWDED, min(area / filled, SCREEN[0] * SCREEN[1]))
        self.width, self.height = sqrt(area * _STRETCH), sqrt(area / _STRETCH)
        self.goals = [
            (
                None if aim.x is None else _SIDE * self.width * aim.x,
                None if aim.y is None else _SIDE * self.height * aim.y,
            )
            for aim in self.aims
        ]
        self.springs = self.strung()
        self.firmness = [_total(firm for firm, _ in row) for row in self.springs]
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
        for axis, size in ((self.xs, self.width), (self.ys, self.height)):
            low, high = min(axis, default=0.0), max(axis, default=0.0)
            for i, value in enumerate(axis):
                # A hundredth at most keeps apart what stands in one place.
                aside = i * 6271 % (101 if axis is self.xs else 97) / 10100
                axis[i] = ((value - low) / (high - low or 1.0) + aside - 0.5) * 0.9 * size

    def relax(self, speed: float) -> None:
        """Bring everyone nearer to the distances that they should have, and to their side."""
        # Distances are measured as if the frame were square, for it is a square that they fill.
        xs, ys = self.xs, [y * _STRETCH for y in self.ys]
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
            dx, dy = to_x[i] / (firm or 1.0), to_y[i] / (firm or 1.0) / _STRETCH
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
        (low_x, high_x), (low_y, high_y) = _zone(aim.x), _zone(aim.y)
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
        x = _total(self.xs[j] for j in self.near[i]) / count
        y = _total(self.ys[j] for j in self.near[i]) / count
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


def _zone(aim: float | None) -> tuple[float, float]:
    """From where to where in a frame from -1 to 1: all of it, the middle, or a side."""
    if aim is None:
        return -1.0, 1.0
    if abs(aim) < 0.3:
        return -0.6, 0.6
    return (0.1, 1.0) if aim > 0 else (-1.0, -0.1)


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


def _frames(
    graph: _Graph, groups: Sequence[Sequence[int]], parts: Sequence[_Places], margin: float
) -> list[_Box]:
    """The box around each group's drawing, which is centred."""
    frames = []
    for group, part in zip(groups, parts, strict=True):
        _, _, right, bottom = _extent([graph.boxes[i] for i in group], *part)
        frames.append(_Box(right + margin, bottom + margin))
    return frames


def _stacked(boxes: Sequence[_Box]) -> _Places:
    """Places for boxes: the first above, the others in rows of its width, or the screen's shape."""
    main, *others = boxes
    width = max(2 * main.half_width, sqrt(_total(box.area for box in boxes) * _STRETCH))
    rows: list[list[_Box]] = []
    room = 0.0
    for box in others:
        if 2 * box.half_width > room:
            rows.append([])
            room = width
        rows[-1].append(box)
        room -= 2 * box.half_width
    xs, ys, top = [0.0], [0.0], main.half_height
    for row in rows:
        x = -_total(box.half_width for box in row)
        for box in row:
            xs.append(x + box.half_width)
            ys.append(top + box.half_height)
            x += 2 * box.half_width
        top += 2 * max(box.half_height for box in row)
    return xs, ys


def _assembled(
    groups: Sequence[Sequence[int]], parts: Sequence[_Places], centres: _Places
) -> _Places:
    """Each group's drawing put in its place."""
    count = sum(map(len, groups))
    xs, ys = [0.0] * count, [0.0] * count
    for group, part, centre_x, centre_y in zip(groups, parts, *centres, strict=True):
        for i, x, y in zip(group, *part, strict=True):
            xs[i], ys[i] = centre_x + x, centre_y + y
    return xs, ys


def _centred(boxes: Sequence[_Box], xs: Sequence[float], ys: Sequence[float]) -> _Places:
    """The same drawing around 0, 0."""
    left, top, right, bottom = _extent(boxes, xs, ys)
    return [x - (left + right) / 2 for x in xs], [y - (top + bottom) / 2 for y in ys]


def _extent(
    boxes: Sequence[_Box], xs: Sequence[float], ys: Sequence[float]
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a drawing."""
    spots = list(zip(boxes, xs, ys, strict=True))
    return (
        min((x - box.half_width for box, x, _ in spots), default=0.0),
        min((y + box.drop - box.half_height for box, _, y in spots), default=0.0),
        max((x + box.half_width for box, x, _ in spots), default=0.0),
        max((y + box.drop + box.half_height for box, _, y in spots), default=0.0),
    )


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

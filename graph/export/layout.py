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
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from graph.export.drawing import (
    SCREEN,
    STRETCH,
    Aim,
    Box,
    Budget,
    Graph,
    Places,
    centred,
    drawn,
    extent,
    total,
)
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
SMALLEST, LARGEST = 5, 26
"""The radii of the nodes."""
RING = 1.5
"""How many radii the page takes for a node that plays a part in a scenario."""
_MARGIN = 3.0
"""How far a box reaches beyond what it holds."""
_BARE, _LABELLED = 0.25, 0.6
"""How much of the picture boxes fill, before and after the first labels get their room."""
_AT_ONCE, _GROUP = 300, 60
"""How many entities are drawn at once, and how many a group has where there are more."""
_STRONGEST = 6
"""How many of its ties count when a group is drawn among groups."""
_ALLEY = 12.0
"""How far apart groups are kept, by half."""
_TURN_X, _TURN_Y = -0.7373688780783197, 0.6754902942615238
"""Cosine and sine of the golden angle."""
_BUDGETS = (
    Budget(40, sweeps=25, looks=3, filled=0.15),
    Budget(150, sweeps=25, looks=3, filled=0.3),
    Budget(300, sweeps=20, looks=2, filled=0.3),
    Budget(1500, sweeps=15, looks=1, filled=0.6),
    Budget(6000, sweeps=10, looks=0, filled=0.6),
    Budget(float("inf"), sweeps=0, looks=0, filled=0.6, wound=True),
)
_FOR_GROUPS = Budget(0, sweeps=20, looks=0, filled=0.6)


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
    graph = Graph(
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
) -> list[Box]:
    """A box for each node, the first in order with room for their labels from the beginning."""
    later = ZOOMED_IN if len(labels) <= _AT_ONCE else float("inf")
    boxes = [_box(label, reach, later) for label, reach in zip(labels, reaches, strict=True)]
    area, screen = total(box.area for box in boxes), SCREEN[0] * SCREEN[1]
    picture = max(screen, area / _BARE)
    for i in order:
        box = _box(labels[i], reaches[i], max(0.5, sqrt(screen / picture)))
        area += box.area - boxes[i].area
        if area > _LABELLED * picture:
            break
        boxes[i] = box
    return boxes


def _box(label: Sequence[str], reach: float, zoom: float) -> Box:
    """The box of a node whose label has room from this zoom on."""
    width = max(2 * reach, CHARACTER_WIDTH / zoom * max(map(_columns, label), default=0))
    below = LABEL_GAP + LINE_HEIGHT / zoom * len(label)
    return Box(width / 2 + _MARGIN, reach + below / 2 + _MARGIN, below / 2, reach + _MARGIN)


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
) -> list[Aim]:
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
    middle = Aim(0.0, None if len(scenarios) == 2 else 0.0)
    aims = [around[min(tie)] if len(tie) == 1 else middle if tie else Aim() for tie in ties]
    for player, (place, side) in players.items():
        # Those who play the first part face each other.
        aims[player] = around[side] if place else Aim(around[side].x, around[side].y or 0.0)
    return aims


def _around(count: int) -> list[Aim]:
    """The sides: left and right; or evenly along a diamond, blown up to a circle, from the left."""
    if count == 2:
        return [Aim(-1.0), Aim(1.0)]
    aims = []
    for side in range(count):
        along = 4 * side / count
        x, y = 1 - abs(along - 2), abs(along - 1) - 1 if along < 2 else 1 - abs(along - 3)
        far = sqrt(x * x + y * y)
        aims.append(Aim(x / far, y / far))
    return aims


def _composed(graph: Graph, budget: Budget) -> Places:
    """Places for all: one drawing, and in rows below it what is tied to nothing there."""
    groups = _components(graph)
    parts = [_arranged(graph.part(group), budget) for group in groups]
    centres = _stacked(_frames(graph, groups, parts, 0.0))
    return centred(graph.boxes, *_assembled(groups, parts, centres))


def _components(graph: Graph) -> list[list[int]]:
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
        sided = any(graph.aims[i] != Aim() for i in members)
        (main if sided else others).append(members)
    return [[i for members in main for i in members], *others]


def _arranged(graph: Graph, budget: Budget) -> Places:
    """Places for a graph of any size: drawn at once, or each group alone and then the groups."""
    if len(graph.near) <= _AT_ONCE:
        return drawn(graph, budget)
    groups = _groups(graph.near)
    draw = _wound if budget.wound else drawn
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


def _joined(graph: Graph, groups: Sequence[Sequence[int]], frames: Sequence[Box]) -> Graph:
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
        Aim(*(_mean(graph.aims[i][axis] for i in group) for axis in (0, 1))) for group in groups
    ]
    return Graph([dict(sorted(ties.items())) for ties in near], frames, aims)


def _wound(graph: Graph, _: Budget) -> Places:
    """Places on a spiral like a sunflower's, the largest node in the middle."""
    xs, ys = [0.0] * len(graph.near), [0.0] * len(graph.near)
    covered, x, y = 0.0, 1.0, 0.0
    for i in sorted(range(len(graph.near)), key=lambda i: (-graph.boxes[i].reach, i)):
        area = graph.boxes[i].reach * graph.boxes[i].reach
        away = 1.3 * sqrt(covered + area / 2)
        xs[i], ys[i] = away * x, away * y
        covered += area
        x, y = x * _TURN_X - y * _TURN_Y, x * _TURN_Y + y * _TURN_X
    return centred(graph.boxes, xs, ys)


def _frames(
    graph: Graph, groups: Sequence[Sequence[int]], parts: Sequence[Places], margin: float
) -> list[Box]:
    """The box around each group's drawing, which is centred."""
    frames = []
    for group, part in zip(groups, parts, strict=True):
        _, _, right, bottom = extent([graph.boxes[i] for i in group], *part)
        frames.append(Box(right + margin, bottom + margin))
    return frames


def _stacked(boxes: Sequence[Box]) -> Places:
    """Places for boxes: the first above, the others in rows of its width, or the screen's shape."""
    main, *others = boxes
    width = max(2 * main.half_width, sqrt(total(box.area for box in boxes) * STRETCH))
    rows: list[list[Box]] = []
    room = 0.0
    for box in others:
        if 2 * box.half_width > room:
            rows.append([])
            room = width
        rows[-1].append(box)
        room -= 2 * box.half_width
    xs, ys, top = [0.0], [0.0], main.half_height
    for row in rows:
        x = -total(box.half_width for box in row)
        for box in row:
            xs.append(x + box.half_width)
            ys.append(top + box.half_height)
            x += 2 * box.half_width
        top += 2 * max(box.half_height for box in row)
    return xs, ys


def _assembled(groups: Sequence[Sequence[int]], parts: Sequence[Places], centres: Places) -> Places:
    """Each group's drawing put in its place."""
    count = sum(map(len, groups))
    xs, ys = [0.0] * count, [0.0] * count
    for group, part, centre_x, centre_y in zip(groups, parts, *centres, strict=True):
        for i, x, y in zip(group, *part, strict=True):
            xs[i], ys[i] = centre_x + x, centre_y + y
    return xs, ys


def _mean(values: Iterable[float | None]) -> float | None:
    """The mean of those that there are."""
    known = [value for value in values if value is not None]
    return total(known) / len(known) if known else None

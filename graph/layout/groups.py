"""A graph of any size as a composition of drawings: drawn at once, or in groups, or wound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from graph.layout.boxes import (
    AT_ONCE,
    STRETCH,
    Aim,
    Box,
    Budget,
    Graph,
    Places,
    centred,
    extent,
    total,
)
from graph.layout.rows import ranked
from graph.layout.single import drawn

_GROUP = 60
"""How many entities a group has, where there are more than are drawn at once."""
_STRONGEST = 6
"""How many of its ties count when a group is drawn among groups."""
_ALLEY = 12.0
"""How far apart groups are kept, by half."""
_TURN_X, _TURN_Y = -0.7373688780783197, 0.6754902942615238
"""Cosine and sine of the golden angle."""
_FOR_GROUPS = Budget(0, sweeps=20, looks=0, crossings=0, filled=0.6)


def composed(graph: Graph, budget: Budget) -> Places:
    """Places for all: one drawing, and in rows below it what is tied to nothing there."""
    if not any(graph.near):
        return ranked(graph)
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
    if len(graph.near) <= AT_ONCE:
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

"""Where each entity stands in the picture: computed once, the same on every machine.

First version: stress on graph distances, with the sides of the scenarios pulled apart, while the
boxes of nodes and labels grow and push each other away inside a frame of the screen's shape.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from math import sqrt

from graph.model import Dataset

LABEL_CHARACTERS = 16
LABEL_LINES = 3
CHARACTER_WIDTH = 6.2
LINE_HEIGHT = 14
LABEL_GAP = 3
ASPECT = 1.35
SMALLEST, LARGEST = 7, 26


def wrap(name: str) -> tuple[str, ...]:
    """A name in lines of about sixteen characters, as even as they can be."""
    lines = _fill(name, LABEL_CHARACTERS)
    for width in range(4, LABEL_CHARACTERS):
        narrower = _fill(name, width)
        if len(narrower) <= len(lines):
            lines = narrower
            break
    if len(lines) > LABEL_LINES:
        lines = _fill(name, LABEL_CHARACTERS)[:LABEL_LINES]
        lines[-1] = lines[-1][: LABEL_CHARACTERS - 1] + "…"
    return tuple(lines)


def _fill(name: str, width: int) -> list[str]:
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def positions(dataset: Dataset, degree: Mapping[str, int]) -> dict[str, tuple[int, int, int]]:
    ids = sorted(entity.id for entity in dataset.entities)
    index = {identifier: place for place, identifier in enumerate(ids)}
    names = {entity.id: entity.name for entity in dataset.entities}
    near: list[set[int]] = [set() for _ in ids]
    for relation in dataset.relations:
        source, target = index[relation.source], index[relation.target]
        if source != target:
            near[source].add(target)
            near[target].add(source)
    sizes = [_radius(degree[identifier]) for identifier in ids]
    boxes = []
    for identifier, size in zip(ids, sizes, strict=True):
        lines = wrap(names[identifier])
        width = max(2 * size, CHARACTER_WIDTH * max(map(len, lines))) + 6
        height = 2 * size + LABEL_GAP + LINE_HEIGHT * len(lines) + 5
        boxes.append((width / 2, height / 2))
    sides = _sides(dataset, index)
    xs, ys = _arrange(near, boxes, sides)
    places = {}
    for i, identifier in enumerate(ids):
        top = ys[i] - boxes[i][1]
        places[identifier] = (round(xs[i]), round(top + 2.5 + sizes[i]), sizes[i])
    return places


def _radius(degree: int) -> int:
    return round(min(LARGEST, SMALLEST - 2 + 3 * sqrt(degree)))


def _sides(dataset: Dataset, index: Mapping[str, int]) -> list[tuple[float, float] | None]:
    scenarios = dataset.header.scenarios
    ties: list[set[int]] = [set() for _ in index]
    if len(scenarios) < 2:
        return [None] * len(index)
    number = {scenario.id: k for k, scenario in enumerate(scenarios)}
    own: dict[int, int] = {}
    for scenario in scenarios:
        for rank, identifier in enumerate(scenario.counterparts.values()):
            i = index.get(identifier)
            if i is not None and (i not in own or rank < own[i] // 1000):
                own[i] = rank * 1000 + number[scenario.id]
    for relation in dataset.relations:
        s, t = index[relation.source], index[relation.target]
        if relation.scenario in number:
            ties[s].add(number[relation.scenario])
            ties[t].add(number[relation.scenario])
        for a, b in ((s, t), (t, s)):
            if a in own:
                ties[b].add(own[a] % 1000)
    places: list[tuple[float, float] | None] = []
    for i in range(len(index)):
        if i in own:
            tied = {own[i] % 1000}
        else:
            tied = ties[i]
        if not tied:
            places.append(None)
        elif len(tied) == 1:
            k = min(tied)
            places.append((2.0 * k / (len(scenarios) - 1) - 1.0, 0.0))
        else:
            places.append((0.0, 0.0))
    return places


def _distances(near: Sequence[set[int]]) -> list[list[float]]:
    far = 5.0
    rows = []
    for start in range(len(near)):
        row = [far] * len(near)
        row[start] = 0.0
        queue = deque([start])
        seen = {start}
        while queue:
            i = queue.popleft()
            for j in sorted(near[i]):
                if j not in seen:
                    seen.add(j)
                    row[j] = min(far, row[i] + 1)
                    queue.append(j)
        rows.append(row)
    return rows


def _arrange(
    near: Sequence[set[int]],
    boxes: Sequence[tuple[float, float]],
    sides: Sequence[tuple[float, float] | None],
) -> tuple[list[float], list[float]]:
    n = len(boxes)
    area = 1.0
    for w, h in boxes:
        area += 4 * w * h
    height = sqrt(area / 0.66 / ASPECT)
    width = height * ASPECT
    distance = _distances(near)
    unit = width / 5
    state = 1
    xs, ys = [], []
    for i in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        side = sides[i]
        xs.append((side[0] if side else 0.0) * width / 3 + (state / 2147483648 - 0.5) * 40)
        state = (state * 1103515245 + 12345) % 2147483648
        ys.append((state / 2147483648 - 0.5) * height)
    steps = 100
    for step in range(steps):
        t = step / steps
        alpha = 0.5 * (1 - t)
        for i in range(n):
            row = distance[i]
            sx = sy = sw = 0.0
            x, y = xs[i], ys[i]
            for j in range(n):
                if j == i:
                    continue
                dx, dy = x - xs[j], (y - ys[j]) * ASPECT
                d = sqrt(dx * dx + dy * dy) or 1.0
                ideal = row[j] * unit
                w = 1.0 / (row[j] * row[j])
                sx += w * (xs[j] + ideal * dx / d)
                sy += w * (ys[j] + ideal * dy / d / ASPECT)
                sw += w
            side = sides[i]
            if side is not None:
                w = sw * 0.5
                sx += w * side[0] * width * 0.36
                sy += w * y
                sw += w
            if sw:
                xs[i] += alpha * (sx / sw - x)
                ys[i] += alpha * (sy / sw - y)
        grow = min(1.0, 0.3 + t)
        for _ in range(2):
            _push(xs, ys, boxes, grow)
        _clamp(xs, ys, boxes, width, height)
    for _ in range(600):
        moved = _push(xs, ys, boxes, 1.0)
        if not moved:
            break
        width *= 1.0008
        height *= 1.0008
        _clamp(xs, ys, boxes, width, height)
    while _push(xs, ys, boxes, 1.0):
        pass
    return xs, ys


def _clamp(
    xs: list[float], ys: list[float], boxes: Sequence[tuple[float, float]], w: float, h: float
) -> None:
    for i, (bw, bh) in enumerate(boxes):
        xs[i] = max(bw - w / 2, min(w / 2 - bw, xs[i]))
        ys[i] = max(bh - h / 2, min(h / 2 - bh, ys[i]))


def _push(
    xs: list[float], ys: list[float], boxes: Sequence[tuple[float, float]], grow: float
) -> int:
    order = sorted(range(len(xs)), key=lambda i: (xs[i], i))
    widest = max((w for w, _ in boxes), default=0.0)
    moved = 0
    for place, i in enumerate(order):
        wi, hi = boxes[i]
        for later in range(place + 1, len(order)):
            j = order[later]
            dx = xs[j] - xs[i]
            if dx > (wi + widest) * grow:
                break
            wj, hj = boxes[j]
            ox = (wi + wj) * grow - abs(dx)
            if ox <= 0.001:
                continue
            dy = ys[j] - ys[i]
            oy = (hi + hj) * grow - abs(dy)
            if oy <= 0.001:
                continue
            moved += 1
            if ox < oy:
                shift = ox / 2 + 0.001 if dx >= 0 else -ox / 2 - 0.001
                xs[i] -= shift
                xs[j] += shift
            else:
                shift = oy / 2 + 0.001 if dy >= 0 else -oy / 2 - 0.001
                ys[i] -= shift
                ys[j] += shift
    return moved

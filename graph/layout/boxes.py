"""What is laid out: boxes in a frame of the screen's shape, their ties, and where each belongs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

SCREEN = (1010, 640)
"""What a laptop shows beside a panel: a picture of this size is seen whole at zoom 1."""
STRETCH = SCREEN[0] / SCREEN[1]
AT_ONCE = 300
"""How many entities are drawn at once; of more, groups are drawn."""
Places = tuple[list[float], list[float]]


class Box(NamedTuple):
    """The room for a node and its label, or for a whole drawing."""

    half_width: float
    half_height: float
    drop: float = 0.0
    """How far its centre is below the node's."""
    reach: float = 0.0
    """The node's radius and some air."""

    @property
    def area(self) -> float:
        """Width times height."""
        return 4 * self.half_width * self.half_height


class Aim(NamedTuple):
    """Where an entity belongs, from -1 to 1 across the frame and down it; None: anywhere."""

    x: float | None = None
    y: float | None = None


class Graph(NamedTuple):
    """What is to be drawn; an entity is a number here."""

    near: Sequence[Mapping[int, int]]
    """For each entity those that it is tied to, in order, and by how many relations."""
    boxes: Sequence[Box]
    aims: Sequence[Aim]

    def part(self, members: Sequence[int]) -> Graph:
        """Some of it, numbered anew."""
        number = {member: place for place, member in enumerate(members)}
        return Graph(
            [{number[j]: n for j, n in self.near[i].items() if j in number} for i in members],
            [self.boxes[i] for i in members],
            [self.aims[i] for i in members],
        )


class Budget(NamedTuple):
    """How much work a graph of a given size gets."""

    entities: float
    """Up to how many entities."""
    sweeps: int
    """How often distances are evened out."""
    looks: int
    """How often each entity looks around, at the most."""
    crossings: int
    """How often pairs of ties may be looked at for that, in rounds of all with all."""
    filled: float
    """How much of the frame boxes fill at first, if the screen is large enough."""
    wound: bool = False
    """Whether a group is not drawn, but wound around its largest node."""


def centred(boxes: Sequence[Box], xs: Sequence[float], ys: Sequence[float]) -> Places:
    """The same drawing around 0, 0."""
    left, top, right, bottom = extent(boxes, xs, ys)
    return [x - (left + right) / 2 for x in xs], [y - (top + bottom) / 2 for y in ys]


def extent(
    boxes: Sequence[Box], xs: Sequence[float], ys: Sequence[float]
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a drawing."""
    spots = list(zip(boxes, xs, ys, strict=True))
    return (
        min((x - box.half_width for box, x, _ in spots), default=0.0),
        min((y + box.drop - box.half_height for box, _, y in spots), default=0.0),
        max((x + box.half_width for box, x, _ in spots), default=0.0),
        max((y + box.drop + box.half_height for box, _, y in spots), default=0.0),
    )


def total(values: Iterable[float]) -> float:
    """One added after the other, which ``sum`` does no longer."""
    total = 0.0
    for value in values:
        total += value
    return total


def zone(aim: float | None) -> tuple[float, float]:
    """From where to where in a frame from -1 to 1: all of it, the middle, or a side."""
    if aim is None:
        return -1.0, 1.0
    if abs(aim) < 0.3:
        return -0.6, 0.6
    return (0.1, 1.0) if aim > 0 else (-1.0, -0.1)

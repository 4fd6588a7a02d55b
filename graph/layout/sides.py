"""Who belongs where: each scenario has a side of the picture, and what several share lies between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from graph.layout.boxes import Aim
from graph.model import Dataset, Scenario


def alternatives(dataset: Dataset) -> list[Scenario]:
    """The scenarios of the first group that has several."""
    groups: dict[str, list[Scenario]] = {}
    for scenario in dataset.header.scenarios:
        groups.setdefault(scenario.group, []).append(scenario)
    return next((group for group in groups.values() if len(group) > 1), [])


def players_of(
    scenarios: Sequence[Scenario], index: Mapping[str, int]
) -> dict[int, tuple[int, int]]:
    """Who plays a part in a scenario: which part of the list, and in which scenario.

    A candidate may be the winner here and the loser there: the part that is listed first is theirs.
    """
    players: dict[int, tuple[int, int]] = {}
    for side, scenario in enumerate(scenarios):
        for place, part in enumerate(scenario.counterparts.values()):
            if part in index:
                players[index[part]] = min((place, side), players.get(index[part], (place, side)))
    return players


def aims(
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

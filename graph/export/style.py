"""How a graph looks: each entity as a node and each relation as a line, ready to be drawn.

The page and pyvis draw the same styled objects; what a shape, a dash or a bar means is said here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.export.contract import RelationView, View
from graph.model import Scenario

IS_SO = frozenset({"fact", "assessment"})
"""What says how things are: its line is whole where no scenario conditions it."""
BROKEN = (7, 5)
"""The broken line of what would, may or ought to be: stroke and gap."""
DOT = (1, 5)
WIDTH = 1.6
"""How wide every line is: a line is heavier only where it is selected."""
COLOURS = 6
"""How many scenarios have a colour of their own; further ones share them, told apart by dashes."""
BEND = 0.16
"""How far the first of the parallel lines between two entities bends out."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, styled.

    Parameters
    ----------
    shape : str
        One of vis-network's.
    tint : str
        The family of kinds whose colour it has.
    group : str
        Its kind.
    x, y, size : int
        Centre and radius, in the picture's own units.
    side : int
        The place of the scenario that it stands for, counted from 1; 0 for none, or for several.
    main : bool
        Whether it stands for a scenario before all others.
    """

    id: str
    label: str
    shape: str
    tint: str
    group: str
    x: int
    y: int
    size: int
    side: int
    main: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A relation, styled.

    Parameters
    ----------
    source, target : int
        The places of its ends among the nodes.
    bend : float
        How far it bends to the right of its way, in parts of its length.
    dashes : tuple of int
        Lengths of strokes and gaps; empty for a line that is not broken.
    arrow : bool
        Whether it has a head: a relation that runs both ways has none.
    bar : bool
        Whether it is crossed out: claimed not to be so.
    """

    id: str
    source: int
    target: int
    bend: float
    dashes: tuple[int, ...]
    arrow: bool
    bar: bool


@dataclass(frozen=True, slots=True)
class Styled:
    """A graph, styled: nodes and lines in the order of the view's entities and relations."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def styled(view: View) -> Styled:
    """The nodes and lines of a view.

    Parameters
    ----------
    view : View
    """
    looks = {kind.kind: (kind.shape, kind.tint) for kind in view.entity_kinds}
    symmetric = {kind.kind: kind.symmetric for kind in view.relation_kinds}
    rhythm = {scenario.id: place + 1 for place, scenario in enumerate(view.scenarios)}
    at = {entity.id: place for place, entity in enumerate(view.entities)}
    bends = _bends(view.relations)
    sides = sides_of(view.scenarios)
    mains = {main_of(scenario) for scenario in view.scenarios}
    return Styled(
        tuple(
            Node(
                id=entity.id,
                label=entity.label,
                shape=looks[entity.kind][0],
                tint=looks[entity.kind][1],
                group=entity.kind,
                x=entity.x,
                y=entity.y,
                size=entity.size,
                side=sides.get(entity.id, 0),
                main=entity.id in mains,
            )
            for entity in view.entities
        ),
        tuple(
            Line(
                id=relation.id,
                source=at[relation.source],
                target=at[relation.target],
                bend=bends[relation.id],
                dashes=dashes(_drawn_as(relation), rhythm.get(relation.scenario or "", 0)),
                arrow=not symmetric[relation.kind],
                bar=relation.negated,
            )
            for relation in view.relations
        ),
    )


def sides_of(scenarios: Sequence[Scenario]) -> dict[str, int]:
    """Which scenario each counterpart stands for, counted from 1; 0 for one who plays in several."""
    sides: dict[str, int] = {}
    for place, scenario in enumerate(scenarios, 1):
        for player in scenario.counterparts.values():
            sides[player] = place if sides.get(player, place) == place else 0
    return sides


def main_of(scenario: Scenario) -> str | None:
    """Who stands for a scenario first of all.

    The outcome that decides it, if that plays a part; else the winner; else whoever comes first.
    """
    players = list(scenario.counterparts.values())
    outcome = scenario.condition.get("outcome")
    if outcome in players:
        return outcome
    return scenario.counterparts.get("winner", players[0] if players else None)


def _drawn_as(relation: RelationView) -> str:
    """The sort that a claim is drawn as: what is only possibly so is not drawn as if it were."""
    return "expectation" if relation.certainty == "possible" else relation.modality


def dashes(modality: str, rhythm: int) -> tuple[int, ...]:
    """The line of a claim: whole for what is so, broken for what would, may or ought to be.

    Parameters
    ----------
    modality : str
    rhythm : int
        0 for what holds whoever wins, else the place of its scenario, counted from 1: those that
        share a colour with an earlier one have dots in the gaps.

    Returns
    -------
    tuple of int
        Lengths of strokes and gaps; empty for a line that is not broken.
    """
    if rhythm == 0:
        return () if modality in IS_SO else BROKEN
    return (*BROKEN, *DOT * ((rhythm - 1) // COLOURS))


def scenario_colour(place: int) -> str:
    """The palette's name of a scenario's colour.

    Parameters
    ----------
    place : int
        Counted from 1; 0 for what holds whoever wins.
    """
    return f"scenario-{(place - 1) % COLOURS + 1}" if place else "always"


def _bends(relations: Sequence[RelationView]) -> dict[str, float]:
    """Fan the parallel relations between each two entities: straight, one side, the other, ….

    The sides are told from the end whose id sorts first, a bend from the relation's source.
    """
    between: dict[tuple[str, str], list[RelationView]] = defaultdict(list)
    for relation in relations:
        low, high = sorted((relation.source, relation.target))
        between[low, high].append(relation)
    bends: dict[str, float] = {}
    for (low, _), parallel in between.items():
        for index, relation in enumerate(parallel):
            side = (index + 1) // 2 * (1 if index % 2 else -1)
            seen = side if relation.source == low else -side
            bends[relation.id] = round(BEND * seen, 2) + 0.0
    return bends

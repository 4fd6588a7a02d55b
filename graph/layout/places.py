"""Where each entity stands, and how large its node is."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from graph.layout.boxes import Budget, Graph
from graph.layout.groups import composed
from graph.layout.kept import joined
from graph.layout.labels import boxes, label_lines
from graph.layout.sides import aims, alternatives, players_of
from graph.model import Dataset

SMALLEST, LARGEST = 5, 26
"""The radii of the nodes."""
RING = 1.5
"""How many radii the page takes for a node that plays a part in a scenario."""
_BUDGETS = (
    Budget(40, sweeps=25, looks=3, crossings=1_200_000, filled=0.15),
    Budget(150, sweeps=25, looks=3, crossings=1_200_000, filled=0.3),
    Budget(300, sweeps=20, looks=2, crossings=1_200_000, filled=0.3),
    Budget(1500, sweeps=15, looks=1, crossings=100_000, filled=0.6),
    Budget(6000, sweeps=10, looks=0, crossings=0, filled=0.6),
    Budget(float("inf"), sweeps=0, looks=0, crossings=0, filled=0.6, wound=True),
)


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
        labels included, lies around ``0, 0``; but where the dataset keeps positions of some of its
        entities, these stand there, and the others near them.
    """
    entities = sorted(dataset.entities, key=lambda entity: entity.id)
    index = {entity.id: place for place, entity in enumerate(entities)}
    counts: list[dict[int, int]] = [{} for _ in entities]
    for relation in dataset.relations:
        source, target = index[relation.source], index[relation.target]
        if source != target:
            counts[source][target] = counts[target][source] = counts[source].get(target, 0) + 1
    near = [dict(sorted(ties.items())) for ties in counts]
    scenarios = alternatives(dataset)
    players = players_of(scenarios, index)
    degrees = [degree[entity.id] for entity in entities]
    # The area of a node grows with its degree.
    radii = [min(LARGEST, round(SMALLEST + 3.5 * (sqrt(ties or 1) - 1))) for ties in degrees]
    reaches = [RING * radius if i in players else radius for i, radius in enumerate(radii)]
    order = sorted(index.values(), key=lambda i: (i not in players, -degrees[i], i))
    graph = Graph(
        near,
        boxes(
            [*label_lines({entity.id: entity.name for entity in entities}).values()], reaches, order
        ),
        aims(dataset, scenarios, players, index),
    )
    known = {index[one]: spot for one, spot in dataset.positions.items() if one in index}
    if known:
        places = joined(graph, known)
    else:
        places = composed(
            graph, next(budget for budget in _BUDGETS if len(entities) <= budget.entities)
        )
    return {
        entity.id: (round(x), round(y), radius)
        for entity, radius, x, y in zip(entities, radii, *places, strict=True)
    }

"""What can be told of a network: clusters, camps, how contested a concept is, how far ties leave a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from graph.problems import UnusableQuery

if TYPE_CHECKING:
    import networkx as nx

STEPS = 1_000
"""So often the leading eigenvector is made better, at the most."""
NEAR = 1e-9


def clusters(
    graph: nx.Graph[str], *, resolution: float = 1, seed: int = 1
) -> tuple[frozenset[str], ...]:
    """The groups that hold together: Louvain communities by weight (Blondel et al. 2008).

    Parameters
    ----------
    graph : networkx.Graph
        One of ``kg.discourse``; ties of negative weight are left out.
    resolution : float
        Above 1 for more and smaller groups.
    seed : int
        The order in which nodes are looked at; the same seed gives the same groups.

    Returns
    -------
    tuple of frozenset of str
        The largest first.
    """
    import networkx as nx

    kept = nx.Graph()
    kept.add_nodes_from(sorted(graph))  # the order in which a file had them makes no difference
    edges = sorted((*sorted(ends), weight) for *ends, weight in graph.edges(data="weight"))
    kept.add_weighted_edges_from(edge for edge in edges if edge[2] > 0)
    found = nx.community.louvain_communities(kept, resolution=resolution, seed=seed)
    return tuple(sorted(map(frozenset, found), key=lambda one: (-len(one), min(one))))


class Polarization(NamedTuple):
    """How far a debate is one of two camps.

    Parameters
    ----------
    share : float or None
        The share of ties, from 0 to 1, that agree within a camp or differ between the two; None where
        there are no ties.
    camps : (frozenset of str, frozenset of str)
        The larger first.
    """

    share: float | None
    camps: tuple[frozenset[str], frozenset[str]]


def polarization(graph: nx.Graph[str]) -> Polarization:
    """The share of ties that fit two camps: (Σ within congruence + Σ between conflict) / Σ both.

    The camps are those of the leading eigenvector of congruence − conflict, from which whoever fits the
    other camp better changes sides, one by one. No chance is in it; that no split fits better is not proved.

    Parameters
    ----------
    graph : networkx.Graph
        Of mode actors or concepts, of tie ignore: the others lack ties. A normalization of it holds.

    Raises
    ------
    UnusableQuery
        Where it is another graph.
    """
    if graph.graph.get("tie") != "ignore" or graph.graph.get("mode") == "affiliation":
        raise UnusableQuery("tie", 'polarization is of a network of actors with tie="ignore"')
    nodes = sorted(graph)
    place = {node: at for at, node in enumerate(nodes)}
    pull: list[dict[int, float]] = [{} for _ in nodes]
    for one, other, sides in graph.edges(data=True):
        agreeing, differing = _weighed(sides)
        first, second = place[one], place[other]
        pull[first][second] = pull[second][first] = agreeing - differing
    side = [1 if value >= 0 else -1 for value in _leading(pull)]
    _swap(pull, side)
    fitting = sum(
        _weighed(sides)[side[place[one]] != side[place[other]]]
        for one, other, sides in graph.edges(data=True)
    )
    total = graph.size(weight="weight")
    camps = [frozenset(node for node in nodes if side[place[node]] == which) for which in (1, -1)]
    first_camp, second_camp = sorted(camps, key=lambda one: (-len(one), sorted(one)))
    return Polarization(fitting / total if total else None, (first_camp, second_camp))


def _weighed(tie: Mapping[str, float]) -> tuple[float, float]:
    """The congruence and the conflict of a tie, divided by what its weight is."""
    both = tie["congruence"] + tie["conflict"]
    return tie["congruence"] * tie["weight"] / both, tie["conflict"] * tie["weight"] / both


def _leading(pull: Sequence[Mapping[int, float]]) -> list[float]:
    """The eigenvector of the largest eigenvalue, by power iteration from a start that is always the same."""
    # Shifted, so that no negative eigenvalue is the largest in size.
    shift = max((sum(map(abs, row.values())) for row in pull), default=0.0)
    vector = [1 + at / (len(pull) + 1) for at in range(len(pull))]
    for _ in range(STEPS):
        made = [
            shift * vector[at] + sum(value * vector[other] for other, value in row.items())
            for at, row in enumerate(pull)
        ]
        size = max(map(abs, made), default=0.0)
        if not size:
            break
        made = [value / size for value in made]
        settled = max(abs(a - b) for a, b in zip(made, vector, strict=True)) < NEAR
        vector = made
        if settled:
            break
    return vector


def _swap(pull: Sequence[Mapping[int, float]], side: list[int]) -> None:
    """Have whoever fits the other camp better change sides, the worst fitting first, while there is one."""
    while True:
        gains = [
            -mine * sum(value * side[other] for other, value in row.items())
            for mine, row in zip(side, pull, strict=True)
        ]
        best = max(range(len(gains)), key=gains.__getitem__, default=None)
        if best is None or gains[best] <= NEAR:
            return
        side[best] = -side[best]


def contestedness(graph: nx.Graph[str]) -> dict[str, float]:
    """How contested each concept is: 1 − abs(agreed − rejected) / (agreed + rejected).

    Parameters
    ----------
    graph : networkx.Graph
        Of mode affiliation.

    Returns
    -------
    dict of str to float
        By concept, the most contested first: 0 where all say the same, 1 where as many agree as reject.

    Raises
    ------
    UnusableQuery
        Where it is another graph.
    """
    found = {
        node: 1 - abs(sides["agreed"] - sides["rejected"]) / (sides["agreed"] + sides["rejected"])
        for node, sides in concepts_of(graph).items()
        if sides["agreed"] + sides["rejected"]
    }
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def concepts_of(graph: nx.Graph[str]) -> dict[str, dict[str, int]]:
    """The concepts of a two-mode network, with what is said of each.

    Raises
    ------
    UnusableQuery
        Where it is another network.
    """
    if graph.graph.get("mode") != "affiliation":
        raise UnusableQuery("mode", 'this is told of a network of mode="affiliation"')
    return {node: data for node, data in graph.nodes(data=True) if data["bipartite"] == 1}


def ei_index(
    graph: nx.Graph[str], groups: Mapping[str, object] | Iterable[Iterable[str]]
) -> float | None:
    """How far ties leave groups: (external − internal) / (external + internal), by weight.

    After Krackhardt and Stern (1988), Informal Networks and Organizational Crises.

    Parameters
    ----------
    graph : networkx.Graph
    groups : mapping of str to object, or iterable of iterable of str
        The group of each node, or the groups; ties of whoever is in none do not count.

    Returns
    -------
    float or None
        From −1, all ties are within, to 1, all are between; None where there are none.
    """
    if not isinstance(groups, Mapping):
        groups = {node: at for at, group in enumerate(groups) for node in group}
    internal = external = 0.0
    for one, other, weight in graph.edges(data="weight"):
        if one in groups and other in groups:
            if groups[one] == groups[other]:
                internal += weight
            else:
                external += weight
    both = internal + external
    return (external - internal) / both if both else None

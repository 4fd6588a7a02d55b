"""A network as a graph of networkx: undirected, with the claims behind each tie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.discourse.about import APART
from graph.discourse.settings import Settings
from graph.discourse.statements import Column

if TYPE_CHECKING:
    import networkx as nx

    from graph.engine.protocol import Engine

MOST_TIES = 1_000_000
"""So many ties a graph has at the most; a matrix holds more."""
CONCEPT = "concept:"
"""What the id of a concept begins with that is an actor, too, where both are nodes of one graph."""


class Said(NamedTuple):
    """How often, and by which claims, a row says a column at a level."""

    times: int
    claims: set[str]


class Heard:
    """Who said what, for the ties of a graph.

    Parameters
    ----------
    rows, columns : Column
    level : sequence of float
    claims : sequence of str
        The ids of the claims; a statement each, as in the columns.
    scale : float
        From the lowest to the highest level.
    """

    def __init__(
        self,
        rows: Column,
        columns: Column,
        level: Sequence[float],
        claims: Sequence[str],
        scale: float,
    ) -> None:
        self.rows, self.columns, self.scale = rows, columns, scale
        self.level, self.claims = level, claims

    def __len__(self) -> int:
        return len(self.claims)

    @cached_property
    def said(self) -> Mapping[int, Mapping[int, Mapping[float, Said]]]:
        """What each row says, by column and level."""
        found: dict[int, dict[int, dict[float, Said]]] = {}
        whole = zip(self.rows.numbers, self.columns.numbers, self.level, self.claims, strict=True)
        for row, column, level, claim in whole:
            of = found.setdefault(row, {}).setdefault(column, {})
            before = of.get(level, Said(0, set()))
            before.claims.add(claim)
            of[level] = Said(before.times + 1, before.claims)
        return found

    def between(self, one: int, other: int, tie: str) -> dict[str, Any]:
        """What two rows say of the same: in how far they agree and differ, and the claims that count."""
        first, second = self.said[one], self.said[other]
        if len(first) > len(second):
            first, second = second, first
        agreeing = differing = 0.0
        claims: set[str] = set()
        for column, mine in first.items():
            for level, said in mine.items():
                for against, heard in second.get(column, {}).items():
                    apart = abs(level - against) / self.scale if self.scale else 0
                    product = said.times * heard.times
                    agreeing += product * (1 - apart)
                    differing += product * apart
                    if {"congruence": apart < 1, "conflict": apart > 0}.get(tie, True):
                        claims |= said.claims | heard.claims
        return {"congruence": agreeing, "conflict": differing, "claims": tuple(sorted(claims))}

    def of(self, row: int, column: int) -> dict[str, Any]:
        """What a row says of a column: how often on each side, and in which claims."""
        said = self.said[row][column]
        claims = set().union(*(one.claims for one in said.values()))
        middle = min(self.level) + self.scale / 2
        agreed = sum(one.times for level, one in said.items() if level > middle)
        rejected = sum(one.times for level, one in said.items() if level < middle)
        return {"agreed": agreed, "rejected": rejected, "claims": tuple(sorted(claims))}


def graph_of(
    engine: Engine,
    heard: Heard,
    cells: Iterable[tuple[int, int, float]],
    settings: Settings,
    about: Mapping[str, str | None],
) -> nx.Graph[str]:
    """A graph of some weights.

    Parameters
    ----------
    engine : Engine
    heard : Heard
    cells : iterable of (int, int, float)
        The weights that are not 0, of rows with columns or, in one mode, of rows with rows, both ways.
    settings : Settings
    about : mapping of str to (str or None)
        What else is said of the graph as a whole.

    Returns
    -------
    networkx.Graph
        Nodes have ``name`` and ``statements`` and, in mode affiliation, ``bipartite`` (0 an actor, 1 a
        concept), ``agreed`` and ``rejected``. Edges have ``weight`` and ``claims``, the ids of the claims
        behind the tie; between two of one sort ``congruence`` and ``conflict``, else ``agreed`` and
        ``rejected``: in how many statements.
    """
    import networkx as nx

    asked = {name: getattr(settings, name) for name in ("mode", "tie", "normalization", "count")}
    told = {name: value for name, value in about.items() if value is not None}
    made: nx.Graph[str] = nx.Graph(
        title=engine.header.title, **asked, statements=len(heard), **told
    )
    names = _Names(engine)
    rows = heard.rows.ids
    for row, times in sorted(Counter(heard.rows.numbers).items()):
        made.add_node(rows[row], name=names[rows[row]], statements=times)
    if settings.one_mode:
        for row, column, weight in cells:
            if row < column:
                sides = heard.between(row, column, settings.tie)
                made.add_edge(rows[row], rows[column], weight=weight, **sides)
        return made
    concepts = [f"{CONCEPT}{one}" if one in made else one for one in heard.columns.ids]
    for column, times in sorted(Counter(heard.columns.numbers).items()):
        made.add_node(concepts[column], name=names[heard.columns.ids[column]], statements=times)
    for node in made:
        made.nodes[node].update(bipartite=0, agreed=0, rejected=0)
    for one in concepts:
        made.nodes[one]["bipartite"] = 1
    weights = {(row, column): weight for row, column, weight in cells}
    for row, columns in sorted(heard.said.items()):
        for column in sorted(columns):
            sides = heard.of(row, column)
            for end in (rows[row], concepts[column]):
                for side in ("agreed", "rejected"):
                    made.nodes[end][side] += sides[side]
            weight = weights.get((row, column), 0)
            if weight:
                made.add_edge(rows[row], concepts[column], weight=weight, **sides)
    return made


class _Names:
    """What actors and concepts are called."""

    def __init__(self, engine: Engine) -> None:
        self._called = engine.called
        self._kinds = engine.vocabulary.relations

    def __getitem__(self, id: str) -> str:
        if id in self._called:
            return self._called[id]
        ends, *details = id.split(APART)
        source, _, rest = ends.partition(" ")
        kind, _, target = rest.partition(" ")
        if kind not in self._kinds:
            return id
        words = f"{self._called.get(source, source)} {self._kinds[kind].forward} "
        return APART.join([f"{words}{self._called.get(target, target)}", *details])

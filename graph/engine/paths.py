"""How two entities are connected: chains of relations, readable when printed.

A chain may follow a relation against its direction; each step says which way it went. What is
claimed not to be so connects nothing, unless it is asked for. No chain passes through two scenarios
that exclude each other, nor through times that do not overlap: what holds along it can all hold at
once. Of the shortest chains the one through one's own side (the counterparts of one's scenario) is
given, then the one whose entity ids sort first, and between two entities the strongest claim (a fact
before a plan), so that Python, the command line and the page give the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain as chain_of
from itertools import pairwise
from typing import Protocol

from graph.engine.ties import Direction, Usable, refuse_unknown
from graph.engine.walking import Ties, Walk
from graph.model import Entity, Relation, naming
from graph.problems import NoPath
from graph.shown import prints, prose
from graph.tables import html_line, html_table
from graph.vocabulary.verbs import verb

__all__ = ["Direction", "Path", "Step", "Usable", "paths", "reach", "shortest_paths"]


class Steps(Protocol):
    """What walking outwards from an entity needs to know."""

    def entity(self, id: str) -> Entity:
        """The entity of an id; may raise ``UnknownEntity``."""
        ...

    def step(self, frontier: Iterable[str], direction: Direction) -> set[str]:
        """The entities that a relation which is not denied leads to from some."""
        ...


@prints
@dataclass(frozen=True)
class Step:
    """One relation of a path, and the way that it is followed.

    Parameters
    ----------
    relation : Relation
    start, end : str
        The ids of the entities where the step begins and ends.
    sentence : str
        The claim as a sentence.
    names : tuple of str
        What the two entities are called.
    start_as, end_as : str
        The fields of the relation that name the two: "source", "target", one of its own, "holder".
    label : str
        What leads from the one to the other: the kind's label in this direction, or what the field
        is called that names one of them.
    standing : str
        How the claim stands.
    more : int
        How many further claims tie the two, of which this is the strongest.
    """

    relation: Relation
    start: str
    end: str
    sentence: str
    names: tuple[str, str]
    start_as: str
    end_as: str
    label: str
    standing: str
    more: int = 0

    @property
    def forward(self) -> bool:
        """Whether the step runs from the relation's source to its target."""
        return self.start_as == "source" and self.end_as == "target"

    def __str__(self) -> str:
        start, end = map(prose, self.names)
        sentence, standing = prose(self.sentence), prose(self.standing)
        more = f"\n    … and {_counted(self.more, 'further claim')}" if self.more else ""
        return f"{start} — {prose(self.label)} → {end}\n    {sentence} [{standing}]{more}"


@prints
@dataclass(frozen=True)
class Path:
    """A chain of relations from one entity to another.

    Parameters
    ----------
    source, target : str
        The ids of its two ends.
    steps : tuple of Step
        Empty where both ends are one entity.
    """

    source: str
    target: str
    steps: tuple[Step, ...]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations in the order of the chain."""
        return tuple(step.relation for step in self.steps)

    @property
    def entities(self) -> tuple[str, ...]:
        """The ids of the entities in the order of the chain, both ends included."""
        return (self.source, *(step.end for step in self.steps))

    def __len__(self) -> int:
        return len(self.steps)

    def __str__(self) -> str:
        return "\n".join(str(step) for step in self.steps) or f"{self.source} is both ends"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        if not self.steps:
            return html_line(str(self))
        rows = [
            {
                "From": step.names[0],
                "": f"— {step.label} →",
                "To": step.names[1],
                "Claim": step.sentence,
                "How it stands": step.standing,
                "Further claims": step.more or None,
            }
            for step in self.steps
        ]
        return html_table(rows)


def _label(relation: Relation, start: str, end: str, language: str) -> str:
    kind = type(relation)
    if {start, end} == {"source", "target"}:
        return verb(kind, language, inverse=start == "target", negated=relation.negated)
    called = naming(kind, start if end in {"source", "target"} else end)
    return called.labels.get(language, called.label).lower()


def _path(walk: Walk, chain: list[str]) -> Path:
    """A chain of entities with the relations to tell it by."""
    steps = (
        _step(walk, relation, start, end)
        for relation, (start, end) in zip(walk.strongest(chain), pairwise(chain), strict=True)
    )
    return Path(walk.source, walk.target, tuple(steps))


def _step(walk: Walk, relation: Relation, start: str, end: str) -> Step:
    ties = walk.ties
    found = ties.parts.step(relation, start, end, walk.direction)
    as_start, as_end = (part.field for part in found) if found else ("source", "target")
    language = ties.header.language or "en"
    return Step(
        relation,
        start,
        end,
        ties.sentence(relation),
        (ties.names[start], ties.names[end]),
        as_start,
        as_end,
        _label(relation, as_start, as_end, language),
        ties.standing(relation),
        len(walk.hop(start, end)) - 1,
    )


def in_language(ties: Ties, path: Path, language: str) -> Path:
    """A path with its names, labels and sentences in another language."""
    called = ties.called_in(language)
    steps = (
        replace(
            step,
            sentence=ties.sentence(step.relation, language),
            names=(called[step.start], called[step.end]),
            label=_label(step.relation, step.start_as, step.end_as, language),
            standing=step.relation.standing(called),
        )
        for step in path.steps
    )
    return replace(path, steps=tuple(steps))


def shortest_paths(
    ties: Ties,
    source: str,
    target: str,
    usable: Usable,
    direction: Direction = "both",
    denied: Usable = lambda _relation: False,
) -> Iterator[Path]:
    """The shortest chains of relations between two entities, the one to be told first first.

    Parameters
    ----------
    ties : Ties
    source, target : str
        Ids.
    usable : callable
        Whether a relation may be used.
    direction : {"both", "out", "in"}
        Which way relations are followed.
    denied : callable
        Whether a relation might be used, were it not denied: what is told where there is no chain.

    Raises
    ------
    UnknownEntity
    NoPath
    """
    for name in (source, target):
        ties.entity(name)
    if source == target:
        return iter((Path(source, target, ()),))
    walk = Walk(ties, source, target, usable, direction)
    distance = walk.distances()
    if source not in distance:
        raise NoPath(source, target, _left_out(walk, denied))
    chains = walk.chains(distance[source], distance)
    first = next(chains, None)
    if first is None:
        length = walk.least()
        if length is None:
            clashes = "chains that pass through scenarios or times that exclude each other"
            raise NoPath(source, target, [clashes, *_left_out(walk, denied)])
        chains = walk.chains(length, walk.distances(length, all_the_way=True))
        first = next(chains)
    return _paths_of(walk, first, chains)


def _paths_of(walk: Walk, first: list[str], others: Iterator[list[str]]) -> Iterator[Path]:
    for chain in chain_of((first,), others):
        yield _path(walk, chain)


def _left_out(walk: Walk, denied: Usable) -> list[str]:
    """What would connect the two if it were not denied."""
    ties, ends = walk.ties, (walk.source, walk.target)
    wider = Walk(ties, *ends, lambda one: walk.usable(one) or denied(one), walk.direction)
    between = [one for one in wider.hop(*ends) if denied(one)]
    if between:
        return [f"{_counted(len(between), 'denied claim')} between the two: {_told(ties, between)}"]
    distance = wider.distances()
    length = distance.get(walk.source)
    chain = next(wider.chains(length, distance), None) if length else None
    if chain is None:
        return []
    through = [one for one in wider.strongest(chain) if denied(one)]
    return [f"chains through denied claims, such as {_told(ties, through)}"]


def _told(ties: Ties, relations: list[Relation]) -> str:
    return "; ".join(f"{ties.sentence(one)} [{ties.standing(one)}]" for one in relations[:3])


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def paths(
    ties: Ties,
    source: str,
    target: str,
    cutoff: int,
    usable: Usable,
    direction: Direction = "both",
) -> Iterator[Path]:
    """All chains between two entities that visit none twice, shortest first.

    Parameters
    ----------
    ties : Ties
    source, target : str
        Ids.
    cutoff : int
        The most relations a chain may have.
    usable : callable
        Whether a relation may be used.
    direction : {"both", "out", "in"}
        Which way relations are followed.

    Returns
    -------
    iterator of Path
        Made one by one: there may be very many.

    Raises
    ------
    UnknownEntity
    """
    for name in (source, target):
        ties.entity(name)
    most = min(cutoff, len(ties.names) - 1)  # none is visited twice
    return _paths(Walk(ties, source, target, usable, direction), most)


def _paths(walk: Walk, cutoff: int) -> Iterator[Path]:
    distance = walk.distances(cutoff, all_the_way=True)
    for length in range(1, cutoff + 1):
        for chain in walk.chains(length, distance, simple=True):
            yield _path(walk, chain)


def reach(ties: Steps, entity: str, radius: int, direction: Direction = "both") -> dict[str, int]:
    """The entities within some relations' distance of one, and how far each is.

    Parameters
    ----------
    ties : Steps
    entity : str
        Its id.
    radius : int
        The most relations away.
    direction : {"both", "out", "in"}
        Which way relations are followed; a symmetric one runs both ways.

    Returns
    -------
    dict of str to int
        The entity itself included, at 0.

    Raises
    ------
    UnknownEntity
    """
    ties.entity(entity)
    refuse_unknown(direction)
    found, frontier = {entity: 0}, {entity}
    distance = 0
    while frontier and distance < radius:
        distance += 1
        frontier = ties.step(frontier, direction) - found.keys()
        found |= dict.fromkeys(frontier, distance)
    return found

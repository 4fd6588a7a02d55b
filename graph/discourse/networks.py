"""The networks of a debate: who agrees with whom, which concepts go together, who holds what."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from graph.discourse import plain
from graph.discourse.about import VOICE, teller
from graph.discourse.counting import counted
from graph.discourse.formulas import AGREES, REJECTS, Counts, weights
from graph.discourse.graphs import MOST_TIES, Heard, graph_of
from graph.discourse.levels import levels_of
from graph.discourse.settings import Settings
from graph.discourse.statements import Column, Statements, column, statements
from graph.engine.memory import Memory
from graph.engine.protocol import Engine
from graph.garbage import paused_garbage_collection
from graph.model import AFTER_ALL, BEFORE_ALL
from graph.problems import UnusableQuery
from graph.vocabulary.edtf import text_of

if TYPE_CHECKING:
    import networkx as nx

    from graph.model import Query

MOST_WINDOWS = 100_000
"""So many networks of a window are made at most: a day each, over three centuries nearly."""
LARGE = 10_000
"""From how many statements on scipy reckons, where it is installed."""


_KEPT: WeakKeyDictionary[Engine, tuple[Hashable, Statements]] = WeakKeyDictionary()
"""The statements last asked for of a graph: who asks for one network of them asks for others, too."""


class Matrix(NamedTuple):
    """A network as a sparse matrix.

    Parameters
    ----------
    weights : scipy.sparse.csr_array
        A row and a column for each of ``rows`` and ``columns``; in one mode symmetric, so that each tie is
        there twice, as in published sums.
    rows, columns : tuple of str
        Actors or concepts, in the order of the ids; those that have a statement.
    start, end : str or None
        The days that it reaches over, both included; None: without end.
    """

    weights: Any
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    start: str | None = None
    end: str | None = None


class Slice(NamedTuple):
    """The statements of a network, and the days that they are from."""

    which: Sequence[int]
    start: int | None
    end: int | None


def networks(
    engine: Engine,
    query: Query,
    settings: Settings,
    *,
    actor: str = VOICE,
    qualifier: str | None = None,
    matrix: bool = False,
) -> nx.Graph[str] | Matrix | tuple[nx.Graph[str] | Matrix, ...]:
    """A network of the claims that a query asks for or, with a window, one for each day it is moved to.

    Parameters
    ----------
    engine : Engine
    query : Query
    settings : Settings
    actor : str
        As ``graph.discourse.about.teller`` has it.
    qualifier : str, optional
        A field of some kinds' own that says how far somebody agrees, instead of yes and no: in numbers, or
        in words that stand in an order.
    matrix : bool
        Whether it comes as a sparse matrix, which needs scipy.

    Raises
    ------
    UnusableQuery
        Where a setting does not fit, or there are more ties than a graph bears.
    ImportError
        Where a matrix is asked for and scipy is not installed.
    """
    if matrix:
        _need_scipy()
    if qualifier is not None and settings.tie == "combine":
        raise UnusableQuery("tie", "combine knows two sides and no numbers between them")
    levels = None if qualifier is None else levels_of(engine.vocabulary, qualifier)
    tell = teller(actor, engine.vocabulary)
    key = query, actor, qualifier
    kept = _KEPT.get(engine)
    if kept is not None and kept[0] == key:
        made = kept[1]
    else:
        with paused_garbage_collection():
            made = statements(engine.relations(query), engine.header, tell, levels)
        if isinstance(engine, Memory):  # another's claims may change
            _KEPT[engine] = key, made
    scale = (AGREES, REJECTS) if levels is None else levels.among(made.level)
    large = matrix or (len(made) >= LARGE and find_spec("scipy") is not None)
    kit = import_module("graph.discourse.sparse") if large else plain
    found = tuple(
        _network(engine, made, one, settings, actor, scale, kit, matrix=matrix)
        for one in _slices(made, settings, kit)
    )
    return found if settings.window is not None else found[0]


def _need_scipy() -> None:
    if find_spec("scipy") is None:
        raise ImportError(
            'a matrix needs scipy, which is not installed: pip install "policygraph[networks]"'
        )


def _slices(made: Statements, settings: Settings, kit: ModuleType) -> Iterator[Slice]:
    """What each network counts: all of the period, or a window in each of its places in it."""
    start, end = settings.days
    if settings.window is None:
        yield Slice(made.within(start, end, kit), start, end)
        return
    # What an interval leaves open begins or ends no window.
    begun = (one.first for one in made.days if one is not None and one.first != BEFORE_ALL)
    ended = (one.last for one in made.days if one is not None and one.last != AFTER_ALL)
    first = min(begun, default=end) if start is None else start
    last = max(ended, default=start) if end is None else end
    if first is None or last is None:
        return
    if last - first > MOST_WINDOWS:
        reason = (
            f"one a day would be {last - first:,} networks; give a start and an end that are nearer"
        )
        raise UnusableQuery("window", reason)
    for day in range(first, last - settings.window + 2):
        until = day + settings.window - 1
        yield Slice(made.within(day, until, kit), day, until)


def _network(
    engine: Engine,
    made: Statements,
    part: Slice,
    settings: Settings,
    actor: str,
    scale: Sequence[float],
    kit: ModuleType,
    *,
    matrix: bool,
) -> nx.Graph[str] | Matrix:
    which = counted(made, part.which, settings.count, kit, sides=settings.tie != "ignore")
    actors = column(made.actors, made.actor, which, kit)
    concepts = column(made.concepts, made.concept, which, kit)
    rows, columns = (concepts, actors) if settings.mode == "concepts" else (actors, concepts)
    level = kit.picked(made.level, which)
    counts = _counts(kit, rows, columns, level, scale)
    found = weights(counts, settings.tie, settings.normalization, one_mode=settings.one_mode)
    days = [None if day is None else text_of(day) for day in part[1:]]
    if matrix:
        ends = rows.ids if settings.one_mode else columns.ids
        return Matrix(kit.packed(found), tuple(rows.ids), tuple(ends), *days)
    ties = kit.size(found) // (2 if settings.one_mode else 1)
    if ties > MOST_TIES:
        reason = (
            f"{ties:,} ties are more than a graph bears, {MOST_TIES:,}; ask for a matrix "
            "(matrix=True), or for fewer claims"
        )
        raise UnusableQuery("matrix", reason)
    heard = Heard(
        Column(rows.ids, kit.listed(rows.numbers)),
        Column(columns.ids, kit.listed(columns.numbers)),
        level=kit.listed(level),
        claims=[made.claims[one].id for one in kit.listed(kit.picked(made.claim, which))],
        scale=counts.scale,
    )
    about = {"actor": actor, "start": days[0], "end": days[1]}
    return graph_of(engine, heard, kit.cells(found), settings, about)


def _counts(
    kit: ModuleType, rows: Column, columns: Column, level: Sequence[float], scale: Sequence[float]
) -> Counts:
    """How often each row says each column, at each level of a scale."""
    levels = scale or (AGREES, REJECTS)  # where nothing is said, there is none
    shape = len(rows.ids), len(columns.ids)
    found = kit.counts(rows.numbers, columns.numbers, level, levels, shape)
    return Counts(found, kit, max(levels) - min(levels))

"""Several datasets as one, and which of its entities are one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from graph.engine.protocol import Engine
from graph.given import wrong_type
from graph.knowledge import KnowledgeGraph

if TYPE_CHECKING:
    from graph.merging.joining import Joined


def merge(*graphs: KnowledgeGraph) -> KnowledgeGraph:
    """Datasets as one graph, with the title and the words of the first.

    Claims keep their ids; what has the id of another thing, or of another claim, is told apart by its
    dataset's: ``harbour--police``. Merging a graph with itself changes nothing. Which entities are one
    under two ids is decided in ``merges.yaml`` (``policygraph same``). Which are merged first makes no
    difference: ``merge(a, merge(b, c))`` is ``merge(a, b, c)``.

    Parameters
    ----------
    *graphs : KnowledgeGraph
        One or more.

    Raises
    ------
    UnusableName
        Where two declare one kind in two ways, or decide on two entities in two ways.

    Examples
    --------
    >>> import graph
    >>> kg = graph.load()
    >>> len(graph.merge(kg, kg)) == len(kg)
    True
    """
    from graph.merging.joining import joined

    for one in graphs:
        if not isinstance(one, KnowledgeGraph):
            raise wrong_type(one, "merge", "graphs, such as graph.load(path)")
    if not graphs:
        raise TypeError("merge takes one graph or more, such as graph.load(path)")
    whole = joined([_PARTS.get(one.engine, one.engine.written) for one in graphs])
    made = KnowledgeGraph(whole.dataset)
    _PARTS[made.engine] = whole
    return made


_PARTS: WeakKeyDictionary[Engine, Joined] = WeakKeyDictionary()
"""Of graphs that were merged, what of."""

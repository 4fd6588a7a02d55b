"""A graph of another program: nodes and edges with fields, whatever they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Node:
    """A node.

    Parameters
    ----------
    id : str
        As edges name it.
    label : str
        As it is shown; empty where the file does not say.
    fields : mapping of str to value
    """

    id: str
    label: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge.

    Parameters
    ----------
    id : str
        Empty where the file gives none.
    source, target : str
        The ids of nodes.
    directed : bool
    label : str
        What it says, or of what sort it is; empty where the file does not say.
    fields : mapping of str to value
    """

    id: str
    source: str
    target: str
    directed: bool
    label: str
    fields: Mapping[str, Any]


@dataclass
class Network:
    """A graph, as a file has it.

    Parameters
    ----------
    file : str
        What sort of file it is, in words: *a GraphML file*.
    title : str
        Empty where the file gives none.
    nodes : list of Node
    edges : list of Edge
    dataset : value, optional
        All of a dataset but its entities and claims, where this program wrote the file.
    left : counter of str
        What the file has beside nodes and edges, in words.
    looks : int
        How many places, sizes and colours it has.
    """

    file: str
    title: str = ""
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    dataset: Any = None
    left: Counter[str] = field(default_factory=Counter)
    looks: int = 0

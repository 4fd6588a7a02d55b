"""From a path to a graph; without one, the dataset that comes with the package."""

from __future__ import annotations

from pathlib import Path

from graph.engine.memory import Memory
from graph.given import path_of, wrong_type
from graph.knowledge import KnowledgeGraph
from graph.model import Dataset

CHILE = "chile-2025"


def load(path: str | Path | None = None) -> KnowledgeGraph:
    """Load a dataset as a knowledge graph.

    Parameters
    ----------
    path : str or path, optional
        A folder with ``dataset.yaml`` in it, or one YAML file; by default the dataset that comes
        with the package, on Chile's presidential runoff of 2025.

    Raises
    ------
    InvalidDataset
        With every problem found, each with its place.
    UnusableFile
        Where there is nothing to read.
    TypeError
        Where it is given something else.

    Examples
    --------
    >>> import graph
    >>> kg = graph.load()
    >>> kg.entity("jose-antonio-kast").kind
    'candidate'
    """
    from graph import reading  # a graph that is made in Python does without

    if path is None:
        return KnowledgeGraph(Memory(reading.load(bundled(CHILE))))
    if isinstance(path, Dataset | KnowledgeGraph):
        raise wrong_type(path, "load", "a path; a graph of a dataset is KnowledgeGraph(dataset)")
    return KnowledgeGraph(Memory(reading.load(path_of(path, "load", "a dataset's folder or file"))))


def bundled(name: str) -> Path:
    """Where a dataset that comes with the package lies.

    Parameters
    ----------
    name : str
    """
    here = Path(__file__).parent  # importlib.resources would say the same, more slowly
    inside = here / "data" / name
    return inside if inside.is_dir() else here.parent / "data" / name

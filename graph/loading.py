"""From a path to a graph; without one, the dataset that comes with the package."""

from __future__ import annotations

from pathlib import Path

from graph.engine.memory import Memory
from graph.given import path_of, wrong_type
from graph.knowledge import KnowledgeGraph
from graph.model import Dataset
from graph.problems import InvalidDataset, Problem

CHILE = "chile-2025"


def load(path: str | Path | None = None) -> KnowledgeGraph:
    """Load a dataset as a knowledge graph.

    Parameters
    ----------
    path : str or path, optional
        A folder with ``dataset.yaml`` in it, or one file in YAML or JSON, like the data that the
        page saves; by default the dataset that comes
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


def load_rest(path: str | Path | None = None) -> tuple[KnowledgeGraph, tuple[Problem, ...]]:
    """Load what of a dataset has no fault.

    Parameters
    ----------
    path : str or path, optional
        As in ``load``.

    Returns
    -------
    KnowledgeGraph
        Without the records that have a fault, and those that name what could not be read.
    tuple of Problem
        The errors. Where there are none, the graph is whole.

    Raises
    ------
    InvalidDataset
        Where the header has a fault, so that it is not known what the rest means.
    UnusableFile
        Where there is nothing to read.
    """
    from graph import reading

    found = reading.read(path if path is not None else bundled(CHILE))
    if found.sound is None:
        raise InvalidDataset(found.problems)
    return KnowledgeGraph(Memory(found.sound)), found.errors


def load_cited(path: str | Path) -> tuple[Dataset, tuple[Problem, ...]]:
    """Load the claims of a dataset that can be read, for their citations alone.

    Parameters
    ----------
    path : str or path

    Returns
    -------
    Dataset
        It may name entities that are not there: a citation is held to a text, and to nothing else.
    tuple of Problem
        The errors.

    Raises
    ------
    InvalidDataset
        Where what the header says of the documents could not be read.
    UnusableFile
        Where there is nothing to read.
    """
    from graph import reading

    found = reading.read(path)
    if found.sound is None:
        raise InvalidDataset(found.problems)
    return found.dataset, found.errors


def bundled(name: str) -> Path:
    """Where a dataset that comes with the package lies.

    Parameters
    ----------
    name : str
    """
    here = Path(__file__).parent  # importlib.resources would say the same, more slowly
    inside = here / "data" / name
    return inside if inside.is_dir() else here.parent / "data" / name

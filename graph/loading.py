"""From a path, or from frames, to a graph; without either, the dataset that comes with the package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.engine.memory import Memory
from graph.given import path_of, wrong_type
from graph.knowledge import KnowledgeGraph
from graph.model import Dataset, Header
from graph.problems import InvalidDataset, Problem

CHILE = "chile-2025"


def load(path: str | Path | None = None) -> KnowledgeGraph:
    """Load a dataset as a knowledge graph.

    Parameters
    ----------
    path : str or path, optional
        A folder with ``dataset.yaml`` in it; one file in YAML or JSON, like the data that the page
        saves; a workbook (``.xlsx``), CSV with its files beside, JSON Lines, Parquet, or a folder of
        tables; GraphML, GEXF or node-link JSON; Popolo, ParlGov or FollowTheMoney; REFI-QDA, UIMA CAS,
        Web Annotation, brat or ``.dna``; by default the dataset that comes with the package, on Chile's
        presidential runoff of 2025.

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


def from_frames(
    relations: Any,
    entities: Any = None,
    citations: Any = None,
    *,
    header: Header | Mapping[str, Any] | None = None,
) -> KnowledgeGraph:
    """Make a graph of frames: of pandas, polars or pyarrow, or of lists of dicts.

    The columns are those of ``kg.to_pandas()``, ``kg.entity_records()`` and ``kg.citations()``; in any
    order, and ``kind``, ``source``, ``target`` and ``modality`` are enough of a claim, with
    ``source_kind`` and ``target_kind`` where no frame of entities says what its ends are; ``kind`` and
    ``name`` are of an entity. Where nothing says where claims stand, each cites its row. What follows
    from other columns (labels, sentences) is not read.

    Parameters
    ----------
    relations : frame or iterable of mapping
        The claims. They may have their citations in a column ``evidence``, a list of dicts.
    entities : frame or iterable of mapping, optional
        By default those at the ends of claims, as ``source_kind`` and ``target_kind`` have them: columns
        that the claims then need.
    citations : frame or iterable of mapping, optional
        By the claims' ids, in a column ``relation``; by default those that the claims name.
    header : Header or mapping, optional
        What ``dataset.yaml`` says: title, documents, scenarios, topics, kinds. Without its ``id``, the
        documents, scenarios, topics and kinds that the rows name are taken for what they are called.

    Returns
    -------
    KnowledgeGraph

    Raises
    ------
    InvalidDataset
        With every problem found, each with its row, from 1, and its column.
    TypeError
        Where it is given something else.

    Examples
    --------
    >>> import graph
    >>> kg = graph.load()
    >>> frames = kg.records(), kg.entity_records(), kg.citations()
    >>> again = graph.from_frames(*frames, header=kg.header)
    >>> again.entities() == kg.entities(), again.citations() == kg.citations()
    (True, True)
    """
    from graph import reading
    from graph.reading.sources import Unreadable
    from graph.reading.tables.frames import sheets_of
    from graph.reading.tables.whole import Tables

    known = header
    if isinstance(header, Header):
        known = header.model_dump(mode="json", exclude_defaults=True)
    if not isinstance(known, Mapping | None):
        raise wrong_type(header, "from_frames", "a Header or a mapping as header")
    given = {"relations": relations, "entities": entities, "citations": citations}
    sheets = sheets_of(given)
    known = dict(known or {})
    try:
        file = Tables("", "frames", sheets, str(known.get("title", "Dataset")), known)
    except Unreadable as error:
        raise InvalidDataset([error.problem]) from None
    found = reading.read_made(file)
    if found.errors:
        raise InvalidDataset(found.problems)
    return KnowledgeGraph(Memory(found.dataset))


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

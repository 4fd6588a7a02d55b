"""Writing what came true: at the end of the log, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph import reading
from graph.model import Resolution
from graph.problems import Place, UnusableName
from graph.reading.extending import read_to_extend
from graph.reading.files import RESOLUTIONS
from graph.reading.rules import resolution_rules
from graph.writing.log import append


def resolve(dataset: Path, record: Resolution) -> None:
    """Append a record to a dataset's ``resolutions.yaml``, which is made where it is not there.

    Parameters
    ----------
    dataset : path
        The folder.
    record : EventResolution or ClaimResolution

    Raises
    ------
    UnusableName
        Where it names what is not there, or contradicts what stands; then nothing is written.
    UnusableFile
        Where there is no such folder, or the log cannot be read or written.
    """
    log, found = read_to_extend(dataset, RESOLUTIONS)
    before = found.dataset.resolutions
    _refuse((*before, record), found)
    append(log, record, len(before))


def _refuse(records: Sequence[Resolution], found: reading.Reading) -> None:
    """Refuse a last record with which something is wrong that was not before."""
    dataset = found.dataset
    claims = {one.id: one for one in dataset.relations}
    entities = {one.id for one in dataset.entities}

    def place(number: int) -> Place:
        return Place(record=f"{RESOLUTIONS}, record {number + 1}")

    wrong = resolution_rules(records, dataset.header, claims, entities, place)
    problem = next(wrong, None)  # what stood before has none
    if problem is not None:
        raise UnusableName(records[-1].about[1], f"cannot be recorded so: {problem.message}")

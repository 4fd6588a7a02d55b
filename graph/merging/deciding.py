"""Writing a decision on which entities are one: at the end of the log, as one step."""

from __future__ import annotations

from pathlib import Path

from graph import reading
from graph.merges import Decision
from graph.problems import Place, UnusableFile, UnusableName
from graph.reading.files import HEADER, MERGES, header_of
from graph.reading.rules import merge_rules
from graph.writing.log import append


def decide(dataset: Path, decision: Decision) -> None:
    """Append a decision to a dataset's ``merges.yaml``, which is made where it is not there.

    Parameters
    ----------
    dataset : path
        The folder.
    decision : Decision

    Raises
    ------
    UnusableName
        Where it names what is not there, undoes nothing, contradicts what stands, or makes one of
        what cannot be; then nothing is written.
    UnusableFile
        Where there is no such folder, or the log cannot be read or written.
    """
    header = header_of(dataset)
    if header.name != HEADER:
        raise UnusableFile(str(dataset), f"give a folder with {HEADER} in it, to keep {MERGES}")
    found = reading.read(dataset)
    log = header.with_name(MERGES)
    for problem in found.errors:
        if problem.place.file == str(log):
            raise UnusableFile(str(log), f"mend it first: {problem.message}")
    before = found.dataset.merges
    _refuse((*before, decision), found)
    append(log, decision, len(before))


def _refuse(decisions: tuple[Decision, ...], found: reading.Reading) -> None:
    """Refuse a last decision with which something is wrong that was not before."""
    entities = found.dataset.entities
    kinds = {one.id: type(one) for one in entities}

    def place(number: int) -> Place:
        return Place(record=f"{MERGES}, decision {number + 1}")

    before = {one.message for one in merge_rules(decisions[:-1], entities, kinds, place)}
    for problem in merge_rules(decisions, entities, kinds, place):
        if problem.message not in before:
            raise UnusableName(" and ".join(decisions[-1].ids), f"cannot stand: {problem.message}")

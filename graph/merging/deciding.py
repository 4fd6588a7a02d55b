"""Writing a decision on which entities are one: at the end of the log, as one step."""

from __future__ import annotations

from pathlib import Path

from graph import reading
from graph.merges import Decision
from graph.problems import Place, UnusableName
from graph.reading.extending import read_to_extend
from graph.reading.files import MERGES
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
    log, found = read_to_extend(dataset, MERGES)
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

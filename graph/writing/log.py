"""Adding an entry to a log beside a dataset, as one step: what stands in it stays as it is."""

from __future__ import annotations

from pathlib import Path

from graph.vocabulary.value import Value
from graph.writing.atomic import write_text
from graph.writing.formats.yaml import yaml_text
from graph.writing.plan import plan
from graph.writing.splicing import Insert, opened


def append(log: Path, entry: Value, number: int) -> None:
    """Write an entry at the end of a log, which is made where it is not there.

    Parameters
    ----------
    log : path
    entry : Value
    number : int
        How many entries it has.

    Raises
    ------
    UnusableFile
        Where it cannot be written; then it is as it was.
    """
    plain = entry.model_dump(mode="json", exclude_defaults=True)
    if not log.exists():
        write_text(log, yaml_text([plain]))
        return
    plan({log: [Insert((), number, plain)]}, [opened(log)]).write()

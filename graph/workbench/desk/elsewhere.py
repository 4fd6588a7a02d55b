"""What the kinds of claim are used for in the dataset that comes with the package: for one that has few claims yet."""

from __future__ import annotations

from pathlib import Path

from graph.loading import CHILE, bundled, load_cited
from graph.workbench.desk.ties import Uses


def used_elsewhere(dataset: Path) -> Uses | None:
    """The uses in the dataset that comes with the package; none, where that is the one annotated.

    Parameters
    ----------
    dataset : path
    """
    shipped = bundled(CHILE)
    if dataset.resolve() == shipped.resolve():
        return None
    found, _errors = load_cited(shipped)
    return Uses(found.relations, {one.id: one for one in found.entities})

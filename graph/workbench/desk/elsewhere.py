"""What the kinds of claim are used for in the dataset that comes with the package: for one that has few claims yet.

Reading that dataset takes longer than opening one's own, so its uses are counted before:
``python -m graph.workbench.desk.elsewhere`` writes them anew.
"""

from __future__ import annotations

import json
from pathlib import Path

from graph.loading import CHILE, bundled, load_cited
from graph.workbench.desk.ties import Uses

TABLE = Path(__file__).with_name("uses.json")


def used_elsewhere(dataset: Path) -> Uses | None:
    """The uses in the dataset that comes with the package; none, where that is the one annotated.

    Parameters
    ----------
    dataset : path
    """
    if dataset.resolve() == bundled(CHILE).resolve():
        return None
    return Uses.of_pairs(json.loads(TABLE.read_text(encoding="ascii")))


def counted() -> str:
    """The table, as the dataset that comes with the package has it now: a line a kind and kinds of ends."""
    found, _errors = load_cited(bundled(CHILE))
    uses = Uses(found.relations, {one.id: one for one in found.entities})
    lines = (json.dumps([*pair, times]) for pair, times in sorted(uses.pairs.items()))
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    TABLE.write_text(counted(), encoding="ascii")

"""Write down which defects a check does not tell of as it has to: ``python -m tests.planted``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from tests.planted.all_defects import DEFECTS
from tests.planted.awaited import FILE, awaited
from tests.planted.empty import EMPTY, name_of_empty
from tests.planted.planting import Planted
from tests.planted.trying import layout_of, pairs, tried, unlike_absent


def main() -> int:
    """Try every defect alone and every pair, and list those that go astray."""
    room = Path(tempfile.mkdtemp(prefix="policygraph-"))
    alone: list[str] = []
    for defect in DEFECTS.values():
        for name, wrong in tried(defect, room).items():
            if wrong:
                alone.append(name)
                click.echo(f"{name}\n    " + "\n    ".join(wrong))
    alone += [name_of_empty(*cell) for cell in EMPTY if unlike_absent(*cell, room / "empty")]
    together = [
        f"{one} + {other}"
        for number, (one, other) in enumerate(pairs())
        if Planted((one, other), layout_of(one, other), room / f"pair-{number}").astray()
    ]
    others = [
        name for name in sorted(awaited()) if name.startswith(("folder ", "cascade ", "hub "))
    ]
    listed = [*others, *alone, *together]
    FILE.write_text("".join(f"{name}\n" for name in listed), encoding="utf-8")
    click.echo(
        f"{len(alone)} of {len(DEFECTS)} defects (words and empty cells along) and {len(together)} pairs go astray"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

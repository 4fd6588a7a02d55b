"""A child that edits cards until it is killed; it says each time what the files hold.

Run as ``python -m tests.workbench.killed_at_cards DATASET SEED``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from graph.workbench.desk.desk import Annotating
from graph.workbench.storing.stored import Stored
from tests.workbench.conftest import TEXT, Hands

KINDS = ("asset", "region", "organization")


def edit(hands: Hands, chance: Random, number: int) -> None:
    """One edit of a card, whichever; now and then one is undone."""
    what = chance.choice(("kind", "name", "headline", "topic", "finding", "undo"))
    while hands.desk.work.card:
        hands.press("Escape")
    if what == "undo":
        hands.press("u")
    elif what in {"kind", "name"}:
        hands.press("=")
        hands.type("docks")
        hands.press("Enter")
        hands.choose(what)
        hands.type(chance.choice(KINDS) if what == "kind" else f"Old docks {number}: “#{number}”")
        hands.press("Enter")
    else:
        hands.press("g")
        hands.choose({"topic": "topics", "finding": "findings"}.get(what, what))
        if what != "headline":
            hands.choose(f"new {what}")
        hands.type(f"é {number} # : “{number}”")
        hands.press("Enter")


def main(dataset: str, seed: str) -> None:
    """Edit, and say after each what was done and what the files hold now."""
    hands = Hands(Annotating(Stored(Path(dataset)), {"note": TEXT}), Path(dataset))
    chance = Random(seed)
    print("ready", flush=True)
    for number in range(100_000):
        hands.go(1)
        edit(hands, chance, number)
        held = " ".join(one.digest for one in hands.desk.store.files.all)
        print("done", held, sep="\t", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""A child that makes edits until it is killed; what it says, it has done.

Run as ``python -m tests.workbench.killed DATASET SEED COUNT``.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from graph.workbench.storing.stored import Stored
from graph.writing.splicing import Edit, Insert, Put
from tests.workbench.demo import claim


def edit(store: Stored, chance: random.Random, number: int) -> None:
    """One edit, whichever; ``number`` is in what it writes."""
    what = chance.choice(("claim", "claim", "change", "both", "undo", "redo"))
    entities, relations = store.files.data
    records = relations.value or []
    edits: dict[Path, list[Edit]]
    if what == "undo":
        store.undo()
        return
    if what == "redo":
        store.redo()
        return
    name = f"p{number}-{chance.randrange(10**9)}"
    entity = {"id": name, "kind": "person", "name": name.title()}
    made = claim(f"edit {number}") | {"holder": "bob"}
    if what == "claim":
        made |= {"start": str(1900 + chance.randrange(120)), "topic": "north"}
        edits = {relations.path: [Insert((), chance.randint(0, len(records)), made)]}
    elif what == "change" and records:
        edits = {
            relations.path: [Put((chance.randrange(len(records)), "statement"), f"é {number}")]
        }
    else:
        edits = {
            entities.path: [Insert((), chance.randint(0, len(entities.value)), entity)],
            relations.path: [Insert((), len(records), made | {"source": name})],
        }
    store.write(edits, f"edit {number}")


def main(dataset: str, seed: str, count: str) -> None:
    """Make edits, and say after each what the files and the journal hold now."""
    store = Stored(Path(dataset))
    chance = random.Random(seed)
    print("ready", flush=True)
    for number in range(int(count)):
        store.keep({"n": number})
        print("kept", number, flush=True)
        edit(store, chance, number)
        held = " ".join(one.digest for one in store.files.all)
        print("done", number, held, store.undoes, store.redoes, sep="\t", flush=True)
    store.keep({"n": int(count)})
    store.changed()
    print("end", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])

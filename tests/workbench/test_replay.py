"""All claims of the shipped dataset made anew: how many keys that takes, and that it makes the very same."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from graph.evidence import find_documents
from graph.mending.opening import Files
from graph.workbench.desk.desk import Annotating
from graph.workbench.shapes import Go, Key
from tests.workbench.replaying import Player
from tests.workbench.stores import Held

CHILE = Path("data/chile-2025")
TEXTS = Path("../shared/sources").resolve()


def texts() -> Path:
    """The reader's own copy of the commentary, which is not part of the project."""
    for folder in (CHILE / "texts", TEXTS):
        if folder.is_dir() and any(folder.glob("*.txt")):
            return folder
    pytest.skip("the commentary is not part of the project; nobody has a copy here")


@pytest.mark.untraced
def test_a_claim_takes_few_keys() -> None:
    tally = Player(CHILE, texts()).run()
    assert tally.claims == 361
    assert tally.bare <= 8.6
    assert tally.simple
    assert max(count for _label, count in tally.simple) <= 6


@pytest.mark.untraced
def test_every_key_is_answered_soon() -> None:
    """By the processor's time: who else is at work on this machine does not count."""
    files = Files(CHILE)
    found, _problems = find_documents(files.reading.dataset, texts())
    values = [[one.value for one in files.records(name)] for name in ("entities", "relations")]
    desk = Annotating(Held(files.header.value, *values), found)
    desk.view("en")
    took = []
    for sentence in range(3, 24):
        desk.do(Go(sentence=sentence))
        for key in (
            " ",
            "1",
            "2",
            "o",
            "Backspace",
            "1",
            "s",
            "Escape",
            "e",
            "Escape",
            *("Escape",) * 3,
        ):
            started = process_time()
            desk.do(Key(key=key))
            desk.view("en")
            took.append(process_time() - started)
    took.sort()
    assert took[len(took) * 95 // 100] < 0.05

"""All claims of the shipped dataset made anew: how many keys that takes, and that it makes the very same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.replaying import Player

CHILE = Path("data/chile-2025")
TEXTS = Path("../shared/sources").resolve()


def texts() -> Path:
    """The reader's own copy of the commentary, which is not part of the project."""
    for folder in (CHILE / "texts", TEXTS, Path("/work/shared/sources")):
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

"""What is read off cue words, held to the shipped dataset: how sure, hedges and denials that would be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.drafting.cues import doubts
from graph.evidence import find_documents
from graph.mending.opening import Files
from graph.vocabulary.cues import certainty_of

CHILE = Path("data/chile-2025")
FOLDERS = (CHILE / "texts", Path("../shared/sources").resolve())


@pytest.fixture(scope="module")
def cited() -> list[tuple[list[str], dict[str, object]]]:
    """Each claim's words, and its record, where somebody has a copy of the texts."""
    folder = next((one for one in FOLDERS if one.is_dir() and any(one.glob("*.txt"))), None)
    if folder is None:
        pytest.skip("the commentary is not part of the project; nobody has a copy here")
    dataset = Files(CHILE).reading.dataset
    texts, _problems = find_documents(dataset, folder)
    found = []
    for one in dataset.relations:
        words = [
            texts[place.document][slice(*place.span)]
            for place in one.evidence
            if place.document in texts and place.span is not None
        ]
        record = {name: getattr(one, name) for name in ("certainty", "modality", "negated")}
        if words:
            found.append((words, record))
    return found


def test_how_sure_words_in_hand_sound_is_right_in_nearly_all(cited: list) -> None:  # type: ignore[type-arg]
    right = sum(certainty_of(words[0], "en") == one["certainty"] for words, one in cited)
    assert len(cited) == 361
    assert right / len(cited) >= 0.95


@pytest.mark.parametrize(
    ("field", "lost", "asked", "of", "least"),
    [
        ("certainty", "certain", "is the hedge kept", 52, 46),
        ("negated", False, "is the denial kept", 13, 10),
    ],
)
def test_what_is_lost_is_doubted(
    cited: list,  # type: ignore[type-arg]
    field: str,
    lost: object,
    asked: str,
    of: int,
    least: int,
) -> None:
    weighed = [(words, one) for words, one in cited if one[field] != lost]
    told = [
        " ".join(doubts(" … ".join(words), "en", {**one, field: lost})) for words, one in weighed
    ]
    assert len(weighed) == of
    assert sum(asked in one for one in told) >= least

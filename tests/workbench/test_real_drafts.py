"""The drafts of a private folder at a desk: what became of them is noted there, and blind they are not seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.drafting.store import Waiting, read
from graph.workbench.desk.desk import Annotating
from graph.workbench.desk.drafted import Drafted
from tests.command import run
from tests.drafting.drafts import RIGHT, TEXT, answered, proposal, town
from tests.workbench.conftest import Hands
from tests.workbench.stores import Simple


def seated(folder: Path, *, blind: bool = False) -> Hands:
    texts = {"note": TEXT}
    return Hands(Annotating(Simple(folder), texts, (), Drafted(folder, texts, blind=blind)), folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = town(tmp_path / "a")
    answered(made, RIGHT)
    return made


def the(folder: Path) -> Waiting:
    (one,) = read(folder)
    return one


def test_a_draft_is_accepted_undone_and_accepted_again(folder: Path) -> None:
    hands = seated(folder)
    hands.go(1)
    hands.press("d", "y")
    first = the(folder)
    assert (first.state, first.changed) == ("accepted", ())
    hands.press("u")
    assert the(folder).state == "waiting"
    hands.press("Shift+U")
    assert the(folder) == first


def test_a_draft_that_is_changed_says_in_which_fields(folder: Path) -> None:
    hands = seated(folder)
    hands.go(1)
    hands.press("d", "e", "m", "3", "e")
    hands.type("The police may lead there.")
    hands.press("Enter")
    first = the(folder)
    assert first.state == "edited"
    assert sorted(first.changed) == ["modality", "statement"]
    hands.press("u", "Shift+U")
    assert the(folder) == first


def test_blind_no_draft_is_shown_but_what_one_left_oneself(folder: Path) -> None:
    answered(folder, proposal(quotes=["Berg warns"]))
    before = read(folder)
    hands = seated(folder, blind=True)
    assert hands.go(1).drafts == ()
    view = hands.press("d")
    assert (view.bar.tag, view.rows, view.drafts) == (None, (), ())
    hands.press(" ", "1", "Ctrl+Enter")
    view = hands.press("d")
    assert view.drafts == (1,)
    assert read(folder)[: len(before)] == before


def test_to_settle_is_never_blind(tmp_path: Path) -> None:
    done = run(
        "annotate", tmp_path / "c", "--blind", "--adjudicate", tmp_path / "a", tmp_path / "b"
    )
    assert done.status == 2
    assert "--blind is for making claims" in done.err

"""Two documents: a line that was begun in one waits there; and what else stands between two steps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from graph.workbench.desk.desk import Annotating
from graph.workbench.desk.drafts import Kept, Quoted
from graph.workbench.desk.elsewhere import TABLE, counted, used_elsewhere
from graph.workbench.shapes import Go
from tests.workbench.conftest import TEXT, Hands, folder_of, sit_down, words
from tests.workbench.stores import Simple
from tests.workbench.test_drafts_and_others import NEAR

OTHER = "Another text.\n\nThe Greens left the harbour.\n"


@pytest.fixture
def both(tmp_path: Path) -> Hands:
    folder = folder_of(tmp_path / "harbour")
    header = folder / "dataset.yaml"
    text = header.read_text("utf-8")
    listed = "documents:\n  - {id: other, title: Another}\n"
    header.write_text(text.replace("documents:\n", listed), "utf-8")
    return Hands(Annotating(Simple(folder), {"note": TEXT, "other": OTHER}), folder)


def to(hands: Hands, document: str) -> None:
    hands.desk.do(Go(document=document))


def test_a_line_that_was_begun_waits_in_its_document(both: Hands) -> None:
    to(both, "note")
    both.go(1)
    line = both.posted().bar
    to(both, "other")
    assert both.view.bar.slots == ()
    both.press("n", "q", "1")
    to(both, "note")
    view = both.view
    assert (view.sentence, "waits" in view.said) == (1, True)
    assert both.press("Enter").bar == line
    both.press("Enter")
    assert yaml.safe_load(both.read()["relations.yaml"])[0]["kind"] == "deployment"


def test_both_have_a_line_that_waits(both: Hands) -> None:
    to(both, "note")
    both.go(1)
    both.posted()
    to(both, "other")
    both.press("n", "n", " ", "1", "1")
    begun = both.view.bar.slots[0].value
    to(both, "note")
    assert both.press("Enter").bar.slots[0].value == "Harbour police"
    to(both, "other")
    assert both.press("Enter").bar.slots[0].value == begun


def test_a_line_that_waits_elsewhere_comes_back_after_a_crash(both: Hands) -> None:
    to(both, "note")
    both.go(1)
    both.posted()
    to(both, "other")
    both.press("n")
    again = Hands(Annotating(both.desk.store, {"note": TEXT, "other": OTHER}), both.folder)
    assert again.view.document == "note"
    assert again.press("Enter").bar.slots[0].value == "Harbour police"


def test_ones_own_undo_is_not_told_as_a_change_elsewhere(tmp_path: Path) -> None:
    hands = sit_down(tmp_path / "harbour")
    hands.go(2)
    hands.press("ArrowDown", "e", "t", "2", "Enter")
    hands.press("e", "m", "2")
    view = hands.press("u")
    assert words(view.bar.head).startswith("Undo has changed")
    assert view.bar.grid is not None
    assert view.bar.grid.heads[0].label == "as undone"
    hands.press("1")
    record = yaml.safe_load(hands.read()["relations.yaml"])[0]
    assert (record["topic"], record["modality"]) == ("docks", "fact")


def test_why_there_is_nothing_to_undo_after_others_wrote(tmp_path: Path) -> None:
    hands = sit_down(tmp_path / "harbour")
    assert hands.press("u").said == "nothing to undo"
    hands.go(5)
    hands.press("q", "1")
    header = hands.folder / "dataset.yaml"
    header.write_text(header.read_text("utf-8") + "# saved by a command\n", "utf-8")
    hands.desk.tick()
    assert "command" in hands.press("u").said


def test_all_quotes_of_a_draft_that_are_nowhere_are_shown(tmp_path: Path) -> None:
    second = Quoted("close the meat market", (0, 0), ())
    start = TEXT.index("Observers said")
    third = Quoted("Observers thought", (start, start + 14), (("thought", "said", ""),))
    draft = replace(NEAR, unplaced=(second, third))
    hands = sit_down(tmp_path / "harbour", Kept([draft]))
    hands.go(4)
    view = hands.press("d")
    assert view.bar.grid is not None
    cells = [words(row.cells[0]) for row in view.bar.grid.rows]
    assert cells[2:] == [second.quote, "nothing like it", third.quote, "Observers said"]
    hands.press("1")
    assert (start, start + 14) in hands.desk.work.also


def test_the_uses_that_are_recorded_are_those_of_the_dataset_that_comes_along(
    tmp_path: Path,
) -> None:
    assert TABLE.read_text("ascii") == counted(), "python -m graph.workbench.desk.elsewhere"
    uses = used_elsewhere(tmp_path)
    assert uses is not None
    assert uses.worth_of_kinds("deployment", "agency", "region") > 0

"""Drafts that wait, editors who write at the same time, sessions that broke off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import yaml

from graph.workbench.desk.desk import Annotating
from graph.workbench.desk.drafts import Draft, Kept
from tests.workbench.conftest import OPPOSITION, TEXT, Hands, words

POST = "post the harbour police in the Old Docks"
EXACT = Draft(
    "aaaaaaaaaa",
    "note",
    (TEXT.index(POST), TEXT.index(POST) + len(POST)),
    {
        "kind": "deployment",
        "source": "harbour-police",
        "target": "old-docks",
        "modality": "plan",
        "scenario": "rios",
        "statement": "Ríos would post the police in the docks.",
    },
    quote=POST,
    model="a-model",
    date="2025-11-26",
)
NOT = "Berg’s plan is not a law"
NEAR = Draft(
    "bbbbbbbbbb",
    "note",
    (TEXT.index(NOT), TEXT.index(NOT) + len(NOT)),
    {"kind": "stance", "source": "tom-berg", "target": "dredging-plan", "modality": "fact"},
    quote="Berg’s plan is a law",
    grade="near",
    differences=(("", "not", "negation"),),
)


def test_drafts_come_up_once_the_sentence_is_done(at: Callable[..., Hands]) -> None:
    hands = at(drafts=Kept([EXACT]))
    view = hands.go(1)
    assert view.drafts == (1,)
    assert view.bar.tag is None
    view = hands.press("d")
    assert view.bar.tag is not None
    assert view.bar.tag.text == "exact"
    assert [slot.state for slot in view.bar.slots] == ["offered"] * 3
    hands.press("y")
    record = yaml.safe_load(hands.read()["relations.yaml"])[0]
    assert record["statement"] == "Ríos would post the police in the docks."
    assert record["evidence"][0]["start"] == EXACT.span[0]
    assert hands.desk.drafts.waiting("note") == []
    assert hands.problems() == []
    hands.press("u")
    assert [one.id for one in hands.desk.drafts.waiting("note")] == ["aaaaaaaaaa"]


def test_what_was_changed_of_a_draft_is_noted_and_done_again_as_it_was(
    at: Callable[..., Hands],
) -> None:
    drafts = Kept([EXACT])
    hands = at(drafts=drafts)
    hands.go(1)
    hands.press("d", "e", "c", "2", "t", "1")
    hands.press("Enter")
    assert [one.state for one in drafts.decisions] == ["edited"]
    assert sorted(drafts.decisions[-1].changed) == ["certainty", "topic"]
    made = drafts.decisions[-1]
    hands.press("u")
    assert [one.state for one in drafts.decisions] == ["edited", "waiting"]
    hands.press("Shift+U")
    assert drafts.decisions[-1] == made


def test_a_draft_that_was_only_looked_into_is_accepted_as_it_was(at: Callable[..., Hands]) -> None:
    drafts = Kept([EXACT])
    hands = at(drafts=drafts)
    hands.go(1)
    hands.press("d", "e", "Enter")
    made = drafts.decisions[-1]
    assert (made.state, made.changed) == ("accepted", ())
    assert made.claim in hands.desk.book.by_id
    hands.press("u", "Shift+U")
    assert drafts.decisions[-1] == made


def test_other_words_are_a_change_of_a_draft(at: Callable[..., Hands]) -> None:
    drafts = Kept([EXACT])
    hands = at(drafts=drafts)
    hands.go(1)
    hands.press("d", "e")
    hands.take("would post the harbour police in the Old Docks")
    hands.press("r", "Enter")
    assert drafts.decisions[-1].changed == ("evidence",)


def test_a_draft_shows_no_key_that_does_nothing_and_whose_its_sentence_is(
    at: Callable[..., Hands],
) -> None:
    bare = replace(EXACT, id="cccccccccc", record={**EXACT.record, "kind": "visit"})
    del bare.record["statement"]  # type: ignore[attr-defined]
    hands = at(drafts=Kept([EXACT, bare]))
    hands.go(1)
    view = hands.press("d")
    assert view.bar.chips
    assert not any(chip.works for chip in view.bar.chips)
    assert (view.bar.whose, view.bar.sentence) == ("draft", EXACT.record["statement"])
    assert "ArrowDown" in [cap.key for cap in view.bar.caps]
    assert hands.press("ArrowDown").bar.whose == "composed"
    hands.press("ArrowUp")
    view = hands.press("e")
    assert view.bar.whose == "draft"
    assert all(chip.works for chip in view.bar.chips)
    hands.press("e")
    assert hands.type("Police would be posted.").bar.whose == "own"


def test_a_draft_that_is_only_near_is_not_accepted(at: Callable[..., Hands]) -> None:
    hands = at(drafts=Kept([NEAR]))
    before = hands.read()
    hands.go(4)
    view = hands.press("d")
    assert view.bar.tag is not None
    assert view.bar.tag.mark == "wrong"
    assert next(cap for cap in view.bar.caps if cap.key == "y").why_not
    assert view.bar.grid is not None
    assert any(run.mark == "wrong" and run.text == "not" for run in view.bar.grid.rows[1].cells[0])
    assert "not" in words(view.bar.check[0].runs)
    marked = {(TEXT[one.start : one.end], one.how) for one in view.marks}
    assert {(NOT, "near"), ("not", "wrong")} <= marked
    hands.press("y")
    assert hands.read() == before
    view = hands.press("1")
    assert view.bar.sentence == "Tom Berg does not take a stance on the dredging plan."
    hands.press("Enter")
    assert yaml.safe_load(hands.read()["relations.yaml"])[-1]["negated"] is True
    assert hands.problems() == []


def test_a_draft_with_a_wrong_end_is_not_accepted(at: Callable[..., Hands]) -> None:
    wrong = replace(EXACT, record={**EXACT.record, "kind": "leadership"})
    hands = at(drafts=Kept([wrong]))
    before = hands.read()
    hands.go(1)
    view = hands.press("d")
    assert view.bar.check[0].sign == "wrong"
    hands.press("y")
    assert hands.read() == before


def test_a_draft_is_rejected_for_a_reason_or_put_off(at: Callable[..., Hands]) -> None:
    drafts = Kept(
        [EXACT, replace(EXACT, id="cccccccccc", record={**EXACT.record, "kind": "control"})]
    )
    hands = at(drafts=drafts)
    hands.go(1)
    hands.press("d", "l")
    hands.press("r")
    hands.press(hands.digit_of("another kind"))
    assert drafts.reasons == {"cccccccccc": "another kind"}
    assert [one.id for one in drafts.waiting("note")] == ["aaaaaaaaaa"]


def test_a_draft_that_says_what_a_claim_says_asks_nothing(at: Callable[..., Hands]) -> None:
    start = TEXT.index("Tom Berg opposes")
    same = replace(
        EXACT,
        span=(start, start + 10),
        record={
            "kind": "opposition",
            "source": "tom-berg",
            "target": "dredging-plan",
            "modality": "fact",
        },
    )
    hands = at(drafts=Kept([same]))
    hands.go(2)
    view = hands.press("d")
    assert view.bar.tag is None
    assert "the draft says the same" in words(view.rows[0].standing)


def change(hands: Hands, old: str, new: str) -> None:
    path = hands.folder / "relations.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_what_others_change_elsewhere_is_read_and_the_line_goes_on(hands: Hands) -> None:
    hands.go(2)
    hands.press("ArrowDown", "e", "m", "2")
    change(hands, "# What is claimed.", "# What is claimed, so far.")
    hands.desk.tick()
    view = hands.view
    assert view.said
    assert view.bar.grid is None
    hands.press("Enter")
    text = hands.read()["relations.yaml"]
    assert "so far" in text
    assert "assessment" in text


def test_a_claim_that_others_changed_is_shown_theirs_mine_and_as_it_was(hands: Hands) -> None:
    hands.go(2)
    hands.press("ArrowDown", "e", "m", "2")
    change(hands, "topic: docks", "topic: votes")
    hands.desk.tick()
    view = hands.view
    assert view.bar.grid is not None
    assert [cap.key for cap in view.bar.grid.heads] == ["1", "2", "3"]
    rows = {row.label: [words(cell) for cell in row.cells] for row in view.bar.grid.rows}
    assert rows["topic"] == ["votes", "docks", "docks"]
    assert rows["modality"] == ["fact", "assessment", "fact"]
    hands.press("2", "Enter")
    record = yaml.safe_load(hands.read()["relations.yaml"])[0]
    assert (record["topic"], record["modality"]) == ("docks", "assessment")


def test_a_step_on_files_that_have_changed_writes_nothing_and_loses_nothing(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ", "2", "3", "1")
    change(hands, "# What is claimed.", "# What is claimed, so far.")
    view = hands.press("Enter")
    assert "harbour-police" not in hands.read()["relations.yaml"]
    assert view.bar.sentence is not None
    hands.press("Enter")
    assert "harbour-police" in hands.read()["relations.yaml"]
    assert "so far" in hands.read()["relations.yaml"]


def test_what_was_being_made_comes_back_after_a_crash(hands: Hands, tmp_path: Path) -> None:
    hands.go(1)
    hands.press(" ", "2", "3")
    again = Annotating(hands.desk.store, {"note": TEXT})
    view = again.view("en")
    assert "Enter goes on" in view.said
    assert [slot.value for slot in view.bar.slots][::2] == ["Harbour police", "Old Docks"]
    assert "Enter goes on" in words(view.bar.check[0].runs)
    other = Hands(again, hands.folder)
    assert "goes on" not in str(other.press("Enter").bar.check)
    other.press("1", "Enter")
    assert "harbour-police" in other.read()["relations.yaml"]


def test_a_text_that_is_another_is_read_only_until_it_is_confirmed(hands: Hands) -> None:
    desk = Annotating(hands.desk.store, {"note": TEXT}, others=["note"])
    locked = Hands(desk, hands.folder)
    assert locked.view.read_only
    before = locked.read()
    locked.go(5)
    locked.press("q", "1")
    assert locked.read() == before
    locked.press("Enter")
    assert not locked.view.read_only
    locked.press("q", "1")
    assert locked.read() != before
    assert OPPOSITION in locked.read()["dataset.yaml"]


def test_all_that_a_line_holds_comes_back(hands: Hands) -> None:
    hands.go(3)
    hands.take("The Greens and the Farmers support Ríos")
    hands.press(hands.digit_over("Greens"))
    hands.choose("party")
    hands.press(hands.digit_over("Ríos"))
    hands.choose("supports")
    hands.press("t")
    hands.type("The race")
    hands.press("Enter", "s", "1")
    hands.take("Observers said")
    hands.press("+")
    again = Annotating(hands.desk.store, {"note": TEXT})
    assert again.work == hands.desk.work.but(aside=True)


def test_a_doubtful_draft_takes_a_second_key(at: Callable[..., Hands]) -> None:
    drafts = Kept([replace(EXACT, doubts=('the words say "no", and negated is false',))])
    hands = at(drafts=drafts)
    hands.go(1)
    hands.press("d", "y")
    assert 'the words say "no"' in hands.view.said
    assert drafts.decisions == []
    hands.press("y")
    assert [one.state for one in drafts.decisions] == ["accepted"]

"""Making claims: from words in hand to a record in the files."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.workbench.conftest import OPPOSITION, TEXT, Hands, words


def written(hands: Hands) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load(hands.read()["relations.yaml"])
    return found


def test_both_ends_named_take_six_keys_at_most(hands: Hands) -> None:
    hands.go(1)
    hands.take("Ana Ríos would post the harbour police in the Old Docks")
    before = hands.count
    hands.press(hands.digit_over("harbour police"), hands.digit_over("Old Docks"))
    hands.press(hands.digit_of("is deployed in"), "Enter")
    assert hands.count - before <= 6
    record = written(hands)[0]
    start = TEXT.index("Ana")
    assert record == {
        "kind": "deployment",
        "source": "harbour-police",
        "target": "old-docks",
        "modality": "fact",
        "statement": "The harbour police are deployed in the Old Docks.",
        "evidence": record["evidence"],
    }
    assert record["evidence"][0]["start"] == start  # type: ignore[index]
    assert hands.problems() == []


def test_only_the_new_record_is_written(hands: Hands) -> None:
    before = hands.read()
    hands.go(1)
    hands.posted()
    hands.press("Enter")
    after = hands.read()
    assert after["entities.yaml"] == before["entities.yaml"]
    assert after["dataset.yaml"] == before["dataset.yaml"]
    lines = after["relations.yaml"].splitlines()
    assert [line for line in before["relations.yaml"].splitlines() if line not in lines] == []


def test_a_claim_stands_in_the_order_of_the_text(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.press("Enter")
    assert [one["source"] for one in written(hands)] == ["harbour-police", "tom-berg"]


def test_the_words_stay_in_hand_and_the_fields_are_carried(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.press("s", "1", "m", "3", "t", "1", "Enter")
    view = hands.view
    assert "Ana Ríos would post" in words(view.bar.head)
    assert not view.bar.tall
    view = hands.press("1")
    chips = {chip.key: chip for chip in view.bar.chips}
    assert chips["s"].value == "If Ríos wins"
    assert chips["s"].offered
    assert chips["m"].value == "plan"


def test_enter_refuses_a_fact_in_a_scenario_and_a_digit_mends_it(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    before = hands.read()
    view = hands.press("s", "1")
    assert view.bar.check[0].sign == "wrong"
    assert "no fact yet" in words(view.bar.check[0].runs)
    enter = next(cap for cap in view.bar.caps if cap.key == "Enter")
    assert enter.why_not
    hands.press("Enter")
    assert hands.read() == before
    hands.press(hands.digit_of("plan"), "Enter")
    assert written(hands)[0]["modality"] == "plan"


def test_a_wrong_end_is_told_as_the_check_tells_it_and_has_fixes(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ", "1", "3")
    hands.type("lead")
    view = hands.view
    leads = next(offer for offer in view.bar.offers if words(offer.main) == "leads")
    assert not leads.fits
    assert leads.note
    before = hands.read()
    view = hands.press(leads.key)
    told = words(view.bar.check[0].runs)
    assert told.startswith('leadership.target: "old-docks" is a region, and a leadership ends in')
    target = next(slot for slot in view.bar.slots if slot.name == "target")
    assert target.state == "wrong"
    assert len(view.bar.offers) >= 3
    hands.press("Enter")
    assert hands.read() == before
    view = hands.press("1")
    assert view.bar.check[0].sign == "ok"
    hands.press("Enter")
    assert hands.problems() == []


def test_a_new_entity_comes_with_its_claim_and_goes_with_it(hands: Hands) -> None:
    before = hands.read()
    hands.go(3)
    hands.take("The Greens and the Farmers support Ríos")
    hands.press(hands.digit_over("Greens"))
    view = hands.view
    assert "Greens" in words(view.bar.prompt)
    hands.choose("party")
    hands.press(hands.digit_over("Ríos"))
    hands.choose("supports")
    assert hands.read() == before
    view = hands.press("Enter")
    entities = yaml.safe_load(hands.read()["entities.yaml"])
    assert entities[-1] == {"id": "greens", "kind": "party", "name": "Greens"}
    assert hands.problems() == []
    hands.press("Escape", "u")
    assert hands.read() == before


def test_same_as_adds_the_spelling(hands: Hands) -> None:
    hands.go(4)
    hands.take("Observers said that Berg’s plan is not a law")
    hands.press("Enter")
    view = hands.type("Tomm Berg")
    hands.press(next(one.key for one in view.bar.offers if one.noun == "new: as typed"))
    view = hands.view
    assert words(view.bar.prompt).startswith("Same as")
    assert words(view.bar.offers[0].main) == "Tom Berg"
    assert view.bar.offers[-1].key == "0"
    hands.press("1")
    hands.type("dred")
    hands.press("1")
    hands.type("stance")
    hands.press("1", "Enter")
    entities = {one["id"]: one for one in yaml.safe_load(hands.read()["entities.yaml"])}
    assert entities["tom-berg"]["aliases"] == ["Berg", "Tomm Berg"]


def test_none_of_these_makes_a_new_one_of_another_id(hands: Hands) -> None:
    hands.go(2)
    hands.press(" ", "Enter")
    hands.type("Tom Berg")
    hands.press("+", "0", "Enter")
    assert hands.desk.work.source[0].id == "tom-berg-candidate"


def test_a_list_makes_a_claim_of_each_pair_in_one_step(hands: Hands) -> None:
    before = hands.read()
    hands.go(3)
    hands.take("The Greens and the Farmers support Ríos")
    for name, others in (("Greens", ()), ("Farmers", (",",))):
        hands.press(*others)
        hands.press(hands.digit_over(name))
        hands.choose("party")
    hands.press(hands.digit_over("Ríos"))
    hands.choose("supports")
    view = hands.view
    assert "2 claims" in words(view.bar.check[-1].runs)
    view = hands.press("Enter")
    assert [one["source"] for one in written(hands)[-2:]] == ["greens", "farmers"]
    assert view.undo is not None
    assert "2 claims" in view.undo.label
    hands.press("Escape")
    view = hands.go(3)
    assert view.rows[0].members == 2
    assert words(view.rows[0].statement) == "The Greens and the Farmers support Ana Ríos."
    view = hands.press("ArrowDown", "ArrowRight")
    assert [row.members for row in view.rows] == [1, 1]
    assert hands.problems() == []
    hands.press("u")
    assert hands.read() == before


def test_the_same_claim_gets_another_place(hands: Hands) -> None:
    hands.go(4)
    hands.take("Berg’s plan is not a law")
    hands.press("Enter")
    hands.type("tom")
    hands.press("1")
    hands.type("dred")
    hands.press("1")
    hands.type("oppos")
    hands.press("1", "t", "1")
    view = hands.view
    assert "stands in ¶ 2 already" in words(view.bar.check[0].runs)
    hands.press("Enter")
    assert len(written(hands)) == 1
    hands.press("1")
    assert len(written(hands)) == 1
    assert len(written(hands)[0]["evidence"]) == 2  # type: ignore[arg-type]
    assert hands.problems() == []


def test_the_opposite_is_shown_and_can_be_gone_to(hands: Hands) -> None:
    hands.go(2)
    hands.press(" ", "1", "2")
    hands.type("support")
    hands.press("1")
    view = hands.view
    assert "says the opposite" in words(view.bar.check[0].runs)
    view = hands.press("1")
    assert next(row for row in view.rows if row.picked).id == OPPOSITION


def test_a_claim_that_answers_a_saved_question_is_added_to_what_it_expects(hands: Hands) -> None:
    hands.go(2)
    hands.take("he may close the fish market")
    hands.press("1")
    hands.type("fish market")
    hands.press("1")
    hands.press(hands.digit_of("issue"))
    hands.type("oppos")
    hands.press("1", "Enter")
    assert hands.problems() == []
    header = yaml.safe_load(hands.read()["dataset.yaml"])
    assert len(header["questions"][0]["expected"]) == 2


def test_certainty_is_read_off_the_words(hands: Hands) -> None:
    hands.go(2)
    hands.take("he may close the fish market")
    view = hands.press("1")
    chip = next(chip for chip in view.bar.chips if chip.key == "c")
    assert (chip.value, chip.offered) == ("possible", True)
    assert any(mark.how == "cue" for mark in view.marks)


def test_a_topic_and_a_scenario_are_made_by_typing(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.press("t")
    hands.type("Policing the port")
    view = hands.view
    assert view.bar.offers[0].noun == "new topic"
    hands.press("Enter", "s")
    hands.type("If nobody wins")
    hands.press("Enter")
    hands.choose("instead of")
    hands.press(hands.digit_of("plan"), "Enter")
    header = yaml.safe_load(hands.read()["dataset.yaml"])
    assert header["topics"][-1] == {"id": "policing-the-port", "label": "Policing the port"}
    assert header["scenarios"][-1]["id"] == "nobody-wins"
    assert hands.problems() == []
    hands.press("Escape", "u")
    assert "Policing" not in hands.read()["dataset.yaml"]


def test_words_go_into_a_detail_by_their_letters(hands: Hands) -> None:
    hands.go(2)
    hands.take("Tom Berg opposes the dredging plan")
    hands.press("1", "2")
    hands.type("stance")
    hands.press("1", "w", "o")
    view = hands.view
    assert [words(one.main) for one in view.bar.offers[:3]] == [
        "o",
        "opposes",
        "opposes the dredging plan",
    ]
    assert [one.first for one in view.bar.offers[:2]] == [True, False]
    assert all(offer.key == "" for offer in view.bar.offers)
    assert hands.press("ArrowDown").bar.offers[1].first
    hands.type("hard")
    hands.press("Enter", "Enter")
    assert written(hands)[-1]["manner"] == "hard"


def test_the_sentence_is_edited_and_stays(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.press("e")
    view = hands.view
    assert view.bar.box is not None
    assert view.bar.box.where == "sentence"
    assert view.bar.whose == "composed"
    hands.type("The police stand in the docks.")
    view = hands.view
    assert view.bar.whose == "own"
    hands.press("Enter")
    assert written(hands)[0]["statement"] == "The police stand in the docks."


def test_what_is_composed_says_sort_and_denial(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    view = hands.press("m", "3", "!")
    assert view.bar.sentence == "The harbour police are not to be deployed in the Old Docks."


def test_further_words_are_another_place(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.take("Tom Berg opposes the dredging plan")
    hands.press("+", "Enter")
    assert len(written(hands)[0]["evidence"]) == 2  # type: ignore[arg-type]


def test_what_is_wrong_is_kept_as_unfinished_outside_the_data(hands: Hands) -> None:
    before = hands.read()
    hands.go(1)
    hands.press(" ", "1", "Ctrl+Enter")
    assert hands.read() == before
    kept = hands.desk.drafts.waiting("note")
    assert [one.state for one in kept] == ["unfinished"]
    assert kept[0].record["source"] == "ana-rios"


def test_undo_and_redo_restore_every_byte(hands: Hands, tmp_path: Path) -> None:
    states = [hands.read()]
    hands.go(1)
    for keys in ((" ", "2", "3", "1", "Enter"), ("1", "3", "1", "Enter"), ("1", "2", "2", "Enter")):
        hands.press(*keys)
        states.append(hands.read())
    hands.press("Escape")
    for state in reversed(states[:-1]):
        hands.press("u")
        assert hands.read() == state
    for state in states[1:]:
        hands.press("Shift+u")
        assert hands.read() == state


def test_what_is_unfinished_comes_up_again_and_is_gone_on_with(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ", "2", "Ctrl+Enter")
    assert hands.view.drafts == (1,)
    view = hands.press("d")
    assert view.bar.tag is not None
    assert view.bar.tag.text == "unfinished"
    assert next(cap for cap in view.bar.caps if cap.key == "y").why_not
    hands.press("e", "3")
    hands.choose("is deployed in")
    hands.press("Enter")
    assert written(hands)[0]["source"] == "harbour-police"
    assert hands.desk.drafts.waiting("note") == []


def test_other_words_take_the_place_of_those_in_hand(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.take("post the harbour police")
    view = hands.press("r", "Enter")
    cited = written(hands)[0]["evidence"][0]  # type: ignore[index]
    assert TEXT[cited["start"] : cited["end"]] == "post the harbour police"
    assert view.said.startswith("Saved")


def test_escape_lets_the_line_go_and_keeps_the_words(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hand = hands.desk.work.hand
    hands.press("Escape", "Escape")
    assert (hands.desk.work.hand, hands.desk.work.begun) == (hand, False)
    hands.press("Escape")
    assert hands.desk.work.hand is None

"""What is there already: edited, deleted, made silent; what names it follows."""

from __future__ import annotations

import yaml

from tests.workbench.conftest import OPPOSITION, Hands, words


def test_an_edit_that_changes_an_id_is_followed_by_what_names_it(hands: Hands) -> None:
    before = hands.read()
    hands.go(2)
    view = hands.press("ArrowDown", "e")
    assert "1 question names this claim" in words(view.bar.check[-2].runs)
    view = hands.press("m", "2", "Enter")
    header = yaml.safe_load(hands.read()["dataset.yaml"])
    new = next(row.id for row in view.rows)
    assert new != OPPOSITION
    assert header["questions"][0]["expected"] == [new]
    assert header["findings"][0]["relations"] == [new]
    assert hands.problems() == []
    hands.press("u")
    assert hands.read() == before


def test_an_edit_of_the_sentence_changes_that_alone(hands: Hands) -> None:
    before = hands.read()
    hands.go(2)
    hands.press("ArrowDown", "e", "e")
    hands.type("Berg stands against it.")
    hands.press("Enter")
    after = hands.read()
    assert after["dataset.yaml"] == before["dataset.yaml"]
    assert after["relations.yaml"] == before["relations.yaml"].replace(
        "Berg is against the dredging.", "Berg stands against it."
    )


def test_another_kind_takes_the_place_of_the_one_that_was(hands: Hands) -> None:
    hands.go(2)
    hands.press("ArrowDown", "e", "Backspace")
    hands.type("stance")
    hands.press("1", "Enter")
    assert yaml.safe_load(hands.read()["relations.yaml"])[0]["kind"] == "stance"
    assert hands.problems() == []


def test_deleting_tells_first_what_names_the_claim(hands: Hands) -> None:
    before = hands.read()
    hands.go(2)
    view = hands.press("ArrowDown", "Delete")
    told = [words(line.runs) for line in view.bar.check]
    assert told == ["named by 1 question", "1 finding rests on it."]
    assert hands.read() == before
    hands.press("Escape", "Delete", "Enter")
    assert not yaml.safe_load(hands.read()["relations.yaml"])
    assert hands.problems() == []
    hands.press("u")
    assert hands.read() == before


def test_a_sentence_is_silent_for_a_reason_and_speaks_again(hands: Hands) -> None:
    before = hands.read()
    view = hands.go(5)
    assert view.fates[5] == "o"
    hands.press("q")
    view = hands.press(hands.digit_of("copyright line"))
    assert view.fates[5] == "s"
    silent = yaml.safe_load(hands.read()["dataset.yaml"])["silent"]
    assert silent[0]["reason"] == "copyright line"
    assert "copyright line" in words(view.below)
    assert hands.problems() == []
    view = hands.press("q")
    assert view.fates[5] == "o"
    assert "silent" not in hands.read()["dataset.yaml"]
    hands.press("u", "u")
    assert hands.read() == before


def test_a_reason_can_be_typed(hands: Hands) -> None:
    hands.go(0)
    hands.press("q")
    hands.type("a title of no weight")
    hands.press("Enter")
    silent = yaml.safe_load(hands.read()["dataset.yaml"])["silent"]
    assert silent[0]["reason"] == "a title of no weight"


def test_n_goes_to_the_next_open_sentence_and_says_when_there_is_none(hands: Hands) -> None:
    seen = []
    for _ in range(5):
        seen.append(hands.press("n").sentence)
        hands.press("q", "1")
    assert sorted(seen) == [0, 1, 3, 4, 5]
    view = hands.press("n")
    assert view.said == "Every sentence is settled."


def test_the_last_words_come_back_from_anywhere(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ", "2", "3", "1", "Enter")
    hands.go(4)
    view = hands.press("a")
    assert view.sentence == 1
    assert "post the harbour police" in words(view.bar.head)


def test_words_are_found_in_the_text(hands: Hands) -> None:
    hands.press("/")
    hands.type("FISH")
    assert hands.press("Enter").sentence == 2
    hands.type("nowhere")
    assert "not in the text" in hands.press("Enter").said


def test_the_picture_opens_on_what_is_picked(hands: Hands) -> None:
    hands.go(2)
    view = hands.press("ArrowDown", "p")
    assert view.picture == f"claim={OPPOSITION}"
    assert hands.press("p").picture is None


def test_help_lists_the_keys(hands: Hands) -> None:
    assert len(hands.press("?").help) > 20
    assert hands.press("?").help == ()


def test_a_line_that_is_put_aside_waits_while_something_else_is_done(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ", "2", "Escape")
    hands.go(5)
    hands.press("q", "1")
    view = hands.view
    assert view.fates[5] == "s"
    assert next(slot.value for slot in view.bar.slots) == "Harbour police"
    hands.press("Enter")
    assert hands.view.bar.tall


def test_names_have_digits_again_once_a_box_is_shut(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ", "/", "Escape")
    assert hands.digit_over("Old Docks")


def test_a_list_is_edited_as_one(hands: Hands) -> None:
    hands.go(3)
    hands.take("The Greens and the Farmers support Ríos")
    for name, others in (("Greens", ()), ("Farmers", (",",))):
        hands.press(*others)
        hands.press(hands.digit_over(name))
        hands.choose("party")
    hands.press(hands.digit_over("Ríos"))
    hands.choose("supports")
    hands.press("Enter", "Escape")
    before = hands.read()
    view = hands.press("ArrowDown")
    assert next(cap.label for cap in view.foot if cap.key == "e") == "edit all 2"
    hands.press("e", "m", "2", "t", "2", "Enter")
    found = yaml.safe_load(hands.read()["relations.yaml"])
    assert [(one["modality"], one["topic"]) for one in found[-2:]] == [("assessment", "votes")] * 2
    assert hands.problems() == []
    hands.press("e", ",")
    hands.type("dred")
    hands.press("1", "Enter")
    assert len(yaml.safe_load(hands.read()["relations.yaml"])) == 5
    assert hands.problems() == []
    hands.press("u", "u")
    assert hands.read() == before
    hands.press("ArrowDown", "Delete", "Enter")
    assert len(yaml.safe_load(hands.read()["relations.yaml"])) == 1


def test_a_list_has_no_sentence_of_its_own_and_what_is_typed_is_no_key(hands: Hands) -> None:
    hands.go(3)
    hands.take("The Greens and the Farmers support Ríos")
    hands.press(hands.digit_over("Greens"))
    hands.choose("party")
    hands.press(",", hands.digit_over("Farmers"))
    hands.choose("group")
    hands.press(hands.digit_over("Ríos"))
    hands.choose("supports")
    view = hands.view
    assert "e" not in [cap.key for cap in view.foot]
    before = hands.desk.work
    view = hands.press("e")
    assert "has no sentence of its own" in words(view.bar.head)
    view = hands.press(*"Both greens think: t 1!", "Enter")
    assert hands.desk.work == before
    assert len(view.bar.chips) == 6

"""The card of the dataset: what else its header says is made and mended without the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from tests.workbench.conftest import OPPOSITION, Hands, words


def header(hands: Hands) -> Any:
    return yaml.safe_load(hands.read()["dataset.yaml"])


def settle(hands: Hands) -> None:
    """Make every sentence silent that no claim cites."""
    for _ in range(6):
        if "o" in hands.view.fates or "p" in hands.view.fates:
            hands.press("n", "q", "1")


def test_title_headline_and_deck_change_their_own_stretch_alone(hands: Hands) -> None:
    before = hands.read()
    hands.press("g")
    hands.choose("headline")
    hands.type("Who wins: decides")
    hands.press("Enter")
    hands.choose("title")
    hands.type("The harbour votes")
    hands.press("Enter")
    after = hands.read()
    assert header(hands)["headline"] == "Who wins: decides"
    assert after["dataset.yaml"].replace('headline: "Who wins: decides"\n', "") == (
        before["dataset.yaml"].replace("title: The harbour\n", 'title: "The harbour votes"\n', 1)
    )
    assert hands.problems() == []
    hands.press("u", "u")
    assert hands.read() == before


def test_what_is_emptied_is_taken_away(hands: Hands) -> None:
    before = hands.read()
    hands.press("g")
    hands.choose("deck")
    hands.type("In short.")
    hands.press("Enter")
    hands.choose("deck")
    hands.type("")
    hands.press("Enter")
    assert hands.read() == before


def test_a_document_is_whole_once_all_is_settled(hands: Hands) -> None:
    hands.press("g")
    hands.choose("documents")
    hands.choose("The harbour votes")
    view = hands.choose("annotated")
    whole = next(one for one in view.bar.offers if words(one.main).startswith("whole"))
    assert (whole.fits, whole.note, whole.first) == (False, "5 sentences are open", False)
    hands.press(whole.key)
    assert "annotated" not in header(hands)["documents"][0]
    hands.press("Escape", "Escape", "Escape", "Escape")
    settle(hands)
    hands.press("g")
    hands.choose("documents")
    hands.choose("The harbour votes")
    hands.choose("annotated")
    hands.press("Enter")
    assert header(hands)["documents"][0]["annotated"] == "whole"
    assert hands.problems() == []


def test_who_plays_which_part_is_said_of_each_scenario(hands: Hands) -> None:
    before = hands.read()
    hands.press("g")
    hands.choose("scenarios")
    hands.choose("If Ríos wins")
    hands.choose("who plays")
    hands.choose("new part")
    hands.choose("winner")
    hands.choose("Ana Ríos")
    hands.press("Escape", "Escape")
    hands.choose("If Berg wins")
    hands.choose("who plays")
    hands.choose("winner")
    hands.type("tom")
    hands.press("Enter")
    found = [one["counterparts"] for one in header(hands)["scenarios"]]
    assert found == [{"winner": "ana-rios"}, {"winner": "tom-berg"}]
    assert hands.problems() == []
    hands.choose("winner")
    hands.press("0", "u", "u", "u")
    assert hands.read() == before


def test_a_scenario_made_in_the_page_is_made_whole_there(hands: Hands) -> None:
    hands.press("g")
    hands.choose("scenarios")
    hands.choose("new scenario")
    hands.type("If nobody wins")
    hands.press("Enter")
    hands.choose("group")
    hands.type("mayor")
    hands.press("Enter")
    assert header(hands)["scenarios"][2] == {
        "id": "nobody-wins",
        "label": "If nobody wins",
        "group": "mayor",
    }
    assert hands.problems() == []


def test_a_finding_is_said_and_rests_on_the_rows_that_are_picked(hands: Hands) -> None:
    before = hands.read()
    hands.press("g")
    hands.choose("findings")
    hands.choose("new finding")
    hands.type("Berg stops the dredging.")
    hands.press("Enter")
    hands.choose("topic")
    hands.choose("The docks")
    hands.choose("rests on")
    hands.press("j", "j", "ArrowDown")
    view = hands.press("Enter")
    assert [one.sign for one in view.rows] == ["✓"]
    finding = header(hands)["findings"][1]
    assert finding["relations"] == [OPPOSITION]
    assert finding["topic"] == "docks"
    assert hands.problems() == []
    hands.press("Enter")
    assert "relations" not in header(hands)["findings"][1]
    hands.pick(OPPOSITION)
    assert header(hands)["findings"][1]["relations"] == [OPPOSITION]
    hands.press("1")
    assert "relations" not in header(hands)["findings"][1]
    hands.press("1")  # a number links a claim of the sentence, too
    assert header(hands)["findings"][1]["relations"] == [OPPOSITION]
    hands.press("u", "u", "u", "u", "u", "u", "u")
    assert hands.read() == before


def test_what_a_claim_is_told_under_cannot_be_taken_away(hands: Hands) -> None:
    before = hands.read()
    hands.press("g")
    hands.choose("topics")
    hands.choose("The docks")
    view = hands.press("Delete")
    assert view.bar.check
    assert all(one.sign == "wrong" for one in view.bar.check)
    assert hands.read() == before
    hands.press("Escape", "Escape")
    hands.choose("findings")
    hands.choose("Berg is against it")
    hands.press("Delete", "Escape")
    hands.choose("topics")
    hands.choose("The docks")
    (line,) = hands.press("Delete").bar.check
    assert words(line.runs) == "It would break: Berg is against the dredging."
    hands.press("u", "Escape")
    assert hands.read() == before
    hands.choose("The vote")
    hands.press("Delete")
    assert [one["id"] for one in header(hands)["topics"]] == ["docks"]
    assert hands.problems() == []
    hands.press("u")
    assert hands.read() == before


def test_an_empty_list_grows_and_goes_again(hands: Hands) -> None:
    before = hands.read()
    hands.press("g")
    hands.choose("left unsaid")
    hands.press("1")
    hands.type("Who pays?")
    hands.press("Enter")
    assert header(hands)["unsaid"] == [{"words": "Who pays?"}]
    hands.press("Delete")
    assert hands.read() == before


def test_a_line_waits_below_the_card(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    before = hands.press("Escape")
    hands.press("g", "Escape")
    assert hands.view.bar == before.bar


def test_all_keys_tell_of_the_cards(hands: Hands) -> None:
    assert {"=", "g"} <= {one.label for one in hands.press("?").help}


def test_what_stays_is_not_offered_to_be_taken_away(hands: Hands) -> None:
    assert "Delete" not in [cap.key for cap in hands.press("g").foot]
    hands.choose("documents")
    view = hands.choose("The harbour votes")
    assert "Delete" not in [cap.key for cap in view.foot]
    before = hands.read()
    assert hands.press("Delete").said
    assert hands.read() == before
    hands.press("Escape", "Escape")
    hands.choose("topics")
    assert "Delete" in [cap.key for cap in hands.choose("The vote").foot]


def test_what_a_check_has_against_it_is_told_in_spanish(at: Callable[..., Hands]) -> None:
    hands = at(language="es")
    hands.press("g")
    hands.choose("temas")
    hands.choose("The docks")
    view = hands.press("Delete")
    told = [words(one.runs) for one in view.bar.check]
    assert "No está declarado el tema «Los muelles»." in told
    hands.press("Escape")
    hands.press("1", "1")
    hands.type("a\u200bb")
    view = hands.press("Enter")
    assert [words(one.runs) for one in view.bar.check] == [
        "Un nombre no lleva espacios al comienzo ni al final, signos invisibles ni saltos de línea."
    ]


def test_saved_questions_are_listed_worded_anew_and_taken_away(hands: Hands) -> None:
    before = hands.read()
    hands.press("g")
    view = hands.choose("saved questions")
    (offer,) = view.bar.offers
    assert words(offer.main) == "Who is against what?"
    assert offer.example == "reading: Berg, against dredging. · expects: 1 claim"
    assert "policygraph ask --save" in view.bar.more
    hands.press("1")
    hands.choose("title")
    hands.type("Who opposes what?")
    hands.press("Enter")
    assert hands.read()["dataset.yaml"] == before["dataset.yaml"].replace(
        "title: Who is against what?", 'title: "Who opposes what?"'
    )
    hands.choose("title")
    hands.type("")
    assert hands.press("Enter").bar.check
    hands.press("Escape", "Delete")
    assert "questions" not in header(hands)
    assert hands.problems() == []
    hands.press("u", "u")
    assert hands.read() == before

"""What the page can show of a desk, the desk offers: first keys, records of lists, what will be read, slots."""

from __future__ import annotations

import pytest

from graph.workbench.desk.named import name_in
from graph.workbench.desk.pages import Page
from tests.workbench.conftest import Hands, words


def test_a_dataset_that_is_new_begins_with_its_first_keys(hands: Hands) -> None:
    view = hands.go(0)
    assert [one.label for one in view.begin] == ["", "Space", "1 – 9", "Enter", "q"]
    moves = [run.text for run in view.begin[1].cells[0] if run.mark == "cap"]
    assert moves == ["Shift+ArrowRight"]
    assert [run.text for run in view.below if run.mark == "cap"] == ["?"]
    assert hands.press(" ").begin == ()


def test_nobody_is_told_how_to_begin_where_claims_stand_or_the_sentence_is_silent(
    hands: Hands,
) -> None:
    assert hands.go(2).begin == ()
    hands.go(0)
    hands.press("q", "1")
    assert hands.go(0).begin == ()
    assert "silent" in words(hands.view.below)


def test_first_keys_in_spanish(hands: Hands) -> None:
    hands.language = "es"
    told = [words(one.cells[0]) for one in hands.go(0).begin]
    assert told[0] == "Lea la oración. ¿Qué afirma?"
    assert "el tercero dice qué los une" in told[2]


def test_a_list_will_read_as_one(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ", "2")
    hands.press("3", ",")
    hands.type("dred")
    hands.press("1")
    hands.type("deploy")
    hands.press("1")
    assert hands.view.bar.facts[0].label == "it will read"
    statement, standing = hands.view.bar.facts[0].cells
    assert (
        words(statement)
        == "The harbour police are deployed in the Old Docks and the dredging plan."
    )
    assert words(standing).endswith("¶ 2")


def test_a_list_that_is_picked_shows_its_members_line_by_line(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ", "1", ",", "2")
    hands.type("dred")
    hands.choose("Dredging plan")
    hands.type("oppos")
    hands.press("1", "Enter", "Escape", "Escape")
    row = next(one for one in hands.view.rows if one.members == 2)
    view = hands.pick(row.id)
    record = words(next(one for one in view.rows if one.picked).record)
    assert len(record.split("\n")) == 2


def test_a_line_that_stands_shows_how_it_will_read(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    view = hands.press("s", "1", "m", "3")
    statement, standing = view.bar.facts[0].cells
    assert words(statement) == "The harbour police would be deployed in the Old Docks."
    assert words(standing) == "If Ríos wins · plan · according to the author · ¶ 2"
    assert standing[0].scenario == "rios"
    assert [(one.key, one.why_not) for one in view.bar.caps] == [("Enter", None)]


def test_what_is_new_is_called_by_its_name_before_it_is_written(hands: Hands) -> None:
    hands.go(2)
    hands.take("he may close the fish market")
    hands.press(hands.digit_over("Tom Berg"), "Tab", "Shift+Tab")
    hands.type("the fish market, all of it")
    view = hands.press("1", "1", "1")
    assert "the fish market, all of it" in words(view.bar.facts[0].cells[0])


def test_once_nothing_is_open_no_key_goes_on(hands: Hands) -> None:
    assert next(one for one in hands.view.top if one.key == "n").why_not is None
    for sentence in range(len(hands.desk.page.sentences)):
        hands.go(sentence)
        if hands.view.fates[sentence] != "c":
            hands.press("q", "1")
    view = hands.go(0)
    assert set(view.fates) <= {"c", "s"}
    assert next(one for one in view.top if one.key == "n").why_not == "every sentence is settled"
    assert "n" not in [one.key for one in view.bar.caps]


def test_what_the_graph_has_of_two_ends_stands_below_a_lead(hands: Hands) -> None:
    hands.go(1)
    hands.take("Ana Ríos would post")
    hands.press("Enter")
    hands.type("tom")
    hands.choose("Tom Berg")
    hands.type("dred")
    view = hands.choose("Dredging plan")
    lead, claim = view.rows
    assert (lead.id, lead.statement[0].mark) == ("", "faint")
    assert words(lead.statement).endswith("elsewhere:")
    assert words(claim.statement) == "Berg is against the dredging."
    assert view.below == ()


@pytest.mark.parametrize("slot", ["source", "kind", "target"])
def test_the_key_of_a_slot_opens_it(hands: Hands, slot: str) -> None:
    hands.go(1)
    hands.posted()
    for _ in range(4):
        found = next(one for one in hands.view.bar.slots if one.name == slot)
        if found.key:
            hands.press(found.key)
            break
        hands.press("Tab")
    assert hands.desk.work.open == slot


def test_the_picture_is_of_both_ends_once_they_stand(hands: Hands) -> None:
    hands.go(1)
    hands.press("p")
    assert hands.press(" ", "2").picture == "selected=harbour-police"
    assert hands.press("3").picture == "path=harbour-police&path=old-docks"


def test_the_picture_of_what_is_new_is_of_the_other_end(hands: Hands) -> None:
    hands.go(2)
    hands.take("he may close the fish market")
    hands.press("p", "Enter")
    hands.type("the fish market, all of it")
    hands.press("1", "1")
    view = hands.press(hands.digit_over("Tom Berg"))
    assert view.picture == "selected=tom-berg"


def test_letters_that_begin_no_kind_may_be_a_verb_of_which_one_tells(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ", "1", "3")
    view = hands.type("buy")
    assert words(view.bar.offers[0].main) == "invests in"
    assert hands.type("xyzzy").bar.offers == ()


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ("of the Coast Guard of Harland", "Coast Guard of Harland"),
        ("the dredging plan and", "dredging plan"),
        ("de la Guardia Costera", "Guardia Costera"),
        ("para los pescadores", "pescadores"),
        ("The Hague", "The Hague"),
        ("in Los Lagos for", "Los Lagos"),
        ("of the", "of the"),
        ("«Ley de Pesca»,", "Ley de Pesca"),
    ],
)
def test_a_name_has_no_small_words_at_its_edges(taken: str, name: str) -> None:
    page = Page("note", "A note", "en", taken)
    assert page.words(name_in(page, (0, len(taken)))) == name


def test_words_in_hand_become_a_name_without_the_small_words_around_it(hands: Hands) -> None:
    hands.go(1)
    hands.take("in the Old Docks")
    hands.press("Enter")
    view = hands.press("+")
    assert "Old Docks" in words(view.bar.offers[0].main)
    hands.go(2)
    hands.press("Escape", "Escape")
    hands.take("close the fish market")
    hands.press("Enter")
    hands.type("the fish")
    assert "fish market" in [words(one.main) for one in hands.view.bar.offers]
    assert "the fish market" not in [words(one.main) for one in hands.view.bar.offers]


def test_the_source_is_not_offered_as_its_own_target_and_numbers_stay(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ")
    before = {hands.desk.page.text[one.start : one.end]: one.key for one in hands.view.names}
    view = hands.press(before["harbour police"] or "")
    after = {hands.desk.page.text[one.start : one.end]: one.key for one in view.names}
    assert after == {**before, "harbour police": None}
    assert hands.press(before["harbour police"] or "").bar.slots[2].value == ""
    hands.type("harbour")
    offered = {words(one.main).casefold() for one in hands.view.bar.offers}
    assert "harbour" in offered
    assert "harbour police" not in offered


def test_a_new_source_is_not_offered_as_its_own_target(hands: Hands) -> None:
    hands.go(3)
    hands.take("The Greens and the Farmers support Ríos.")
    digit = hands.digit_over("Greens")
    hands.press(digit)
    hands.choose("party")
    view = hands.press(digit)
    assert view.bar.slots[2].value == ""
    hands.type("Greens")
    assert all(words(one.main) != "Greens" for one in hands.view.bar.offers)

"""The card of an entity: its name, its kind, its other names, what it is; of one that is there, and of a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from tests.workbench.conftest import Hands, words


def entity(hands: Hands, identifier: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = yaml.safe_load(hands.read()["entities.yaml"])
    return next(one for one in found if one["id"] == identifier)


def test_a_saved_entity_is_of_another_kind_in_five_keys_and_undo_is_exact(hands: Hands) -> None:
    before = hands.read()
    hands.go(1)
    hands.press("=")
    hands.choose("Old Docks")
    hands.choose("kind")
    hands.type("asset")
    view = hands.press("Enter")
    assert entity(hands, "old-docks")["kind"] == "asset"
    after = hands.read()
    assert after["entities.yaml"] == before["entities.yaml"].replace(
        "kind: region, name: Old Docks", "kind: asset, name: Old Docks"
    )
    assert hands.problems() == []
    assert view.undo is not None
    assert "kind of Old Docks" in view.undo.label
    hands.press("u")
    assert hands.read() == before


def test_a_kind_that_would_break_claims_is_last_and_not_written(hands: Hands) -> None:
    before = hands.read()
    hands.go(2)
    hands.press("ArrowDown", "=")
    hands.choose("Tom Berg")
    view = hands.choose("kind")
    assert view.bar.offers[0].fits
    hands.type("region")
    (offer,) = hands.view.bar.offers
    assert (offer.fits, offer.note) == (False, "1 claim would break")
    view = hands.press("Enter")
    assert [words(one.runs) for one in view.bar.check] == [
        "It would break: Berg is against the dredging."
    ]
    assert hands.read() == before
    assert view.bar.box is not None  # it can be chosen anew


def test_a_new_entity_of_the_wrong_kind_is_made_another_within_the_line(hands: Hands) -> None:
    before = hands.read()
    hands.go(3)
    hands.take("The Greens and the Farmers support Ríos.")
    hands.press(hands.digit_over("Greens"))
    hands.choose("policy")
    hands.press("=")
    view = hands.choose("Greens")
    assert [words(one.main) for one in view.bar.offers] == ["name", "kind"]
    hands.choose("kind")
    hands.type("party")
    hands.press("1")
    assert hands.read() == before
    view = hands.press("Escape")
    assert view.bar.slots[0].label == "party, new"
    hands.press(hands.digit_over("Ríos"))
    hands.choose("supports")
    hands.press("Enter")
    assert entity(hands, "greens")["kind"] == "party"
    assert hands.problems() == []
    hands.press("u")
    assert hands.read() == before


def test_a_new_entity_gets_another_name_and_its_id_follows(hands: Hands) -> None:
    hands.go(3)
    hands.take("The Greens and the Farmers support Ríos.")
    hands.press(hands.digit_over("Greens"))
    hands.choose("party")
    hands.press(hands.digit_over("Ríos"))
    hands.choose("supports")
    hands.press("h")
    hands.choose("Greens")
    hands.press("=", "1", "1")
    hands.type("The Green Party")
    hands.press("Enter", "Escape")
    hands.press("Enter")
    assert entity(hands, "green-party")["name"] == "The Green Party"
    claim = next(one for one in yaml.safe_load(hands.read()["relations.yaml"]) if "holder" in one)
    assert claim["source"] == claim["holder"] == "green-party"
    assert hands.problems() == []


def test_names_and_what_it_is_are_edited_on_their_own_value(hands: Hands) -> None:
    before = hands.read()
    hands.go(1)
    hands.press("=")
    hands.choose("Ana Ríos")
    view = hands.choose("other names")
    assert view.bar.box is not None
    assert view.bar.box.text == "Ríos"
    hands.type("Ríos; Doña Ana ;; Ríos")
    hands.press("Enter")
    assert entity(hands, "ana-rios")["aliases"] == ["Ríos", "Doña Ana"]
    hands.choose("what it is")
    hands.type("She runs for mayor.")
    hands.press("Enter")
    assert entity(hands, "ana-rios")["summary"] == "She runs for mayor."
    hands.choose("other names")
    hands.type("")
    hands.press("Enter")
    assert "aliases" not in entity(hands, "ana-rios")
    hands.choose("name")
    hands.type("nobody")
    hands.press("Escape")
    assert entity(hands, "ana-rios")["name"] == "Ana Ríos"
    assert hands.problems() == []
    hands.press("u", "u", "u")
    assert hands.read() == before


def test_a_name_cannot_be_taken_away(hands: Hands) -> None:
    before = hands.read()
    hands.go(1)
    hands.press("=", "1", "1")
    hands.type(" ")
    view = hands.press("Enter")
    assert [one.sign for one in view.bar.check] == ["wrong"]
    assert view.bar.box is not None
    assert hands.read() == before


def test_words_of_the_text_are_taken_for_a_name(hands: Hands) -> None:
    hands.go(1)
    hands.press("=", "1", "3")
    view = hands.take("Observers")
    assert view.bar.box is not None
    assert view.bar.box.text == "Observers"


def test_the_line_is_as_it_was_when_the_card_is_shut(hands: Hands) -> None:
    hands.go(1)
    before = hands.posted()
    hands.press("=", "1", "2", "Escape", "Escape")
    after = hands.view
    assert after.bar == before.bar


def test_an_end_of_the_line_is_called_as_its_card_says_now(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.press("=")
    hands.choose("Harbour police")
    hands.choose("name")
    hands.type("Port Police")
    view = hands.press("Enter", "Escape")
    assert view.bar.slots[0].value == "Port Police"
    hands.press("Enter")
    record = yaml.safe_load(hands.read()["relations.yaml"])[0]
    assert record["statement"] == "The Port Police are deployed in the Old Docks."


def test_whoever_no_claim_names_is_taken_away_and_others_are_not(hands: Hands) -> None:
    before = hands.read()
    hands.go(2)
    hands.press("=")
    hands.choose("Tom Berg")
    view = hands.press("Delete")
    assert view.bar.check
    assert hands.read() == before
    hands.press("Escape", "=")
    hands.choose("Old Docks")
    hands.press("Delete")
    assert "old-docks" not in hands.read()["entities.yaml"]
    assert hands.problems() == []
    hands.press("u")
    assert hands.read() == before


def test_only_the_kinds_that_a_field_admits_are_offered_for_who_is_new_in_it(hands: Hands) -> None:
    hands.go(1)
    hands.press(" ", "1", "2")
    hands.type("candidacy")
    hands.press("1", "w")
    hands.type("Somebody Else")
    hands.press("Enter")
    found = {words(one.main) for one in hands.view.bar.offers}
    assert found == {"party", "coalition", "organization", "group"}


ASKING = """\
  - id: what-do-candidates-say
    title: What do candidates oppose?
    reading: "Dredging."
    query: {source_kind: candidate, entity: [Berg]}
    expected: [ofjluoytsv7i]
  - {id: chain, title: What ties them?, reading: "A plan.", path: {source: Tom Berg, target: dredging-plan}}
"""


def asking(hands: Hands) -> dict[str, str]:
    """The dataset saves two more questions; its files as they are then."""
    with (hands.folder / "dataset.yaml").open("a", encoding="utf-8") as stream:
        stream.write(ASKING)
    hands.desk.tick()
    hands.go(2)
    hands.press("ArrowDown", "=")
    hands.choose("Tom Berg")
    assert hands.problems() == []
    return hands.read()


def test_a_question_that_is_answered_otherwise_is_asked_about_and_follows(hands: Hands) -> None:
    before = asking(hands)
    hands.choose("kind")
    hands.type("party")
    view = hands.press("Enter")
    (line,) = view.bar.check
    assert line.sign == "doubt"
    assert words(line.runs) == (
        "The question “What do candidates oppose?” is answered otherwise then: 1 claim fewer. "
        "Enter once more: it expects that."
    )
    assert hands.read() == before
    hands.press("Enter")
    after = hands.read()
    assert entity(hands, "tom-berg")["kind"] == "party"
    expecting = "    expected: [ofjluoytsv7i]\n"
    first, _, last = before["dataset.yaml"].rpartition(expecting)
    assert after["dataset.yaml"] == first + last
    assert hands.problems() == []
    hands.press("u")
    assert hands.read() == before


def test_what_was_asked_about_is_asked_anew_for_something_else(hands: Hands) -> None:
    before = asking(hands)
    hands.choose("kind")
    hands.type("party")
    hands.press("Enter")
    hands.type("person")
    assert hands.press("Enter").bar.check
    assert hands.read() == before


def test_a_question_that_calls_somebody_by_name_follows(hands: Hands) -> None:
    before = asking(hands)
    hands.choose("other names")
    hands.type("")
    hands.press("Enter")
    hands.choose("name")
    hands.type("T. Berg")
    hands.press("Enter")
    after = hands.read()
    assert after["dataset.yaml"] == before["dataset.yaml"].replace(
        "entity: [Berg]", "entity: [tom-berg]"
    ).replace("source: Tom Berg", "source: tom-berg")
    assert hands.problems() == []
    hands.press("u", "u")
    assert hands.read() == before


def test_a_name_that_becomes_anothers_too_still_asks_for_the_same(hands: Hands) -> None:
    before = asking(hands)
    hands.press("Escape", "=")
    hands.choose("Harbour police")
    hands.choose("other names")
    hands.type("Berg")
    hands.press("Enter")
    assert "entity: [tom-berg]" in hands.read()["dataset.yaml"]
    assert hands.problems() == []
    hands.press("u")
    assert hands.read() == before


def test_a_card_in_spanish(at: Callable[..., Hands]) -> None:
    hands = at(language="es")
    hands.go(2)
    hands.press("ArrowDown", "=")
    hands.choose("Tom Berg")
    hands.choose("clase")
    hands.type("territorio")
    view = hands.press("1")
    assert words(view.bar.check[0].runs).startswith("Rompería: ")

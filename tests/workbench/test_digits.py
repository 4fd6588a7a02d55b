"""The digits stay: those of kinds always, those over names for as long as one is in a sentence."""

from __future__ import annotations

from graph.workbench.desk.named import Found, numbered
from tests.workbench.conftest import Hands, words


def kinds(hands: Hands) -> dict[str, str]:
    return {words(one.main): one.key for one in hands.view.bar.offers}


def likely(hands: Hands) -> list[str]:
    return [words(one.main) for one in hands.view.bar.offers if one.first]


def test_kinds_of_entity_have_one_order_and_enter_takes_the_likeliest(hands: Hands) -> None:
    hands.go(3)
    hands.take("The Greens and the Farmers support Ríos")
    hands.press(hands.digit_over("Greens"))
    first = kinds(hands)
    assert first.keys() == {one.label for one in hands.desk.book.vocabulary.entities.values()}
    hands.choose("group")
    hands.press(",", hands.digit_over("Farmers"))
    assert kinds(hands) == first
    hands.press("Escape", "Escape")
    hands.press(hands.digit_over("Ríos"))
    hands.choose("supports")
    hands.press("Enter")
    hands.press(hands.digit_over("Farmers"))
    assert kinds(hands) == first
    (enter,) = likely(hands)
    hands.press("Enter")
    assert hands.desk.work.source[0].kind == enter


def test_its_own_words_say_what_is_likely(hands: Hands) -> None:
    hands.go(2)
    hands.take("fish market")
    hands.press("Enter")
    hands.type("Coast Police")
    hands.press("Enter")
    assert likely(hands) == ["agency"]
    assert likely(hands) != [next(iter(kinds(hands)))]


def test_names_keep_their_numbers_when_one_is_new_between(hands: Hands) -> None:
    hands.go(2)
    hands.take("Tom Berg opposes the dredging plan, and he may close the fish market")
    before = {one.start: one.key for one in hands.view.names}
    hands.press("Enter")
    hands.type("market")
    hands.press("Enter")
    hands.choose("asset")
    hands.press(hands.digit_over("dredging plan"))
    hands.choose("is part of")
    hands.press("Enter")
    after = {one.start: one.key for one in hands.view.names}
    assert len(after) == len(before) + 1
    assert {start: after[start] for start in before} == before


def test_a_longer_name_has_the_number_of_the_shorter_in_it() -> None:
    short = [Found((0, 5), "Rivas"), Found((20, 27), "Harbour")]
    long = [Found((0, 5), "Rivas"), Found((8, 12), "Port"), Found((20, 34), "Harbour Police")]
    before = [(one.span, number) for number, one in numbered(short, None).items()]
    assert {number: one.name for number, one in numbered(long, None, before).items()} == {
        1: "Rivas",
        2: "Harbour Police",
        3: "Port",
    }

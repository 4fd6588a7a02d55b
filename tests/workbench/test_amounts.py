"""What is typed is taken as it is typed, and an amount is one."""

from __future__ import annotations

import pytest
import yaml

from graph.vocabulary.quantities import quantity
from graph.workbench.desk.amounts import amounts_in, amounts_typed
from graph.workbench.shapes import Open
from tests.workbench.conftest import Hands, words


@pytest.mark.parametrize(
    ("said", "language", "amounts"),
    [
        ("entregará dos camionetas en 2026", "es", ["2 camionetas"]),
        ("more than 300 patrol boats by 2026", "en", ["> 300 patrol boats", "> 300 patrol"]),
        ("unos 2.500 empleos", "es", ["~ 2500 empleos"]),
        ("2,500 jobs and 2.5 percent", "en", ["2500 jobs", "2.5 %"]),
        ("el 26,85 % de los votos", "es", ["26.85 %"]),
        ("on 14 March 2026", "en", []),
        ("4/7 of the seats", "en", ["4/7"]),
        ("nothing at all", "en", []),
    ],
)
def test_amounts_are_read_from_words_and_are_admitted(
    said: str, language: str, amounts: list[str]
) -> None:
    assert amounts_in(said, language) == amounts
    for one in amounts:
        quantity(one)


def test_an_amount_that_is_typed_stays_as_it_is() -> None:
    assert amounts_typed("2") == ["2"]
    assert amounts_typed("> 50 %") == ["> 50 %"]
    assert amounts_typed("50%") == ["50 %"]
    assert amounts_typed("many") == []


def offered(hands: Hands) -> list[str]:
    return [words(one.main) for one in hands.view.bar.offers]


def supplied(hands: Hands) -> None:
    """A line with an amount."""
    hands.go(1)
    hands.press(" ", "2", "3")
    hands.choose("is deployed in")
    hands.desk.do(Open(field="quantity"))


def test_what_an_amount_admits_is_said_where_it_is_refused(hands: Hands) -> None:
    supplied(hands)
    assert offered(hands) == []
    hands.type("many")
    assert offered(hands) == []
    view = hands.press("Enter")
    assert view.bar.box is not None
    assert "155 seats" in view.bar.more
    hands.type("2")
    hands.press("Enter", "Enter")
    assert yaml.safe_load(hands.read()["relations.yaml"])[0]["quantity"] == "2"


def test_in_a_detail_enter_takes_what_is_typed_and_an_arrow_what_begins_so(hands: Hands) -> None:
    supplied(hands)
    hands.press("Escape")
    hands.desk.do(Open(field="aspect"))
    hands.type("harbour")
    assert offered(hands)[:2] == ["harbour", "harbour police"]
    hands.press("Enter")
    assert "“harbour”" in [chip.value for chip in hands.view.bar.chips]


def test_a_whole_word_is_a_new_name_before_one_that_goes_on(hands: Hands) -> None:
    hands.go(2)
    hands.press("Enter", "Enter")
    hands.type("fish")
    assert offered(hands)[:2] == ["fish", "fish market"]
    hands.type("fis")
    assert offered(hands)[0] == "fish market"

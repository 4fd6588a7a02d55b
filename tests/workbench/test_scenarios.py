"""A scenario that is made at the desk excludes those that it is said to exclude, and no others."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from graph.workbench.shapes import View
from tests.workbench.conftest import Hands, words


def posted_if(hands: Hands, label: str) -> View:
    """The line says that the police are posted under a scenario that is new."""
    hands.go(1)
    hands.posted()
    hands.press("s")
    hands.type(label)
    return hands.press("Enter")


def scenarios(hands: Hands) -> Any:
    return yaml.safe_load(hands.read()["dataset.yaml"])["scenarios"]


def test_beside_others_a_new_one_is_asked_for_its_group_and_enter_excludes_none(
    hands: Hands,
) -> None:
    view = posted_if(hands, "If the tide is high")
    assert "together" in words(view.bar.prompt)
    assert [words(one.main) for one in view.bar.offers] == [
        "yes: beside them",
        "no: instead of “If Ríos wins” and “If Berg wins”",
    ]
    hands.press("Enter", "m", "3", "Enter")
    assert hands.problems() == []
    assert scenarios(hands)[-1] == {
        "id": "the-tide-is-high",
        "label": "If the tide is high",
        "group": "the-tide-is-high",
    }


def test_instead_of_others_it_is_of_their_group(hands: Hands) -> None:
    posted_if(hands, "If nobody wins")
    hands.choose("instead of")
    hands.press("m", "3", "Enter")
    assert scenarios(hands)[-1]["group"] == "mayor"
    assert len(scenarios(hands)) == 3


@pytest.mark.parametrize("keys", [("Escape",), ("x", "y", "Escape")])
def test_who_does_not_answer_excludes_none(hands: Hands, keys: tuple[str, ...]) -> None:
    posted_if(hands, "If the tide is high")
    hands.press(*keys, "m", "3", "Enter")
    assert scenarios(hands)[-1]["group"] == "the-tide-is-high"


def test_whoever_wins_is_said_only_where_somebody_does(hands: Hands) -> None:
    chips = {chip.key: chip.value for chip in (hands.go(1), hands.posted())[1].bar.chips}
    assert chips["s"] == "Whoever wins"  # as the group says
    hands.press("Escape", "Escape")
    posted_if(hands, "If the tide is high")
    hands.press("Enter", "m", "3", "Enter")
    chips = {chip.key: chip.value for chip in (hands.press("Escape"), hands.posted())[1].bar.chips}
    view = hands.press("s")
    assert "in any case" in [words(one.main) for one in view.bar.offers]


def carried(hands: Hands) -> tuple[str, str]:
    """The scenario and the sort that are offered."""
    chips = {chip.key: chip.value for chip in hands.view.bar.chips}
    return chips["s"], chips["m"]


def test_scenario_and_sort_are_carried_to_another_sentence_only_where_its_words_speak_for_them(
    hands: Hands,
) -> None:
    hands.go(1)
    hands.posted()
    hands.press("s", "1", "m", "3", "Enter", "1")
    assert carried(hands) == ("If Ríos wins", "plan")
    hands.press("Escape", "Escape")
    hands.go(3)  # The Greens and the Farmers support Ríos
    hands.take("The Greens and the Farmers support Ríos")
    hands.press(hands.digit_over("Ríos"))
    assert carried(hands) == ("Whoever wins", "fact")


def test_a_condition_of_its_own_speaks_for_the_scenario(hands: Hands) -> None:
    hands.go(2)
    hands.take("Tom Berg opposes the dredging plan")
    hands.press("1", "2")
    hands.type("opposes")
    hands.press("Enter", "s", "1", "m", "3", "Enter", "Escape", "Escape")
    hands.go(1)  # Ana Ríos would post the harbour police
    hands.press(" ", "1")
    assert carried(hands) == ("If Ríos wins", "fact")

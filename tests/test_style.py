"""How a graph looks is worked out once: sides, bends and broken lines."""

from __future__ import annotations

import pytest

from graph.export.style import dashes, main_of, scenario_colour, sides_of
from graph.model import MODALITIES, Scenario


def scenario(condition: dict[str, str] | None = None, /, **counterparts: str) -> Scenario:
    return Scenario(
        id="one",
        label="One",
        group="vote",
        condition=condition or {},
        counterparts={part: player.replace("_", "-") for part, player in counterparts.items()},
    )


def test_who_plays_in_one_scenario_stands_for_it_who_plays_in_several_for_none() -> None:
    several = [
        scenario(winner="ana", loser="bo"),
        scenario(winner="bo", team="bo_team"),
        scenario(winner="cy", team="bo_team"),
        scenario(adviser="bo"),
    ]
    assert sides_of(several) == {"ana": 1, "bo": 0, "bo-team": 0, "cy": 3}
    assert sides_of([scenario(winner="ana", leader="ana")])["ana"] == 1


@pytest.mark.parametrize(
    ("one", "main"),
    [
        (scenario({"outcome": "blue"}, team="ana_team", winner="ana", party="blue"), "blue"),
        (scenario({"outcome": "nobody"}, team="ana_team", winner="ana", party="blue"), "ana"),
        (scenario(team="ana_team"), "ana-team"),
        (scenario(), None),
    ],
)
def test_the_first_to_stand_for_a_scenario_is_its_outcome_else_the_winner_else_who_comes_first(
    one: Scenario, main: str | None
) -> None:
    assert main_of(one) == main


def test_what_is_so_is_a_whole_line_and_all_else_a_broken_one() -> None:
    whole = {modality for modality in MODALITIES if dashes(modality, 0) == ()}
    assert whole == {"fact", "assessment"}
    assert {dashes(modality, rhythm) for modality in MODALITIES for rhythm in range(1, 7)} == {
        (7, 5)
    }


def test_scenarios_that_share_a_colour_are_broken_otherwise() -> None:
    assert len({dashes("plan", rhythm) for rhythm in (1, 7, 13)}) == 3


def test_scenarios_beyond_the_last_colour_begin_again() -> None:
    assert [scenario_colour(place) for place in (0, 1, 6, 7)] == [
        "always",
        "scenario-1",
        "scenario-6",
        "scenario-1",
    ]

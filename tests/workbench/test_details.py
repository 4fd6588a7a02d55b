"""Details that are wrong: a chip opens on its own value, emptied it says nothing, and a date is a date."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from graph.vocabulary.told_dates import dates_in
from graph.workbench.desk.dates import dates_typed
from graph.workbench.shapes import Box, Open
from tests.workbench.conftest import Hands, words


def box(hands: Hands) -> Box:
    found = hands.view.bar.box
    assert found is not None
    return found


def offered(hands: Hands) -> list[str]:
    return [words(one.main) for one in hands.view.bar.offers]


def record(hands: Hands) -> Any:
    return yaml.safe_load(hands.read()["relations.yaml"])[0]


def with_details(hands: Hands) -> None:
    """A line that says of the police what they are there for, and since when."""
    hands.go(1)
    hands.posted()
    hands.desk.do(Open(field="aspect"))
    hands.type("guards")
    hands.press("Enter")
    hands.desk.do(Open(field="start"))
    hands.type("2024")
    hands.press("Enter")


def test_a_key_or_a_click_opens_a_detail_on_its_own_value(hands: Hands) -> None:
    with_details(hands)
    chips = {chip.field: chip.key for chip in hands.view.bar.chips if chip.field}
    first = next(iter(chips))
    assert chips == {first: "Shift+w", "start": ""}
    hands.press("Shift+w")
    assert (box(hands).text, box(hands).where) == ("guards", "detail")
    hands.press("Escape")
    hands.desk.do(Open(field="start"))
    assert box(hands).text == "2024"


def test_emptied_and_entered_it_says_nothing_and_escape_leaves_it(hands: Hands) -> None:
    with_details(hands)
    hands.press("Shift+w")
    hands.type("")
    hands.press("Escape")
    assert "“guards”" in [chip.value for chip in hands.view.bar.chips]
    hands.press("Shift+w")
    hands.type("")
    assert words(hands.view.bar.offers[0].main) == "nothing"
    hands.press("Enter")
    assert "“guards”" not in [chip.value for chip in hands.view.bar.chips]
    hands.press("Enter")
    assert record(hands)["start"] == "2024"
    assert "aspect" not in record(hands)


def test_a_word_of_a_list_is_taken_back_too(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.press("w")
    hands.choose("lead")
    hands.press("Shift+w", "0", "Enter")
    assert "role" not in record(hands)


def test_a_detail_that_is_saved_is_taken_out_again(hands: Hands) -> None:
    with_details(hands)
    hands.press("Enter", "Escape", "ArrowDown", "e")
    hands.desk.do(Open(field="start"))
    hands.type("")
    hands.press("Enter", "Enter")
    assert "start" not in record(hands)
    assert hands.problems() == []


def test_a_date_is_offered_dates_alone(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.desk.do(Open(field="date"))
    assert offered(hands) == []
    assert "2025-12-14" in hands.view.bar.more
    hands.type("soon")
    assert offered(hands) == []
    assert hands.press("Enter").bar.box is not None
    hands.type("14 December 2025")
    assert offered(hands) == ["2025-12-14"]
    hands.press("Enter", "Enter")
    assert record(hands)["date"] == "2025-12-14"


def test_enter_goes_on_where_nothing_is_offered_and_nothing_was_said(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.desk.do(Open(field="date"))
    assert hands.press("Enter").bar.box is None


def test_a_field_that_is_not_there_opens_nothing(hands: Hands) -> None:
    hands.desk.do(Open(field="start"))
    assert hands.view.bar.box is None
    hands.go(1)
    hands.posted()
    hands.desk.do(Open(field="colour"))
    assert hands.view.bar.box is None


@pytest.mark.parametrize(
    ("said", "year", "dates"),
    [
        ("on 14 December 2025", None, ["2025-12-14"]),
        ("on December 14, 2025, and in May 2026", None, ["2025-12-14", "2026-05"]),
        ("el 14 de diciembre de 2025", None, ["2025-12-14"]),
        ("el 1º de mayo del 2026", None, ["2026-05-01"]),
        ("on May 4 with about 41%", "2031", ["2031-05-04"]),
        ("on May 4 with about 41%", None, []),
        ("between 2019 and 2022", None, ["2019", "2022"]),
        ("2025-12-14 or 2025-12", None, ["2025-12-14", "2025-12"]),
        ("2,500 jobs, 1500% and 12025", None, []),
        ("31 February 2025", None, []),
        ("the marching 1999s", None, ["1999"]),
    ],
)
def test_dates_are_read_from_words(said: str, year: str | None, dates: list[str]) -> None:
    assert dates_in(said, year) == dates


def test_what_goes_on_and_what_is_over_are_ends_alone() -> None:
    assert dates_typed("..", "end") == [".."]
    assert dates_typed("past", "end") == ["past"]
    assert dates_typed("past", "start") == []


def test_tab_takes_what_is_typed_and_stays_where_it_is_not_admitted(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.desk.do(Open(field="aspect"))
    hands.type("guards")
    hands.press("Tab")
    assert box(hands).text == ""
    assert "“guards”" in [chip.value for chip in hands.view.bar.chips]
    hands.desk.do(Open(field="start"))
    hands.type("soon")
    hands.press("Tab")
    assert (hands.desk.work.detail, box(hands).text) == ("start", "soon")


def test_tab_takes_what_an_arrow_went_to_and_else_nothing(hands: Hands) -> None:
    hands.go(1)
    hands.posted()
    hands.press("w", "Tab")
    assert hands.desk.work.touched == frozenset()
    hands.press("Shift+Tab", "ArrowDown")
    (first,) = [words(one.main) for one in hands.view.bar.offers if one.first]
    hands.press("Tab")
    assert first in [chip.value for chip in hands.view.bar.chips]

"""When the claims hold, among the filters: a day is chosen on a strip, by its field, the pointer or the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from graph.engine.memory import Memory
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Citation, Dataset, builtin


def band(page: Page) -> Locator:
    return page.get_by_role("slider", name="When the dated claims hold")


@pytest.fixture(scope="module")
def long_ago(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fifty terms of office: too many for a row each."""
    deployed = builtin().relations["deployment"]
    claims = tuple(
        deployed(
            kind="deployment",
            source="army",
            target="north",
            modality="fact",
            start=str(1900 + at),
            end=str(1950 + at),
            evidence=(Citation(document="note", paragraph=1, start=at, end=at + 1),),
        )
        for at in range(50)
    )
    dated = replace(small, relations=(*small.relations, *claims))
    path = tmp_path_factory.mktemp("time") / "long-ago.html"
    path.write_text(page_of(view_of(Memory(dated))), encoding="utf-8")
    return path


def test_there_is_no_time_where_no_claim_has_a_date(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page)
    expect(page.get_by_role("group", name="Kinds of relation")).to_be_visible()
    expect(page.get_by_role("group", name="Time")).to_have_count(0)
    page.get_by_text("Further filters").click()
    expect(page.get_by_role("searchbox", name="On the date")).to_have_count(0)


def test_a_year_is_chosen_with_the_keys_and_taken_off(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile)
    expect(band(page)).to_have_attribute("aria-valuetext", "any time")
    band(page).focus()
    page.keyboard.press("ArrowRight")
    expect(band(page)).to_have_attribute("aria-valuetext", "2025: 3 claims")
    expect(page.get_by_text("All 3 claims that match are drawn.")).to_be_visible()
    page.keyboard.press("Home")
    expect(band(page)).to_have_attribute("aria-valuetext", "2021: 5 claims")
    expect(band(page)).to_have_attribute("aria-valuenow", "0")
    assert "on=2021" in page.url
    page.keyboard.press("ArrowUp")
    expect(band(page)).to_have_attribute("aria-valuetext", "2022: 0 claims")
    expect(band(page)).to_be_focused()
    page.get_by_role("button", name="Any time").click()
    expect(band(page)).to_have_attribute("aria-valuetext", "any time")
    expect(page.get_by_role("button", name="Any time")).to_be_disabled()
    assert "on=" not in page.url


def test_a_year_is_chosen_with_the_pointer_and_a_day_in_the_field(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile)
    field = page.get_by_role("searchbox", name="On the date")
    box = band(page).bounding_box()
    assert box is not None
    band(page).click(position={"x": box["width"] * 0.1, "y": 10})
    expect(field).to_have_value("2021")
    field.fill("2025-12-14")
    field.press("Enter")
    expect(band(page)).to_have_attribute("aria-valuetext", "14 December 2025: 1 claim")
    band(page).focus()
    page.keyboard.press("ArrowLeft")
    expect(field).to_have_value("2025-12-13")
    field.fill("2025-13")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert "on=2025-12-13" in page.url


def test_on_a_phone_in_the_dark_nothing_runs_over_the_edge(
    show: Callable[..., Page], chile: Path
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
    page = show(chile, "on=2021&tab=explore", **phone)
    box = band(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_many_spans_are_counted_over_time(show: Callable[..., Page], long_ago: Path) -> None:
    page = show(long_ago, "on=1925&tab=explore")
    expect(page.get_by_text("The higher, the more claims")).to_be_visible()
    expect(band(page)).to_have_attribute("aria-valuetext", "1925: 26 claims")
    expect(page.get_by_text("Shown: 26 of 58 relations")).to_be_visible()
    expect(page.get_by_role("group", name="Time").get_by_text("1950", exact=True)).to_be_visible()
    band(page).focus()
    page.keyboard.press("PageUp")
    expect(band(page)).to_have_attribute("aria-valuetext", "1935: 36 claims")


@pytest.fixture(scope="module")
def ancient(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Claims from before Christ until today, some of which are told roughly."""
    deployed = builtin().relations["deployment"]
    dated = [
        {"date": "-0043~"},
        {"date": "199X"},
        {"start": "2001-21", "end": ".."},
        {"date": "2004/2005"},
    ]
    claims = tuple(
        deployed(
            kind="deployment",
            source="army",
            target="north",
            modality="fact",
            evidence=(Citation(document="note", paragraph=1, start=at, end=at + 1),),
            **fields,
        )
        for at, fields in enumerate(dated)
    )
    path = tmp_path_factory.mktemp("time") / "ancient.html"
    whole = replace(small, relations=(*small.relations, *claims))
    path.write_text(page_of(view_of(Memory(whole))), encoding="utf-8")
    return path


def test_dates_before_christ_decades_and_intervals_are_said_in_words_and_asked(
    show: Callable[..., Page], ancient: Path
) -> None:
    page = show(ancient, "on=-0043&tab=explore")
    expect(band(page)).to_have_attribute("aria-valuetext", "44 BC: 1 claim")
    band(page).focus()
    page.keyboard.press("ArrowUp")
    expect(band(page)).to_have_attribute("aria-valuetext", "43 BC: 0 claims")
    field = page.get_by_role("searchbox", name="On the date")
    expect(field).to_have_value("-0042")
    for asked, said in {
        "199X": "the 1990s: 1 claim",
        "2003/2004-06": "2003 to June 2004: 2 claims",
        "../0043": "any time up to AD 43: 1 claim",
    }.items():
        field.fill(asked)
        field.press("Enter")
        expect(band(page)).to_have_attribute("aria-valuetext", said)
    field.fill("199X-05")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")


def test_the_table_says_rough_dates_in_words_in_both_languages(
    show: Callable[..., Page], ancient: Path
) -> None:
    page = show(ancient, "tab=table&on=-0043")
    expect(page.get_by_role("cell", name="about 44 BC", exact=True)).to_be_visible()
    page = show(ancient, "tab=table", locale="es-CL")
    for said in ("hacia 44 a. C.", "los años 1990", "desde primavera de 2001", "2004 a 2005"):
        expect(page.get_by_role("cell", name=said, exact=True)).to_be_visible()

"""Everything that the picture shows, as a table of the same state."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from graph.model import Dataset


def test_sorted_filtered_and_selected(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("tab", name="Table").click()
    table = page.get_by_role("table", name="The relations shown")
    expect(table.get_by_role("row")).to_have_count(9)
    page.get_by_role("button", name="Sort by From").click()
    expect(table.get_by_role("columnheader", name="Sort by From")).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(table.get_by_role("row").nth(1)).to_contain_text("Ana Álvarez")
    page.get_by_role("button", name="Sort by From").click()
    expect(table.get_by_role("row").nth(1)).to_contain_text("Trade")
    page.get_by_role("searchbox", name="Filter the table").fill("deployed")
    expect(table.get_by_role("row")).to_have_count(3)
    expect(page.get_by_text("All 2 claims that match are drawn.")).to_be_visible()
    table.get_by_role("button", name="Army is deployed in North.").first.click()
    expect(table.get_by_role("row").nth(1)).to_have_attribute("aria-current", "true")
    assert "claim=" in page.url


def test_the_filter_finds_the_words_that_the_rows_show(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page, "tab=table")
    rows = page.get_by_role("table", name="The relations shown").get_by_role("row")
    box = page.get_by_role("searchbox", name="Filter the table")
    for words, found in {
        "risk": 1,
        "denied": 1,
        "possible": 2,
        "if ana wins": 2,
        "at home": 1,
        "bo brandt plan": 1,
        "deployment": 2,
    }.items():
        box.fill(words)
        expect(rows).to_have_count(found + 1)
    assert "filter=deployment" in page.url
    page.get_by_role("button", name="In the row: deployment: leave it").click()
    expect(rows).to_have_count(9)
    expect(box).to_have_value("")
    box.fill("zebra")
    expect(page.get_by_text("There is no relation to show.")).to_be_visible()


def test_it_finds_them_in_the_language_of_the_page(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page, "tab=table", locale="es-CL")
    rows = page.get_by_role("table").get_by_role("row")
    box = page.get_by_role("searchbox", name="Filtrar la tabla")
    for words, found in {"riesgo": 1, "gana Bo": 2, "alemania": 1, "se niega": 1}.items():
        box.fill(words)
        expect(rows).to_have_count(found + 1)


def test_it_begins_as_the_document_does(
    show: Callable[..., Page], small: Dataset, small_page: Path
) -> None:
    page = show(small_page, "tab=table")
    table = page.get_by_role("table", name="The relations shown")
    said = [row.get_attribute("data-claim") for row in table.locator("tr[data-claim]").all()]
    assert said == [one.id for one in small.relations]


def test_a_long_table_is_turned_like_pages(show: Callable[..., Page], chile: Path) -> None:
    page = show(chile, "tab=table")
    expect(page.get_by_text("Lines 1 to 100 of")).to_be_visible()
    page.get_by_role("button", name="Next lines").click()
    expect(page.get_by_text("Lines 101 to 200 of")).to_be_visible()


def test_on_a_phone_a_row_is_a_card(show: Callable[..., Page], chile: Path) -> None:
    page = show(chile, "tab=table", viewport={"width": 390, "height": 844}, has_touch=True)
    table = page.get_by_role("table", name="The relations shown")
    row = table.get_by_role("row").nth(1)
    cells = row.get_by_role("cell")
    expect(cells.first).to_be_visible()
    # Label and value side by side, a cell below the other, and nothing beyond the edge.
    first, second = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert first
    assert second
    assert second["y"] >= first["y"] + first["height"] - 1
    label = cells.first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"From"'
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".scroller").evaluate("one => one.scrollWidth - one.clientWidth") <= 0
    page.get_by_role("button", name="Sort by Certainty").click()
    expect(table.get_by_role("columnheader", name="Sort by Certainty")).to_have_attribute(
        "aria-sort", "ascending"
    )


def test_on_a_phone_the_names_that_sort_are_plain_lines(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, "tab=table", viewport={"width": 390, "height": 844}, has_touch=True)
    table = page.get_by_role("table", name="The relations shown")
    heads = table.get_by_role("columnheader")
    plain = "one => getComputedStyle(one).background.startsWith('rgba(0, 0, 0, 0)')"
    assert all(head.evaluate(plain) for head in heads.all())
    # Nothing scrolls: there is no shade at the edge of the cards.
    region = page.get_by_role("region", name="Table")
    assert region.evaluate("one => getComputedStyle(one).backgroundImage") == "none"
    boxes = [head.bounding_box() for head in heads.all()]
    rows = sorted({round(box["y"]) for box in boxes if box})
    assert len(rows) <= 4
    assert all(box["height"] <= 32 for box in boxes if box)
    label = table.get_by_role("row").first.evaluate(
        "row => getComputedStyle(row, '::before').content"
    )
    assert label == '"Sort by:"'


def seen_by_half(page: Page) -> list[str]:
    """The columns that go over an edge of the table's place and are seen all the same."""
    found: list[str] = page.get_by_role("region", name="Table").evaluate(
        """region => {
            const { left, right } = region.getBoundingClientRect();
            return [...region.querySelectorAll("th")].filter((head) => {
                const box = head.getBoundingClientRect();
                const words = head.querySelector("button").getBoundingClientRect();
                const over = (words.right > right + 1 && box.left < right) || (box.left < left - 1 && words.right > left);
                return over && getComputedStyle(head).opacity !== "0";
            }).map((head) => head.textContent);
        }"""
    )
    return found


def test_a_table_that_goes_on_sideways_says_so_and_shows_no_column_by_half(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, "tab=table", viewport={"width": 1440, "height": 900})
    said = page.get_by_text(re.compile(r"^Columns \d+ to \d+ of 12$"))
    expect(said).to_have_text(re.compile(r"^Columns 1 to \d of 12$"))
    assert seen_by_half(page) == []
    expect(page.get_by_role("button", name="Columns before")).to_be_disabled()
    page.get_by_role("button", name="Further columns").click()
    expect(said).to_have_text(re.compile(r"^Columns \d to 12 of 12$"))
    expect(page.get_by_role("columnheader", name="Sort by Where it stands")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Further columns")).to_be_disabled()
    assert seen_by_half(page) == []
    page.get_by_role("button", name="Sort by Date").click()
    expect(said).to_have_text(re.compile(r"to 12 of 12$"))
    page.get_by_role("button", name="Columns before").click()
    expect(said).not_to_have_text(re.compile(r"to 12 of 12$"))


def test_a_table_that_fits_says_nothing_of_its_columns(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page, "tab=table", viewport={"width": 390, "height": 844}, has_touch=True)
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("button", name="Further columns")).to_be_hidden()

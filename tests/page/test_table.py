"""Everything that the picture shows, as a table of the same state."""

from __future__ import annotations

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
    expect(page.get_by_text("Shown: 2 of 8 relations")).to_be_visible()
    table.get_by_role("button", name="Army is deployed in North.").first.click()
    expect(table.get_by_role("row").nth(1)).to_have_attribute("aria-current", "true")
    assert "claim=" in page.url


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

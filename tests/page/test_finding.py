"""Search as one types."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect


def test_a_name_without_its_accents(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    search = page.get_by_role("combobox", name="Search")
    search.fill("alvarez")
    expect(
        page.get_by_role("listbox", name="Search results").get_by_role("option").first
    ).to_contain_text("Ana Álvarez")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    expect(page.get_by_role("tab", name="Details")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("heading", name="Ana Álvarez")).to_be_visible()


def test_a_mistyped_name_by_keyboard(show: Callable[..., Page], chile: Path) -> None:
    page = show(chile)
    page.keyboard.press("/")
    page.keyboard.type("jannete jarra")
    expect(
        page.get_by_role("listbox", name="Search results").get_by_role("option").first
    ).to_contain_text("Jeannette Jara")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Jeannette Jara")).to_be_visible()


def test_an_alias_says_so(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("combobox", name="Search").fill("la ana")
    expect(
        page.get_by_role("listbox", name="Search results").get_by_role("option").first
    ).to_contain_text("found as “La Ana”")


def test_a_kind_filters(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("combobox", name="Search").fill("deployment")
    page.get_by_role("listbox", name="Search results").get_by_role(
        "option", name="Deployment"
    ).click()
    expect(page.get_by_text("Shown: 2 of 8 relations")).to_be_visible()


def test_a_sentence_opens_its_claim(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("combobox", name="Search").fill("runs against")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    expect(page.get_by_role("heading", name="Ana runs against Bo.")).to_be_visible()


def test_nothing_found_is_said(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("combobox", name="Search").fill("zzzzqqqq")
    expect(page.get_by_text("Nothing found for “zzzzqqqq”.").first).to_be_visible()

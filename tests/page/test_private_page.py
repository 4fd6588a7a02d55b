"""A page with the documents' own words, for those who have them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, expect

from graph.engine.memory import Memory
from graph.export.contract import Passage
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Dataset

FIRST = "Chile is far. Ana Bo. The army stays. Ana helps."
SECOND = "Bo may help. Trade first, then the rest."
SENTENCES = ((0, 13), (14, 21), (22, 37), (38, 48), (49, 61), (62, 89))


def test_sentences_and_claims_lead_to_each_other(
    show: Callable[..., Page], small: Dataset, tmp_path: Path
) -> None:
    passage = Passage("note", ((1, 0, FIRST), (2, 49, SECOND)), SENTENCES)
    path = tmp_path / "private.html"
    path.write_text(page_of(replace(view_of(Memory(small)), passages=(passage,))), encoding="utf-8")
    page = show(path, "tab=brief")
    page.get_by_role("tab", name="Text").click()
    panel = page.get_by_role("tabpanel", name="Text")
    panel.get_by_role("button", name="Ana Bo.").click()
    claims = panel.get_by_role("region", name="Claims that cite this sentence")
    expect(claims.get_by_role("button").first).to_be_visible()
    page.get_by_role("combobox", name="Search").fill("runs against")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    page.get_by_role("tab", name="Text").click()
    expect(panel.locator(".cited-now").first).to_be_visible()


def test_without_them_no_word_of_a_document_is_there(
    show: Callable[..., Page], small_page: Path
) -> None:
    assert "far. Ana" not in small_page.read_text(encoding="utf-8")
    expect(show(small_page).get_by_role("tab", name="Text")).to_have_count(0)

"""The drawing alone, as the workbench has it in a frame: by the page's address, at any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.page.conftest import Show

SIZES = [(740, 460), (390, 240), (1200, 900)]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_only_the_picture_is_there(show: Show, small_page: Path, width: int, height: int) -> None:
    page = show(
        small_page,
        hash_="mode=explore&only=picture&selected=ana",
        viewport={"width": width, "height": height},
    )
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    expect(page.get_by_role("tablist")).to_be_hidden()
    frame = page.locator(".frame").bounding_box()
    assert frame == {"x": 0, "y": 0, "width": width, "height": height}
    page.evaluate("scrollTo(0, 400)")
    assert page.evaluate("[scrollY, document.documentElement.clientWidth]") == [0, width]


def test_any_other_word_shows_all_of_the_page(show: Show, small_page: Path) -> None:
    page = show(small_page, hash_="mode=explore&only=nothing")
    expect(page.get_by_role("heading", level=1)).to_be_visible()

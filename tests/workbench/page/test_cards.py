"""The dataset's card in a browser, from the key, and on a phone from the button, to the file."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from tests.workbench.conftest import TEXT, folder_of
from tests.workbench.launched import started
from tests.workbench.page.test_story import press


@pytest.mark.parametrize(("width", "language"), [(1440, "en-GB"), (390, "es-ES")])
def test_a_headline_is_written_in_the_page(
    tmp_path: Path, browser: Browser, width: int, language: str
) -> None:
    folder = folder_of(tmp_path / "harbour")
    (folder / "texts").mkdir()
    (folder / "texts" / "note.txt").write_text(TEXT, "utf-8")
    with started(folder) as (_one, address, key):
        context = browser.new_context(
            locale=language, viewport={"width": width, "height": 850}, color_scheme="dark"
        )
        try:
            page = context.new_page()
            page.goto(f"{address}#k={key}")
            page.wait_for_selector("html[data-ready]")
            if width < 600:
                label = page.locator("#all-keys [data-key=g] span").last
                assert label.is_visible()
                label.click()
                page.locator("#offers button").first.wait_for()
            else:
                press(page, "g")
            press(page, "2")
            press(page, "Who wins, decides.")
            press(page, "Enter")
            page.get_by_text("Who wins, decides.").first.wait_for()
            assert page.get_by_text("Who wins, decides.").first.is_visible()
            press(page, "2")
            selected = "document.activeElement.selectionEnd - document.activeElement.selectionStart"
            assert page.evaluate(selected) == len("Who wins, decides.")
        finally:
            context.close()
    header = yaml.safe_load((folder / "dataset.yaml").read_text("utf-8"))
    assert header["headline"] == "Who wins, decides."

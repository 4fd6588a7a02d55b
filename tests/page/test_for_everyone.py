"""Keyboard, phone, languages, scripts, and what a checker of accessibility says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.command import ROOT

AXE = ROOT / "graph" / "page" / "node_modules" / "axe-core" / "axe.min.js"


def test_the_keys_are_listed(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_text("Show these keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_all_by_keyboard(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.keyboard.press("s")
    expect(page.get_by_role("radio", name="Whoever wins")).to_be_checked()
    page.keyboard.press("t")
    expect(page.get_by_role("tab", name="Table")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab", name="Filters")).to_be_focused()
    page.keyboard.press("g")
    expect(page.get_by_role("img")).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="Details")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("1")
    assert "around=" in page.url
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert "around=" not in page.url


def test_single_keys_can_be_turned_off(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.keyboard.press("?")
    page.get_by_role("switch", name="Single keys").uncheck()
    page.get_by_role("button", name="Close", exact=True).click()
    page.keyboard.press("t")
    expect(page.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "false")


def test_selecting_is_announced(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("combobox", name="Search").fill("army")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    expect(page.get_by_role("status").filter(has_text="Selected: Army.")).to_have_count(1)


def test_spanish_by_the_browsers_language_and_by_switch(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page, locale="es-CL")
    expect(page.get_by_role("tab", name="Filtros")).to_be_visible()
    expect(page.get_by_role("radio", name="Si gana Ana")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "es"
    page.get_by_label("Idioma").select_option("en")
    expect(page.get_by_role("tab", name="Filters")).to_be_visible()
    expect(page.get_by_role("radio", name="If Ana wins")).to_be_visible()
    page.reload()
    expect(page.get_by_role("tab", name="Filters")).to_be_visible()


def test_a_phone(show: Callable[..., Page], chile: Path) -> None:
    page = show(chile, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # What is too small to be read is a choice.
    picture = page.get_by_role("region", name="Picture")
    expect(picture.get_by_role("button", name="Jeannette Jara, ")).to_be_visible()
    page.get_by_role("button", name="Free").tap()
    expect(page.get_by_role("img")).to_be_visible()
    expect(page.get_by_role("switch", name="Facts only")).to_be_visible()
    page.get_by_role("button", name="Read").tap()
    for side in ("If Jara wins", "If Kast wins"):
        expect(page.get_by_role("heading", name=side).first).to_be_visible()
    page.get_by_role("combobox", name="Search").fill("Kast")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.tap()
    expect(page.get_by_role("heading", name="José Antonio Kast")).to_be_visible()


def test_twice_as_large(show: Callable[..., Page], chile: Path) -> None:
    page = show(chile, viewport={"width": 640, "height": 400})
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    expect(page.get_by_role("img")).to_be_visible()


STATES = (
    "tab=brief",
    "matter=abroad&tab=brief",
    "tab=explore",
    "tab=details",
    "selected=army&tab=details",
    "tab=questions",
    "compare=a&compare=b&tab=compare",
    "tab=table",
    "path=ana&path=bo&tab=details",
)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_finds_nothing(
    show: Callable[..., Page], small_page: Path, scheme: str, width: int
) -> None:
    page = show(small_page, color_scheme=scheme, viewport={"width": width, "height": 844})
    assert violations_in(page, STATES) == []


def test_axe_finds_nothing_in_the_chilean_page(show: Callable[..., Page], chile: Path) -> None:
    states = ("tab=brief", "compare=jara&compare=kast&tab=compare&matter=policing")
    assert violations_in(show(chile), states) == []


def violations_in(page: Page, states: tuple[str, ...]) -> list[Any]:
    """What is found in some states, in the menu and in the list of keys."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed; `make test` installs it")
    source = AXE.read_text(encoding="utf-8")
    found: list[Any] = []
    for state in states:
        page.evaluate("(state) => { location.hash = state }", state)
        page.wait_for_timeout(200)
        found += violations(page, source)
    page.get_by_text("Take it along").click()
    found += violations(page, source)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    return found + violations(page, source)


def violations(page: Page, source: str) -> list[Any]:
    """What a checker of accessibility finds; in the dark, of colours alone: all else is as in the light."""
    page.evaluate(source)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    asked = (
        {"type": "rule", "values": ["color-contrast"]} if dark else {"type": "tag", "values": tags}
    )
    result = page.evaluate("(runOnly) => axe.run(document, { runOnly })", asked)
    return [
        (
            found["id"],
            found["nodes"][0]["html"][:200],
            found["nodes"][0].get("failureSummary", "")[:300],
        )
        for found in result["violations"]
    ]

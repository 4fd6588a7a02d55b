"""The file is ASCII: whatever encoding a server or a host page tells of, all letters are right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from graph.engine.memory import Memory
from graph.export import pack
from graph.export.html import notebook
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Dataset, Header
from graph.vocabulary.entities import Person
from graph.vocabulary.relations import Rivalry
from tests.page.serving import Serve, serving

NAMES = {
    "munoz": "Íñigo Muñoz",
    "layla": "ليلى الأحمد",
    "emoji": "Ana 🧭👩🏽‍⚖️",
    "wang": "王小明 “x” – €",
}


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    with serving() as one:
        yield one


@pytest.fixture(scope="module")
def page_text() -> str:
    entities = tuple(
        sorted((Person(id=key, name=name) for key, name in NAMES.items()), key=lambda one: one.id)
    )
    relations = (Rivalry(source="munoz", target="layla", modality="fact", statement="¿Ñandú? 🧭"),)
    header = Header(
        id="letters", title="Año nuevo 🧭 – “ليلى”", description="Niñez & <b>€</b>", language="es"
    )
    return page_of(view_of(Memory(Dataset(header, entities, relations))))


def test_all_of_it_is_ascii(
    page_text: str, small: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page_text.isascii()
    monkeypatch.setattr(pack, "PLAIN", 0)
    assert page_of(view_of(Memory(small))).isascii()


def reads_right(page: Page | FrameLocator) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Año nuevo 🧭 – “ليلى”")
    expect(page.get_by_text("Niñez & <b>€</b>")).to_be_visible()
    expect(page.get_by_text("Compartir y guardar")).to_be_visible()
    for name in NAMES.values():
        search = page.get_by_role("combobox", name="Buscar")
        search.fill(name)
        option = page.get_by_role("listbox").get_by_role("option", name=name).first
        option.click()
        expect(page.get_by_role("heading", level=2, name=name, exact=True)).to_be_visible()


def test_served_as_another_encoding(browser: Browser, serve: Serve, page_text: str) -> None:
    page = browser.new_page(locale="es-CL")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(serve(page_text, "text/html; charset=iso-8859-1"))
    assert page.evaluate("document.characterSet") == "windows-1252"
    assert page.title() == "Año nuevo 🧭 – “ليلى”"
    reads_right(page)
    # The one letter of the style that is no ASCII.
    written = "[...document.styleSheets].flatMap((one) => [...one.cssRules]).map((one) => one.cssText).join()"
    assert "×" in page.evaluate(written)
    assert errors == []
    page.close()


def test_in_a_host_page_that_tells_of_none(browser: Browser, serve: Serve, page_text: str) -> None:
    page = browser.new_page(locale="es-CL", viewport={"width": 1280, "height": 900})
    page.goto(serve(f"<!doctype html><title>host</title>{notebook(page_text)}", "text/html"))
    reads_right(page.frame_locator("iframe"))
    page.close()


def test_a_control_character_in_the_title_stays_one(small: Dataset) -> None:
    """As a number in HTML it would be a letter of Windows."""
    view = replace(view_of(Memory(small)), title="a\x85b")
    assert "<title>a&#65533;b</title>" in page_of(view)

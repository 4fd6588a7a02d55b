"""Passing the page on: a link where there is one, and else how to do it."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

import graph
from graph.engine.memory import Memory
from graph.export.html import notebook
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Dataset
from tests.page.serving import Serve, serving

ADDRESS = "https://example.org/runoff.html"


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    with serving() as one:
        yield one


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="en-GB", permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture(scope="module")
def addressed(small: Dataset) -> str:
    return page_of(view_of(Memory(small), address=ADDRESS))


def press(page: Page | FrameLocator, name: str) -> None:
    page.get_by_text("Take it along").click()
    page.get_by_role("button", name=name).click()


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_in_the_web_the_link_is_copied(
    context: BrowserContext, serve: Serve, small_page: Path
) -> None:
    page = context.new_page()
    address = serve(small_page.read_text("utf-8"))
    page.goto(f"{address}#kind=border")
    press(page, "Copy link")
    expect(page.get_by_text("Copied.").first).to_be_visible()
    assert copied(page) == f"{address}#kind=border"


def test_a_file_has_no_link(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page, "kind=border", permissions=["clipboard-read", "clipboard-write"])
    press(page, "Copy link")
    expect(page.get_by_text("send the file itself, or a").first).to_be_visible()
    expect(page.get_by_text("#kind=border", exact=True)).to_be_visible()
    expect(page.get_by_text("Copied.")).to_have_count(0)
    page.get_by_role("button", name="Copy this part").click()
    expect(page.get_by_text("Copied.").first).to_be_visible()
    assert copied(page) == "#kind=border"
    plain = show(small_page, "")
    press(plain, "Copy link")
    expect(plain.get_by_text("send the file itself.").first).to_be_visible()
    expect(plain.get_by_role("button", name="Copy this part")).to_have_count(0)


def test_within_another_page_there_is_none(
    context: BrowserContext, serve: Serve, small_page: Path
) -> None:
    page = context.new_page()
    page.goto(serve(notebook(small_page.read_text("utf-8"))))
    frame = page.frame_locator("iframe")
    frame.get_by_role("combobox", name="Search").fill("army")
    frame.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    press(frame, "Copy link")
    expect(frame.get_by_text("This page stands within another").first).to_be_visible()
    expect(frame.get_by_text("#selected=army")).to_be_visible()
    expect(frame.get_by_text("about:")).to_have_count(0)


def test_a_sandbox_is_not_said_to_have_saved(
    context: BrowserContext, serve: Serve, small_page: Path
) -> None:
    content = html.escape(small_page.read_text("utf-8"))
    for allowed, saves in (("allow-scripts", False), ("allow-scripts allow-same-origin", False)):
        page = context.new_page()
        frame_text = (
            f'<iframe sandbox="{allowed}" srcdoc="{content}" width=1000 height=700></iframe>'
        )
        page.goto(serve(frame_text))
        frame = page.frame_locator("iframe")
        press(frame, "Table (CSV)")
        expect(frame.get_by_text("If nothing came of it").first).to_be_visible()
        assert frame.get_by_text("Saved as").count() == int(saves)
        frame.get_by_role("button", name="Copy as Python").click()
        told = frame.get_by_text("Copied.").or_(frame.get_by_text("did not allow copying"))
        expect(told.first).to_be_visible()
    page = context.new_page()
    page.goto(serve(notebook(small_page.read_text("utf-8"))))
    press(page.frame_locator("iframe"), "Table (CSV)")
    expect(page.frame_locator("iframe").get_by_text("Saved as small.csv.")).to_be_visible()


def test_a_page_that_knows_its_address_gives_it(
    show: Callable[..., Page], addressed: str, tmp_path: Path
) -> None:
    path = tmp_path / "addressed.html"
    path.write_text(addressed, encoding="utf-8")
    page = show(path, "kind=border", permissions=["clipboard-read", "clipboard-write"])
    press(page, "Copy link")
    expect(page.get_by_text("Copied.").first).to_be_visible()
    assert copied(page) == f"{ADDRESS}#kind=border"


def test_a_citation_ends_in_that_address(
    show: Callable[..., Page], addressed: str, small: Dataset, tmp_path: Path
) -> None:
    path = tmp_path / "addressed.html"
    path.write_text(addressed, encoding="utf-8")
    claim = small.relations[1].id
    page = show(
        path, f"claim={claim}&tab=details", permissions=["clipboard-read", "clipboard-write"]
    )
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_text("Copied.").first).to_be_visible()
    assert f" {ADDRESS}#" in copied(page)
    assert f"claim={claim}" in copied(page).split("#")[1]


def test_the_address_is_one_of_the_web(tmp_path: Path) -> None:
    kg = graph.load()
    refused: tuple[Any, ...] = (
        "",
        "page.html",
        "file:///page.html",
        "javascript:alert(1)",
        "https://",
        "https://example.org/a b",
        "https://example.org/#part",
        "https://[x/",
    )
    for one in refused:
        with pytest.raises(ValueError, match="http or https"):
            kg.to_html(address=one)
    with pytest.raises(TypeError, match="to_html takes the address"):
        kg.to_html(address=7)  # type: ignore[call-overload]
    assert f'"address":"{ADDRESS}"' in kg.to_html(address=ADDRESS)
    assert '"address":null' in kg.to_html()


def test_the_page_is_in_a_language_that_the_data_speak(
    context: BrowserContext, browser: Browser, serve: Serve, small: Dataset, chile: Path
) -> None:
    """English data are not framed in Spanish words, unless the reader chooses so."""
    english = small.header.model_copy(update={"language": "en", "scenarios": (), "questions": ()})
    view = view_of(Memory(Dataset(english, small.entities, small.relations[1:2])))
    assert view.languages == ("en",)
    reader = browser.new_context(locale="es-CL")
    page = reader.new_page()
    address = serve(page_of(view))
    page.goto(address)
    language = page.get_by_role("combobox", name="Language")
    expect(language).to_have_value("en")
    language.select_option("es")
    expect(page.get_by_text("Compartir y guardar")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Compartir y guardar")).to_be_visible()
    page.goto(serve(chile.read_bytes()))
    expect(page.get_by_text("Compartir y guardar")).to_be_visible()
    reader.close()

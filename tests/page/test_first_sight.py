"""What a reader sees before doing anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from graph.engine.memory import Memory
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Dataset, Header, builtin
from tests.tiny import claim, graph_of


def colours(page: Page) -> int:
    """How many different colours the canvas shows: a blank one shows one."""
    return int(
        page.evaluate("""() => {
            const canvas = document.querySelector("canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const seen = new Set();
            for (let at = 0; at < data.length; at += 4) seen.add(data[at] * 65536 + data[at + 1] * 256 + data[at + 2]);
            return seen.size;
        }""")
    )


def test_title_source_picture_and_caption(show: Callable[..., Page], chile: Path) -> None:
    page = show(chile)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chile")
    expect(page).to_have_title(re.compile("Chile"))
    assert colours(page) > 50
    picture = page.get_by_role(
        "img", name=re.compile(r"Picture of the graph: \d+ relations, \d+ entities")
    )
    expect(picture).to_be_visible()
    expect(page.get_by_text(re.compile(r"Read from .*RUSI"))).to_be_visible()


def test_the_same_picture_on_every_load(show: Callable[..., Page], small_page: Path) -> None:
    first = show(small_page).get_by_role("img").screenshot()
    assert first == show(small_page).get_by_role("img").screenshot()


def test_dark_is_dark(show: Callable[..., Page], small_page: Path) -> None:
    light, dark = (
        show(small_page, color_scheme=scheme).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    )
    brightness = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (light, dark)]
    assert brightness[0] > 600
    assert brightness[1] < 200


def test_appearance_can_be_switched(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page, color_scheme="light")
    page.get_by_label("Appearance").select_option("dark")
    assert "rgb(20, 23, 27)" in page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    assert "rgb(20, 23, 27)" in page.evaluate("getComputedStyle(document.body).backgroundColor")


def paper(page: Page) -> list[int]:
    """The colour in a corner of the canvas."""
    found: list[int] = page.evaluate("""() => {
        const canvas = document.querySelector("canvas");
        return [...canvas.getContext("2d").getImageData(0, 0, 1, 1).data];
    }""")
    return found


def test_the_picture_has_the_colours_of_the_page(
    show: Callable[..., Page], small_page: Path
) -> None:
    assert paper(show(small_page, color_scheme="light")) == [251, 247, 240, 255]
    assert paper(show(small_page, color_scheme="dark")) == [20, 23, 27, 255]
    assert paper(show(small_page, forced_colors="active")) == [251, 247, 240, 255]
    page = show(small_page, color_scheme="light")
    page.get_by_label("Appearance").select_option("dark")
    page.wait_for_timeout(100)
    assert paper(page) == [20, 23, 27, 255]


def test_a_browser_without_pairs_of_colours_has_the_light_ones(
    show: Callable[..., Page], small_page: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older.html"
    text = small_page.read_text("utf-8").replace("light-dark(", "no-such(")
    older.write_text(re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", text), "utf-8")
    assert paper(show(older, color_scheme="dark")) == [251, 247, 240, 255]


def test_an_empty_graph_is_a_page_too(show: Callable[..., Page], tmp_path: Path) -> None:
    empty = Dataset(Header(id="empty", title="Nothing yet"), (), (), builtin())
    path = tmp_path / "empty.html"
    path.write_text(page_of(view_of(Memory(empty))), encoding="utf-8")
    page = show(path)
    expect(page.get_by_role("heading", name="Nothing yet")).to_be_visible()
    expect(page.get_by_role("group", name="Scenario")).to_have_count(0)
    expect(page.get_by_text("All 0 relations and 0 entities are shown.")).to_be_visible()


def test_one_relation_is_one(show: Callable[..., Page], tmp_path: Path) -> None:
    one = graph_of({"ada": "person", "bob": "person"}, claim("advice", "ada", "bob"))
    one.to_html(tmp_path / "one.html")
    page = show(tmp_path / "one.html", "tab=explore&picture=free")
    expect(page.get_by_text("All of it is shown: 1 relation and 2 entities.")).to_be_visible()
    page = show(tmp_path / "one.html", "kind=border&tab=explore")
    expect(page.get_by_text("No relation passes these filters.")).to_be_visible()

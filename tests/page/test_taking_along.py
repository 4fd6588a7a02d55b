"""The address, Python, pictures, data, print."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import graph


def test_the_address_holds_the_state(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("radio", name="If Bo wins").check()
    page.get_by_role("group", name="Sort of claim").get_by_role("checkbox", name="risk").uncheck()
    page.get_by_role("combobox", name="Search").fill("Army")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    selected = page.get_by_text("2 claims of Army stand out, of 5 shown.")
    expect(selected).to_be_visible()
    page.reload()
    expect(selected).to_be_visible()
    expect(page.get_by_role("heading", name="Army")).to_be_visible()
    expect(page.get_by_role("radio", name="If Bo wins")).to_be_checked()
    page.go_back()
    expect(page.get_by_role("heading", name="Army")).to_have_count(0)
    caption = page.get_by_text("Shown: 5 of 8 relations")
    expect(caption).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Shown: 6 of 8 relations")).to_be_visible()
    page.go_forward()
    expect(caption).to_be_visible()


def test_an_address_from_anywhere_does_no_harm(show: Callable[..., Page], small_page: Path) -> None:
    page = show(
        small_page,
        "kind=nonsense&selected=nobody&claim=none&tab=nowhere&compare=x&path=ana&on=2025-99&depth=-4&question=%00",
    )
    expect(page.get_by_role("heading", name="A small runoff")).to_be_visible()


def save(page: Page, name: str) -> bytes:
    page.get_by_text("Take it along").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    content = Path(download.value.path()).read_bytes()
    page.get_by_text("Take it along").click()
    return content


def test_saving_pictures_and_data(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page, "kind=deployment&tab=explore")
    png = save(page, "Picture (PNG)")
    assert png.startswith(b"\x89PNG")
    box = page.get_by_role("img").bounding_box()
    assert box is not None
    margins = 40
    assert int.from_bytes(png[16:20], "big") == (round(box["width"]) + margins) * 2
    svg = save(page, "Picture (SVG)").decode("utf-8")
    assert svg.startswith("<?xml")
    for words in (
        ">Army<",
        ">A small runoff: Kind: Deployment<",
        ">If Ana wins<",
        "N. N., “A note”, 2025",
    ):
        assert words in svg
    assert 'fill="#fbf7f0"' in svg  # the paper, in a colour that every program reads
    table = save(page, "Table (CSV)")
    assert table.startswith(b"\xef\xbb\xbfid,kind,")  # or a spreadsheet would take ñ for Ã±
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert [row["kind"] for row in rows] == ["deployment", "deployment"]
    data = json.loads(save(page, "Data (JSON)"))
    assert list(data["entities"][0])[:4] == ["id", "kind", "name", "names"]
    assert [one["kind"] for one in data["relations"]] == ["deployment", "deployment"]


def pieces(page: bytes) -> list[bytes]:
    return re.findall(rb"<(?:script|style)\b[^>]*>(.*?)</(?:script|style)>", page, re.DOTALL)


def test_a_copy_of_the_page_opens_on_what_was_seen(
    show: Callable[..., Page], small_page: Path, tmp_path: Path
) -> None:
    page = show(small_page, "kind=deployment&tab=explore")
    page.get_by_role("combobox", name="Language").select_option("es")
    page.get_by_text("Compartir y guardar").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Página que se abre aquí (HTML)").click()
    assert download.value.suggested_filename.endswith(".html")
    copy = tmp_path / "copy.html"
    download.value.save_as(copy)
    assert copy.read_bytes().isascii()
    # But for what it opens on, it says what the file says, piece by piece.
    assert pieces(copy.read_bytes()) == pieces(small_page.read_bytes())
    again = show(copy, "")
    caption = again.get_by_text("2 of 8 relations")
    expect(caption.first).to_be_visible()
    expect(again.get_by_role("combobox", name="Language")).to_have_value("en")
    # From there the reader goes on as on any page, and a copy of the copy opens on what is seen there.
    again.get_by_role("button", name=": leave it").first.click()
    expect(caption).to_have_count(0)
    again.go_back()
    expect(caption.first).to_be_visible()
    second = tmp_path / "second.html"
    second.write_bytes(save(again, "Page that opens on this (HTML)"))
    assert second.read_bytes() == copy.read_bytes()


def test_an_address_says_more_than_what_a_copy_opens_on(
    show: Callable[..., Page], small_page: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.html"
    copy.write_bytes(
        save(show(small_page, "kind=deployment&tab=explore"), "Page that opens on this (HTML)")
    )
    page = show(copy, "tab=explore&modality=risk")
    expect(page.get_by_text("deployment").first).to_be_visible()
    assert "modality=risk" in page.url
    assert "deployment" not in page.url


def test_a_picture_of_what_is_seen_or_of_the_whole_as_large_as_one_likes(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, "matter=north&tab=brief")
    part = save(page, "Picture (SVG)").decode("utf-8")
    assert ">deployment in<" in part
    assert ">Germany<" not in part
    assert "9 of its 17 claims" in part
    page.evaluate("location.hash = 'tab=details&selected=police&picture=free&mode=explore'")
    expect(page.get_by_text("16 claims of Police stand out")).to_be_visible()
    free = save(page, "Picture (SVG)").decode("utf-8")
    assert ">Marine corps<" in free
    # The key has the two strokes across a line beside what they say.
    assert ">said not to be so<" in free
    assert free.count('stroke-width="1.8"') == 2
    page.get_by_text("Take it along").click()
    page.get_by_label("What", exact=True).select_option("the whole graph")
    page.get_by_label("Size", exact=True).select_option("4×")
    page.get_by_text("Take it along").click()
    whole = save(page, "Picture (SVG)").decode("utf-8")
    assert whole.count("<path") > 361
    assert "All 361 relations and 217 entities are shown." in whole
    png = save(page, "Picture (PNG)")
    assert int.from_bytes(png[16:20], "big") == (1500 + 40) * 4


@pytest.mark.parametrize(
    "hash_",
    [
        "",
        "kind=cooperation&kind=deployment",
        "scenario=always&scenario=kast&modality=plan",
        "around=army&depth=2&negated=false",
    ],
)
def test_the_line_of_python_gives_what_is_shown(
    show: Callable[..., Page], chile: Path, hash_: str
) -> None:
    page = show(chile, hash_)
    page.get_by_text("Take it along").click()
    line = page.get_by_text("kg.").last.inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Data (JSON)").click()
    ids = [one["id"] for one in json.loads(Path(download.value.path()).read_bytes())["relations"]]
    answer: Any = eval(line, {"kg": graph.load(), "graph": graph})  # noqa: S307  # that is the promise
    assert ids == [relation.id for relation in answer]


@pytest.mark.parametrize("hash_", ["", "&modality=fact", "&around=jose-antonio-kast&depth=1"])
def test_a_second_line_gives_the_relations_of_the_selected(
    show: Callable[..., Page], chile: Path, hash_: str
) -> None:
    page = show(chile, f"selected=jose-antonio-kast&tab=details{hash_}")
    panel = page.get_by_role("tabpanel", name="Details")
    count = panel.get_by_role("heading", level=3).first.inner_text()
    page.get_by_text("Take it along").click()
    line = page.get_by_text("kg.").last.inner_text()
    assert 'entity="jose-antonio-kast"' in line
    answer: Any = eval(line, {"kg": graph.load()})  # noqa: S307  # that is the promise
    assert count == f"{len(answer)} relations"


def test_the_table_is_printed_with_the_picture_where_it_is_seen(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page, "tab=table")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("canvas")).to_be_visible()
    expect(page.locator(".printed tr")).to_have_count(8)
    expect(page.get_by_role("combobox", name="Search")).to_be_hidden()

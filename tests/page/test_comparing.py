"""What differs between two scenarios."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

import graph


def test_side_by_side_topic_by_topic(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("radio", name="What differs").check()
    expect(
        page.get_by_role("heading", name="1 matter is spoken of on both sides and differs.")
    ).to_contain_text("1 only if Ana wins, 1 only if Bo wins.")
    table = page.get_by_role("table", name="If Ana wins, either way, and if Bo wins")
    expect(table.get_by_role("columnheader", name="If Ana wins")).to_be_visible()
    expect(table.get_by_role("columnheader", name="If Bo wins")).to_be_visible()
    expect(table.get_by_role("rowheader", name="Abroad")).to_be_visible()
    expect(table.get_by_role("rowheader", name="Chile")).to_be_visible()
    cells = (
        table.get_by_role("row").filter(has_text="Ana Álvarez will cooperate").get_by_role("cell")
    )
    expect(cells.nth(0)).to_contain_text("plan")
    expect(cells.nth(2)).to_contain_text("Bo Brandt will cooperate with Chile.")
    expect(cells.nth(2)).to_contain_text("expectation · possible")


def test_what_one_side_alone_speaks_of_is_folded_and_no_difference(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, "compare=jara&compare=kast&tab=compare")
    fold = page.get_by_text("matters only if Kast wins").first
    topic = page.get_by_role("navigation", name="Topics").get_by_role("button").first
    rows = page.get_by_role("rowheader")
    expect(rows.first).to_have_text("Policing and crime")
    fold.click()
    expect(fold.locator("xpath=ancestor::details").get_by_role("button").first).to_be_visible()
    topic.click()
    expect(topic).to_have_attribute("aria-pressed", "true")
    assert {rows.nth(at).inner_text() for at in range(rows.count())} == {
        "Policing and crime",
        "Organised crime",
        "Police",
    }
    page.get_by_role("button", name="Organised crime").first.click()
    picture = page.get_by_role("region", name="Picture")
    expect(picture.get_by_role("button", name="Armed forces, ")).to_be_visible()
    expect(picture.get_by_text("6 claims, 5 names.")).to_be_visible()


def test_the_same_comparison_as_in_python(show: Callable[..., Page], chile: Path) -> None:
    kg = graph.load()
    compared = graph.compare(kg.scenario("jara"), kg.scenario("kast"))
    differing = {one.id for row in compared.rows for one in (*row.left, *row.right)}
    alike = {one.id for row in compared.same for one in (*row.left, *row.right)}
    page = show(chile, "compare=jara&compare=kast&tab=compare")
    panel = page.get_by_role("tabpanel", name="Compare")
    said = panel.locator("td:not(.either) [data-claim]")
    assert {claim.get_attribute("data-claim") for claim in said.all()} == differing
    panel.get_by_text("1 matter is the same on both sides.").click()
    same = panel.get_by_role("group").first.locator("[data-claim]")
    assert {claim.get_attribute("data-claim") for claim in same.all()} == alike
    either = {
        claim.get_attribute("data-claim") for claim in panel.locator("td.either [data-claim]").all()
    }
    assert either
    assert all(kg.relation(str(one)).scenario is None for one in either)


def test_a_scenario_that_is_not_there_is_not_said_to_be_alike(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, "compare=jara&compare=nobody&tab=compare")
    panel = page.get_by_role("tabpanel", name="Compare")
    expect(panel.get_by_role("button", name="What differs")).to_be_visible()
    expect(page.get_by_text("do not differ")).to_have_count(0)


def test_what_there_is_none_of_is_not_counted(show: Callable[..., Page], chile: Path) -> None:
    page = show(chile, "compare=jara&compare=kast&tab=compare&matter=defence")
    heading = page.get_by_role("tabpanel", name="Compare").get_by_role("heading", level=2)
    expect(heading).to_have_text("Defence: 6 matters only if Kast wins; none only if Jara wins.")
    for about, said in {
        "matter=north": "The north and the borders: 3 matters only if Jara wins, 3 only if Kast wins.",
        "about=organised-crime": "Organised crime: 1 matter is spoken of on both sides and differs.",
        "matter=policing": "Policing and crime: 2 matters are spoken of on both sides and differ. "
        "2 only if Jara wins, 2 only if Kast wins.",
    }.items():
        page.evaluate(f"location.hash = 'compare=jara&compare=kast&tab=compare&{about}'")
        expect(heading).to_have_text(said)


def test_what_both_say_alike_stands_with_the_counts_it_belongs_to(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, "compare=jara&compare=kast&tab=compare")
    alike = page.get_by_text("1 matter is the same on both sides.")
    head = page.get_by_role("tabpanel", name="Compare").get_by_role("heading", level=2)
    (above, below) = (head.bounding_box(), alike.bounding_box())
    assert above
    assert below
    assert 0 <= below["y"] - above["y"] - above["height"] < 20
    # It is of another matter.
    page.get_by_role("button", name="Organised crime").first.click()
    expect(head).to_contain_text("Organised crime: ")
    expect(alike).to_have_count(0)


def test_a_square_for_each_matter_parted_where_both_speak(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, "compare=jara&compare=kast&tab=compare")
    index = page.get_by_role("navigation", name="Topics")
    counted = page.evaluate(
        """[...document.querySelectorAll(".index button svg")].map(
          (one) => [one.querySelectorAll("rect").length, one.querySelectorAll("path").length / 2])"""
    )
    assert [sum(column) for column in zip(*counted, strict=True)] == [24 + 32, 6]
    for said in (
        "spoken of on both sides, and different",
        "only if Jara wins",
        "only if Kast wins",
    ):
        expect(index.get_by_text(said, exact=True)).to_be_visible()


def test_the_picture_says_of_which_matter_it_is(show: Callable[..., Page], chile: Path) -> None:
    page = show(chile, "compare=jara&compare=kast&tab=compare")
    title = page.get_by_role("region", name="Picture").locator(".drawn-title")
    expect(title).to_have_text("Organised crime")
    page.get_by_role("button", name="Police", exact=True).click()
    expect(title).to_have_text("Police")
    page.evaluate("location.hash = 'compare=jara&compare=kast&tab=compare&matter=defence'")
    expect(title).to_have_text("Defence")
    page.get_by_role("button", name="By topic").click()
    expect(title).to_have_count(0)


def test_who_comes_to_compare_is_shown_a_comparison(show: Callable[..., Page], chile: Path) -> None:
    page = show(chile, "tab=compare")
    expect(
        page.get_by_role("heading", name="6 matters are spoken of on both sides")
    ).to_be_visible()
    page.get_by_role("button", name="If Jara wins | If Kast wins: leave it").click()
    expect(page.get_by_role("tabpanel", name="Brief")).to_be_visible()
    page.evaluate("location.hash = 'tab=compare'")
    page.get_by_role("button", name="‹ Whole picture").click()
    expect(page.get_by_role("tabpanel", name="Brief")).to_be_visible()
    expect(page.get_by_role("button", name="‹ Whole picture")).to_have_count(0)

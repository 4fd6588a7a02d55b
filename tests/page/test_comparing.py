"""What differs between two scenarios."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

import graph


def test_side_by_side_topic_by_topic(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("radio", name="What differs").check()
    table = page.get_by_role("table", name="3 differences")
    expect(table.get_by_role("columnheader", name="If Ana wins")).to_be_visible()
    expect(table.get_by_role("columnheader", name="If Bo wins")).to_be_visible()
    expect(table.get_by_role("rowheader", name="Abroad")).to_be_visible()
    expect(table.get_by_role("rowheader", name="Chile")).to_be_visible()
    cells = (
        table.get_by_role("row").filter(has_text="Ana Álvarez will cooperate").get_by_role("cell")
    )
    expect(cells.nth(0)).to_contain_text("plan")
    expect(cells.nth(1)).to_contain_text("Bo Brandt will cooperate with Chile.")
    expect(cells.nth(1)).to_contain_text("expectation · possible")


def test_what_both_speak_of_comes_first(show: Callable[..., Page], chile: Path) -> None:
    page = show(chile, "compare=jara&compare=kast&tab=compare")
    panel = page.get_by_role("tabpanel", name="Compare")
    silent = panel.get_by_text("Nothing said on this side")
    assert silent.count() > 0
    expect(panel.get_by_text("–", exact=True).first).to_be_visible()
    topics = panel.locator("tbody").evaluate_all(
        "topics => topics.map((topic) => [...topic.querySelectorAll('tr:has(td)')]"
        ".map((row) => row.querySelector('.nothing') !== null))"
    )
    assert len(topics) > 1
    assert topics == [sorted(rows) for rows in topics]


def test_the_same_comparison_as_in_python(show: Callable[..., Page], chile: Path) -> None:
    kg = graph.load()
    rows = graph.compare(kg.scenario("jara"), kg.scenario("kast")).rows
    differing = {
        one.id for row in rows if str(row.status) != "same" for one in (*row.left, *row.right)
    }
    page = show(chile, "compare=jara&compare=kast&tab=compare")
    panel = page.get_by_role("tabpanel", name="Compare")
    said = {claim.get_attribute("data-claim") for claim in panel.locator("[data-claim]").all()}
    assert said == differing


def test_what_is_the_same_can_be_shown_too(show: Callable[..., Page], chile: Path) -> None:
    page = show(chile, "compare=jara&compare=kast&tab=compare")
    claims = page.get_by_role("tabpanel", name="Compare").locator("[data-claim]")
    before = claims.count()
    page.get_by_role("switch", name="Show what is the same too").check()
    assert claims.count() >= before


def test_a_scenario_that_is_not_there_is_not_said_to_be_alike(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, "compare=jara&compare=nobody&tab=compare")
    panel = page.get_by_role("tabpanel", name="Compare")
    expect(panel.get_by_role("button", name="What differs")).to_be_visible()
    expect(page.get_by_text("do not differ")).to_have_count(0)

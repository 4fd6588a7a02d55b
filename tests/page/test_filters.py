"""Legend, filter and counter in one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect


def shown(page: Page, relations: int, entities: int) -> None:
    expect(
        page.get_by_text(f"Shown: {relations} of 8 relations and {entities} of 7 entities.")
    ).to_be_visible()


def test_facts_only(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("switch", name="Facts only").check()
    shown(page, 3, 6)
    page.get_by_role("button", name="Show everything again").click()
    expect(page.get_by_text("All 8 relations and 7 entities are shown.")).to_be_visible()


def test_counts_stand_beside_the_switches(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    modality = page.get_by_role("group", name="Sort of claim")
    expect(modality.get_by_role("checkbox", name="plan")).to_be_checked()
    expect(modality.get_by_text("3 of 3")).to_have_count(2)
    modality.get_by_role("checkbox", name="plan").uncheck()
    expect(modality.get_by_text("0 of 3")).to_be_visible()
    shown(page, 5, 7)
    modality.get_by_role("button", name="None").click()
    shown(page, 0, 0)
    expect(page.get_by_text("No relation passes these filters.")).to_be_visible()
    modality.get_by_role("button", name="All").click()
    expect(page.get_by_text("All 8 relations")).to_be_visible()


def test_kinds_of_entity(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("group", name="Kinds of entity").get_by_role(
        "checkbox", name="Regions"
    ).uncheck()
    shown(page, 5, 5)


def test_only_one(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    group = page.get_by_role("group", name="Kinds of relation")
    group.get_by_role("button", name="Only Cooperation").click()
    shown(page, 2, 3)
    expect(group.get_by_role("checkbox", name="Deployment")).not_to_be_checked()


def test_the_scenario_switch(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    switch = page.get_by_role("group", name="Scenario").first
    switch.get_by_role("radio", name="If Ana wins").check()
    shown(page, 6, 7)
    assert "scenario=a&scenario=always" in page.url
    switch.get_by_role("radio", name="Whoever wins").check()
    shown(page, 4, 7)
    switch.get_by_role("radio", name="Everything").check()
    expect(page.get_by_text("All 8 relations")).to_be_visible()


def test_a_filter_without_a_place_in_the_legend_can_be_taken_away(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page, "entity=army&text=deployed&tab=explore")
    shown(page, 2, 2)
    page.get_by_role("button", name="Words in the claim: deployed: leave it").click()
    page.get_by_role("button", name="Entity: Army: leave it").click()
    expect(page.get_by_text("All 8 relations")).to_be_visible()


def test_what_is_denied(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    page.get_by_role("group", name="Said or denied").get_by_role(
        "checkbox", name="affirmed"
    ).uncheck()
    shown(page, 1, 2)
    assert "negated=true" in page.url

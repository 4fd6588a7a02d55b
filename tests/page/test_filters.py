"""Legend, filter and counter in one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect


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


def further(page: Page) -> Locator:
    page.get_by_text("Further filters").click()
    return page.locator("details", has_text="Further filters")


def test_names_at_either_end(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    part = further(page)
    for label, name, relations, entities in (
        ("From", "Ana", 3, 4),
        ("To", "Chile", 1, 2),
    ):
        box = part.get_by_role("combobox", name=label, exact=True)
        box.fill(name)
        box.press("Enter")
        shown(page, relations, entities)
    assert "source=ana&target=chile" in page.url
    part.get_by_role("button", name="From: Ana Álvarez: leave it").click()
    shown(page, 2, 3)
    expect(part.get_by_role("combobox", name="From", exact=True)).to_be_focused()
    part.get_by_role("button", name="To: Chile: leave it").click()
    box = part.get_by_role("combobox", name="Entity", exact=True)
    box.fill("army")
    box.press("Enter")
    shown(page, 2, 2)
    assert "entity=army" in page.url


def test_the_side_the_kind_of_an_end_and_what_is_said(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page)
    part = further(page)
    side = part.get_by_role("group", name="Side")
    expect(side.get_by_text("3 of 3")).to_have_count(2)
    side.get_by_role("checkbox", name="If Bo wins").check()
    shown(page, 3, 5)
    assert "side=b" in page.url
    side.get_by_role("checkbox", name="If Bo wins").uncheck()
    part.get_by_role("group", name="Kind of source").get_by_role("checkbox", name="issues").check()
    shown(page, 1, 2)
    assert "source_kind=issue" in page.url
    # The legend's kinds are those of both ends: where these differ, it asks nothing.
    kinds = page.get_by_role("group", name="Kinds of entity")
    expect(kinds.get_by_role("checkbox", name="Regions")).to_be_checked()
    page.get_by_role("button", name="Show everything again").click()
    part.get_by_role("group", name="Says something of").get_by_role(
        "checkbox", name="Statement"
    ).check()
    shown(page, 1, 2)
    assert "has=statement" in page.url


def test_what_is_left_out(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    part = further(page).get_by_role("group", name="Left out")
    field = part.get_by_role("combobox", name="Left out: Choose a field")
    field.select_option("Sort of claim")
    part.get_by_role("combobox", name="Left out: Sort of claim").select_option("plan")
    part.get_by_role("button", name="Leave out").click()
    shown(page, 5, 7)
    field.select_option("Entity")
    name = part.get_by_role("combobox", name="Left out: Entity")
    name.fill("germany")
    name.press("Enter")
    shown(page, 4, 6)
    field.select_option("Words in the claim")
    part.get_by_role("searchbox", name="Left out: Words in the claim").fill("runs against")
    part.get_by_role("button", name="Leave out").click()
    shown(page, 3, 5)
    assert "exclude.entity=germany&exclude.modality=plan&exclude.text=runs+against" in page.url
    part.get_by_role("button", name="Left out – Sort of claim: plan: leave it").click()
    shown(page, 6, 6)
    expect(field).to_be_focused()


def test_the_order_and_how_many(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    part = further(page)
    part.get_by_role("combobox", name="Order").select_option("Certainty ↑")
    expect(page.get_by_text("All 8 relations")).to_be_visible()
    limit = part.get_by_role("spinbutton", name="At most")
    limit.fill("3")
    limit.press("Enter")
    expect(page.get_by_text("Shown: 3 of 8 relations")).to_be_visible()
    assert "order=certainty&limit=3" in page.url
    part.get_by_role("combobox", name="Order").select_option("As in the text")
    limit.fill("")
    limit.press("Enter")
    expect(page.get_by_text("All 8 relations")).to_be_visible()

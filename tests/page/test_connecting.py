"""How two names are connected: all of the shortest chains, each under what it supposes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

JARA_AND_CHINA = "path=jeannette-jara&path=china&tab=details"


def test_all_shortest_chains_are_told_and_one_is_open(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, JARA_AND_CHINA)
    expect(page.get_by_text("3 chains are equally short")).to_be_visible()
    lines = page.get_by_role("tabpanel").locator("[data-chain]")
    expect(lines).to_have_count(3)
    for place, world in enumerate(["If Jara wins", "whoever wins", "If Kast wins"]):
        expect(lines.nth(place)).to_contain_text(world)
        expect(lines.nth(place)).to_contain_text("China")
    expect(page.get_by_role("button", expanded=True, name="If Jara wins")).to_be_visible()


def test_the_chain_that_is_opened_is_drawn_kept_in_the_address_and_keeps_the_keyboard(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, JARA_AND_CHINA)
    panel = page.get_by_role("tabpanel")
    third = panel.get_by_role("button", name="If Kast wins").and_(page.locator("[data-chain]"))
    third.focus()
    page.keyboard.press("Enter")
    expect(third).to_have_attribute("aria-expanded", "true")
    expect(third).to_be_focused()
    assert "chain=3" in page.url
    middle = third.inner_text().splitlines()[-1].split(" ")[3]
    expect(page.get_by_role("region", name="Picture")).to_contain_text(middle)
    page.reload()
    expect(third).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="Swap the two").click()
    assert "chain=" not in page.url


def test_two_who_only_meet_in_a_claim_are_not_said_to_be_tied_to_each_other(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, "path=jose-antonio-kast&path=argentina&tab=details")
    expect(
        page.get_by_role("heading", name="José Antonio Kast and Argentina meet in one claim.")
    ).to_be_visible()
    hop = page.get_by_role("listitem").filter(has_text="in a claim")
    expect(hop).to_have_text(
        re.compile(r"^in a claim \(pursued by: José Antonio Kast\):.*share more intelligence")
    )
    picture = page.get_by_role("region", name="Picture")
    expect(picture.get_by_text("pursued by", exact=True)).to_be_visible()
    page.get_by_role("button", name="Swap the two").click()
    expect(hop).to_have_text(re.compile("^in a claim:.*pursued by: José Antonio Kast$"))
    expect(picture.get_by_text("pursued by", exact=True)).to_be_visible()


def test_one_chain_needs_no_list(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page, "path=ana&path=bo&tab=details")
    expect(page.get_by_role("heading", name="directly connected")).to_be_visible()
    expect(page.get_by_role("tabpanel").get_by_text("Whoever wins").first).to_be_visible()
    expect(page.locator("[data-chain]")).to_have_count(0)


def test_what_is_denied_between_the_two_is_said_too(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page, "path=chile&path=germany&tab=details")
    expect(page.get_by_text("One claim that denies a tie was left out")).to_be_visible()

"""Narrow screens, large letters, colours of the system, who hears the page, and what a checker says of it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.command import ROOT
from tests.workbench.page.conftest import Sit, drawn, told
from tests.workbench.page.frames import CLAIM_BAR, FRAMES, NARROW, SENTENCE, TEXT, text_of, view
from tests.workbench.page.page_server import Puppet

AXE = ROOT / "graph" / "page" / "node_modules" / "axe-core" / "axe.min.js"


def findings(page: Page) -> list[str]:
    """What the checker finds; it is run beside the page's policy, which forbids it to be there."""
    page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    found: Any = page.evaluate(
        """async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }))
            .violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`))"""
    )
    return [str(one) for one in found]


@pytest.mark.skipif(not AXE.exists(), reason="the checker is not installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", FRAMES)
def test_a_checker_finds_nothing(sit: Sit, name: str, scheme: str) -> None:
    page, _ = sit(FRAMES[name]["en"], color_scheme=scheme)
    assert findings(page) == []


@pytest.mark.parametrize(
    "name", ["1-sentence", "2-claim-bar", "5-adjudication", "9-narrow", "11-start"]
)
def test_on_a_phone_nothing_is_cut_off(sit: Sit, name: str) -> None:
    long = "The runoff of 2025, its security, and its foreign policy after all"
    view = FRAMES[name]["en"].model_copy(update={"title": long})
    page, _ = sit(view, viewport={"width": 390, "height": 844})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    text = page.get_by_role("region", name=TEXT.title).bounding_box()
    bar = page.get_by_role("region", name="The claim in hand").bounding_box()
    foot = page.get_by_role("contentinfo").bounding_box()
    assert text
    assert bar
    assert foot
    assert text["height"] > 180
    assert text["y"] + text["height"] <= bar["y"] + 1
    assert bar["y"] + bar["height"] <= foot["y"] + 1
    assert foot["y"] + foot["height"] <= 845


def test_offers_are_as_large_as_a_finger(sit: Sit) -> None:
    page, puppet = sit(
        NARROW, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    # The keys on the screen stay away until one taps to type.
    expect(page.get_by_role("combobox")).not_to_be_focused()
    offers = page.get_by_role("option")
    expect(offers).to_have_count(3)
    for i in range(3):
        box = offers.nth(i).bounding_box()
        assert box
        assert box["height"] >= 46
    offers.nth(1).tap()
    drawn(page, 2)
    page.get_by_role("button", name="Take 3").tap()
    drawn(page, 3)
    assert told(puppet) == ["4", "Enter"]


def test_at_twice_the_size_all_can_be_reached(sit: Sit) -> None:
    # A window of 1440 px at 200 % is one of 720.
    page, _ = sit(CLAIM_BAR, viewport={"width": 720, "height": 450})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 720
    last = page.get_by_role("option", name="9 takes a stance on")
    last.scroll_into_view_if_needed()
    expect(last).to_be_visible()
    expect(page.get_by_role("button", name="keep as unfinished")).to_be_attached()


def test_in_the_colours_of_the_system_marks_are_seen(sit: Sit) -> None:
    page, _ = sit(SENTENCE, forced_colors="active")
    box = page.locator("#ribbon .fate-c").first
    assert box.evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_nothing_moves_by_itself(sit: Sit) -> None:
    page, _ = sit(CLAIM_BAR, reduced_motion="reduce")
    assert page.evaluate("document.getAnimations().length") == 0


def test_offers_are_the_list_of_the_text_box(sit: Sit) -> None:
    page, _ = sit(CLAIM_BAR)
    box = page.get_by_role("combobox", name="What ties them?")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name="Offers").get_by_role("option")).to_have_count(9)
    active = box.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_contain_text("opposes")


def test_what_the_check_says_is_heard(sit: Sit) -> None:
    page, _ = sit(CLAIM_BAR)
    expect(page.get_by_role("status").filter(has_text="In order: With opposes")).to_have_count(1)


def test_buttons_are_reached_by_tab_and_pressed(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    button = page.get_by_role("button", name="q silent, and why")
    button.focus()
    page.keyboard.press("Enter")
    drawn(page, 2)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="p picture")).to_be_focused()
    assert told(puppet) == ["q"]


def test_the_focus_is_kept_where_a_part_is_drawn_again(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    page.get_by_role("button", name="q silent, and why").focus()
    puppet.change(foot=(*SENTENCE.foot[:-1],))
    drawn(page, puppet.version)
    expect(page.get_by_role("button", name="q silent, and why")).to_be_focused()


def test_text_from_right_to_left(sit: Sit) -> None:
    text = text_of("قال الرئيس إن البلاد تحتاج إلى المساعدة. وقال آخر لا.", "rtl", language="ar")
    shown = view(document="rtl", sentence=0, head=SENTENCE.head, fates="oo", bar=SENTENCE.bar)
    page, _ = sit(Puppet((text,), en=shown))
    words = page.locator("#reading [lang=ar]")
    expect(words).to_have_count(1)
    assert words.evaluate("one => getComputedStyle(one).direction") == "rtl"

"""The page draws what it is told, and tells what is done: key by key, and by every cap."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graph.workbench.shapes import Choice, Offer, Pair, View
from tests.workbench.page.conftest import Sit, drawn, told
from tests.workbench.page.frames import (
    ADJUDICATION,
    CLAIM_BAR,
    DENSEST,
    DRAFT,
    FRAMES,
    NEW_ENTITY,
    NINE,
    PICTURE,
    READY,
    SENTENCE,
    START,
    TEXT,
    WORDS,
    WRONG_END,
    caps,
    runs,
)
from tests.workbench.page.page_server import Puppet


@pytest.mark.parametrize("name", FRAMES)
def test_every_state_is_drawn(sit: Sit, name: str) -> None:
    page, _ = sit(FRAMES[name]["en"])
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Harland’s presidential runoff of 2031"
    )
    assert page.evaluate("document.scrollingElement.scrollHeight") <= 900


def test_the_claims_of_the_sentence(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    expect(page.get_by_role("heading", name="Sentence 8 of 15 ¶ 5")).to_be_visible()
    picked = page.get_by_role("button", name="Vell is against military aid", pressed=True)
    expect(picked).to_contain_text("Odran Vell opposes Military aid to Ostmark")
    page.get_by_role("button", name="Vell is a sceptic").click()
    drawn(page, 2)
    assert told(puppet) == ["pick vell-sceptic"]


def test_keys_go_out_one_by_one_in_order(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    for key in (
        "j",
        "Space",
        "1",
        "Shift+ArrowRight",
        "Shift+Digit1",
        "Enter",
        "Control+Enter",
        "Shift+U",
    ):
        page.keyboard.press(key)
    drawn(page, 9)
    assert told(puppet) == [
        *("j", " ", "1", "shift+ArrowRight", "!", "Enter", "ctrl+Enter", "shift+U"),
    ]


def test_the_browsers_own_keys_are_let_be(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    for key in ("Control+c", "Alt+1", "Control+1", "F2", "PageDown", "Home", "Meta+k"):
        page.keyboard.press(key)
    page.keyboard.press("j")
    drawn(page, 2)
    assert told(puppet) == ["j"]


def test_every_cap_is_a_button(sit: Sit) -> None:
    page, puppet = sit(CLAIM_BAR)
    for name in (
        "Enter take the first",
        ", and another",
        "Shift Tab back",
        "Ctrl Enter keep as unfinished",
    ):
        page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("option", name="3 leads").click()
    drawn(page, 6)
    assert told(puppet) == ["Enter", ",", "shift+Tab", "ctrl+Enter", "3"]


def test_keys_that_do_the_same_share_their_label(sit: Sit) -> None:
    page, puppet = sit(
        SENTENCE.model_copy(update={"foot": caps(("j", "sentence"), ("k", "sentence"))})
    )
    expect(page.get_by_role("contentinfo").get_by_text("sentence", exact=True)).to_have_count(1)
    page.get_by_role("button", name="j sentence", exact=True).click()
    drawn(page, 2)
    assert told(puppet) == ["j"]


def test_a_key_that_does_nothing_now_says_why(sit: Sit) -> None:
    page, _ = sit(WRONG_END)
    bar = page.get_by_role("region", name="The claim in hand")
    expect(bar.get_by_text("1 thing is wrong")).to_be_visible()
    expect(bar.get_by_role("button", name="Enter save")).to_have_count(0)


def test_what_is_wrong_stands_above_what_mends_it(sit: Sit) -> None:
    page, _ = sit(WRONG_END)
    wrong = page.get_by_text("a leadership ends in").bounding_box()
    mend = page.get_by_role("button", name="1 Mirko Sand holds").bounding_box()
    assert wrong
    assert mend
    assert wrong["y"] < mend["y"]


def until_told(page: Page, puppet: Puppet, last: str) -> list[str]:
    """What the page has told, once it has told something."""
    for _ in range(100):
        if told(puppet)[-1:] == [last]:
            break
        page.wait_for_timeout(50)
    return told(puppet)


def test_what_is_typed_is_told_before_any_key(sit: Sit) -> None:
    page, puppet = sit(CLAIM_BAR)
    box = page.get_by_role("combobox", name="What ties them?")
    expect(box).to_be_focused()
    page.keyboard.type("op")
    page.keyboard.press("Enter")
    # A slow machine may tell what is typed sign by sign; all of it comes before the key.
    first = until_told(page, puppet, "Enter")
    assert first[-2:] == ["“op”", "Enter"]
    assert set(first[:-2]) <= {"“o”"}
    page.keyboard.press("3")
    page.keyboard.press(",")
    until_told(page, puppet, ",")
    page.keyboard.press("Shift+Digit1")
    assert until_told(page, puppet, "“op!”")[len(first) :] == ["3", ",", "“op!”"]


def test_what_is_typed_stays_while_views_come(sit: Sit) -> None:
    page, puppet = sit(CLAIM_BAR)
    box = page.get_by_role("combobox", name="What ties them?")

    def echo(puppet: Puppet, command: Any) -> None:
        bar = puppet.views["en"].bar
        text = command.text if command.do == "type" else ""
        assert bar.box
        shown = bar.model_copy(update={"box": bar.box.model_copy(update={"text": text})})
        puppet.views["en"] = puppet.views["en"].model_copy(update={"bar": shown})

    puppet.act = echo
    page.keyboard.type("opposition of some", delay=35)
    page.wait_for_timeout(200)
    expect(box).to_have_value("opposition of some")
    assert told(puppet)[-1] == "“opposition of some”"
    page.keyboard.press("Enter")
    expect(box).to_have_value("")


@pytest.mark.parametrize("pause", [80, 160])
def test_no_letter_is_lost_where_answers_are_slow(sit: Sit, pause: int) -> None:
    page, puppet = sit(CLAIM_BAR)
    box = page.get_by_role("combobox", name="What ties them?")

    def echo(puppet: Puppet, command: Any) -> None:
        time.sleep(0.2)  # more is typed and told until it is answered
        bar = puppet.views["en"].bar
        assert bar.box
        text = command.text if command.do == "type" else ""
        shown = bar.model_copy(update={"box": bar.box.model_copy(update={"text": text})})
        puppet.views["en"] = puppet.views["en"].model_copy(update={"bar": shown})

    puppet.act = echo
    page.keyboard.type("opposition of some", delay=pause)
    page.wait_for_timeout(900)
    expect(box).to_have_value("opposition of some")
    assert told(puppet)[-1] == "“opposition of some”"


def test_the_sentence_is_a_text_box(sit: Sit) -> None:
    page, puppet = sit(READY)
    box = page.get_by_role("textbox", name="What the claim says")
    expect(box).to_be_focused()
    expect(box).to_have_value("Vell would veto League military aid to Ostmark.")
    page.keyboard.type(" 1!")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_timeout(150)
    assert told(puppet)[-2:] == ["“Vell would veto League military aid to Ostmark. 1!”", "Enter"]


def test_what_is_pressed_right_behind_enter_is_for_what_comes_of_it(sit: Sit) -> None:
    page, puppet = sit(READY)
    box = page.get_by_role("textbox", name="What the claim says")
    expect(box).to_be_focused()
    box.evaluate(
        """box => {
          for (const key of ["Enter", " ", "n"])
            box.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        }"""
    )
    page.wait_for_timeout(150)
    assert told(puppet)[-3:] == ["Enter", " ", "n"]


def test_the_focus_goes_back_to_the_text_when_a_box_shuts(sit: Sit) -> None:
    page, puppet = sit(CLAIM_BAR)
    puppet.act = lambda puppet, _: puppet.views.update(en=SENTENCE)
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).to_have_count(0)
    page.keyboard.press("j")
    page.wait_for_timeout(100)
    assert told(puppet) == ["Escape", "j"]


def test_a_new_entity_is_asked_for_with_what_is_known(sit: Sit) -> None:
    page, _ = sit(NEW_ENTITY)
    expect(page.get_by_text("Same as …? One letter away")).to_be_visible()
    expect(page.get_by_role("option", name="1 Mirko Sand")).to_have_attribute(
        "aria-selected", "true"
    )
    expect(page.get_by_role("definition").filter(has_text="mirco-sand")).to_be_visible()


def test_two_annotators_side_by_side(sit: Sit) -> None:
    page, puppet = sit(ADJUDICATION)
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_text(["1A", "2B"])
    expect(table.get_by_role("row", name="sort")).to_contain_text("assessment")
    page.get_by_role("button", name="1 A", exact=True).click()
    page.get_by_role("button", name="5 neither").click()
    drawn(page, 3)
    assert told(puppet) == ["1", "5"]


def test_a_draft_shows_its_grade(sit: Sit) -> None:
    page, _ = sit(DRAFT)
    expect(page.get_by_text("near: not placed")).to_be_visible()
    expect(page.get_by_role("button", name="y accept")).to_have_count(0)


def test_members_stand_line_by_line(sit: Sit) -> None:
    page, _ = sit(DENSEST)
    lines = page.get_by_text("Vell would have police at work in")
    expect(lines).to_have_count(4)
    expect(page.get_by_text("every sentence is settled")).to_be_visible()


def test_how_to_begin(sit: Sit) -> None:
    page, _ = sit(START)
    expect(
        page.get_by_role("heading", name="Read the sentence. What does it claim?")
    ).to_be_visible()
    expect(page.get_by_role("term")).to_have_text(["Space", "1–9", "Enter", "q"])
    expect(page.get_by_text("nothing to undo")).to_be_visible()


def test_the_picture_stands_in_a_frame_that_may_only_draw(sit: Sit) -> None:
    page, puppet = sit(PICTURE)
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("sandbox", "allow-scripts")
    expect(frame).to_have_attribute(
        "src", "picture/ticket-1#mode=explore&only=picture&selected=vell"
    )
    expect(page.frame_locator("iframe").get_by_text("A picture of the graph")).to_be_attached()
    puppet.change(picture=None)
    expect(frame).to_have_count(0)


def test_all_keys_and_the_switch(sit: Sit) -> None:
    help_ = (Pair(label="j  k", cells=(runs("the next sentence, the one before"),)),)
    page, puppet = sit(SENTENCE.model_copy(update={"help": help_}))
    dialog = page.get_by_role("dialog", name="All keys")
    expect(dialog.get_by_text("the next sentence, the one before")).to_be_visible()
    dialog.get_by_role("switch", name="Single keys").uncheck()
    puppet.act = lambda puppet, _: puppet.views.update(en=SENTENCE)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    drawn(page, 2)
    assert told(puppet) == ["Escape"]
    for key in ("j", "1", "!", " "):
        page.keyboard.press(key)
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(100)
    assert told(puppet) == ["Escape", "ArrowDown"]
    page.get_by_role("button", name="e edit").click()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("j")
    page.wait_for_timeout(100)
    assert told(puppet) == ["Escape", "ArrowDown", "e"]


def test_the_language_is_asked_for_and_kept(sit: Sit) -> None:
    spanish = SENTENCE.model_copy(update={"language": "es", "aside": "3 afirmaciones"})
    help_ = (Pair(label="j", cells=(runs("la oración siguiente"),)),)
    page, _puppet = sit(
        Puppet((TEXT,), en=SENTENCE, es=spanish.model_copy(update={"help": help_})), locale="es-CL"
    )
    expect(page.get_by_text("3 afirmaciones", exact=True)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "es"
    expect(page.get_by_role("button", name="Espacio other words")).to_be_attached()
    page.get_by_role("combobox", name="Idioma").select_option("English")
    expect(page.get_by_text("3 claims", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_text("3 claims", exact=True)).to_be_visible()


def test_another_document(sit: Sit) -> None:
    two = (Choice(id="note", title=TEXT.title), Choice(id="more", title="Another note"))
    more = TEXT.model_copy(update={"document": "more", "paragraphs": TEXT.paragraphs[:2]})
    puppet = Puppet((TEXT, more), en=SENTENCE.model_copy(update={"documents": two}))
    page, _ = sit(puppet)
    puppet.act = lambda puppet, _: puppet.views.update(
        en=START.model_copy(update={"documents": two, "document": "more", "fates": "ooo"})
    )
    page.get_by_role("combobox", name="Document").select_option("Another note")
    drawn(page, 2)
    assert told(puppet) == ["go more"]
    expect(page.get_by_text("George")).to_have_count(0)
    expect(page.locator(".paragraph")).to_have_count(2)


def test_offers_without_a_digit_are_taken_with_the_arrows(sit: Sit) -> None:
    offers = tuple(
        Offer(key="", main=runs(word), first=i == 0)
        for i, word in enumerate(("over", "60%", "voters"))
    )
    bar = CLAIM_BAR.bar.model_copy(update={"offers": offers})
    page, puppet = sit(CLAIM_BAR.model_copy(update={"bar": bar}))
    page.get_by_role("option", name="voters").click()
    drawn(page, 4)
    assert told(puppet) == ["ArrowDown", "ArrowDown", "Enter"]


def test_what_changes_is_said(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    puppet.change(said="Saved: Vell opposes aid.")
    expect(page.get_by_role("status").filter(has_text="Saved: Vell opposes aid.")).to_have_count(1)


def test_why_nothing_can_be_changed(sit: Sit) -> None:
    page, _ = sit(
        SENTENCE.model_copy(update={"read_only": "The text is another than the dataset cites."})
    )
    expect(page.get_by_text("The text is another than the dataset cites.")).to_be_visible()


def keys_in(page: Page) -> list[float]:
    found: list[float] = page.evaluate(
        "performance.getEntriesByName('key').map(one => one.duration)"
    )
    return found


def test_a_key_is_answered_soon(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    order: list[View] = [CLAIM_BAR, WRONG_END, READY, SENTENCE, ADJUDICATION, NEW_ENTITY]
    puppet.act = lambda puppet, _: puppet.views.update(en=order[len(puppet.done) % len(order)])
    for _ in range(18):
        page.keyboard.press("Escape")
        page.wait_for_timeout(40)
    drawn(page, 19)
    times = sorted(keys_in(page))
    # A machine that does other things beside is slow: how soon it is where it is not, the bench measures.
    assert len(times) > 12
    assert times[0] < 250, times


def test_the_sentence_in_focus_is_current(sit: Sit) -> None:
    page, _ = sit(CLAIM_BAR)
    current = page.locator("[aria-current=true]")
    assert CLAIM_BAR.sentence == NINE
    expect(current).to_have_text(
        WORDS[WORDS.index("He said he would") : WORDS.index("For his part")].strip()
    )

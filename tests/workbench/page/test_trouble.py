"""What the page does when somebody else changes a file, nobody answers, or its key is missing."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page, expect

from graph.workbench.shapes import Pair
from tests.workbench.page.conftest import Sit, drawn, told
from tests.workbench.page.frames import CLAIM_BAR, SENTENCE, TEXT, WRONG_END, runs
from tests.workbench.page.page_server import Puppet, serving


def back(puppet: Puppet) -> None:
    puppet.trouble = ""


def gone(puppet: Puppet) -> None:
    puppet.trouble = "gone"
    with puppet.news:
        puppet.news.notify_all()


def test_the_key_leaves_the_address_and_stays_in_the_tab(sit: Sit) -> None:
    page, _ = sit(SENTENCE)
    assert "#" not in page.url
    page.reload()
    expect(page.get_by_text("3 claims", exact=True)).to_be_visible()


def test_without_its_key_the_page_says_what_to_do(browser: Browser) -> None:
    with serving(Puppet((TEXT,), en=SENTENCE)) as address:
        page = browser.new_page(locale="es-CL")
        page.goto(address.split("#", maxsplit=1)[0])
        expect(page.get_by_role("heading", name="A esta página le falta su clave")).to_be_visible()
        expect(page.get_by_text("policygraph annotate")).to_be_visible()
        page.close()


def test_what_others_change_is_shown(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    puppet.change(aside="4 claims")
    expect(page.get_by_text("4 claims")).to_be_visible()
    assert puppet.done == []


def test_an_answer_that_comes_late_tells_of_nothing_new(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    older = puppet.view("en").model_copy(update={"version": 2, "aside": "an older view"})
    for key in "jjj":
        page.keyboard.press(key)
    drawn(page, 4)
    page.route("**/api/wait*", lambda route: route.fulfill(json=older.model_dump()))
    puppet.change(said="Now.")
    page.wait_for_timeout(300)
    expect(page.get_by_text("an older view")).to_have_count(0)
    expect(page.locator("html")).not_to_have_attribute("data-ready", "2")


def test_a_key_pressed_on_an_older_view_is_sent_again_where_nothing_of_it_changed(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    puppet.version += 1  # of which the page has not heard
    page.keyboard.press("j")
    drawn(page, puppet.version + 1 if not puppet.done else puppet.version)
    assert told(puppet) == ["j"]


def test_a_key_pressed_on_another_view_waits_and_is_asked_about(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    puppet.views["en"] = WRONG_END
    puppet.version += 1
    page.keyboard.press("1")
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("these keys wait: 1")
    assert puppet.done == []
    notice.get_by_role("button", name="Do them now").click()
    drawn(page, 3)
    assert told(puppet) == ["1"]
    expect(notice).to_be_hidden()


def test_keys_are_kept_while_nobody_answers(sit: Sit) -> None:
    page, puppet = sit(SENTENCE, quiet=False)
    gone(puppet)
    for key in ("j", "1", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("alert")).to_contain_text("Not saved, kept here")
    expect(page.get_by_role("alert")).to_contain_text("j 1 Enter")
    expect(page.get_by_text("Vell is a sceptic of the League, an")).to_be_visible()
    back(puppet)
    drawn(page, 4)
    assert told(puppet) == ["j", "1", "Enter"]
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def test_what_was_typed_meanwhile_is_kept_too(sit: Sit) -> None:
    page, puppet = sit(CLAIM_BAR, quiet=False)
    gone(puppet)
    page.keyboard.type("op")
    expect(page.get_by_role("alert")).to_contain_text("“op”")
    page.keyboard.type("pose")
    expect(page.get_by_role("combobox")).to_have_value("oppose")
    back(puppet)
    page.wait_for_timeout(2_500)
    assert told(puppet)[-1] == "“oppose”"


def test_kept_keys_can_be_forgotten_where_all_is_another(sit: Sit) -> None:
    page, puppet = sit(SENTENCE, quiet=False)
    gone(puppet)
    page.keyboard.press("1")
    expect(page.get_by_role("alert")).to_contain_text("Kept")
    puppet.views["en"] = WRONG_END
    puppet.version = 7
    back(puppet)
    expect(page.get_by_role("alert")).to_contain_text("these keys wait: 1")
    page.get_by_role("button", name="Forget them").click()
    page.keyboard.press("x")
    drawn(page, 8)
    assert told(puppet) == ["x"]


def test_all_keys_can_be_shut_while_nobody_answers(sit: Sit) -> None:
    help_ = (Pair(label="j", cells=(runs("the next sentence"),)),)
    page, puppet = sit(SENTENCE.model_copy(update={"help": help_}), quiet=False)
    gone(puppet)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="All keys")).to_be_hidden()


def test_a_proxys_login_page_is_nobody(sit: Sit) -> None:
    page, puppet = sit(SENTENCE, quiet=False)
    puppet.trouble = "login"
    page.keyboard.press("j")
    expect(page.get_by_role("alert")).to_contain_text("Not saved, kept here")
    back(puppet)
    drawn(page, 2)
    assert told(puppet) == ["j"]


def test_behind_a_proxys_prefix(sit: Sit) -> None:
    puppet = Puppet((TEXT,), en=SENTENCE.model_copy(update={"picture": "selected=vell"}))
    puppet.prefix = "user/anna/proxy/8123/"
    page, _ = sit(puppet)
    page.keyboard.press("j")
    drawn(page, 2)
    assert told(puppet) == ["j"]
    expect(page.frame_locator("iframe").get_by_text("A picture of the graph")).to_be_attached()


def test_the_key_goes_nowhere_but_into_its_header(sit: Sit) -> None:
    seen: list[tuple[str, Any]] = []
    puppet = Puppet((TEXT,), en=SENTENCE)
    page, _ = sit(puppet)
    page.on("request", lambda request: seen.append((request.url, request.headers)))
    page.keyboard.press("j")
    drawn(page, 2)
    assert seen
    assert all("a-key" not in url and "cookie" not in headers for url, headers in seen)
    assert all(headers["x-policygraph-key"] == "a-key" for url, headers in seen if "/api/" in url)


def test_composing_letters_is_let_be(sit: Sit) -> None:
    page, puppet = sit(CLAIM_BAR)
    compose(page, "n")
    puppet.change(said="Something else.")
    drawn(page, puppet.version)
    assert page.get_by_role("combobox").input_value() == "n"
    assert puppet.done == []


def compose(page: Page, text: str) -> None:
    """Begin to put letters together, as an input method does."""
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": text, "selectionStart": 1, "selectionEnd": 1})

"""Where things go wrong, the page works or says in words what to do: never nothing, never a program's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.engine.memory import Memory
from graph.export import pack
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Dataset
from tests.page.serving import Serve, serving

Open = Callable[..., Page]

WORKS = "works"
UNSTARTED = "This page has not started yet."
INCOMPLETE = "This page is not complete"
DAMAGED = "This page was damaged on its way"
OLD = "This browser is too old for this page."
CANNOT = "This page could not start in this browser."
TO_DO = re.compile(r"Ask for (it|the page) again|Open it in a recent Firefox")
OF_A_PROGRAM = re.compile(
    r"error|exception|undefined|null|NaN|failed to|is not a|unexpected|token|JSON|DOM|\bstream",
    re.IGNORECASE,
)
BLOCKS = ("opening", "nodes", "lines", "entities", "relations", "comparisons", "passages", "end")


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    with serving() as one:
        yield one


@pytest.fixture(scope="module")
def plain(small: Dataset) -> str:
    return page_of(view_of(Memory(small)))


@pytest.fixture(scope="module")
def deflated(small: Dataset) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pack, "PLAIN", 0)
        yield page_of(view_of(Memory(small)))


@pytest.fixture
def opened(browser: Browser, serve: Serve) -> Iterator[Open]:
    """Serve a page and open it; what waits for seconds waits for a moment."""
    contexts = []

    def open_(text: str, script: str | None = None, locale: str = "en-GB", **headers: str) -> Page:
        context = browser.new_context(locale=locale, viewport={"width": 1280, "height": 800})
        contexts.append(context)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Animation.enable")
        session.send("Animation.setPlaybackRate", {"playbackRate": 50})
        if script is not None:
            page.add_init_script(script)
        page.goto(serve(text, **headers))
        return page

    yield open_
    for context in contexts:
        context.close()


def says(page: Page, *wanted: str) -> None:
    """What is to be seen: the title, and the page that works or one of the sentences."""
    expect(page.get_by_role("heading", level=1, name="A small runoff")).to_be_visible()
    sentences = [one for one in wanted if one != WORKS]
    seen = page.get_by_text(re.compile("|".join(map(re.escape, sentences)) or "(?!)"))
    if WORKS in wanted:
        seen = seen.or_(page.locator("html[data-ready]"))
    expect(seen.first).to_be_visible()
    if page.get_by_role("combobox", name="Search").count():
        assert WORKS in wanted
        expect(page.get_by_role("region", name="Picture")).to_be_visible()
        assert page.get_by_text(re.compile("|".join(map(re.escape, SENTENCES)))).count() == 0
        return
    told = page.locator("main").inner_text()
    assert TO_DO.search(told)
    assert not OF_A_PROGRAM.search(told)


SENTENCES = (UNSTARTED, INCOMPLETE, DAMAGED, OLD, CANNOT)


def block(text: str, name: str) -> re.Match[str]:
    found = re.search(rf'<script [^>]*data-block="{name}"[^>]*>([^<]*)</script>\n', text)
    assert found is not None
    return found


def test_the_page_works(opened: Open, plain: str, deflated: str) -> None:
    assert tuple(re.findall(r'data-block="(\w+)"', plain)) == BLOCKS
    for text in (plain, deflated):
        page = opened(text)
        says(page, WORKS)
        expect(page.get_by_text(UNSTARTED)).to_have_count(0)


@pytest.mark.parametrize(
    ("form", "tenth"),
    [*(("plain", at) for at in range(1, 11, 3)), ("deflated", 5), ("deflated", 9)],
)
def test_cut_off_somewhere(
    opened: Open, request: pytest.FixtureRequest, form: str, tenth: int
) -> None:
    text: str = request.getfixturevalue(form)
    says(opened(text[: len(text) * tenth // 11]), UNSTARTED, INCOMPLETE)


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("<style>\n:root", UNSTARTED),  # within the page's style, before most of the file
        ('data-block="opening"', UNSTARTED),
        ('<script type="module" async>', UNSTARTED),
        ("$0 = await", UNSTARTED),
        ('data-block="nodes"', INCOMPLETE),
        ('data-block="relations" data-encoding="json" data-sum="12345678">{"rows"', INCOMPLETE),
        ('data-block="passages"', INCOMPLETE),
        ("</script>", INCOMPLETE),
    ],
)
def test_cut_off_in_an_awkward_place(opened: Open, plain: str, after: str, wanted: str) -> None:
    wild = re.escape(after).replace("12345678", r"\w{8}")
    at = max(found.end() for found in re.finditer(wild, plain))
    if after == "</script>":  # the last but one
        at = plain.rindex("</script>", 0, at - len(after)) + len(after)
    says(opened(plain[:at]), wanted)


@pytest.mark.parametrize(
    ("form", "name"), [*(("plain", name) for name in BLOCKS), ("deflated", BLOCKS[2])]
)
def test_a_piece_of_the_data_is_missing(
    opened: Open, request: pytest.FixtureRequest, form: str, name: str
) -> None:
    text: str = request.getfixturevalue(form)
    found = block(text, name)
    says(opened(text[: found.start()] + text[found.end() :]), INCOMPLETE)


@pytest.mark.parametrize(
    ("form", "name"), [*(("deflated", name) for name in BLOCKS), ("plain", BLOCKS[2])]
)
def test_a_piece_of_the_data_is_damaged(
    opened: Open, request: pytest.FixtureRequest, form: str, name: str
) -> None:
    """Letters that would pass as data: nothing wrong may be shown as if it were said."""
    text: str = request.getfixturevalue(form)
    start, end = block(text, name).span(1)
    at = (start + end) // 2
    damaged = text[:at] + "x" * min(20, end - at) + text[min(at + 20, end) :]
    says(opened(damaged), WORKS if name == "end" else DAMAGED)


def test_the_script_or_the_style_is_damaged(opened: Open, plain: str) -> None:
    """Neither has the hash that the policy names, and neither is run."""
    for opening, wanted in (('<script type="module" async>', UNSTARTED), ("--serif", WORKS)):
        at = plain.index(opening) + 3000
        says(opened(plain[:at] + "x" * 20 + plain[at + 20 :]), wanted)


@pytest.mark.parametrize(
    "policy", ["script-src 'none'", "default-src 'none'", "sandbox", "sandbox allow-same-origin"]
)
def test_a_server_forbids_the_script(opened: Open, plain: str, policy: str) -> None:
    says(opened(plain, Content_Security_Policy=policy), UNSTARTED)


def test_without_scripts(opened: Open, plain: str) -> None:
    said = opened(plain, Content_Security_Policy="sandbox").locator("noscript p")
    expect(said.first).to_be_visible()
    expect(said.first).to_contain_text("JavaScript, which is switched off in this browser")
    expect(said.last).to_contain_text("JavaScript, que está desactivado en este navegador")


def throws(where: str) -> str:
    return f"Object.defineProperty({where}, {{ get() {{ throw new Error('blocked') }} }})"


@pytest.mark.parametrize(
    ("script", "wanted"),
    [
        ("delete globalThis.DecompressionStream", OLD),
        ("delete globalThis.ResizeObserver", CANNOT),
        ("delete globalThis.matchMedia", CANNOT),
        ("HTMLCanvasElement.prototype.getContext = () => null", f"{WORKS}|{CANNOT}"),
        ("delete Intl.PluralRules", CANNOT),
        ("delete Object.hasOwn", UNSTARTED),
        ("delete Array.prototype.at", f"{WORKS}|{CANNOT}"),
        ("delete String.prototype.replaceAll", f"{WORKS}|{CANNOT}"),
        ("delete Element.prototype.replaceChildren", f"{CANNOT}|{UNSTARTED}"),
        ("delete globalThis.structuredClone", WORKS),
        (throws("globalThis, 'localStorage'"), WORKS),
        ("history.pushState = history.replaceState = () => { throw new Error('blocked') }", WORKS),
        ("Object.defineProperty(navigator, 'clipboard', { value: undefined })", WORKS),
    ],
)
def test_a_browser_lacks_or_blocks_something(
    opened: Open, deflated: str, script: str, wanted: str
) -> None:
    says(opened(deflated, script), *wanted.split("|"))


def test_where_the_history_is_blocked_the_page_goes_on(opened: Open, plain: str) -> None:
    page = opened(plain, "history.pushState = () => { throw new Error('blocked') }")
    page.get_by_role("combobox", name="Search").fill("Army")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    expect(page.get_by_role("heading", name="Army")).to_be_visible()


def test_it_is_told_in_the_readers_language(opened: Open, plain: str) -> None:
    found = block(plain, "relations")
    page = opened(plain[: found.start()] + plain[found.end() :], locale="es-CL")
    expect(page.get_by_role("alert")).to_contain_text("Esta página no está completa")
    page = opened(plain[: plain.index("$0 = await")], locale="es-CL")
    expect(page.get_by_text("Esta página aún no ha empezado.")).to_be_visible()


def test_data_of_another_format_are_told(
    opened: Open, small: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.export.view.FORMAT", 99)
    page = opened(page_of(view_of(Memory(small))))
    expect(page.get_by_role("alert")).to_contain_text("these are of format 99")


def test_what_is_told_of_waiting_waits(browser: Browser, serve: Serve, plain: str) -> None:
    """Who has a slow line is not told of trouble at once."""
    page = browser.new_page()
    page.goto(serve(plain, Content_Security_Policy="script-src 'none'"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    note = page.get_by_text(UNSTARTED)
    assert not note.is_visible()
    expect(note).to_be_visible()
    page.close()


def test_what_the_text_finds_is_there_before_the_script(
    browser: Browser, serve: Serve, chile: Any
) -> None:
    page = browser.new_page()
    page.goto(serve(chile.read_bytes(), Content_Security_Policy="script-src 'none'"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("presidential runoff")
    expect(page.get_by_text("On security Jara would keep the present course")).to_be_visible()
    expect(page.get_by_text("What one commentary claims of the runoff")).to_be_visible()
    page.close()

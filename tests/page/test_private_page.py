"""A page with the documents' own words, for those who have them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from graph.engine.memory import Memory
from graph.export.contract import Passage
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Citation, Dataset, Document
from tests.page.test_for_everyone import AXE, violations

FILLER = " Words that nobody cites go on and on, as words do." * 9
MARK = re.compile(r"\{([\d,]+):([^}]*)\}")
# A made-up text. In braces: which claims of the small dataset cite the words.
TEXT = (
    "Share this",
    "All rights are somebody's.",
    "Two neighbours",
    "It is told that {0:Chile has no border with Germany}. {1:Ana runs}, and so does he." + FILLER,
    "There {3:Ana would }{3,4:work with Chile}{4:, as Bo may}." + FILLER,
    *(f"Nobody cites the {number} paragraph." for number in ("sixth", "seventh", "eighth")),
    "Nobody cites this one either." + FILLER,
    "Elsewhere {6:Bo would send the army} north." + FILLER,
    "At home {5:Ana would put trade first}." + FILLER,
    "In the end {7:trade may threaten the north}." + FILLER,
    "Written by nobody.",
    "Printed nowhere.",
)


def private(small: Dataset, path: Path, texts: Sequence[str] = TEXT, *more: Document) -> Path:
    """A page of the small dataset whose claims are cited from these paragraphs, with further documents."""
    places: dict[int, list[int]] = defaultdict(list)
    paragraphs = []
    start = 0
    for number, text in enumerate(texts, 1):
        plain = ""
        for at, piece in enumerate(re.split(r"(\{[^}]*\})", text)):
            found = MARK.fullmatch(piece) if at % 2 else None
            words = found[2] if found else piece
            ends = (start + len(plain), start + len(plain) + len(words))
            for claim in found[1].split(",") if found else ():
                places[int(claim)].extend(ends)
            plain += words
        paragraphs.append((number, start, plain))
        start += len(plain) + 1
    view = view_of(Memory(small))
    asked = {one.id: at for at, one in enumerate(small.relations)}
    relations = tuple(
        replace(
            one,
            evidence=tuple(
                Citation(document="note", start=min(ends), end=max(ends))
                for ends in (places.get(asked[one.id]),)
                if ends
            ),
        )
        for one in view.relations
    )
    passage = Passage("note", tuple(paragraphs))
    documents = (*view.documents, *more)
    whole = replace(view, relations=relations, passages=(passage,), documents=documents)
    page = path / "private.html"
    page.write_text(page_of(whole), encoding="utf-8")
    return page


@pytest.fixture
def read(show: Callable[..., Page], small: Dataset, tmp_path: Path) -> Callable[..., Page]:
    """Open the text."""
    path = private(small, tmp_path)
    return lambda hash_="tab=text", **options: show(path, hash_, **options)


def words(page: Page, name: str) -> Locator:
    """Marked words of the text."""
    panel = page.get_by_role("tabpanel", name=re.compile("Text"))
    return panel.get_by_role("button", name=name, exact=True)


def colour(page: Page, name: str) -> str:
    """A colour of the palette, as an element that has it says it."""
    found: str = page.evaluate(
        """(name) => {
            const probe = document.createElement("i");
            probe.style.color = `var(--${name})`;
            document.body.append(probe);
            const { color } = getComputedStyle(probe);
            probe.remove();
            return color;
        }""",
        name,
    )
    return found


def test_the_cited_words_are_marked_and_no_others(read: Callable[..., Page]) -> None:
    page = read()
    panel = page.get_by_role("tabpanel", name="Text")
    marks = panel.locator(".mark")
    assert marks.all_text_contents() == [
        "Chile has no border with Germany",
        "Ana runs",
        "Ana would ",
        "work with Chile",
        ", as Bo may",
        "Bo would send the army",
        "Ana would put trade first",
        "trade may threaten the north",
    ]
    for name in marks.all_text_contents():
        expect(words(page, name.strip())).to_have_attribute("aria-pressed", "false")
    own, both = words(page, "Ana would"), words(page, "work with Chile")
    expect(own).to_have_css("background-color", colour(page, "tint-scenario-1"))
    expect(own).to_have_css("border-bottom-color", colour(page, "scenario-1"))
    always = words(page, "Ana runs")
    expect(always).to_have_css("background-color", colour(page, "tint-always"))
    expect(both).to_have_css("border-bottom-color", colour(page, "scenario-1"))
    expect(both).to_have_css("box-shadow", re.compile(re.escape(colour(page, "scenario-2"))))


def test_marked_words_lead_to_their_claim_and_back(read: Callable[..., Page]) -> None:
    page = read()
    strip = page.get_by_role("region", name="The claim that is read")
    words(page, "Ana runs").click()
    expect(strip).to_contain_text("Ana runs against Bo.")
    expect(words(page, "Ana runs")).to_have_attribute("aria-pressed", "true")
    expect(words(page, "Ana runs")).to_have_css("background-color", colour(page, "soft"))
    expect(page.get_by_role("button", name="Text, ¶ 4: leave it")).to_be_visible()
    words(page, "Ana runs").click()
    expect(strip).to_have_count(0)
    words(page, "Ana would put trade first").focus()
    page.keyboard.press("Enter")
    expect(strip).to_contain_text("If Ana wins")
    expect(words(page, "Ana runs")).to_have_attribute("aria-pressed", "false")


def test_words_of_several_claims_lead_to_all_and_then_to_each(read: Callable[..., Page]) -> None:
    page = read()
    strip = page.get_by_role("region", name="The claim that is read")
    claims = page.get_by_role("region", name="Claims that cite these words")
    both = words(page, "work with Chile")
    both.click()
    expect(claims.get_by_role("heading", name="2 claims")).to_be_visible()
    expect(claims.locator("[data-claim]")).to_have_count(2)
    expect(strip).to_have_count(0)
    for world in ("If Ana wins", "If Bo wins"):
        both.click()
        expect(strip).to_contain_text(world)
        expect(claims.locator("[data-claim][aria-pressed=true]")).to_contain_text(world)
    # The words that the claim has to itself are marked with it.
    expect(words(page, ", as Bo may")).to_have_attribute("aria-pressed", "true")
    expect(words(page, "Ana would")).to_have_attribute("aria-pressed", "false")
    both.click()
    expect(strip).to_have_count(0)
    claims.get_by_role("button", name="Close").click()
    expect(claims).to_be_hidden()
    expect(both).to_have_attribute("aria-pressed", "false")


def test_the_margin_counts_the_claims_of_a_paragraph_and_shows_them(
    read: Callable[..., Page],
) -> None:
    page = read()
    panel = page.get_by_role("tabpanel", name="Text")
    count = panel.get_by_role("button", name="2 claims in ¶ 5")
    expect(panel.get_by_role("button", name="1 claim in ¶ 10")).to_have_text("1 claim")
    count.click()
    expect(count).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("2 claims, 3 names.")).to_be_visible()
    words(page, "Ana would").click()
    expect(page.get_by_text("2 claims, 3 names.")).to_be_visible()
    # From one to the next, in the order of the text.
    strip = page.get_by_role("region", name="The claim that is read")
    expect(strip).to_contain_text("1 of 2, ¶ 5")
    expect(strip.get_by_role("button", name="Previous")).to_be_disabled()
    strip.get_by_role("button", name="Next").click()
    expect(strip).to_contain_text("If Bo wins")
    expect(words(page, ", as Bo may")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Text, ¶ 5: leave it").click()
    expect(count).to_have_attribute("aria-pressed", "false")


def test_headings_are_headings_and_what_none_cites_is_folded(read: Callable[..., Page]) -> None:
    page = read()
    panel = page.get_by_role("tabpanel", name="Text")
    expect(panel.get_by_role("heading", level=2)).to_have_text(["A note"])
    expect(panel.get_by_role("heading", level=3)).to_have_text(["Two neighbours"])
    folds = panel.locator("summary")
    expect(folds).to_have_text(
        [f"{count} paragraphs that nothing is cited from" for count in (2, 4, 2)]
    )
    expect(panel.get_by_text("Nobody cites the sixth")).to_be_hidden()
    folds.nth(1).click()
    expect(panel.get_by_text("Nobody cites the sixth")).to_be_visible()


def test_what_the_reader_scrolls_to_is_read(read: Callable[..., Page]) -> None:
    page = read()
    panel = page.get_by_role("tabpanel", name="Text")
    steps = page.evaluate("history.length")
    panel.hover()
    page.mouse.wheel(0, 420)
    expect(panel.get_by_role("button", name="2 claims in ¶ 5")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.get_by_role("button", name="Text, ¶ 5: leave it")).to_be_visible()
    page.mouse.wheel(0, 9000)
    expect(panel.get_by_role("button", name="1 claim in ¶ 12")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert page.evaluate("history.length") == steps
    # The page scrolls to a claim that is come to otherwise: that is not undone.
    page.get_by_role("combobox", name="Search").fill("runs against")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    expect(words(page, "Ana runs")).to_be_in_viewport()
    page.wait_for_timeout(900)
    expect(words(page, "Ana runs")).to_have_attribute("aria-pressed", "true")
    strip = page.get_by_role("region", name="The claim that is read")
    expect(strip).to_contain_text("Ana runs against Bo.")
    # Its words stay read while they are in sight, and no longer.
    panel.hover()
    page.mouse.wheel(0, 30)
    page.wait_for_timeout(500)
    expect(strip).to_be_visible()
    page.mouse.wheel(0, 9000)
    expect(strip).to_have_count(0)


def test_pressed_words_stay_read_while_they_are_in_sight(read: Callable[..., Page]) -> None:
    page = read(viewport={"width": 1280, "height": 900})
    words(page, "Bo would send the army").click()
    page.get_by_role("tabpanel", name="Text").hover()
    page.mouse.wheel(0, -20)
    page.wait_for_timeout(1_000)
    expect(words(page, "Bo would send the army")).to_be_in_viewport()
    expect(words(page, "Bo would send the army")).to_have_attribute("aria-pressed", "true")


def test_a_scroll_that_is_not_the_readers_changes_nothing(read: Callable[..., Page]) -> None:
    page = read()
    panel = page.get_by_role("tabpanel", name="Text")
    panel.evaluate("(node) => { node.scrollTop = 9000 }")
    page.wait_for_timeout(1_000)
    assert "sentence=" not in page.url


@pytest.mark.parametrize(("motion", "way"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_who_wants_no_motion_is_brought_at_once(
    read: Callable[..., Page], motion: str, way: str
) -> None:
    page = read(reduced_motion=motion)
    page.evaluate(
        """() => {
            const own = Element.prototype.scrollIntoView;
            window.ways = [];
            Element.prototype.scrollIntoView = function (options) {
                window.ways.push(options.behavior);
                own.call(this, options);
            };
        }"""
    )
    page.get_by_role("tabpanel", name="Text").evaluate("(node) => { node.scrollTop = 9000 }")
    page.get_by_role("combobox", name="Search").fill("runs against")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    expect(words(page, "Ana runs")).to_be_in_viewport()
    assert page.evaluate("window.ways.at(-1)") == way


def test_which_documents_are_not_there_is_said(
    show: Callable[..., Page], small: Dataset, tmp_path: Path
) -> None:
    panel = show(private(small, tmp_path), "tab=text").get_by_role("tabpanel", name="Text")
    expect(panel.get_by_text("not in this page")).to_have_count(0)
    memo = Document(id="memo", title="A memo", date="2025")
    path = private(small, tmp_path, TEXT, memo)
    panel = show(path, "tab=text").get_by_role("tabpanel", name="Text")
    expect(panel.get_by_text("The words of these documents are not in this page:")).to_be_visible()
    expect(panel.get_by_role("listitem")).to_have_text(["A memo"])


def test_on_a_phone_the_claims_are_under_the_words(read: Callable[..., Page]) -> None:
    page = read(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    words(page, "Ana runs").tap()
    claims = page.get_by_role("region", name="Claims that cite these words")
    expect(claims.locator("[data-claim]")).to_be_in_viewport()
    claims.get_by_role("button", name="Close").tap()
    expect(claims).to_be_hidden()


def test_the_lines_are_as_long_as_is_read_well(read: Callable[..., Page]) -> None:
    for width in (1280, 1440, 1920):
        page = read(viewport={"width": width, "height": 900})
        # Between the letters of one line after the other.
        lengths = page.get_by_text("It is told that").evaluate(
            """(node) => {
                const range = document.createRange();
                const letters = [];
                const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
                while (walker.nextNode())
                    for (let at = 0; at < walker.currentNode.length; at += 1) {
                        range.setStart(walker.currentNode, at);
                        range.setEnd(walker.currentNode, at + 1);
                        letters.push(Math.round(range.getBoundingClientRect().bottom / 14));
                    }
                const lines = new Map();
                for (const line of letters) lines.set(line, (lines.get(line) ?? 0) + 1);
                return [...lines.values()].slice(0, -1);
            }"""
        )
        assert 52 <= sum(lengths) / len(lengths) <= 66, width


def test_in_spanish(read: Callable[..., Page]) -> None:
    page = read(locale="es-CL")
    panel = page.get_by_role("tabpanel", name="Texto")
    panel.get_by_role("button", name="2 afirmaciones en ¶ 5").click()
    expect(page.get_by_text("Texto, ¶ 5")).to_be_visible()
    expect(panel.locator("summary").first).to_have_text("2 párrafos de los que no se cita nada")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(read: Callable[..., Page], scheme: str, width: int) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed; `make test` installs it")
    source = AXE.read_text(encoding="utf-8")
    page = read(color_scheme=scheme, viewport={"width": width, "height": 844})
    found = violations(page, source)
    for name in ("work with Chile", "Ana would put trade first", "Ana runs"):
        words(page, name).click()
        page.mouse.move(0, 0)
        page.wait_for_timeout(300)
        found += violations(page, source)
    assert found == []


def test_without_them_no_word_of_a_document_is_there(
    show: Callable[..., Page], small_page: Path
) -> None:
    assert "far. Ana" not in small_page.read_text(encoding="utf-8")
    expect(show(small_page).get_by_role("tab", name="Text")).to_have_count(0)

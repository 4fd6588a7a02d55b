"""Documents and claims along a line of time: when they were said, and when they hold."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from graph.engine.memory import Memory
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Citation, Dataset, Document, Entity, Header, Relation, Scenario, builtin
from graph.vocabulary.entities import Agency, Candidate, Coalition, Country, Party, Post, Region
from graph.voices import voiced
from tests.page.test_for_everyone import violations_in

Show = Callable[..., Page]
LONG = (
    "What the two governments have agreed on, and what they have left open until the next meeting "
    "of their ministers"
)
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}


def two_governments() -> Dataset:
    """Offices, memberships and meetings over thirty years, in four documents of two authors."""
    entities: tuple[Entity, ...] = (
        Candidate(id="ana", name="Ana Álvarez"),
        Agency(id="army", name="Army"),
        Candidate(id="bo", name="Bo Brandt"),
        Coalition(id="front", name="Broad Front"),
        Party(id="left", name="The Left"),
        Post(id="mayor", name="Mayor of the capital"),
        Region(id="north", name="North", level="macrozone"),
        Country(id="peru", name="Peru"),
        Post(id="president", name="President"),
    )
    relations: list[Relation] = []

    def claim(kind: str, source: str, target: str, document: str = "speech", **said: Any) -> None:
        at = len(relations) * 10
        cited = (Citation(document=document, paragraph=1, start=at, end=at + 9),)
        fields = {"kind": kind, "source": source, "target": target, "modality": "fact", **said}
        relations.append(builtin().relations[kind](evidence=cited, **fields))

    claim("office", "ana", "mayor", start="2012-12-06", end="2016-12-06")
    claim("office", "ana", "mayor", "report", start="2020", end="..")
    claim("office", "bo", "president", "report", start="2026-03", modality="plan", scenario="b")
    claim("membership", "bo", "left", "column", start="2001", end="2004", negated=True)
    claim("membership", "ana", "left", start="1999")
    claim("coalition_membership", "left", "front", start="2017-01", end="2019-10")
    claim("deployment", "army", "north", "report", start="2022-05", end="..")
    claim("meeting", "ana", "bo", "column", date="2022-07-03", statement="Ana and Bo met.")
    risk = {"modality": "risk", "certainty": "possible", "statement": "Bo could be away."}
    claim("visit", "bo", "peru", "report", date="2023", **risk)
    claim("rivalry", "ana", "bo", "leaflet")
    header = Header(
        id="two-governments",
        title="Two governments",
        documents=(
            Document(id="speech", title="A speech", authors=("Mara Lind",), date="2021-03-01"),
            Document(id="column", title="A column", authors=("Otto Behn",), date="2022-11"),
            Document(
                id="report", title=LONG, authors=("Mara Lind", "Otto Behn"), date="2024-06-12"
            ),
            Document(id="leaflet", title="A leaflet"),
        ),
        scenarios=(
            Scenario(id="a", label="If Ana wins", group="vote", counterparts={"winner": "ana"}),
            Scenario(id="b", label="If Bo wins", group="vote", counterparts={"winner": "bo"}),
        ),
    )
    return voiced(Dataset(header, entities, tuple(relations)))


def written(dataset: Dataset, path: Path) -> Path:
    path.write_text(page_of(view_of(Memory(dataset))), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(two_governments(), tmp_path_factory.mktemp("timeline") / "dated.html")


@pytest.fixture(scope="module")
def crowded(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hundred visits over a hundred years: too many for a line each."""
    visit = builtin().relations["visit"]
    visits = tuple(
        visit(
            kind="visit",
            source="ana",
            target="germany",
            modality="fact",
            date=f"{1901 + at // 3}-{1 + at % 12:02}-{1 + at % 28:02}",
            statement=f"Visit number {at}.",
            evidence=(Citation(document="note", paragraph=1, start=at, end=at + 1),),
        )
        for at in range(300)
    )
    dataset = replace(small, relations=(*small.relations, *visits))
    return written(dataset, tmp_path_factory.mktemp("timeline") / "crowded.html")


def panel(page: Page) -> Locator:
    return page.get_by_role("tabpanel", name="Timeline")


def said(page: Page) -> Locator:
    return panel(page).get_by_role("region", name="When it was said")


def holds(page: Page) -> Locator:
    return panel(page).get_by_role("region", name="When it holds")


def strip(page: Page) -> Locator:
    return panel(page).get_by_role("slider", name="When the dated claims hold")


def test_documents_stand_on_their_dates_and_claims_when_they_hold(show: Show, dated: Path) -> None:
    page = show(dated)
    page.get_by_role("tab", name="Timeline").click()
    documents = said(page).get_by_role("button")
    expect(documents).to_have_text(
        [
            "A speech1 March 2021 · Mara Lind · 3 claims",
            "A columnNovember 2022 · Otto Behn · 2 claims",
            f"{LONG}12 June 2024 · Mara Lind, Otto Behn · 4 claims",
        ]
    )
    expect(said(page).get_by_text("1 document has no date.")).to_be_visible()
    expect(holds(page).get_by_text("9 of 10 claims have a date.")).to_be_visible()
    # What lasts by its kind, in the order of the vocabulary; then what happened.
    expect(holds(page).get_by_role("heading", level=3)).to_have_text(
        ["Coalition membership", "Membership", "Office", "Deployment", "On a date"]
    )
    expect(holds(page).get_by_text("Ana Álvarez – Mayor of the capital", exact=True)).to_have_count(
        1
    )
    for words in (
        "Bo Brandt – The Left said not to be so · 2001 – 2004",
        "Bo Brandt – President If Bo wins · since March 2026 · plan",
        "Bo could be away. 2023 · risk · possible",
        "Ana and Bo met. 3 July 2022",
    ):
        name = re.compile(re.sub(r"\\ ", r"\\s*", re.escape(words)))
        expect(holds(page).get_by_role("button", name=name)).to_have_count(1)


def test_two_terms_of_one_office_are_one_row(show: Show, dated: Path) -> None:
    page = show(dated, "tab=timeline")
    terms = holds(page).get_by_role("button", name="Ana Álvarez – Mayor of the capital: ")
    expect(terms).to_have_count(2)
    expect(terms.nth(1)).to_have_accessible_name(
        re.compile("^Ana Álvarez – Mayor of the capital: since 2020 · according to Mara Lind")
    )


def test_a_row_selects_its_claim_and_stays(show: Show, dated: Path) -> None:
    page = show(dated, "tab=timeline")
    row = holds(page).get_by_role("button", name="Ana and Bo met.")
    row.focus()
    page.keyboard.press("Enter")
    expect(row).to_have_attribute("aria-pressed", "true")
    expect(row).to_be_focused()
    expect(page.get_by_role("tab", name="Timeline")).to_have_attribute("aria-selected", "true")
    read = page.get_by_role("region", name="The claim that is read")
    expect(read.get_by_text("Ana and Bo met.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(row).to_have_attribute("aria-pressed", "false")


def test_a_claim_that_is_selected_elsewhere_comes_into_sight(show: Show, dated: Path) -> None:
    page = show(dated, "on=2023&tab=timeline", viewport={"width": 1280, "height": 560})
    row = holds(page).get_by_role("button", name="Bo could be away.")
    expect(row).not_to_be_in_viewport()
    page.get_by_role("region", name="Picture").get_by_role(
        "button", name="Bo could be away."
    ).click()
    expect(row).to_be_in_viewport()
    expect(row).to_have_attribute("aria-pressed", "true")


def test_a_count_that_is_pressed_is_seen_nearer(show: Show, crowded: Path) -> None:
    page = show(crowded, "tab=timeline")
    counts = holds(page).get_by_role("img", name="300 claims, ")
    box = counts.bounding_box()
    assert box is not None
    counts.click(position={"x": box["width"] / 4, "y": 30})
    expect(holds(page).get_by_role("button", name="Visit number")).to_have_count(3)
    assert "on=" not in page.url


def test_a_span_is_chosen_with_the_keys_and_filters_everything(show: Show, dated: Path) -> None:
    page = show(dated, "tab=timeline")
    expect(strip(page)).to_have_attribute("aria-valuetext", "any time")
    strip(page).focus()
    page.keyboard.press("ArrowRight")
    expect(strip(page)).to_have_attribute("aria-valuetext", "2024: 3 claims")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(strip(page)).to_have_attribute("aria-valuetext", "2022: 4 claims")
    page.keyboard.press("Shift+ArrowRight")
    expect(strip(page)).to_have_attribute("aria-valuetext", "2022 to 2023: 5 claims")
    assert "on=2022%2F2023" in page.url
    expect(strip(page)).to_be_focused()
    # What the time leaves out steps back, and stays to be chosen.
    expect(holds(page).get_by_role("button", name="The Left – Broad Front")).to_be_visible()
    expect(page.get_by_text("All 5 claims that match are drawn.")).to_be_visible()
    page.get_by_role("tab", name="Table").click()
    table = page.get_by_role("table", name="The relations shown")
    expect(table.get_by_role("row")).to_have_count(6)
    page.get_by_text("Take it along").click()
    expect(page.get_by_text('kg.relations(on="2022/2023")')).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Table (CSV)").click()
    rows = csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig")))
    assert len(list(rows)) == 5
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Timeline").click()
    page.get_by_role("button", name="On the date: 2022 to 2023: leave it").click()
    expect(strip(page)).to_have_attribute("aria-valuetext", "any time")
    assert "on=" not in page.url


def test_a_link_leads_to_a_span(show: Show, dated: Path) -> None:
    page = show(dated, "on=2022%2F..&tab=timeline")
    expect(page.get_by_role("button", name="On the date: 2022 onwards: leave it")).to_be_visible()
    expect(strip(page)).to_have_attribute("aria-valuetext", "2022 onwards: 6 claims")
    page.get_by_role("tab", name="Filters").click()
    expect(page.get_by_role("searchbox", name="On the date")).to_have_value("2022/..")


def test_a_span_is_drawn_with_the_pointer(show: Show, dated: Path) -> None:
    page = show(dated, "tab=timeline")
    box = strip(page).bounding_box()
    assert box is not None
    # From 1999 to 2026, a year each.
    year = box["width"] / 28
    page.mouse.move(box["x"] + year * 13.5, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + year * 18.5, box["y"] + 20, steps=3)
    page.mouse.up()
    expect(strip(page)).to_have_attribute("aria-valuetext", "2012 to 2017: 3 claims")
    page.mouse.click(box["x"] + year * 13.5, box["y"] + 20)
    expect(strip(page)).to_have_attribute("aria-valuetext", "2012: 2 claims")
    page.mouse.click(box["x"] + year * 13.5, box["y"] + 20)
    expect(strip(page)).to_have_attribute("aria-valuetext", "any time")


def test_a_span_is_written_in_two_fields(show: Show, dated: Path) -> None:
    page = show(dated, "tab=timeline")
    fields = panel(page).get_by_role("group", name="Claims that hold")
    begin, end = fields.get_by_label("From"), fields.get_by_label("To")
    begin.fill("2017-06")
    begin.press("Enter")
    expect(strip(page)).to_have_attribute("aria-valuetext", re.compile(r"^June 2017 onwards: "))
    end.fill("2018")
    end.press("Enter")
    expect(strip(page)).to_have_attribute("aria-valuetext", "June 2017 to 2018: 2 claims")
    end.fill("2016")
    end.press("Enter")
    expect(end).to_have_attribute("aria-invalid", "true")
    assert "on=2017-06%2F2018" in page.url
    panel(page).get_by_role("button", name="Any time").click()
    expect(begin).to_have_value("")
    assert "on=" not in page.url


def test_what_was_said_in_a_time_is_chosen_by_its_documents(show: Show, dated: Path) -> None:
    page = show(dated, "tab=timeline")
    column = said(page).get_by_role("button", name="A column")
    column.click()
    expect(column).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Document: A column: leave it")).to_be_visible()
    expect(page.get_by_text("All 2 claims that match are drawn.")).to_be_visible()
    when = said(page).get_by_role("slider", name="When the dated documents were said")
    expect(when).to_have_attribute("aria-valuetext", "November 2022: 1 document")
    when.focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(when).to_have_attribute(
        "aria-valuetext", re.compile(r"November 2022 to 12 June 2024: 2 documents")
    )
    assert "document=column&document=report" in page.url
    page.keyboard.press("Delete")
    expect(when).to_have_attribute("aria-valuetext", "any time")
    # What was said is one thing, when it holds another.
    expect(strip(page)).to_have_attribute("aria-valuetext", "any time")


def test_the_other_filters_hold_here_too(show: Show, dated: Path) -> None:
    page = show(dated, "kind=office&tab=timeline")
    expect(holds(page).get_by_role("heading", level=3)).to_have_text(["Office"])
    expect(said(page).get_by_role("button", name="A column")).to_contain_text("0 claims")


def test_each_bar_of_few_has_its_own_number(show: Show, chile: Path) -> None:
    page = show(chile, "tab=timeline")
    bars = holds(page).locator("svg.time-picture text")
    expect(bars).to_have_text(["5", "3", "2021", "2022", "2023", "2024", "2025"])


def test_too_many_are_counted_until_the_line_is_enlarged(show: Show, crowded: Path) -> None:
    page = show(crowded, "tab=timeline")
    expect(holds(page).get_by_text("300 claims, too many for a line each")).to_be_visible()
    expect(holds(page).get_by_role("img", name="300 claims, most in 1901: 3")).to_be_visible()
    expect(holds(page).get_by_role("button", name="Visit number")).to_have_count(0)
    strip(page).focus()
    page.keyboard.press("Home")
    for _ in range(4):
        page.keyboard.press("+")
    rows = holds(page).get_by_role("button", name="Visit number")
    expect(rows.first).to_have_accessible_name(re.compile("Visit number 0."))
    assert 6 <= rows.count() <= 40
    assert "years=1901" in page.url
    page.get_by_role("button", name="Later").click()
    expect(holds(page).get_by_role("button", name="Visit number 0.")).to_have_count(0)
    page.get_by_role("button", name="The whole line").click()
    expect(holds(page).get_by_text("300 claims, too many")).to_be_visible()
    assert "years=" not in page.url
    holds(page).get_by_role("button", name="On a date: Show them in the table").click()
    expect(page.get_by_text("Lines 1 to 100 of 300")).to_be_visible()


def test_where_nothing_is_dated_it_says_so(show: Show, small: Dataset, tmp_path: Path) -> None:
    documents = tuple(replace_date(one) for one in small.header.documents)
    header = small.header.model_copy(update={"documents": documents})
    page = show(written(replace(small, header=header), tmp_path / "bare.html"), "tab=timeline")
    expect(panel(page).get_by_text("Nothing here is dated")).to_be_visible()
    expect(panel(page).get_by_text("an office, a membership, a meeting")).to_be_visible()


def replace_date(document: Document) -> Document:
    return document.model_copy(update={"date": None})


def test_where_no_claim_is_dated_the_documents_are_there(show: Show, small_page: Path) -> None:
    page = show(small_page, "tab=timeline")
    expect(said(page).get_by_role("button", name="A note")).to_be_visible()
    expect(holds(page).get_by_text("No claim here says when it holds.")).to_be_visible()
    expect(strip(page)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_all_of_it_is_there(show: Show, dated: Path, scheme: str) -> None:
    page = show(dated, "tab=timeline", color_scheme=scheme, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for name in (LONG, "Bo could be away."):
        row = panel(page).get_by_role("button", name=name)
        row.scroll_into_view_if_needed()
        box = row.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert row.evaluate("(row) => row.scrollWidth <= row.clientWidth + 1")
    box = strip(page).bounding_box()
    assert box is not None
    assert box["width"] > 300
    strip(page).tap(position={"x": box["width"] - 4, "y": 20})
    expect(strip(page)).to_have_attribute("aria-valuetext", "2026: 4 claims")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_finds_nothing(show: Show, dated: Path, width: int, scheme: str) -> None:
    page = show(dated, color_scheme=scheme, viewport={"width": width, "height": 844})
    states = ("tab=timeline", "on=2021%2F2023&document=column&tab=timeline")
    assert violations_in(page, states) == []


def test_axe_finds_nothing_in_counts(show: Show, crowded: Path) -> None:
    assert violations_in(show(crowded), ("tab=timeline",)) == []


def test_it_speaks_spanish(show: Show, dated: Path) -> None:
    page = show(dated, "on=2022%2F2023&tab=timeline", locale="es-CL")
    tab = page.get_by_role("tabpanel", name="Línea de tiempo")
    expect(tab.get_by_role("region", name="Cuándo se dijo")).to_be_visible()
    expect(tab.get_by_role("heading", name="Cargo")).to_be_visible()
    slider = tab.get_by_role("slider", name="Cuándo rigen las afirmaciones con fecha")
    expect(slider).to_have_attribute("aria-valuetext", "2022 a 2023: 5 afirmaciones")


@pytest.mark.parametrize("path", ["dated", "crowded", "chile"])
def test_it_prints_on_one_page(show: Show, request: pytest.FixtureRequest, path: str) -> None:
    page = show(request.getfixturevalue(path), "tab=timeline")
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert pages == 1

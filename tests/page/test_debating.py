"""Who agrees with whom: two documents by two authors who differ, on screen, by keyboard and on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import graph
from graph.reading import read
from tests.debates.made import SAMPLES, sample
from tests.page.test_for_everyone import AXE, violations

Show = Callable[..., Page]

DATASET = """
id: ferry
title: Will the ferry run?
titles: {es: ¿Habrá transbordador?}
language: en
documents:
  - {id: pier, title: From the pier, authors: [Ana Ríos], publisher: Pier Post, date: 2024-05-02}
  - {id: deck, title: On deck, authors: [Tom Berg], date: 2025-01-10}
  - {id: again, title: On deck again, authors: [Tom Berg], date: 2026-03-01}
topics: [{id: crossing, label: The crossing}, {id: harbour, label: The harbour}]
"""
ENTITIES = """
- {id: port-guard, kind: agency, name: Port guard}
- {id: bay, kind: region, name: The bay, level: macrozone}
- {id: isle, kind: region, name: The isle, level: macrozone}
- {id: mayor, kind: person, name: Mia Moor}
- {id: ferry, kind: policy, name: The ferry law}
- {id: rower, kind: person, name: Rob Row}
"""
RELATIONS = """
- {id: stands, kind: deployment, source: port-guard, target: bay, modality: fact, topic: crossing,
   statement: The port guard keeps watch over the bay., statements: {es: La guardia vigila la bahía.},
   evidence: [{document: pier, paragraph: 3, start: 0, end: 9}]}
- {id: denied, kind: deployment, source: port-guard, target: bay, modality: fact, topic: crossing,
   negated: true, statement: Nobody keeps watch over the bay.,
   evidence: [{document: deck, paragraph: 7, start: 20, end: 29}]}
- {id: backs, kind: support, source: mayor, target: ferry, modality: fact, topic: harbour,
   statement: The mayor backs the ferry law., evidence: [{document: pier, paragraph: 4, start: 30, end: 39}]}
- {id: backs-too, kind: support, source: mayor, target: ferry, modality: fact, topic: harbour,
   statement: Mia Moor is for the ferry law., evidence: [{document: deck, paragraph: 8, start: 40, end: 49}]}
- {id: backs-not, kind: opposition, source: mayor, target: ferry, modality: fact, topic: harbour,
   statement: The mayor fights the ferry law by now.,
   evidence: [{document: again, paragraph: 1, start: 0, end: 9}]}
- {id: only, kind: deployment, source: port-guard, target: isle, modality: plan,
   evidence: [{document: deck, paragraph: 9, start: 50, end: 59}]}
- {id: held, kind: support, source: rower, target: ferry, modality: fact, holder: rower,
   evidence: [{document: pier, paragraph: 5, start: 60, end: 69}]}
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ferry")
    texts = {"dataset": DATASET, "entities": ENTITIES, "relations": RELATIONS}
    for name, text in texts.items():
        (made / f"{name}.yaml").write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def ferry(folder: Path) -> Path:
    path = folder / "page.html"
    graph.load(folder).to_html(path)
    return path


def debate_of(page: Page) -> Locator:
    return page.get_by_role("tabpanel", name="Debate")


def test_two_who_differ_check_clean_and_the_page_shows_the_dispute_with_both_places(
    show: Show, folder: Path, ferry: Path
) -> None:
    assert read(folder).problems == ()

    page = show(ferry, "tab=debate")
    debate = debate_of(page)
    expect(debate.get_by_role("heading", level=2)).to_have_text(
        "2 disputes, 1 change of mind and 1 thing said by several voices."
    )
    dispute = debate.get_by_role("region", name="Disputes").get_by_role(
        "article", name="Port guard – The bay"
    )
    expect(dispute).to_contain_text("Deployment · The crossing")
    sides = dispute.locator(".stance")
    expect(sides).to_have_count(2)
    for at, said in enumerate(
        (
            ("Ana Ríos", "keeps watch over the bay.", "“From the pier”", "2 May 2024, ¶\xa03"),
            ("Tom Berg", "Nobody keeps watch", "“On deck”", "10 January 2025, ¶\xa07"),
        )
    ):
        for words in said:
            expect(sides.nth(at)).to_contain_text(words)
    expect(sides.nth(1)).to_contain_text("a denial")
    expect(debate.get_by_text("kg.disputes()")).to_be_visible()


def test_a_dispute_is_drawn_with_both_claims_and_left_by_the_keys(show: Show, ferry: Path) -> None:
    page = show(ferry, "tab=debate")
    title = debate_of(page).get_by_role("button", name="Port guard – The bay")
    title.focus()
    page.keyboard.press("Enter")
    expect(title).to_have_attribute("aria-pressed", "true")
    assert "point=dispute%7Estands" in page.url
    picture = page.get_by_role("region", name="Picture")
    expect(picture.get_by_text("2 claims, 2 names.")).to_be_visible()
    expect(page.get_by_text("Tom Berg: is not deployed in").first).to_be_attached()
    page.reload()
    expect(picture.get_by_text("2 claims, 2 names.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(title).to_have_attribute("aria-pressed", "false")
    assert "point=" not in page.url


def test_a_claim_says_who_else_says_so_and_who_disputes_it_and_where(
    show: Show, ferry: Path
) -> None:
    page = show(ferry, "claim=backs&tab=table")
    strip = page.get_by_role("region", name="The claim that is read")
    expect(strip).to_contain_text("Said by 2 voices, also Tom Berg, On deck, ¶\xa08")
    expect(strip).to_contain_text("Disputed by Tom Berg, On deck again, ¶\xa01")
    table = page.get_by_role("table", name="The relations shown")
    expect(table.get_by_role("columnheader", name="Agreement")).to_be_visible()
    expect(table.locator("[data-claim=denied]")).to_contain_text("disputed by Ana Ríos")
    expect(table.locator("[data-claim=only]").locator("[data-label='Agreement']")).to_have_text("")
    strip.get_by_role("button", name="Tom Berg, On deck again").click()
    expect(strip).to_contain_text("The mayor fights the ferry law by now.")
    page.evaluate("location.hash = 'claim=stands&tab=details'")
    details = page.get_by_role("tabpanel", name="Details")
    expect(details.get_by_role("heading", name="Disputed by 1 voice")).to_be_visible()
    details.locator("[data-claim=denied]").click()
    expect(details.get_by_role("heading", level=2)).to_have_text("Nobody keeps watch over the bay.")
    page.evaluate("location.hash = 'tab=brief&matter=crossing'")
    card = page.get_by_role("tabpanel", name="Brief").locator(".in-company").first
    card.get_by_role("button", name="Tom Berg").click()
    assert "claim=denied" in page.url


def test_a_debate_is_that_of_what_is_asked_for(show: Show, ferry: Path) -> None:
    page = show(ferry, "tab=debate")
    debate = debate_of(page)
    counted = debate.get_by_role("heading", level=2)
    debate.get_by_role("combobox", name="Topic").select_option(label="The crossing")
    expect(counted).to_have_text("1 dispute.")
    expect(debate.get_by_text('kg.disputes(topic="crossing")')).to_be_visible()
    page.get_by_role("button", name="Topic: The crossing: leave it").click()
    debate.get_by_role("row", name="Ana Ríos 2").get_by_role("button").click()
    expect(counted).to_have_text("2 disputes and 1 thing said by several voices.")
    page.evaluate("location.hash = 'tab=explore'")
    page.get_by_text("Further filters").click()
    day = page.get_by_role("searchbox", name="Said by the date")
    day.fill("2025-06")
    day.press("Enter")
    assert "said_by=2025-06" in page.url
    page.get_by_text("Take it along").click()
    expect(page.get_by_text('kg.relations(said_by="2025-06")')).to_be_visible()
    page.keyboard.press("Escape")
    day.fill("some day")
    day.press("Enter")
    expect(day).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Read").click()
    page.get_by_role("tab", name="Debate").click()
    expect(counted).to_have_text("1 dispute and 1 thing said by several voices.")
    page.get_by_role("button", name="Said by the date: June 2025: leave it").click()
    expect(counted).to_contain_text("1 change of mind")


@pytest.mark.parametrize(("words", "locale"), [("disagree", "en-GB"), ("coinciden", "es-CL")])
def test_the_debate_is_found_by_what_readers_call_it(
    show: Show, ferry: Path, words: str, locale: str
) -> None:
    page = show(ferry, locale=locale)
    page.get_by_role("combobox").first.fill(words)
    page.get_by_role("option").filter(has_text="Debate").click()
    expect(debate_of(page)).to_be_visible()


def test_the_voices_stand_beside_each_other_in_numbers(show: Show, ferry: Path) -> None:
    page = show(ferry, "tab=debate")
    debate = debate_of(page)
    concepts = debate.get_by_role("table", name="Concepts by agreement")
    row = concepts.get_by_role("row", name="The mayor backs the ferry law.")
    expect(row).to_contain_text("1 voice rejects it")
    expect(row).to_contain_text("2 voices agree")
    row.get_by_role("button").click()
    expect(page.get_by_text("3 claims, 2 names.")).to_be_visible()
    pairs = debate.get_by_role("region", name="Who agrees with whom").get_by_role("row")
    expect(pairs.nth(1)).to_have_text("Ana Ríos – Tom Berg21")
    speakers = debate.get_by_role("region", name="The voices").get_by_role("row")
    expect(speakers.nth(1)).to_have_text("Tom Berg4122")


def test_a_debate_is_printed_on_one_page(show: Show, ferry: Path) -> None:
    page = show(ferry, "tab=debate")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = page.locator(".printed")
    expect(paper.get_by_role("heading", name="Debate", include_hidden=True)).to_be_visible()
    expect(paper.get_by_text("Nobody keeps watch over the bay.")).to_be_visible()
    expect(paper.get_by_text("The port guard keeps watch over the bay.")).to_be_visible()
    expect(paper).to_contain_text("Ana Ríos, “From the pier”, Pier Post, 2 May 2024")


def test_where_nobody_shares_or_gainsays_what_another_says_there_is_no_debate(
    show: Show, chile: Path
) -> None:
    page = show(chile, "tab=debate")
    expect(page.get_by_role("tab", name="Debate")).to_have_count(0)
    expect(page.get_by_role("tab", name="Brief")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".company")).to_have_count(0)


def test_the_page_of_two_datasets_that_were_joined_shows_their_dispute(
    show: Show, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "dataset.yaml").write_text(
        "id: other\ntitle: Other\ndocuments: [{id: log, title: The log, authors: [Ida Inn]}]\n",
        encoding="utf-8",
    )
    (other / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
    (other / "relations.yaml").write_text(
        "- {kind: deployment, source: port-guard, target: isle, modality: plan, negated: true,\n"
        "   evidence: [{document: log, paragraph: 1, start: 0, end: 9}]}\n",
        encoding="utf-8",
    )
    path = tmp_path / "joined.html"
    graph.merge(graph.load(folder), graph.load(other)).to_html(path)
    page = show(path, "tab=debate")
    dispute = debate_of(page).get_by_role("article", name="Port guard – The isle")
    expect(dispute.locator(".stance")).to_contain_text(["Tom Berg", "Ida Inn"])


def test_of_many_disputes_the_first_are_listed_and_more_can_be_asked_for(
    show: Show, tmp_path: Path
) -> None:
    documents = [{"id": f"d{n}", "title": f"D {n}", "authors": [f"Voice {n}"]} for n in range(40)]
    header = {"id": "many", "title": "Many", "documents": documents}
    guard = {"id": "guard", "kind": "agency", "name": "Guard"}
    places = [
        {"id": f"r{n}", "kind": "region", "level": "macrozone", "name": f"Place {n}"}
        for n in range(14)
    ]
    claims = [
        {
            "kind": "deployment",
            "source": "guard",
            "target": place["id"],
            "modality": "fact",
            "negated": bool(voice % 2),
            "evidence": [{"document": f"d{voice}", "start": 0, "end": 9}],
        }
        for at, place in enumerate(places)
        for voice in range(40 if at == 9 else 2)
    ]
    for name, rows in (("dataset", header), ("entities", [guard, *places]), ("relations", claims)):
        (tmp_path / f"{name}.yaml").write_text(json.dumps(rows), encoding="utf-8")
    path = tmp_path / "many.html"
    graph.load(tmp_path).to_html(path)
    page = show(path, "")
    debate = debate_of(page)
    listed = debate.get_by_role("region", name="Disputes").get_by_role("article")
    expect(listed).to_have_count(12)
    first = listed.first  # the one in which the most voices have a part
    expect(first).to_contain_text("Place 9")
    expect(first).to_contain_text("Voice 0, Voice 2, Voice 4 and 17 more")
    expect(first.locator(".claim")).to_have_count(6)
    first.get_by_role("button", name="17 more").first.click()
    expect(first.locator(".claim")).to_have_count(23)
    debate.get_by_role("button", name="2 more").first.click()
    expect(listed).to_have_count(14)
    expect(debate).to_contain_text("28 voices that speak of fewer are not drawn.")
    expect(debate.get_by_role("img", name="12 voices by the concepts")).to_be_visible()
    if AXE.exists():
        assert violations(page, AXE.read_text(encoding="utf-8")) == []
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="there are no data sets beside this checkout")
def test_the_page_of_a_coded_debate_opens_on_its_concepts(show: Show, tmp_path: Path) -> None:
    path = tmp_path / "coded.html"
    graph.load(sample(3, tmp_path)).to_html(path)
    page = show(path, "")
    debate = debate_of(page)
    row = debate.get_by_role("row", name="CO2 legislation will not hurt the economy.")
    expect(row).to_contain_text("4 voices reject it")
    expect(row).to_contain_text("2 voices agree")
    debate.get_by_text("As a table").click()
    pair = debate.get_by_role("row", name="Sierra Club – U.S. Public Interest Research Group")
    expect(pair).to_contain_text("04")
    row.get_by_role("button").click()
    expect(page.get_by_text("6 claims, 7 names.")).to_be_visible()
    debate.locator(".claim").first.click()
    strip = page.get_by_role("region", name="The claim that is read")
    expect(strip).to_contain_text("4 voices on this side, also")
    expect(strip).to_contain_text("On the other side:")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_debate(show: Show, ferry: Path, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed; `make test` installs it")
    source = AXE.read_text(encoding="utf-8")
    page = show(ferry, "tab=debate", color_scheme=scheme, locale="es-CL")
    found = violations(page, source)
    debate_of(page).get_by_role("button", name="Port guard – The bay").click()
    found += violations(page, source)
    page.evaluate("location.hash = 'claim=backs&tab=details'")
    page.wait_for_timeout(200)
    found += violations(page, source)
    phone = show(ferry, "tab=debate", color_scheme=scheme, viewport={"width": 390, "height": 844})
    found += violations(phone, source)
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert (found, width) == ([], 390)

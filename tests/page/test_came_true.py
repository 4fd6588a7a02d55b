"""What came true, beside what was claimed: said of the whole, marked on each claim, and left out by a switch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import graph
from tests.page.conftest import Show
from tests.page.test_for_everyone import AXE, violations
from tests.tiny import write

DATASET = """
id: town
title: A town votes
headline: The quay is what they differ on
deck: Two notes.
language: en
documents:
  - {id: note, title: A note, titles: {es: Una nota}, authors: [Ann Ames], publisher: The Gazette, date: 2031-03-01}
scenarios:
  - {id: red, label: If Ada wins, labels: {es: Si gana Ada}, group: vote, counterparts: {winner: ada}}
  - {id: blue, label: If Bob wins, labels: {es: Si gana Bob}, group: vote, counterparts: {winner: bob}}
topics: [{id: port, label: The port}]
findings:
  - {topic: port, scenario: red, words: Ada would build., relations: [red-plan]}
  - {topic: port, scenario: blue, words: Bob would sell., relations: [blue-plan]}
"""
ENTITIES = """
- {id: ada, kind: candidate, name: Ada}
- {id: bob, kind: candidate, name: Bob}
- {id: quay, kind: asset, name: The quay}
- {id: port, kind: organization, name: The port}
"""
RELATIONS = """
- {id: red-plan, kind: priority, source: ada, target: quay, modality: plan, scenario: red, topic: port,
   statement: Ada would build the quay., evidence: [{document: note, paragraph: 1, start: 0, end: 4}]}
- {id: blue-plan, kind: priority, source: bob, target: quay, modality: plan, scenario: blue, topic: port,
   statement: Bob would sell the quay., evidence: [{document: note, paragraph: 2, start: 9, end: 14}]}
- {id: backed, kind: support, source: port, target: ada, modality: expectation, topic: port, negated: true,
   statement: The port will not back Ada., evidence: [{document: note, paragraph: 3, start: 19, end: 24}]}
"""
RESOLUTIONS = """
- event: vote
  outcome: ada
  on: 2031-05-01
  source: {title: The count, publisher: The Gazette, date: 2031-05-02, url: "https://example.org/count"}
- {claim: backed, outcome: no, on: 2031-06-01, criteria: The port says so., source: {document: note}}
"""
OUTCOME = "What happened"
SWITCH = "As of the day it was written"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    texts = {
        "dataset": DATASET,
        "entities": ENTITIES,
        "relations": RELATIONS,
        "resolutions": RESOLUTIONS,
    }
    write(folder, {f"{name}.yaml": text for name, text in texts.items()})
    page = folder / "page.html"
    graph.load(folder).to_html(page)
    return page


def told(page: Page, name: str = OUTCOME) -> Locator:
    return page.get_by_role("region", name=name)


def test_the_page_says_who_was_elected_when_and_according_to_whom(show: Show, chile: Path) -> None:
    page = show(chile, "")

    expect(told(page)).to_contain_text("José Antonio Kast was elected president")
    expect(told(page)).to_contain_text("Jeannette Jara conceded (14 December 2025)")
    expect(told(page)).to_contain_text(
        "According to ANSA, “Elezioni in Cile: Kast è il presidente eletto”"
    )
    expect(told(page)).to_contain_text("43 claims can no longer come true")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_what_no_words_tell_is_told_by_the_scenarios_name(show: Show, town: Path) -> None:
    page = show(town, "")

    expect(told(page)).to_contain_text("“If Ada wins” came about (1 May 2031).")
    expect(told(page)).to_contain_text("According to “The count”, The Gazette, 2 May 2031")
    expect(told(page).get_by_role("link")).to_have_attribute("href", "https://example.org/count")
    expect(told(page)).to_contain_text("1 claim was borne out and 1 claim can no longer come true")


def test_a_claim_is_marked_in_words_and_its_details_say_who_tells_so(
    show: Show, town: Path
) -> None:
    page = show(town, "matter=port")
    panel = page.get_by_role("tabpanel")
    void, standing, borne = (
        panel.locator(f"[data-claim={name}]") for name in ("blue-plan", "red-plan", "backed")
    )

    expect(void).to_contain_text("can no longer come true")
    expect(standing).not_to_contain_text("come true")
    expect(borne).to_contain_text("borne out")
    void.click()
    page.get_by_role("button", name="All of it").click()
    account = page.get_by_role("region", name="What came of it")
    expect(account).to_contain_text("can no longer come true")
    expect(account).to_contain_text("The count")
    page.goto(page.url.split("#")[0] + "#claim=backed&tab=details")
    expect(account).to_contain_text("borne out")
    expect(account).to_contain_text("1 June 2031")
    expect(account).to_contain_text("Ann Ames, “A note”, The Gazette")
    expect(account).to_contain_text("Settled by: The port says so.")


def test_brief_comparison_table_and_key_say_it(show: Show, town: Path) -> None:
    page = show(town, "")
    expect(page.get_by_role("heading", name="If Bob wins (condition not met)")).to_be_attached()
    expect(page.get_by_role("heading", name="If Ada wins (condition met)")).to_be_attached()
    expect(page.locator(".map-key")).to_contain_text("If Bob wins (condition not met)")

    page = show(town, "compare=red&compare=blue&tab=compare")
    expect(page.get_by_role("columnheader", name="If Bob wins condition not met")).to_be_visible()
    expect(page.locator("[data-claim=blue-plan]")).to_contain_text("can no longer come true")

    page = show(town, "tab=table")
    table = page.get_by_role("table", name="The relations shown")
    expect(table.get_by_role("columnheader", name="What came of it")).to_be_attached()
    expect(table.get_by_role("cell", name="can no longer come true")).to_have_count(1)


def test_a_switch_reads_it_as_of_the_day_it_was_written_and_the_link_keeps_it(
    show: Show, town: Path
) -> None:
    page = show(town, "matter=port")
    page.get_by_role("switch", name=SWITCH).check()

    assert "written=yes" in page.url
    body = page.locator("body")
    for gone in ("came about", "condition", "can no longer", "borne out", "The count"):
        expect(body).not_to_contain_text(gone)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(page.get_by_role("switch", name=SWITCH)).to_be_checked()
    expect(page.locator("body")).not_to_contain_text("can no longer")

    page.get_by_role("switch", name=SWITCH).uncheck()
    assert "written" not in page.url
    expect(page.locator("[data-claim=blue-plan]").first).to_contain_text("can no longer come true")


@pytest.mark.parametrize("written", [False, True])
def test_a_citation_says_what_came_since_after_it(show: Show, town: Path, written: bool) -> None:
    page = show(town, f"claim=blue-plan&tab=details{'&written=yes' if written else ''}")
    page.evaluate(
        "navigator.clipboard.writeText = text => { document.body.dataset.copied = text; return Promise.resolve() }"
    )
    page.get_by_role("button", name="Copy citation").click()
    page.wait_for_selector("body[data-copied]")
    copied = page.evaluate("document.body.dataset.copied")

    said, _, since = copied.partition(" Since then: ")
    assert said.startswith("If Bob wins (plan, according to")
    assert said.endswith("¶\u00a02.")
    assert since == (
        ""
        if written
        else "can no longer come true (“If Ada wins” came about; 1 May 2031; “The count”, The Gazette, "
        "2 May 2031, https://example.org/count)."
    )


def test_it_is_said_in_spanish(show: Show, town: Path) -> None:
    page = show(town, "matter=port", locale="es-CL")

    expect(told(page, "Lo que ocurrió")).to_contain_text(
        "Se cumplió «Si gana Ada» (1 de mayo de 2031)"
    )
    expect(page.locator("[data-claim=blue-plan]").first).to_contain_text("ya no puede cumplirse")
    expect(page.get_by_role("switch", name="Como el día en que se escribió")).to_be_visible()


def test_it_stands_on_paper_and_a_phone(show: Show, town: Path) -> None:
    page = show(town, "matter=port")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    paper = page.locator(".printed")
    expect(paper).to_contain_text("“If Ada wins” came about")
    expect(paper).to_contain_text("can no longer come true")
    expect(page.get_by_role("switch", name=SWITCH)).to_be_hidden()

    phone = show(town, "", viewport={"width": 390, "height": 844})
    expect(told(phone)).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
def test_everyone_can_read_it(show: Show, town: Path, scheme: str) -> None:
    page = show(town, "matter=port", color_scheme=scheme)
    assert violations(page, AXE.read_text(encoding="utf-8")) == []


def test_a_page_without_records_says_nothing_of_it(show: Show, small_page: Path) -> None:
    page = show(small_page)

    expect(told(page)).to_have_count(0)
    expect(page.get_by_role("switch", name=SWITCH)).to_have_count(0)
    page.get_by_role("tab", name="Table").click()
    expect(page.get_by_role("columnheader", name="What came of it")).to_have_count(0)


def test_what_the_page_saves_is_read_back_with_it(show: Show, town: Path, tmp_path: Path) -> None:
    page = show(town, "tab=table")
    page.get_by_text("Take it along").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="JSON").click()
    saved = tmp_path / "saved.json"
    saving.value.save_as(saved)

    assert len(json.loads(saved.read_text("utf-8"))["resolutions"]) == 2
    kg = graph.load(saved)
    assert [one.scenario for one in kg.outcomes] == ["red"]
    assert {one.relation.id: one.outcome for one in kg.resolutions()} == {
        "blue-plan": "void",
        "backed": "no",
    }


def test_what_is_hostile_in_a_record_is_text(show: Show, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    record = {
        "event": "vote",
        "outcome": "red",
        "on": "2031-05-01",
        "note": hostile,
        "source": {"title": hostile, "publisher": "</script>"},
    }
    texts = {"dataset": DATASET, "entities": ENTITIES, "relations": RELATIONS}
    folder = write(tmp_path / "town", {f"{name}.yaml": text for name, text in texts.items()})
    (folder / "resolutions.yaml").write_text(json.dumps([record]), encoding="utf-8")
    graph.load(folder).to_html(tmp_path / "page.html")

    page = show(tmp_path / "page.html", "")
    expect(told(page)).to_contain_text(hostile)
    expect(page.locator("img")).to_have_count(0)

"""Two documents by two authors: whose claim each is, what is denied or over, and words in other languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import graph
from tests.page.test_for_everyone import AXE, violations

DATASET = """
id: harbour
title: Who runs the harbour
titles: {es: Quién maneja el puerto}
headline: The guard stays, whoever wins
headlines: {es: "La guardia se queda, gane quien gane"}
deck: Two notes agree on the guard and part ways on the cranes.
description: Two made-up notes about a made-up harbour.
language: en
documents:
  - id: gate
    title: The guard at the gate
    titles: {es: La guardia en la puerta}
    by: [ana-rios]
    authors: [Ana Ríos]
    publisher: Harbour Press
    disclaimer: {words: Her opinions are her own.}
  - {id: quay, title: Cranes and doubts, authors: [Tom Berg], url: "https://example.org/quay"}
groups:
  - {id: vote, either_way: Whichever board comes, either_ways: {es: Venga quien venga}}
scenarios:
  - {id: red, label: If red wins, group: vote, counterparts: {winner: red-board}}
  - {id: blue, label: If blue wins, group: vote, counterparts: {winner: blue-board}}
topics:
  - {id: guard, label: The guard}
findings:
  - {topic: guard, words: The guard stays., wordings: {es: La guardia se queda.}, relations: [stands, doubted]}
questions:
  - id: who
    title: Who guards?
    titles: {es: "¿Quién cuida?"}
    reading: The port guard.
    query: {kind: deployment}
unsaid:
  - {words: Nobody says who pays., entities: [port-guard]}
  - {words: Whose the keys are is not said., topic: guard, documents: [quay]}
"""
ENTITIES = """
- {id: ana-rios, kind: person, name: Ana Ríos}
- {id: mayor, kind: person, name: The mayor, summary: Runs the town., summaries: {es: Manda en la ciudad.}}
- {id: red-board, kind: coalition, name: Red board}
- {id: blue-board, kind: coalition, name: Blue board}
- {id: port-guard, kind: agency, name: Port guard, names: {es: Guardia del puerto}}
- {id: harbour, kind: region, name: Harbour, level: macrozone}
- {id: cranes, kind: issue, name: The cranes}
- {id: port-law, kind: policy, name: Port law}
"""
RELATIONS = """
- {id: stands, kind: deployment, source: port-guard, target: harbour, modality: fact,
   legal_basis: port-law, role: lead, topic: guard,
   statement: The port guard stands at the harbour.,
   statements: {es: La guardia está en el puerto.},
   evidence: [{document: gate, paragraph: 1, start: 0, end: 9}]}
- {id: doubted, kind: deployment, source: port-guard, target: harbour, modality: fact,
   certainty: possible, topic: guard,
   evidence: [{document: quay, paragraph: 1, start: 0, end: 9}]}
- {id: denied, kind: deployment, source: port-guard, target: harbour, modality: fact,
   negated: true, holder: mayor, topic: guard,
   evidence: [{document: quay, paragraph: 2, start: 20, end: 29}]}
- {id: led, kind: leadership, source: mayor, target: port-guard, modality: fact, start: "2010",
   end: "2018", evidence: [{document: gate, paragraph: 2, start: 20, end: 29}]}
- {id: red-plan, kind: priority, source: red-board, target: cranes, modality: plan, scenario: red,
   evidence: [{document: gate, paragraph: 3, start: 40, end: 49}]}
- {id: blue-plan, kind: priority, source: blue-board, target: cranes, modality: plan,
   scenario: blue, evidence: [{document: quay, paragraph: 3, start: 40, end: 49}]}
- {id: no-rivals, kind: rivalry, source: red-board, target: blue-board, modality: fact,
   negated: true, evidence: [{document: gate, paragraph: 4, start: 60, end: 69}]}
"""


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("harbour")
    texts = {"dataset": DATASET, "entities": ENTITIES, "relations": RELATIONS}
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    page = folder / "page.html"
    graph.load(folder).to_html(page)
    return page


def test_what_one_text_leaves_open_is_not_said_to_be_left_open_by_all(
    show: Callable[..., Page], harbour: Path
) -> None:
    page = show(harbour, "tab=questions")
    panel = page.get_by_role("tabpanel", name="Questions")
    expect(panel.get_by_role("heading", name="Left open by the texts")).to_be_visible()
    items = panel.get_by_role("listitem")
    expect(items.filter(has_text="the keys are")).to_contain_text("[Cranes and doubts]")
    expect(items.filter(has_text="who pays")).not_to_contain_text("[")
    page = show(harbour, "matter=guard")
    brief = page.get_by_role("tabpanel", name="Brief")
    keys = brief.get_by_role("listitem").filter(has_text="the keys are")
    expect(keys).to_contain_text("[Cranes and doubts]")


def test_what_one_is_sure_of_and_the_other_is_not(show: Callable[..., Page], harbour: Path) -> None:
    page = show(harbour, "selected=port-guard&tab=details")
    panel = page.get_by_role("tabpanel", name="Details")
    sure, unsure, denied, led = (
        panel.locator(f"[data-claim={id_}]") for id_ in ("stands", "doubted", "denied", "led")
    )
    expect(sure).to_contain_text("according to Ana Ríos")
    expect(sure).not_to_contain_text("possible")
    expect(unsure).to_contain_text("possible · according to Tom Berg")
    expect(denied).to_contain_text("a denial")
    expect(denied).to_contain_text("according to The mayor")
    expect(panel.get_by_role("heading", name="is not deployed in · 1")).to_be_visible()
    expect(panel.get_by_role("heading", name="Leadership · 1")).to_be_visible()
    expect(led).to_contain_text("2010 – 2018")
    expect(led).not_to_contain_text("Now")
    expect(page.get_by_text("the author", exact=False)).to_have_count(0)


def test_the_voices_are_told_apart_in_the_legend_the_table_and_the_search(
    show: Callable[..., Page], harbour: Path
) -> None:
    page = show(harbour)
    voices = page.get_by_role("group", name="Voice")
    voices.get_by_role("button", name="Only Tom Berg").click()
    assert "voice=Tom+Berg" in page.url
    expect(page.get_by_text("Shown: 2 of 7 relations")).to_be_visible()
    page.get_by_role("tab", name="Table").click()
    table = page.get_by_role("table", name="The relations shown")
    expect(table.get_by_role("cell", name="Tom Berg")).to_have_count(2)
    for name in ("Said or denied", "Voice", "Date"):
        expect(table.get_by_role("columnheader", name=name)).to_be_visible()
    page.get_by_role("combobox", name="Search").fill("is not deployed")
    found = page.get_by_role("option").filter(has_text="Port guard")
    expect(found).to_contain_text("a denial · fact · according to The mayor")


def test_a_comparison_names_the_voices(show: Callable[..., Page], harbour: Path) -> None:
    page = show(harbour, "compare=red&compare=blue&tab=compare")
    cells = page.get_by_role("tabpanel", name="Compare").get_by_role("cell")
    expect(cells.nth(0)).to_contain_text("according to Ana Ríos")
    expect(cells.nth(2)).to_contain_text("according to Tom Berg")


def test_the_page_credits_all_that_it_was_read_from_and_a_phone_what_is_shown(
    show: Callable[..., Page], harbour: Path
) -> None:
    page = show(harbour)
    both = page.get_by_text("Read from Ana Ríos, “The guard at the gate”")
    expect(both).to_contain_text("Tom Berg, “Cranes and doubts”.")
    page.get_by_text("About the sources").click()
    expect(page.get_by_text("Harbour Press: Her opinions are her own.")).to_be_visible()
    expect(page.get_by_role("link", name="Open")).to_have_attribute(
        "href", "https://example.org/quay"
    )
    page.evaluate("location.hash = 'claim=doubted&tab=details'")
    expect(both).to_contain_text("7 relations")
    phone = show(harbour, "voice=Tom+Berg", viewport={"width": 390, "height": 844})
    below = phone.get_by_role("region", name="Picture")
    expect(below.get_by_text("Tom Berg, “Cranes and doubts”", exact=True)).to_be_visible()


def test_an_entity_leads_to_all_that_it_says(show: Callable[..., Page], harbour: Path) -> None:
    page = show(harbour, "selected=ana-rios&tab=details&modality=plan")
    page.get_by_role("button", name="Show 4 claims of its own").click()
    expect(page.get_by_text("All 4 claims that match are drawn.")).to_be_visible()
    table = page.get_by_role("table", name="The relations shown")
    expect(table.get_by_role("cell", name="Ana Ríos")).to_have_count(4)


def test_a_claim_is_copied_with_its_voice_and_its_sort(
    show: Callable[..., Page], harbour: Path
) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    page = show(harbour, "claim=doubted&tab=details", permissions=allowed)
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_text("Copied.").first).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "Now, or whichever board comes (fact, possible, according to Tom Berg), in our"
    )
    assert copied.endswith(" – Tom Berg, “Cranes and doubts”, ¶\xa01.")


def test_what_is_only_named_in_a_field_has_its_claims(
    show: Callable[..., Page], harbour: Path
) -> None:
    page = show(harbour, "selected=port-law&tab=details")
    panel = page.get_by_role("tabpanel", name="Details")
    expect(panel.get_by_role("heading", name="Deployment: legal basis · 1")).to_be_visible()
    expect(panel.get_by_role("button", name="The port guard stands")).to_be_visible()
    panel.get_by_role("combobox", name="How is it connected").fill("Harbour")
    page.keyboard.press("Enter")
    expect(panel.get_by_text("meet in one claim.")).to_be_visible()
    expect(panel.get_by_text("legal basis: ")).to_be_visible()


def test_where_no_chain_is_found_it_is_said_what_was_left_out(
    show: Callable[..., Page], harbour: Path
) -> None:
    page = show(harbour, "path=red-board&path=blue-board&tab=details")
    panel = page.get_by_role("tabpanel", name="Details")
    expect(panel.get_by_text("each joins claims of scenarios that exclude")).to_be_visible()
    expect(panel.get_by_text("One claim that denies a tie was left out:")).to_be_visible()
    panel.locator("[data-claim=no-rivals]").click()
    expect(panel.get_by_text("does not compete with", exact=True)).to_be_visible()


def test_all_that_the_data_say_in_spanish_is_said_so(
    show: Callable[..., Page], harbour: Path
) -> None:
    page = show(harbour, "tab=questions", locale="es-CL")
    expect(page.get_by_role("heading", name="Quién maneja el puerto")).to_be_visible()
    expect(page).to_have_title("Quién maneja el puerto")
    expect(page.get_by_text("La guardia se queda, gane quien gane")).to_be_visible()
    deck = page.get_by_text("Two notes agree on the guard")
    expect(deck).to_have_attribute("lang", "en")
    expect(page.get_by_text("La guardia en la puerta").filter(visible=True)).to_be_visible()
    panel = page.get_by_role("tabpanel", name="Preguntas")
    expect(panel.get_by_text("¿Quién cuida?")).to_be_visible()
    expect(panel.get_by_text("Nobody says who pays.")).to_have_attribute("lang", "en")
    page.get_by_role("tab", name="Síntesis").click()
    panel = page.get_by_role("tabpanel", name="Síntesis")
    expect(panel.get_by_text("La guardia se queda.")).to_be_visible()
    panel.get_by_role("heading", level=2).first.get_by_role("button").click()
    expect(panel.get_by_text("La guardia está en el puerto.")).to_be_visible()
    page.evaluate("location.hash = 'selected=mayor&tab=details'")
    expect(page.get_by_text("Manda en la ciudad.")).to_be_visible()


def test_what_only_some_kinds_say_can_be_asked_for(
    show: Callable[..., Page], harbour: Path
) -> None:
    page = show(harbour)
    page.get_by_text("Further filters").click()
    page.get_by_role("group", name="Legal basis").get_by_role("checkbox", name="Port law").check()
    assert "own.legal_basis=port-law" in page.url
    expect(page.get_by_text("Shown: 1 of 7 relations")).to_be_visible()
    page.get_by_role("button", name="Legal basis: Port law: leave it").click()
    page.get_by_role("group", name="Paragraph").get_by_role("checkbox", name="¶ 2").check()
    expect(page.get_by_text("Shown: 2 of 7 relations")).to_be_visible()
    page.get_by_role("group", name="Paragraph").get_by_role("checkbox", name="¶ 2").uncheck()
    date = page.get_by_role("searchbox", name="On the date")
    date.fill("2012")
    date.press("Enter")
    expect(page.get_by_text("Shown: 1 of 7 relations")).to_be_visible()
    date.fill("soon")
    date.press("Enter")
    expect(date).to_have_attribute("aria-invalid", "true")


def test_an_address_can_leave_out_order_and_limit(show: Callable[..., Page], harbour: Path) -> None:
    page = show(harbour, "exclude.modality=plan&order=-voice&limit=2&tab=table")
    table = page.get_by_role("table", name="The relations shown")
    said = [row.get_attribute("data-claim") for row in table.locator("tr[data-claim]").all()]
    answer = graph.load(harbour.parent).relations(
        exclude={"modality": "plan"}, order="-voice", limit=2
    )
    assert said == [one.id for one in answer]
    page.get_by_text("Take it along").click()
    line = page.get_by_text("kg.").last.inner_text()
    assert line == 'kg.relations(exclude={"modality": "plan"}, order="-voice", limit=2)'
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Filters").click()
    page.get_by_role("button", name="At most: 2: leave it").click()
    page.get_by_role("button", name="Left out – Sort of claim: plan: leave it").click()
    expect(page.get_by_text("All 7 relations")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_here_either(
    show: Callable[..., Page], harbour: Path, scheme: str
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed; `make test` installs it")
    page = show(harbour, "tab=questions", color_scheme=scheme)
    source = AXE.read_text(encoding="utf-8")
    found = violations(page, source)
    page.get_by_role("button", name="Present").click()
    found += violations(page, source)
    page.keyboard.press("Escape")
    page.evaluate("location.hash = 'tab=explore&own.role=lead'")
    page.get_by_text("Further filters").click()
    page.get_by_text("About the sources").click()
    found += violations(page, source)
    for state in ("selected=mayor&tab=details", "path=red-board&path=blue-board&tab=details"):
        page.evaluate("(state) => { location.hash = state }", state)
        page.wait_for_timeout(200)
        found += violations(page, source)
    assert found == []

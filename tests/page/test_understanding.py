"""Selecting: an entity, a claim, a neighbourhood, a path, a question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

import graph
from graph.model import Dataset


def find(page: Page, text: str) -> None:
    page.get_by_role("combobox", name="Search").fill(text)
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()


def test_an_entity_with_its_relations(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    find(page, "Army")
    panel = page.get_by_role("tabpanel", name="Details")
    expect(panel.get_by_role("heading", name="Army")).to_be_visible()
    expect(panel.get_by_role("heading", name="Deployment · 2")).to_be_visible()
    claim = panel.get_by_role("button", name="Army will be deployed in North.")
    expect(claim).to_contain_text("according to Bo Brandt")
    panel.get_by_role("button", name="North", exact=True).first.click()
    expect(panel.get_by_role("heading", name="North")).to_be_visible()


def test_a_claim_with_its_fields_and_citation(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page)
    find(page, "runs against")
    panel = page.get_by_role("tabpanel", name="Details")
    for words in (
        "Now, or whoever wins",
        "fact – Said to be so.",
        "certain",
        "N. N.",
        "affirmed",
    ):
        expect(panel.get_by_text(words, exact=True)).to_be_visible()
    expect(
        panel.get_by_text("N. N., “A note”, 2025, paragraph 1, characters 10–19")
    ).to_be_visible()
    panel.get_by_role("button", name="Bo Brandt").click()
    expect(panel.get_by_role("heading", name="Bo Brandt")).to_be_visible()


def test_headings_assert_no_more_than_the_claims(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page, "selected=ana&tab=details")
    panel = page.get_by_role("tabpanel", name="Details")
    expect(panel.get_by_text("candidate · plays a part in “If Ana wins”")).to_be_visible()
    for heading in ("competes with · 1", "Cooperation · 1", "Priority · 1"):
        expect(panel.get_by_role("heading", name=heading)).to_be_visible()


def test_a_claim_opens_at_its_sentence_and_back_where_it_was(
    show: Callable[..., Page], chile: Path
) -> None:
    page = show(chile, "selected=jose-antonio-kast&tab=details")
    panel = page.get_by_role("tabpanel", name="Details")
    panel.locator("[data-claim]").nth(12).scroll_into_view_if_needed()
    before = panel.evaluate("panel => panel.scrollTop")
    assert before > 0
    panel.locator("[data-claim]").nth(12).click()
    expect(panel.locator("h2.statement")).to_be_visible()
    assert panel.evaluate("panel => panel.scrollTop") == 0
    panel.get_by_role("button", name="Back").click()
    expect(panel.get_by_role("heading", name="José Antonio Kast")).to_be_attached()
    assert panel.evaluate("panel => panel.scrollTop") == before


def test_an_answer_is_read_as_the_document_has_it(
    show: Callable[..., Page], small: Dataset, small_page: Path
) -> None:
    page = show(small_page, "question=who-goes-north&tab=questions")
    panel = page.get_by_role("tabpanel", name="Questions")
    answer = [one for one in small.relations if one.target == "north"]
    said = [claim.get_attribute("data-claim") for claim in panel.locator("[data-claim]").all()]
    assert said == [one.id for one in answer]
    for place, one in enumerate(answer, 1):
        panel.get_by_role("button", name="Next ›").click()
        expect(panel.get_by_text(f"{place} of 3", exact=True).last).to_be_visible()
        step = panel.locator("[aria-current=step] [data-claim]")
        expect(step).to_have_attribute("data-claim", str(one.id))


def test_a_click_in_the_picture_selects(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page, "selected=army&tab=explore")
    picture = page.get_by_role("img")
    picture.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    heading = page.get_by_role("tabpanel", name="Details").get_by_role("heading", level=2)
    expect(heading).to_be_visible()
    assert "selected=" in page.url


def test_a_neighbourhood_with_depth_and_direction(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page)
    find(page, "Army")
    page.get_by_role("group", name="Neighbourhood").get_by_role("radio", name="1 step").check()
    expect(page.get_by_text("Shown: 2 of 8 relations and 2 of 7 entities.")).to_be_visible()
    expect(page.get_by_role("button", name="Around Army, 1 step away.: leave it")).to_be_visible()
    page.get_by_role("group", name="Neighbourhood").get_by_role("radio", name="2 steps").check()
    expect(page.get_by_text("2 claims of Army stand out, of 3 shown.")).to_be_visible()
    page.get_by_label("Direction").select_option("out")
    expect(page.get_by_text("Shown: 2 of 8 relations and 2 of 7 entities.")).to_be_visible()


def test_how_two_are_connected_is_what_python_says(show: Callable[..., Page], chile: Path) -> None:
    kg = graph.load()
    path = kg.shortest_path("jose-antonio-kast", "bolivia")
    page = show(chile, "selected=jose-antonio-kast&tab=details")
    page.get_by_role("combobox", name="How is it connected").fill("Bolivia")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    chain = page.get_by_role("tabpanel", name="Details").get_by_role("list")
    said = [claim.get_attribute("data-claim") for claim in chain.locator("[data-claim]").all()]
    assert said == [step.relation.id for step in path.steps]


def test_a_question_and_its_steps(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page, "")
    page.get_by_role("tab", name="Questions").click()
    page.get_by_role("button", name="Who goes north?").click()
    panel = page.get_by_role("tabpanel", name="Questions")
    expect(panel.get_by_text("The army does.")).to_be_visible()
    expect(panel.get_by_text("3 relations answer it.")).to_be_visible()
    panel.get_by_role("button", name="Next ›").click()
    expect(panel.get_by_text("1 of 3", exact=True).last).to_be_visible()
    panel.get_by_role("button", name="Leave the question").click()
    expect(panel.get_by_role("button", name="Who goes north?")).to_be_visible()


def test_a_question_for_a_path_and_one_for_a_comparison(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page, "tab=questions")
    page.get_by_role("button", name="How are Ana and Bo tied?").click()
    assert "path=ana&path=bo" in page.url
    page.get_by_role("button", name="Leave the question").click()
    page.get_by_role("button", name="What differs?").click()
    assert "compare=a&compare=b" in page.url


def test_a_path_can_be_turned_and_left(show: Callable[..., Page], small_page: Path) -> None:
    page = show(small_page, "selected=ana&tab=details")
    page.get_by_role("combobox", name="How is it connected").fill("Chile")
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("heading", name="Ana Álvarez and Chile are directly connected.")
    ).to_be_visible()
    page.get_by_role("button", name="Swap the two").click()
    assert "path=chile&path=ana" in page.url
    page.get_by_role("button", name="Leave the path").click()
    expect(page.get_by_role("heading", name="Ana Álvarez")).to_be_visible()

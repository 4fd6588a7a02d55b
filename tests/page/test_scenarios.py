"""Datasets with no scenario, one, and more than two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.engine.memory import Memory
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Dataset, Header, Scenario
from graph.vocabulary.entities import Person, Region
from graph.vocabulary.relations import Visit


def shown_with(show: Callable[..., Page], folder: Path, count: int) -> Page:
    scenarios = tuple(
        Scenario(id=f"s{number}", label=f"If {number} wins", group="vote")
        for number in range(1, count + 1)
    )
    relations = [Visit(source="p", target="r", modality="fact")]
    relations += [
        Visit(source="p", target="r", modality="plan", scenario=scenario.id, aspect=scenario.label)
        for scenario in scenarios
    ]
    dataset = Dataset(
        Header(id="d", title="Some", scenarios=scenarios),
        (Person(id="p", name="P"), Region(id="r", name="R")),
        tuple(sorted(relations, key=lambda one: one.id)),
    )
    path = folder / f"{count}.html"
    path.write_text(page_of(view_of(Memory(dataset))), encoding="utf-8")
    return show(path)


def test_none(show: Callable[..., Page], tmp_path: Path) -> None:
    page = shown_with(show, tmp_path, 0)
    expect(page.get_by_role("radio", name="Everything")).to_have_count(0)
    expect(page.get_by_role("tab", name="Compare")).to_have_count(0)
    page.get_by_role("tab", name="Table").click()
    expect(page.get_by_role("columnheader", name="Scenario")).to_have_count(0)


def test_one(show: Callable[..., Page], tmp_path: Path) -> None:
    page = shown_with(show, tmp_path, 1)
    page.get_by_role("radio", name="If 1 wins").check()
    expect(page.get_by_text("All 2 claims that match are drawn.")).to_be_visible()
    expect(page.get_by_role("radio", name="What differs")).to_have_count(0)


@pytest.mark.parametrize("count", [3, 8])
def test_many_of_which_any_two_can_be_compared(
    show: Callable[..., Page], tmp_path: Path, count: int
) -> None:
    page = shown_with(show, tmp_path, count)
    page.get_by_role("radio", name="What differs").check()
    page.get_by_label("Second scenario").select_option("s3")
    assert "compare=s1&compare=s3" in page.url
    expect(page.get_by_role("columnheader", name="If 3 wins")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280

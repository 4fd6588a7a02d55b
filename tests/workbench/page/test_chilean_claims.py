"""Claims of the shipped dataset made anew in a browser, key by key: the keys that a program counted make the very same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from graph.mending.opening import Files
from graph.workbench.desk.desk import Annotating
from graph.workbench.desk.elsewhere import used_elsewhere
from graph.workbench.shapes import Command, Go, Key, Select, Type
from graph.writing.formats.yaml import yaml_text
from tests.workbench.launched import started
from tests.workbench.page.test_story import press
from tests.workbench.page.test_text import select
from tests.workbench.replaying import Player
from tests.workbench.test_replay import CHILE, texts

TEN = 10
A_SENTENCE = 40
"""So many letters tell where words begin, and where they end."""


def recorded(monkeypatch: pytest.MonkeyPatch, folder: Path) -> tuple[Player, list[Command]]:
    """The hands of a player who has made ten rows of claims."""
    done: list[Command] = []
    do = Annotating.do

    def noted(desk: Annotating, command: Command) -> None:
        done.append(command)
        do(desk, command)

    monkeypatch.setattr(Annotating, "do", noted)
    player = Player(CHILE, texts(), used_elsewhere(folder))
    player.run(TEN)
    return player, done


def repeat(page: Page, command: Command) -> None:
    """Do with the keyboard and the mouse what a command says."""
    match command:
        case Key(key=" "):
            press(page, "Space")
        case Key(key="!"):
            press(page, "Shift+Digit1")
        case Key(key=key):
            press(page, key)
        case Type(text=text):
            page.keyboard.press("ControlOrMeta+a")
            press(page, text)
        case Select(words=words):
            shown = page.evaluate("document.documentElement.dataset.ready")
            select(page, words[:A_SENTENCE], words[-A_SENTENCE:])
            page.wait_for_function(
                "shown => document.documentElement.dataset.ready !== shown", arg=shown
            )
        case Go():
            raise AssertionError("the player goes nowhere but to words")


def said(claim: Mapping[str, Any]) -> dict[str, Any]:
    """What a claim says, its wording aside."""
    return {name: value for name, value in claim.items() if name != "statement"}


def test_ten_rows_of_claims_are_made_key_by_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    data = tmp_path / "chile"
    copytree(texts(), data / "texts")
    player, commands = recorded(monkeypatch, data)
    (data / "dataset.yaml").write_text(yaml_text(player.header), encoding="utf-8")
    for name in ("entities", "relations"):
        (data / f"{name}.yaml").write_text("", encoding="utf-8")
    with started(data) as (_one, address, key):
        context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
        try:
            page = context.new_page()
            page.goto(f"{address}#k={key}")
            page.wait_for_selector("html[data-ready]")
            page.set_default_timeout(20_000)
            for command in commands:
                repeat(page, command)
            took = page.evaluate(
                "performance.getEntriesByName('key').map(({ duration }) => duration).sort((a, b) => a - b)"
            )
        finally:
            context.close()
    made = [said(one.value) for one in Files(data).records("relations")]
    assert len(made) >= TEN
    assert made == [said(one.record.value) for one in player.desk.book.claims]
    assert took[0] < 50  # of the quickest: who else is at work on this machine does not count

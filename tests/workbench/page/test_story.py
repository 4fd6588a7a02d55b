"""The README's story of a dataset of one's own: its commands, and in a browser its keys."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import graph
from tests.command import ROOT, policygraph
from tests.workbench.launched import started

README = (ROOT / "README.md").read_text(encoding="utf-8")
KEYS = [
    (sentence, shlex.split(keys.strip()))
    for sentence, keys in re.findall(
        r"^(\S.*?) {2,}(\S.*)$", README.split("```keys\n")[1].split("```")[0], re.MULTILINE
    )
]
HEADING, *SENTENCES = [sentence for sentence, _keys in KEYS]
STORY = [
    shlex.split(line.removeprefix("$ policygraph "), comments=True)
    for line in README.split("## Write your own")[1]
    .split("```console\n")[1]
    .split("```")[0]
    .splitlines()
]
NAMED = {"Backspace", "Delete", "Enter", "Escape", "Shift+Digit1", "Space", "Tab"}
A_KEY, A_THOUGHT = 0.2, 1.35
"""Seconds, as the keystroke-level model has them (Card, Moran and Newell 1983)."""


def is_typed(key: str) -> bool:
    """Whether something is typed letter by letter: *If Ríos wins*."""
    return len(key) > 1 and key not in NAMED


def press(page: Page, key: str) -> None:
    """Press a key, or type words, and wait until the page shows what came of it."""
    shown = page.evaluate("document.documentElement.dataset.ready")
    if is_typed(key):
        page.keyboard.type(key)
    else:
        page.keyboard.press(key)
    page.wait_for_function("shown => document.documentElement.dataset.ready !== shown", arg=shown)


@pytest.fixture
def town(tmp_path: Path, browser: Browser) -> Path:
    """A folder in which the story has been lived as far as the page."""
    (tmp_path / "my-text.txt").write_text(f"{HEADING}\n\n{' '.join(SENTENCES)}\n", encoding="utf-8")
    new, annotate, *_others = STORY
    assert policygraph(*new, cwd=tmp_path, PYTHONPATH=str(ROOT)).status == 0
    name, folder = annotate
    assert name == "annotate"
    with started(tmp_path / folder) as (_one, address, key):
        context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
        try:
            page = context.new_page()
            page.goto(f"{address}#k={key}")
            page.wait_for_selector("html[data-ready]")
            for _sentence, keys in KEYS:
                for one in keys:
                    press(page, one)
            page.get_by_text("0 open").wait_for()
        finally:
            context.close()
    return tmp_path


def test_the_story_is_true(town: Path) -> None:
    _new, annotate, *others = STORY
    for words in others:
        done = policygraph(*words, cwd=town, PYTHONPATH=str(ROOT), DISPLAY="", WAYLAND_DISPLAY="")
        assert (done.status, done.err) == (0, ""), words
        if words[0] == "coverage":
            assert "0 open" in done.out
        if words[0] == "check":
            assert done.out.startswith("clean: 4 entities and 3 relations")
    kg = graph.load(town / annotate[1])
    assert kg.relations().sentences() == [
        "Ana Ríos competes with Tom Berg.",
        "The Harbour Police would be deployed in the Old Docks.",
        "Tom Berg opposes the Harbour Police.",
    ]
    assert [one.scenario for one in kg.relations()] == [None, "rios-wins", None]
    (question,) = kg.questions
    assert [one.kind for one in kg.ask(question.id).relations] == ["deployment"]


def test_fifteen_sentences_take_less_than_half_an_hour() -> None:
    """By the model of keystrokes: four claims a sentence, for each a thought on who, on whom, on what and on how."""
    keys = sum(len(one) if is_typed(one) else 1 for _sentence, keys in KEYS for one in keys)
    a_claim = keys / len(SENTENCES) * A_KEY + 4 * A_THOUGHT
    asking = next(words for words in STORY if words[0] == "ask")
    a_question = len(" ".join(asking)) * A_KEY + 4 * A_THOUGHT
    assert 15 * 4 * a_claim + 5 * a_question < 30 * 60

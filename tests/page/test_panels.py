"""A panel is one file: put beside the others, it has its tab, its words and its own place in the address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.engine.memory import Memory
from graph.export.bundle import page_files
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Dataset

KNOWN = ["Filters", "Mine", "Table", "Details"]
"""The tabs that this test is about, in their order: there may be more."""
MINE = """\
/** How many times the reader has agreed. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Changes, State } from "../state/state.mjs" */

import { el, fill } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";

/** @typedef {State & { agreed: number }} Agreed the state, with this panel's own field */

registerPanel({
  id: "mine",
  order: 25,
  label: "mine.title",
  applies: (view) => view.entities.length > 0,
  words: {
    en: { "mine.title": "Mine", "mine.agree": "I agree", "mine.times": { one: "{count} time", other: "{count} times" } },
    es: { "mine.title": "Lo mío", "mine.agree": "De acuerdo", "mine.times": { one: "{count} vez", other: "{count} veces" } },
  },
  state: {
    agreed: {
      start: 0,
      spell: (agreed) => (agreed ? [["agreed", String(agreed)]] : []),
      read: (spelled) => Number(spelled.get("agreed")) || null,
    },
  },
  build,
});

/**
 * Agree once more.
 * @param {Agreed} state
 * @returns {Changes}
 */
function agree({ agreed }) {
  return /** @type {Partial<Agreed>} */ ({ agreed: agreed + 1 });
}

/** @param {Context} context */
function build(context) {
  const state = () => /** @type {Agreed} */ (context.state);
  const times = el("p", {});
  const button = el("button", { type: "button", onclick: () => context.store.change(agree(state())) }, context.say("mine.agree"));
  const update = () => fill(times, context.say("mine.times", { count: state().agreed }));
  return { node: el("div", {}, button, times), update };
}
"""


@pytest.fixture
def with_mine(small: Dataset, tmp_path: Path) -> Path:
    path = tmp_path / "mine.html"
    files = {**page_files(), "panels/mine.mjs": MINE}
    path.write_text(page_of(view_of(Memory(small)), files=files), encoding="utf-8")
    return path


def test_a_further_panel_is_a_further_file(show: Callable[..., Page], with_mine: Path) -> None:
    page = show(with_mine)
    tabs = [tab for tab in page.get_by_role("tab").all_inner_texts() if tab in KNOWN]
    assert tabs == KNOWN
    page.get_by_role("tab", name="Mine").click()
    panel = page.get_by_role("tabpanel", name="Mine")
    expect(panel.get_by_text("0 times")).to_be_visible()
    panel.get_by_role("button", name="I agree").click()
    panel.get_by_role("button", name="I agree").click()
    expect(panel.get_by_text("2 times")).to_be_visible()
    assert page.url.endswith("#tab=mine&agreed=2")
    page.reload()
    expect(panel.get_by_text("2 times")).to_be_visible()
    page.go_back()
    expect(panel.get_by_text("1 time", exact=True)).to_be_visible()
    page.get_by_label("Language").select_option("es")
    expect(page.get_by_role("tab", name="Lo mío")).to_have_attribute("aria-selected", "true")


def test_it_speaks_spanish(show: Callable[..., Page], with_mine: Path) -> None:
    page = show(with_mine, "agreed=2&tab=mine", locale="es-CL")
    panel = page.get_by_role("tabpanel", name="Lo mío")
    expect(panel.get_by_role("button", name="De acuerdo")).to_be_visible()
    expect(panel.get_by_text("2 veces")).to_be_visible()


def test_without_it_its_words_in_an_address_do_no_harm(
    show: Callable[..., Page], small_page: Path
) -> None:
    page = show(small_page, "tab=mine&agreed=2")
    expect(page.get_by_role("tab", name="Brief")).to_have_attribute("aria-selected", "true")

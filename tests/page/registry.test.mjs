import assert from "node:assert/strict";
import { test } from "node:test";

import { panelsFor, registerPanel } from "../../graph/page/context/registry.mjs";
import { readState, spellState } from "../../graph/page/state/address.mjs";
import { format, wordsOf } from "../../graph/page/words/language.mjs";
import "./panels.mjs";
import { emptyView } from "./synthetic.mjs";

/** @type {import("../../graph/page/context/registry.mjs").Panel} */
const MINE = {
  id: "mine",
  order: 15,
  label: "mine.title",
  applies: (view) => view.topics.length > 0,
  words: { en: { "mine.title": "Mine" }, es: { "mine.title": "Lo mío" } },
  state: {
    mine: { start: "none", spell: (value) => (value === "none" ? [] : [["mine", value]]), read: (spelled) => spelled.get("mine") },
  },
  build: () => assert.fail("nothing is built here"),
};

/** The panels that this test is about: there may be more. */
const KNOWN = ["explore", "mine", "details", "questions", "compare", "table", "text"];

/** @param {ReturnType<typeof emptyView>} view */
function ids(view) {
  return panelsFor(view)
    .map(({ id }) => id)
    .filter((id) => KNOWN.includes(id));
}

test("a panel has a tab where it has something to show, in its place among the others", () => {
  const view = emptyView();
  assert.deepEqual(ids(view), ["explore", "compare", "table", "details"]);
  assert.deepEqual(ids({ ...view, scenarios: [], passages: [{ document: "d", paragraphs: [] }] }), ["explore", "table", "text", "details"]);
});

test("what is registered has its words, its tab and its fields; what is there already stays as it is", () => {
  const old = "#kind=border&selected=a&claim=r&tab=table&sort=-kind";
  registerPanel(MINE);
  assert.deepEqual(ids(emptyView()), ["explore", "mine", "compare", "table", "details"]);
  assert.deepEqual(ids({ ...emptyView(), topics: [] }), ["explore", "compare", "table", "details"]);
  assert.deepEqual([format(wordsOf("en"), "mine.title"), format(wordsOf("es"), "mine.title")], ["Mine", "Lo mío"]);
  assert.equal(readState("#tab=mine").tab, "mine");
  assert.equal(/** @type {any} */ (readState("")).mine, "none");
  const state = readState(`${old}&mine=ñ`);
  assert.equal(/** @type {any} */ (state).mine, "ñ");
  assert.equal(`#${spellState(state)}`, `${old}&mine=%C3%B1`);
  assert.equal(`#${spellState(readState(old))}`, old);
});

test("nothing is registered twice: no panel, no field, no word", () => {
  const own = { words: {}, state: {} };
  assert.throws(() => registerPanel({ ...MINE, ...own, id: "table" }), /two panels table/);
  assert.throws(() => registerPanel({ ...MINE, ...own, id: "other", state: { query: { start: "", spell: () => [], read: () => null } } }), /two fields query/);
  assert.throws(() => registerPanel({ ...MINE, ...own, id: "third", words: { en: { "scenario.all": "All" } } }), /two words scenario.all/);
});

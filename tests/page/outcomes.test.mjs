import assert from "node:assert/strict";
import { test } from "node:test";

import { citationText } from "../../graph/page/answers/citation.mjs";
import { becameOf, cameWords, eventWords, isSettled, outcomesOf, sinceLine, toldByLine } from "../../graph/page/answers/outcomes.mjs";
import { WORDS_EN } from "../../graph/page/words/en.mjs";
import { WORDS_ES } from "../../graph/page/words/es.mjs";
import { emptyView, relation } from "./synthetic.mjs";

/** @import { ClaimResolution, EventResolution, ToldBy, Verdict } from "../../graph/page/data/types.mjs" */

/** @type {ToldBy} */
const COUNT = { document: null, title: "The count", authors: ["A clerk"], publisher: "The Gazette", date: "2031-05-02", record: null, url: null };
const COMMON = { on: "2031-05-01", by: null, note: null, notes: {} };

/** @param {string} outcome @returns {EventResolution} */
const event = (outcome) => ({ event: "runoff", outcome, source: COUNT, ...COMMON });
/** @param {string} claim @param {Verdict} outcome @returns {ClaimResolution} */
const answer = (claim, outcome) => ({ claim, outcome, due: null, criteria: null, source: { ...COUNT, document: "doc-a", title: null, authors: [], publisher: null, date: null }, ...COMMON });

/** @param {(EventResolution | ClaimResolution)[]} resolutions */
const viewWith = (...resolutions) => ({ ...emptyView(), resolutions });
const ENDS = { source: "one", target: "other" };
const LEFT = relation({ ...ENDS, id: "l", scenario: "left-wins" });
const RIGHT = relation({ ...ENDS, id: "r", scenario: "right-wins" });
const ALWAYS = relation({ ...ENDS, id: "a", scenario: null });

test("an event makes void what hangs on another outcome, and nothing else", () => {
  const view = viewWith(event("left-wins"));
  assert.equal(becameOf(view, RIGHT)?.outcome, "void");
  assert.equal(becameOf(view, LEFT), null);
  assert.equal(becameOf(view, ALWAYS), null);
  assert.deepEqual([...outcomesOf(view).ended.keys()], ["right-wins"]);
});

test("where none of the scenarios came about, all of them ended", () => {
  const view = viewWith(event("none"));
  assert.deepEqual([LEFT, RIGHT].map((one) => becameOf(view, one)?.outcome), ["void", "void"]);
  assert.equal(eventWords(WORDS_EN, view, event("none")), "None of the scenarios came about");
});

test("a claim has a record of its own, but for what is void", () => {
  const view = viewWith(event("left-wins"), answer("l", "yes"), answer("r", "open"));
  assert.equal(becameOf(view, LEFT)?.outcome, "yes");
  assert.equal(becameOf(view, RIGHT)?.outcome, "void");
});

test("what is only due settles nothing", () => {
  assert.equal(isSettled(viewWith(answer("l", "open"))), false);
  assert.equal(isSettled(viewWith(answer("l", "open"), event("none"))), true);
});

test("a denial is borne out by what did not come about", () => {
  const denial = relation({ ...ENDS, id: "d", negated: true });
  assert.deepEqual(["yes", "no", "partly", "void"].map((one) => cameWords(WORDS_EN, denial, /** @type {Verdict} */ (one))), ["not borne out", "borne out", "borne out in part", "can no longer come true"]);
  assert.equal(cameWords(WORDS_ES, ALWAYS, "yes"), "se confirmó");
});

test("who tells so is cited as a source is", () => {
  const view = emptyView();
  assert.equal(toldByLine(WORDS_EN, view, COUNT), "A clerk, “The count”, The Gazette, 2 May 2031");
  assert.equal(toldByLine(WORDS_EN, view, { ...COUNT, document: "doc-a", title: null, authors: [], publisher: null, date: null, record: "7" }), "A. Author, “The text doc-a”, The Press, December 2025, record 7");
});

test("a citation says what came since behind it, and only there", () => {
  const view = viewWith(event("left-wins"));
  const since = sinceLine(WORDS_EN, view, RIGHT);
  assert.equal(since, "Since then: can no longer come true (“If left-wins” came about; 1 May 2031; A clerk, “The count”, The Gazette, 2 May 2031).");
  assert.equal(citationText(WORDS_EN, view, RIGHT, "https://here", since), `${citationText(WORDS_EN, view, RIGHT)} ${since} https://here`);
  assert.equal(sinceLine(WORDS_EN, view, LEFT), null);
  assert.equal(sinceLine(WORDS_EN, viewWith(answer("l", "open")), LEFT), null);
});

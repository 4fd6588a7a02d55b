import assert from "node:assert/strict";
import { test } from "node:test";

import { queryOf } from "../../graph/page/data/query.mjs";
import { sortBy } from "../../graph/page/panels/table.mjs";
import { readState } from "../../graph/page/state/address.mjs";
import { ask, askKind, chooseSide, chooseWorld, clickNothing, connect, focusOn, leaveFocus, leaveOne, leavePath, leaveQuestion, leaveRelation, openChain, openQuestion, openTab, pressWords, selectEntity, selectRelation, showEverything, showInTable, stepQuestion, toggleFocus, toggleSentence, turnPath } from "../../graph/page/state/moves.mjs";
import { worldOf } from "../../graph/page/state/worlds.mjs";
import "./panels.mjs";
import { citation, emptyView, relation } from "./synthetic.mjs";

/** @import { QuestionView } from "../../graph/page/data/types.mjs" */
/** @import { Changes, State } from "../../graph/page/state/state.mjs" */

const SENTENCE = { document: "d", start: 0, end: 9 };
/** A state in which there is something of everything. */
const FULL = readState(
  "#kind=border&compare=left-wins&compare=right-wins&around=a&depth=2&direction=out&path=a&path=b&question=q&step=2" +
    "&sentence=d+0+9&selected=a&claim=r&tab=details&sort=kind",
);
const START = readState("");

/**
 * What becomes of a state.
 * @param {State} state
 * @param {Changes} changes
 * @returns {State}
 */
function after(state, changes) {
  return { ...state, ...changes };
}

/** @param {Partial<QuestionView>} fields */
function viewOf(fields = {}) {
  const view = emptyView();
  const cited = (/** @type {number} */ start) => [
    citation({ paragraph: 1, start, end: start + 1 }),
  ];
  view.relations = [
    relation({ id: "r1", source: "a", target: "b", evidence: cited(20) }),
    relation({ id: "r2", source: "a", target: "b", evidence: cited(10) }),
    relation({ id: "r3", source: "a", target: "b", evidence: cited(30) }),
  ];
  view.questions = [
    { id: "q", title: "", titles: {}, reading: "", readings: {}, query: { source: "a" }, path: null, compare: null, answer: ["r1", "r2", "r3"], ...fields },
  ];
  return view;
}

test("no move changes the state that it is given", () => {
  const before = JSON.stringify(FULL);
  const view = viewOf();
  leaveOne(FULL);
  ask(FULL, { kind: [] });
  focusOn(FULL, "a", { depth: 3 });
  turnPath(FULL);
  chooseSide(FULL, "left", "x");
  stepQuestion(FULL, view, 1);
  chooseWorld(FULL, view, "all");
  assert.equal(JSON.stringify(FULL), before);
});

test("an entity that is selected comes in the place of claim, path, question and sentence", () => {
  const state = after(FULL, selectEntity("b"));
  assert.deepEqual([state.entity, state.relation, state.path, state.question, state.step, state.sentence], ["b", null, null, null, 0, null]);
  assert.equal(state.tab, "details");
  assert.deepEqual([state.query, state.focus, state.compare], [FULL.query, FULL.focus, FULL.compare]);
  assert.equal(after(FULL, selectEntity(null)).tab, FULL.tab);
  assert.equal(after({ ...FULL, tab: "table" }, selectEntity(null)).tab, "table");
});

test("a claim opens its details, unless it is seen where the reader is", () => {
  for (const [tab, then] of [["", ""], ["brief", "brief"], ["explore", "details"], ["questions", "details"], ["table", "table"], ["compare", "compare"], ["text", "text"]])
    assert.deepEqual(selectRelation({ ...START, tab: tab ?? "" }, "r"), { relation: "r", ...(tab === then ? {} : { tab: then }) });
  assert.deepEqual(selectRelation(FULL, null), { relation: null });
});

test("back from a claim leads to the question, if it was read there", () => {
  assert.deepEqual(leaveRelation(FULL), { relation: null, tab: "questions" });
  assert.deepEqual(leaveRelation({ ...FULL, question: null }), { relation: null });
});

test("a tab is opened and nothing else", () => {
  assert.deepEqual(openTab("table"), { tab: "table" });
});

test("what is asked for is added to what is asked for", () => {
  assert.deepEqual(ask(FULL, { modality: ["fact"] }).query, queryOf({ kind: "border", modality: "fact" }));
  assert.deepEqual(ask(FULL, { kind: [] }).query, queryOf());
  assert.deepEqual(ask(FULL, { text: ["  "] }).query, queryOf({ kind: "border" }));
});

test("a kind is asked for alone", () => {
  assert.deepEqual(askKind("relation", "visit"), { query: queryOf({ kind: "visit" }), filter: "", focus: null, tab: "explore" });
  assert.deepEqual(askKind("entity", "person").query, queryOf({ source_kind: "person", target_kind: "person" }));
});

test("everything is shown again when nothing is asked and nothing is in focus", () => {
  assert.deepEqual(showEverything(), { query: queryOf(), filter: "", focus: null });
});

test("an entity's relations in the table are among those that are shown", () => {
  assert.deepEqual(showInTable(FULL, "a"), { query: queryOf({ kind: "border", entity: "a" }), tab: "table" });
});

test("the scenario switch leaves the question and keeps what else is asked for", () => {
  const view = viewOf();
  const one = after(FULL, chooseWorld(FULL, view, "left-wins"));
  assert.deepEqual(one.query, queryOf({ kind: "border", scenario: ["always", "left-wins"] }));
  assert.deepEqual([one.compare, one.question, one.step, one.tab], [null, null, 0, FULL.tab]);
  assert.deepEqual(after(FULL, chooseWorld(FULL, view, "always")).query.scenario, ["always"]);
  const details = { ...FULL, tab: "details" };
  const all = after(details, chooseWorld(details, view, "all"));
  assert.deepEqual([worldOf(all), all.tab], ["all", "explore"]);
  const differs = after(START, chooseWorld(START, view, "differs"));
  assert.deepEqual([differs.compare, differs.tab], [{ left: "left-wins", right: "right-wins" }, "compare"]);
  assert.equal(after(FULL, chooseWorld(FULL, { ...view, scenarios: [] }, "differs")).compare, null);
});

test("a comparison begins with the first two scenarios, and either side can become another", () => {
  const state = after(FULL, chooseWorld(FULL, viewOf(), "differs"));
  assert.deepEqual([state.compare, state.path, state.question, state.step], [{ left: "left-wins", right: "right-wins" }, null, null, 0]);
  assert.deepEqual(state.query, queryOf({ kind: "border" }));
  assert.deepEqual(chooseSide(state, "right", "third"), { compare: { left: "left-wins", right: "third" } });
  assert.deepEqual(chooseSide(START, "right", "third"), {});
});

test("a focus keeps what is not said anew, as long as it stays on its entity", () => {
  assert.deepEqual(focusOn(FULL, "a", { depth: 3 }), { focus: { id: "a", depth: 3, direction: "out" } });
  assert.deepEqual(focusOn(FULL, "b"), { focus: { id: "b", depth: 1, direction: "both" } });
  assert.deepEqual(leaveFocus(), { focus: null });
});

test("by its key a neighbourhood comes and goes", () => {
  assert.deepEqual(toggleFocus(FULL, 1), { focus: { id: "a", depth: 1, direction: "both" } });
  assert.deepEqual(toggleFocus(FULL, 2), { focus: null });
  assert.deepEqual(toggleFocus({ ...FULL, entity: "b" }, 2), { focus: { id: "b", depth: 2, direction: "both" } });
  assert.deepEqual(toggleFocus(START, 2), {});
});

test("two are connected with nothing left that would stand before the path", () => {
  const state = after(FULL, connect("a", "c"));
  assert.deepEqual(state.path, { from: "a", to: "c" });
  assert.deepEqual([state.relation, state.question, state.step, state.sentence, state.tab], [null, null, 0, null, "details"]);
  assert.equal(state.entity, FULL.entity);
});

test("of the shortest chains another is read, which a turn forgets", () => {
  const path = { from: "a", to: "c" };
  assert.deepEqual(openChain({ ...START, path }, 2).path, { ...path, chain: 2 });
  assert.deepEqual(openChain({ ...START, path: { ...path, chain: 2 } }, 0).path, path);
  assert.deepEqual(turnPath({ ...START, path: { ...path, chain: 2 } }).path, { from: "c", to: "a" });
  assert.deepEqual(openChain(START, 1), {});
});

test("a path is turned, and left", () => {
  assert.deepEqual(turnPath(FULL), { path: { from: "b", to: "a" } });
  assert.deepEqual(turnPath(START), {});
  assert.deepEqual(leavePath(), { path: null });
});

test("a question brings its path or its comparison, and leaves what was selected", () => {
  const [question] = viewOf({ path: { source: "a", target: "b" }, compare: null }).questions;
  assert.ok(question);
  const state = after({ ...FULL, compare: null }, openQuestion(question));
  assert.deepEqual([state.question, state.step, state.tab, state.path, state.compare], ["q", 0, "questions", { from: "a", to: "b" }, null]);
  assert.deepEqual([state.entity, state.relation, state.focus, state.sentence], [null, null, null, null]);
  const [comparing] = viewOf({ compare: { left: "x", right: "y", topic: [], entity: [] } }).questions;
  assert.ok(comparing);
  assert.deepEqual(openQuestion(comparing).compare, { left: "x", right: "y" });
  const left = after(state, leaveQuestion());
  assert.deepEqual([left.question, left.step, left.path, left.compare, left.relation], [null, 0, null, null, null]);
});

test("steps go through an answer as it comes, and then show all of it", () => {
  const view = viewOf();
  let state = after(START, { question: "q" });
  const steps = [1, 1, 1, 1, -1].map((by) => {
    state = after(state, stepQuestion(state, view, by));
    return view.questions[0]?.answer[state.step - 1] ?? null;
  });
  assert.deepEqual(steps, ["r1", "r2", "r3", null, "r3"]);
  assert.deepEqual(stepQuestion(FULL, view, 1).relation, null);
  assert.deepEqual(stepQuestion(START, view, 1), {});
});

test("words are read by a click, and by another no longer", () => {
  const state = after({ ...FULL, sentence: null }, toggleSentence({ ...FULL, sentence: null }, SENTENCE));
  assert.deepEqual(state.sentence, SENTENCE);
  assert.deepEqual([state.entity, state.relation, state.path, state.question, state.step], [null, null, null, null, 0]);
  assert.equal(after(state, toggleSentence(state, { ...SENTENCE })).sentence, null);
  assert.deepEqual(after(state, toggleSentence(state, { ...SENTENCE, start: 3 })).sentence, { ...SENTENCE, start: 3 });
});

test("words that one claim cites lead to it, in its paragraph, and back", () => {
  const paragraph = { document: "d", start: 0, end: 90 };
  const state = after(FULL, pressWords({ ...FULL, relation: null }, SENTENCE, paragraph, ["r1"]));
  assert.deepEqual([state.relation, state.sentence, state.entity, state.question], ["r1", paragraph, null, null]);
  const back = after(state, pressWords(state, SENTENCE, paragraph, ["r1"]));
  assert.deepEqual([back.relation, back.sentence], [null, paragraph]);
});

test("words that several claims cite lead to all of them, then to one after the other, and to all again", () => {
  const paragraph = { document: "d", start: 0, end: 90 };
  /** @type {(string | null)[]} */
  const seen = [];
  let state = after(FULL, { sentence: paragraph });
  for (let press = 0; press < 5; press += 1) {
    state = after(state, pressWords(state, SENTENCE, paragraph, ["r1", "r2"]));
    assert.deepEqual(state.sentence, SENTENCE);
    seen.push(state.relation);
  }
  assert.deepEqual(seen, [null, "r1", "r2", null, "r1"]);
});

test("a click on nothing leaves the claim first, then all that is selected", () => {
  assert.deepEqual(clickNothing(FULL), { relation: null });
  assert.deepEqual(clickNothing({ ...FULL, relation: null }), selectEntity(null));
  assert.deepEqual(clickNothing({ ...START, sentence: SENTENCE }), selectEntity(null));
  assert.deepEqual(clickNothing(START), {});
});

test("leaving goes one by one, until there is nothing left", () => {
  /** @type {string[]} */
  const fields = [];
  let state = FULL;
  for (let left = leaveOne(state); left; left = leaveOne(state)) {
    fields.push(Object.keys(left)[0] ?? "");
    state = after(state, left);
  }
  assert.deepEqual(fields, ["relation", "question", "sentence", "entity", "focus"]);
  assert.deepEqual(leaveOne({ ...START, path: { from: "a", to: "b" } }), leavePath());
});

test("a table is sorted upwards, and by the same column once more downwards", () => {
  assert.deepEqual(sortBy({ ...START, sort: "" }, "kind"), { sort: "kind" });
  assert.deepEqual(sortBy({ ...START, sort: "kind" }, "kind"), { sort: "-kind" });
  assert.deepEqual(sortBy({ ...START, sort: "-kind" }, "kind"), { sort: "kind" });
  assert.deepEqual(sortBy({ ...START, sort: "kind" }, "target"), { sort: "target" });
});

/** What is shown, as a value, and as the page's address spells it. */

/** @import { Direction, Query, RelationView, View } from "./types.mjs" */

import { ALWAYS } from "./indexed.mjs";
import { fromHash, queryOf, toHash } from "./query.mjs";

/** @typedef {{ document: string, start: number, end: number }} Sentence */

/**
 * @typedef {object} State
 * @property {Query} query which relations are shown
 * @property {{ left: string, right: string } | null} compare two scenarios, for what differs
 * @property {string | null} entity the one selected
 * @property {string | null} relation the one selected
 * @property {{ id: string, depth: number, direction: Direction } | null} focus
 * @property {{ from: string, to: string } | null} path
 * @property {string | null} question
 * @property {number} step which relation of a question's answer is read; 0: none, all stand out
 * @property {Sentence | null} sentence one of a document's own, on a private page
 * @property {string} tab
 * @property {string} sort a column of the table, after "-" downwards
 */

export const TABS = ["explore", "details", "questions", "compare", "table", "text"];

/** @type {Readonly<State>} */
export const START = Object.freeze({
  query: queryOf(),
  compare: null,
  entity: null,
  relation: null,
  focus: null,
  path: null,
  question: null,
  step: 0,
  sentence: null,
  tab: "",
  sort: "",
});

/**
 * @param {State} state
 * @returns {string} without "#"
 */
export function spellState(state) {
  const spelled = new URLSearchParams(toHash(state.query));
  if (state.compare) {
    spelled.append("compare", state.compare.left);
    spelled.append("compare", state.compare.right);
  }
  if (state.focus) {
    spelled.append("around", state.focus.id);
    spelled.append("depth", String(state.focus.depth));
    if (state.focus.direction !== "both") spelled.append("direction", state.focus.direction);
  }
  if (state.path) {
    spelled.append("path", state.path.from);
    spelled.append("path", state.path.to);
  }
  if (state.question) spelled.append("question", state.question);
  if (state.step) spelled.append("step", String(state.step));
  if (state.sentence) spelled.append("sentence", `${state.sentence.document} ${state.sentence.start} ${state.sentence.end}`);
  if (state.entity) spelled.append("selected", state.entity);
  if (state.relation) spelled.append("claim", state.relation);
  if (state.tab) spelled.append("tab", state.tab);
  if (state.sort) spelled.append("sort", state.sort);
  return spelled.toString();
}

/**
 * The state that an address spells. What it does not understand it leaves out.
 * @param {string} hash
 * @returns {State}
 */
export function readState(hash) {
  const spelled = new URLSearchParams(hash.replace(/^#/, ""));
  const [left, right] = spelled.getAll("compare");
  const [from, to] = spelled.getAll("path");
  const around = spelled.get("around");
  const direction = spelled.get("direction");
  const tab = spelled.get("tab") ?? "";
  return {
    query: fromHash(hash),
    compare: left && right ? { left, right } : null,
    entity: spelled.get("selected"),
    relation: spelled.get("claim"),
    focus: around
      ? {
          id: around,
          depth: Math.min(3, Math.max(1, Number(spelled.get("depth")) || 1)),
          direction: direction === "in" || direction === "out" ? direction : "both",
        }
      : null,
    path: from && to ? { from, to } : null,
    question: spelled.get("question"),
    step: Math.max(0, Math.floor(Number(spelled.get("step"))) || 0),
    sentence: readSentence(spelled.get("sentence")),
    tab: TABS.includes(tab) ? tab : "",
    sort: spelled.get("sort") ?? "",
  };
}

/**
 * @param {string | null} text
 * @returns {Sentence | null}
 */
function readSentence(text) {
  const [, document = "", start = "", end = ""] = /^(\S+) (\d+) (\d+)$/.exec(text ?? "") ?? [];
  return document ? { document, start: Number(start), end: Number(end) } : null;
}

/**
 * Whether a claim is cited from a sentence.
 * @param {RelationView} relation
 * @param {Sentence} sentence
 */
export function citedFrom({ evidence }, { document, start, end }) {
  return evidence.some((citation) => citation.document === document && citation.start < end && citation.end > start);
}

/**
 * Which of the scenario switch's choices a state is: "all", "always", "differs", a scenario's id, or "" for none.
 * @param {State} state
 * @returns {string}
 */
export function worldOf({ query, compare }) {
  if (compare) return "differs";
  const { scenario } = query;
  if (scenario.length === 0) return "all";
  if (scenario.length === 1 && scenario[0] === ALWAYS) return ALWAYS;
  if (scenario.length === 2 && scenario.includes(ALWAYS)) return scenario.find((id) => id !== ALWAYS) ?? "";
  return "";
}

/**
 * What to change for a choice of the scenario switch.
 * @param {View} view
 * @param {State} state
 * @param {string} world
 * @returns {Partial<State>}
 */
export function chooseWorld(view, state, world) {
  const scenario = world === "all" || world === "differs" ? [] : world === ALWAYS ? [ALWAYS] : [ALWAYS, world];
  const query = queryOf({ ...state.query, scenario });
  const [left, right] = view.scenarios;
  const compare = world === "differs" && left && right ? { left: left.id, right: right.id } : null;
  return { query, compare, question: null, step: 0, ...(compare ? { tab: "compare" } : {}) };
}

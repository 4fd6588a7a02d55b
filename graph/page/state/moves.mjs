/**
 * What a reader can do, as functions from a state to what becomes of it. Nothing else changes the state, so that two
 * ways to do one thing cannot come to disagree.
 */

/** @import { Direction, Query, QuestionView, View } from "../data/types.mjs" */
/** @import { Changes, Focus, Sentence, State } from "./state.mjs" */

import { ALWAYS, lookupsOf } from "../data/lookups.mjs";
import { queryOf } from "../data/query.mjs";
import { leavePoint } from "./debate-moves.mjs";
import { leaveMoved } from "./picture-moves.mjs";
import { NO_TOPIC } from "./state.mjs";
import { ALL, DIFFERS, firstPair } from "./worlds.mjs";

/** A question is left with all that it brought along. */
const NO_QUESTION = { question: null, step: 0, every: false };
/** Panels in which a claim that is selected is seen, so that its details need not come before it. */
const CLAIMS_STAY = ["", "brief", "table", "timeline", "compare", "text", "debate"];

/**
 * @param {string} tab
 * @returns {Changes}
 */
export function openTab(tab) {
  return { tab };
}

/**
 * @param {string | null} id null: none
 * @returns {Changes}
 */
export function selectEntity(id) {
  return { entity: id, relation: null, path: null, ...NO_QUESTION, sentence: null, matter: null, ...(id ? { tab: "details" } : {}) };
}

/**
 * @param {State} state
 * @param {string | null} id null: none
 * @returns {Changes}
 */
export function selectRelation(state, id) {
  return { relation: id, ...(id && !CLAIMS_STAY.includes(state.tab) ? { tab: "details" } : {}) };
}

/**
 * From a claim back to what it was opened from.
 * @param {State} state
 * @returns {Changes}
 */
export function leaveRelation(state) {
  return { relation: null, ...(state.question ? { tab: "questions" } : {}) };
}

/**
 * Ask for other relations, in one or a few fields of the query.
 * @param {State} state
 * @param {Partial<Query>} part
 * @returns {Changes}
 */
export function ask(state, part) {
  return { query: queryOf({ ...state.query, ...part }) };
}

/**
 * Ask for one kind alone: of relation, or of entity at both ends.
 * @param {"entity" | "relation" | null} of
 * @param {string} kind
 * @returns {Changes}
 */
export function askKind(of, kind) {
  const query = of === "relation" ? { kind } : { source_kind: kind, target_kind: kind };
  return { query: queryOf(query), filter: "", focus: null, tab: "explore" };
}

/**
 * All claims of one sort, in the table.
 * @param {string} modality
 * @returns {Changes}
 */
export function askSort(modality) {
  return { query: queryOf({ modality }), filter: "", focus: null, compare: null, entity: null, relation: null, path: null, matter: null, ...NO_QUESTION, tab: "table" };
}

/**
 * The claims of one topic and one scenario, in the table.
 * @param {string | null} topic null: of none
 * @param {string | null} scenario null: either way
 * @returns {Changes}
 */
export function showOfTopic(topic, scenario) {
  const asked = topic === null ? { exclude: { has: "topic" } } : { topic };
  return { query: queryOf({ ...asked, scenario: scenario ?? ALWAYS }), focus: null, matter: null, relation: null, tab: "table" };
}

/** @returns {Changes} */
export function showEverything() {
  return { query: queryOf(), filter: "", focus: null };
}

/**
 * Only the relations that have some words in their row of the table.
 * @param {string} filter
 * @returns {Changes}
 */
export function filterRows(filter) {
  return { filter: filter.trim() };
}

/**
 * The relations of an entity, among those shown, in the table.
 * @param {State} state
 * @param {string} entity
 * @returns {Changes}
 */
export function showInTable(state, entity) {
  return { ...ask(state, { entity: [entity] }), tab: "table" };
}

/**
 * All that an entity says, in the table.
 * @param {string} entity
 * @returns {Changes}
 */
export function showHeld(entity) {
  return { query: queryOf({ voice: entity }), filter: "", focus: null, tab: "table" };
}

/**
 * A choice of the scenario switch: everything leaves whatever narrows it, another only other scenarios.
 * @param {State} state
 * @param {View} view
 * @param {string} world
 * @returns {Changes}
 */
export function chooseWorld(state, view, world) {
  if (world === ALL) return { ...showEverything(), ...leaveQuestion(), ...leaveComparison(state), entity: null, sentence: null, matter: null, ...(state.tab === "details" ? openTab("explore") : {}) };
  const scenario = world === DIFFERS ? [] : world === ALWAYS ? [ALWAYS] : [ALWAYS, world];
  const pair = world === DIFFERS ? firstPair(view) : null;
  return { ...ask(state, { scenario }), compare: pair, ...NO_QUESTION, ...(pair ? { path: null, tab: "compare" } : {}) };
}

/**
 * Another scenario on one side of the comparison.
 * @param {State} state
 * @param {"left" | "right"} side
 * @param {string} scenario
 * @returns {Changes}
 */
export function chooseSide({ compare }, side, scenario) {
  return compare ? { compare: { ...compare, [side]: scenario } } : {};
}

/**
 * A comparison is left with the panel that shows it, for the brief: where there are scenarios there is one.
 * @param {State} state
 * @returns {Changes}
 */
export function leaveComparison({ tab }) {
  return { compare: null, about: null, ...(tab === "compare" ? openTab("brief") : {}) };
}

/**
 * Only what is around an entity, as before where nothing else is said.
 * @param {State} state
 * @param {string} id
 * @param {{ depth?: number, direction?: Direction }} [how]
 * @returns {Changes}
 */
export function focusOn({ focus }, id, how = {}) {
  /** @type {Focus} */
  const before = focus?.id === id ? focus : { id, depth: 1, direction: "both" };
  return { focus: { ...before, ...how } };
}

/**
 * By its key a neighbourhood comes and goes.
 * @param {State} state
 * @param {number} depth
 * @returns {Changes} none, if no entity is selected
 */
export function toggleFocus({ entity, focus }, depth) {
  if (!entity) return {};
  const there = focus?.id === entity && focus.depth === depth;
  return { focus: there ? null : { id: entity, depth, direction: "both" } };
}

/** @returns {Changes} */
export function leaveFocus() {
  return { focus: null };
}

/**
 * How two entities are connected.
 * @param {string} from
 * @param {string} to
 * @returns {Changes}
 */
export function connect(from, to) {
  return { path: { from, to }, relation: null, ...NO_QUESTION, sentence: null, matter: null, tab: "details" };
}

/**
 * @param {State} state
 * @returns {Changes}
 */
export function turnPath({ path }) {
  return path ? { path: { from: path.to, to: path.from } } : {};
}

/**
 * Another of the shortest chains between the two.
 * @param {State} state
 * @param {number} chain its place among them
 * @returns {Changes}
 */
export function openChain({ path }, chain) {
  return path ? { path: { from: path.from, to: path.to, ...(chain ? { chain } : {}) }, relation: null } : {};
}

/** @returns {Changes} */
export function leavePath() {
  return { path: null };
}

/**
 * @param {QuestionView} question
 * @returns {Changes}
 */
export function openQuestion({ id, path, compare }) {
  return {
    question: id,
    step: 0,
    entity: null,
    relation: null,
    focus: null,
    sentence: null,
    matter: null,
    every: false,
    tab: "questions",
    path: path ? { from: path.source, to: path.target } : null,
    compare: compare ? { left: compare.left, right: compare.right } : null,
  };
}

/**
 * One step on, or back, through the answer of the question that is open.
 * @param {State} state
 * @param {View} view
 * @param {number} by
 * @returns {Changes} none, if no question is open
 */
export function stepQuestion({ question: id, step }, view, by) {
  const question = lookupsOf(view).questions.get(id ?? "");
  if (!question) return {};
  const count = question.answer.length + 1;
  return { step: (Math.min(step, count - 1) + by + count) % count, relation: null };
}

/** @returns {Changes} */
export function leaveQuestion() {
  return { ...NO_QUESTION, path: null, compare: null, relation: null };
}

/**
 * Read words of a document, a paragraph or fewer, or no longer.
 * @param {State} state
 * @param {Sentence} sentence
 * @returns {Changes}
 */
export function toggleSentence(state, sentence) {
  return readWords(sameSentence(state.sentence, sentence) ? null : sentence, null);
}

/**
 * Read words of a document, and of the claims that cite them perhaps one.
 * @param {Sentence | null} sentence
 * @param {string | null} relation
 * @returns {Changes}
 */
export function readWords(sentence, relation) {
  return { sentence, relation, entity: null, path: null, matter: null, ...NO_QUESTION };
}

/**
 * Press words that are cited: they lead to the one claim that cites them, read with its paragraph, and back; or to all
 * that do, and from there to one after the other.
 * @param {State} state
 * @param {Sentence} words
 * @param {Sentence} paragraph they are of
 * @param {readonly string[]} claims that cite them
 * @returns {Changes}
 */
export function pressWords(state, words, paragraph, claims) {
  const [only = null] = claims;
  if (claims.length === 1) return state.relation === only ? { relation: null } : readWords(paragraph, only);
  if (!sameSentence(state.sentence, words)) return readWords(words, null);
  const at = state.relation === null ? -1 : claims.indexOf(state.relation);
  return { relation: claims[at + 1] ?? null };
}

/**
 * @param {Sentence | null} a
 * @param {Sentence} b
 */
export function sameSentence(a, b) {
  return a?.document === b.document && a.start === b.start && a.end === b.end;
}

/**
 * Read a topic of the brief, or no longer.
 * @param {State} state
 * @param {string | null} topic null: what is of none
 * @returns {Changes}
 */
export function toggleMatter({ matter }, topic) {
  const next = topic ?? NO_TOPIC;
  return matter === next ? leaveMatter() : openMatter(topic);
}

/**
 * @param {string | null} topic null: what is of none
 * @param {{ every?: boolean }} [options] every: draw all its names
 * @returns {Changes}
 */
export function openMatter(topic, { every = false } = {}) {
  return { matter: topic ?? NO_TOPIC, entity: null, relation: null, path: null, sentence: null, ...NO_QUESTION, every, picture: null, tab: "brief" };
}

/**
 * Compare on one topic alone.
 * @param {string | null} topic null: what is of none
 * @returns {Changes}
 */
export function narrowTo(topic) {
  return { matter: topic ?? NO_TOPIC, about: null, relation: null, entity: null, every: false, tab: "compare" };
}

/**
 * Compare on one matter alone.
 * @param {string | null} about an entity's id or "@role"; null: on all
 * @returns {Changes}
 */
export function readAbout(about) {
  return { about, relation: null, entity: null, every: false, tab: "compare" };
}

/** @returns {Changes} */
export function leaveMatter() {
  return { matter: null, about: null, relation: null, every: false };
}

/**
 * Back to the whole picture: nothing is asked, selected or narrowed.
 * @param {State} state
 * @returns {Changes}
 */
export function startAgain({ tab }) {
  return { ...showEverything(), ...leaveQuestion(), entity: null, sentence: null, matter: null, point: null, about: null, picture: null, hidden: [], ...leaveMoved(), ...(tab === "details" ? { tab: "", mode: null } : tab === "compare" ? openTab("brief") : {}) };
}

/**
 * A click on nothing: what is selected is left, the claim before the rest.
 * @param {State} state
 * @returns {Changes}
 */
export function clickNothing(state) {
  if (state.relation) return selectRelation(state, null);
  return state.entity || state.sentence ? selectEntity(null) : {};
}

/**
 * Leave what was come to last.
 * @param {State} state
 * @returns {Changes | null} null: there is nothing left to leave
 */
export function leaveOne(state) {
  if (state.relation) return { relation: null };
  if (state.path && !state.question) return leavePath();
  if (state.question) return leaveQuestion();
  if (state.sentence) return { sentence: null };
  if (state.matter) return leaveMatter();
  if (state.point && state.tab === "debate") return leavePoint();
  if (state.entity) return { entity: null };
  return state.focus ? leaveFocus() : null;
}

/**
 * The brief: a row for each topic, a cell for each scenario and one for what holds either way. A cell tells a finding,
 * where the data have one; else the first claim that is short enough, whole, and how many more there are.
 */

/** @import { Finding, RelationView, Scenario, Unsaid, View } from "../data/types.mjs" */

import { relationsOf } from "../data/answers.mjs";
import { ALWAYS } from "../data/lookups.mjs";

/** How many words a cell has at most. */
const MOST_WORDS = 20;

/**
 * @typedef {object} Cell
 * @property {string | null} scenario null: either way
 * @property {Finding[]} findings
 * @property {RelationView | null} lead a claim that the cell tells, where there is no finding
 * @property {RelationView[]} claims all of its topic and scenario, in the order of the text
 * @property {RelationView[]} drawn those that it rests on
 */

/**
 * @typedef {object} Row
 * @property {string | null} topic
 * @property {Cell[]} cells as many as scenarios, then the one for what holds either way
 * @property {number} count of its claims
 * @property {Unsaid[]} unsaid
 */

/** @type {WeakMap<View, Row[]>} */
const BRIEFS = new WeakMap();

/**
 * @param {View} view
 * @returns {Row[]} in the order of the topics; what is of none comes last
 */
export function briefOf(view) {
  let rows = BRIEFS.get(view);
  if (!rows) {
    rows = rowsOf(view);
    BRIEFS.set(view, rows);
  }
  return rows;
}

/** @param {View} view */
function rowsOf(view) {
  /** @type {Map<string, RelationView[]>} */
  const claims = new Map();
  // The view has them in the order of the text.
  for (const relation of view.relations) push(claims, key(relation.topic, relation.scenario), relation);
  /** @type {Map<string, Finding[]>} */
  const findings = new Map();
  for (const finding of view.findings) push(findings, key(finding.topic, finding.scenario === ALWAYS ? null : finding.scenario), finding);
  /** @type {Row[]} */
  const rows = [];
  for (const topic of [...view.topics.map(({ id }) => id), null]) {
    const cells = [...view.scenarios.map(({ id }) => id), null].map((scenario) =>
      cellOf(view, scenario, findings.get(key(topic, scenario)) ?? [], claims.get(key(topic, scenario)) ?? []),
    );
    const count = cells.reduce((sum, cell) => sum + cell.claims.length, 0);
    if (count === 0 && cells.every((cell) => cell.findings.length === 0)) continue;
    rows.push({ topic, cells, count, unsaid: view.unsaid.filter((one) => one.topic === topic) });
  }
  return rows;
}

/**
 * @param {string | null} topic
 * @param {string | null} scenario
 */
function key(topic, scenario) {
  return `${topic ?? ""}\n${scenario ?? ""}`;
}

/**
 * @template T
 * @param {Map<string, T[]>} lists
 * @param {string} at
 * @param {T} one
 */
function push(lists, at, one) {
  const list = lists.get(at);
  if (list) list.push(one);
  else lists.set(at, [one]);
}

/**
 * @param {View} view
 * @param {string | null} scenario
 * @param {Finding[]} findings
 * @param {RelationView[]} claims
 * @returns {Cell}
 */
function cellOf(view, scenario, findings, claims) {
  const lead = findings.length > 0 ? null : (claims.find((one) => isShort(one)) ?? null);
  const drawn = findings.length > 0 ? relationsOf(view, [...new Set(findings.flatMap(({ relations }) => relations))]) : claims;
  return { scenario, findings, lead, claims, drawn };
}

/** @param {RelationView} relation */
function isShort({ sentence, sentences }) {
  return [sentence, ...Object.values(sentences)].every((one) => one.trim().split(/\s+/).length <= MOST_WORDS);
}

/**
 * The claims that what a cell tells rests on: those of its findings, else the one that it tells; none where it tells a count.
 * @param {Cell} cell
 */
export function restsOn({ findings, drawn, lead }) {
  if (findings.length > 0) return drawn;
  return lead ? [lead] : [];
}

/**
 * A topic's claims, those first that its cells rest on.
 * @param {View} view
 * @param {string | null} topic
 * @returns {{ first: RelationView[], all: RelationView[], told: Map<RelationView, string | null> }} `told`: of which scenario its cell is
 */
export function claimsOnTopic(view, topic) {
  const row = briefOf(view).find((one) => one.topic === topic);
  if (!row) return { first: [], all: [], told: new Map() };
  const told = row.cells.map(restsOn);
  // A finding on a scenario may rest on what is so already, which hangs on none.
  const sides = new Map(row.cells.flatMap(({ scenario }, at) => (told[at] ?? []).map((one) => /** @type {const} */ ([one, scenario]))).reverse());
  // By turns, so that no side is left out where not all are drawn.
  const longest = Math.max(...told.map(({ length }) => length));
  const first = [...new Set(Array.from({ length: longest }, (_, at) => told.flatMap((of) => of[at] ?? [])).flat())];
  return { first, all: [...new Set([...first, ...row.cells.flatMap(({ claims }) => claims)])], told: sides };
}

/**
 * Whether a brief says anything: where there is neither a topic, nor a scenario, nor a finding, it would be one long list.
 * @param {View} view
 */
export function hasBrief({ topics, scenarios, findings, relations }) {
  return relations.length > 0 && (topics.length > 0 || scenarios.length > 0 || findings.length > 0);
}

/**
 * The questions on a topic: those whose answer is of it for the greater part.
 * @param {View} view
 * @param {string | null} topic
 */
export function questionsOn(view, topic) {
  return view.questions.filter((question) => mostOf(relationsOf(view, question.answer).map((one) => one.topic)) === topic);
}

/**
 * The scenario that a question asks of, where its answer is of one only.
 * @param {View} view
 * @param {import("../data/types.mjs").QuestionView} question
 * @returns {Scenario | null}
 */
export function scenarioAsked(view, question) {
  const asked = new Set(relationsOf(view, question.answer).map((one) => one.scenario).filter((one) => one !== null));
  const [only] = asked;
  return asked.size === 1 ? (view.scenarios.find(({ id }) => id === only) ?? null) : null;
}

/**
 * The word that comes most often, the first of them.
 * @param {(string | null)[]} words
 * @returns {string | null}
 */
function mostOf(words) {
  /** @type {Map<string | null, number>} */
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/**
 * Whether all documents are annotated in whole, so that silence is the text's own.
 * @param {View} view
 */
export function isWhole({ documents }) {
  return documents.length > 0 && documents.every(({ annotated }) => annotated === "whole");
}

/**
 * The questions under their topics, and in these by the scenario that they ask of: the order in which they are listed.
 * @param {View} view
 */
export function questionsInOrder(view) {
  /** @param {import("../data/types.mjs").QuestionView} question */
  const side = (question) => view.scenarios.findIndex(({ id }) => id === scenarioAsked(view, question)?.id) + 1;
  return [...view.topics.map(({ id }) => id), null].flatMap((topic) => [...questionsOn(view, topic)].sort((a, b) => side(a) - side(b)));
}

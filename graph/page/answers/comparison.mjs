/** What two scenarios say of the same things, lined up through their counterparts: Python works it out, the view tells it. */

/** @import { CompareBlock, CompareRow, CompareStatus, RelationView, RowView, View } from "../data/types.mjs" */

import { lookupsOf } from "../data/lookups.mjs";

/** Marks a role in the place of an entity: whoever plays it in the scenario at hand. */
const ROLE_MARK = "@";

/** @type {Record<CompareStatus, CompareStatus>} */
const MIRRORED = { only_left: "only_right", only_right: "only_left", different: "different", same: "same" };

/** @type {WeakMap<View, Map<string, CompareRow[]>>} */
const COMPARED = new WeakMap();

/**
 * What two scenarios say, what is the same included.
 * @param {View} view
 * @param {string} left
 * @param {string} right
 * @returns {CompareRow[]} By topic, then by what they are about. A scenario does not differ from itself.
 */
export function compare(view, left, right) {
  const known = COMPARED.get(view) ?? new Map();
  COMPARED.set(view, known);
  const sides = `${left}\n${right}`;
  if (!known.has(sides)) known.set(sides, lined(view, left, right));
  return known.get(sides);
}

/**
 * @param {View} view
 * @param {string} left
 * @param {string} right
 */
function lined(view, left, right) {
  for (const told of view.comparisons) {
    if (told.left === left && told.right === right) return told.rows.map((row) => rowOf(view, row));
    if (told.left === right && told.right === left) return told.rows.map((row) => rowOf(view, mirrored(row)));
  }
  return [];
}

/**
 * The same, seen from the other side.
 * @param {RowView} row
 * @returns {RowView}
 */
function mirrored(row) {
  return { ...row, status: MIRRORED[row.status], left: row.right, right: row.left };
}

/**
 * @param {View} view
 * @param {RowView} row
 * @returns {CompareRow}
 */
function rowOf(view, row) {
  const { relations } = lookupsOf(view);
  /** @param {string[]} ids */
  const found = (ids) => ids.map((id) => /** @type {RelationView} */ (relations.get(id)));
  return { ...row, left: found(row.left), right: found(row.right) };
}

/**
 * Whether a row's end stands for whoever plays a role.
 * @param {string} end
 * @returns {boolean}
 */
export function isRole(end) {
  return end.startsWith(ROLE_MARK);
}

/**
 * The entities that an end of a row stands for in each of the two scenarios.
 * @param {View} view
 * @param {string} end An entity's id, or "@role".
 * @param {string} left
 * @param {string} right
 * @returns {[left: string, right: string]} The same id twice for an end that is no role.
 */
export function entitiesOf(view, end, left, right) {
  if (!isRole(end)) return [end, end];
  const role = end.slice(ROLE_MARK.length);
  /** @param {string} id */
  const player = (id) => view.scenarios.find((scenario) => scenario.id === id)?.counterparts[role] ?? end;
  return [player(left), player(right)];
}

/**
 * The rows side by side: one block for each topic and each thing that they are about.
 * @param {readonly CompareRow[]} rows As `compare` gives them.
 * @returns {CompareBlock[]}
 */
export function blocksOf(rows) {
  /** @type {CompareBlock[]} */
  const blocks = [];
  for (const row of rows) {
    let block = blocks.at(-1);
    if (!block || block.topic !== row.topic || block.about !== row.about) {
      block = { topic: row.topic, about: row.about, rows: [], left: [], right: [] };
      blocks.push(block);
    }
    block.rows.push(row);
    block.left.push(...row.left);
    block.right.push(...row.right);
  }
  return blocks;
}

/**
 * What two scenarios say on one topic: the matters of which both speak and differ, those of which both say the same,
 * and those of which only one speaks.
 * @typedef {object} Matters
 * @property {string | null} topic
 * @property {CompareBlock[]} differ
 * @property {CompareBlock[]} same
 * @property {CompareBlock[]} left
 * @property {CompareBlock[]} right
 */

/**
 * @param {View} view
 * @param {readonly CompareRow[]} rows as `compare` gives them
 * @returns {Matters[]} those first in which both speak and differ, in the order of the topics
 */
export function mattersOf(view, rows) {
  const order = new Map(view.topics.map(({ id }, place) => [id, place]));
  /** @type {Map<string | null, Matters>} */
  const topics = new Map();
  for (const block of blocksOf(rows)) {
    const of = topics.get(block.topic) ?? { topic: block.topic, differ: [], same: [], left: [], right: [] };
    topics.set(block.topic, of);
    of[sortOf(block)].push(block);
  }
  /** @param {Matters} of */
  const place = ({ topic, differ }) => (differ.length > 0 ? 0 : 1e6) + (order.get(topic ?? "") ?? 1e5);
  return [...topics.values()].sort((a, b) => place(a) - place(b));
}

/**
 * @param {CompareBlock} block
 * @returns {"differ" | "same" | "left" | "right"}
 */
function sortOf({ left, right, rows }) {
  if (left.length === 0) return "right";
  if (right.length === 0) return "left";
  return rows.every(({ status }) => status === "same") ? "same" : "differ";
}

/**
 * What holds either way of the matter of a block: the claims on its topic that have it at an end.
 * @param {View} view
 * @param {CompareBlock} block
 * @param {string} left
 * @param {string} right
 * @returns {RelationView[]}
 */
export function eitherWay(view, { topic, about }, left, right) {
  const ends = entitiesOf(view, about, left, right);
  return view.relations.filter((one) => one.scenario === null && one.topic === topic && (ends.includes(one.source) || ends.includes(one.target)));
}

/**
 * How many matters there are of each sort.
 * @param {readonly Matters[]} topics
 */
export function countMatters(topics) {
  /** @param {"differ" | "same" | "left" | "right"} sort */
  const count = (sort) => topics.reduce((sum, of) => sum + of[sort].length, 0);
  return { differ: count("differ"), same: count("same"), left: count("left"), right: count("right") };
}

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

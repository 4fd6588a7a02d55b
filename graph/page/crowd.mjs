/** Which of the things shown are drawn when there are more than a picture can hold. */

/** @import { Box } from "./camera.mjs" */
/** @import { Drawing } from "./drawing.mjs" */
/** @import { Shown } from "./scene.mjs" */
/** @import { View } from "./types.mjs" */

import { indexed } from "./indexed.mjs";

/** How many entities are drawn at most before only the best-connected are: the same number as in Python. */
export const BUDGET = 1200;
export const OVERVIEW = 240;
const MOST_LINES = 2500;

/**
 * @typedef {object} Drawn
 * @property {Int32Array} entities the most important last
 * @property {Int32Array} relations
 * @property {boolean} whole whether all that is shown is drawn
 */

/** @type {WeakMap<View, Int32Array>} */
const RANKED = new WeakMap();

/**
 * All entities, the best-connected first.
 * @param {View} view
 * @returns {Int32Array}
 */
export function ranked(view) {
  let order = RANKED.get(view);
  if (!order) {
    order = Int32Array.from(view.entities, (_, place) => place).sort(
      (a, b) => (view.entities[b]?.degree ?? 0) - (view.entities[a]?.degree ?? 0) || a - b,
    );
    RANKED.set(view, order);
  }
  return order;
}

/**
 * What is drawn of what is shown: all of it, or the best-connected entities in sight with what ties
 * them, and always what stands out.
 * @param {View} view
 * @param {Drawing} drawing
 * @param {Shown} shown
 * @param {Box} sight
 * @param {number[]} always entities that are drawn in any case
 * @returns {Drawn}
 */
export function drawnOf(view, drawing, shown, sight, always) {
  const whole = shown.entities <= BUDGET && shown.relations <= 2 * MOST_LINES;
  const order = ranked(view);
  /** @type {number[]} */
  const entities = [];
  const drawn = new Uint8Array(view.entities.length);
  /** @param {number} place */
  const add = (place) => {
    if (drawn[place]) return;
    drawn[place] = 1;
    entities.push(place);
  };
  if (!whole) {
    for (const place of always) add(place);
    if (shown.litEntities) {
      for (const place of order) {
        if (entities.length >= BUDGET / 2) break;
        if (shown.litEntities.has(place)) add(place);
      }
    }
  }
  const most = whole ? Number.POSITIVE_INFINITY : entities.length + OVERVIEW;
  for (const place of order) {
    if (entities.length >= most) break;
    if (drawn[place] || !(shown.entity[place] || shown.litEntities?.has(place))) continue;
    if (!whole && !inSight(drawing, place, sight)) continue;
    add(place);
  }
  const relations = whole ? allShown(shown) : tying(view, shown, entities, drawn, always);
  return { entities: Int32Array.from(entities).reverse(), relations, whole };
}

/**
 * @param {Drawing} drawing
 * @param {number} place
 * @param {Box} sight
 */
function inSight({ x, y }, place, { left, top, right, bottom }) {
  const [px, py] = [x[place] ?? 0, y[place] ?? 0];
  return px >= left && px <= right && py >= top && py <= bottom;
}

/**
 * What stands out is drawn even where a filter hides it.
 * @param {Shown} shown
 */
function allShown({ relation, litRelations }) {
  /** @type {number[]} */
  const all = [];
  for (let place = 0; place < relation.length; place++)
    if (relation[place] || litRelations?.has(place)) all.push(place);
  return Int32Array.from(all);
}

/**
 * @param {View} view
 * @param {Shown} shown
 * @param {number[]} entities
 * @param {Uint8Array} drawn
 * @param {number[]} first
 */
function tying(view, shown, entities, drawn, first) {
  const { adjacency } = indexed(view);
  /** @type {Set<number>} */
  const lines = new Set();
  for (const edge of shown.litRelations ?? []) if (lines.size < MOST_LINES) lines.add(edge);
  for (const here of [...first, ...entities]) {
    const last = adjacency.offsets[here + 1] ?? 0;
    for (let slot = adjacency.offsets[here] ?? 0; slot < last && lines.size < MOST_LINES; slot++) {
      const edge = adjacency.relations[slot] ?? 0;
      const other = adjacency.others[slot] ?? 0;
      if (shown.relation[edge] && drawn[other] && other !== here) lines.add(edge);
    }
  }
  return Int32Array.from(lines).sort();
}

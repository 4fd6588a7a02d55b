/** What is drawn of what is shown: all of it, or an overview where that is more than a picture can hold. */

/** @import { Shown } from "../answers/shown.mjs" */
/** @import { Limits } from "../data/loading.mjs" */
/** @import { Nodes, Styled } from "../data/styled.mjs" */
/** @import { View } from "../data/types.mjs" */
/** @import { Box } from "./camera.mjs" */

import { lookupsOf } from "../data/lookups.mjs";

/**
 * @typedef {object} Overview
 * @property {Int32Array} entities the most important last
 * @property {Int32Array} relations
 * @property {boolean} whole whether all that is shown is drawn
 */

/**
 * What is drawn of what is shown: all of it, or the best-connected entities in sight with what ties
 * them, and always what stands out.
 * @param {View} view
 * @param {Styled} styled
 * @param {Shown} shown
 * @param {Box} sight
 * @param {number[]} always entities that are drawn in any case
 * @param {Limits} limits
 * @returns {Overview}
 */
export function overviewOf(view, { nodes }, shown, sight, always, limits) {
  const whole = shown.entities <= limits.whole && shown.relations <= 2 * limits.lines;
  const order = lookupsOf(view).byDegree;
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
        if (entities.length >= limits.whole / 2) break;
        if (shown.litEntities.has(place)) add(place);
      }
    }
  }
  const most = whole ? Number.POSITIVE_INFINITY : entities.length + limits.overview;
  for (const place of order) {
    if (entities.length >= most) break;
    if (drawn[place] || !(shown.entity[place] || shown.litEntities?.has(place))) continue;
    if (!whole && !inSight(nodes, place, sight)) continue;
    add(place);
  }
  // Of a crowd, the lines that would fade behind those that stand out are a veil over the dots: they are left out.
  const relations = whole ? allShown(shown) : shown.litRelations ? firstOf(shown.litRelations, limits.lines) : tying(view, shown, entities, drawn, always, limits.lines);
  return { entities: Int32Array.from(entities).reverse(), relations, whole };
}

/**
 * @param {Nodes} nodes
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
 * @param {ReadonlySet<number>} lines
 * @param {number} most
 */
function firstOf(lines, most) {
  return Int32Array.from(lines).slice(0, most).sort();
}

/**
 * What ties those that are drawn, of the first before the others.
 * @param {View} view
 * @param {Shown} shown
 * @param {number[]} entities
 * @param {Uint8Array} drawn
 * @param {number[]} first
 * @param {number} most
 */
function tying(view, shown, entities, drawn, first, most) {
  const { adjacency } = lookupsOf(view);
  /** @type {Set<number>} */
  const lines = new Set();
  for (const here of [...first, ...entities]) {
    const last = adjacency.offsets[here + 1] ?? 0;
    for (let slot = adjacency.offsets[here] ?? 0; slot < last && lines.size < most; slot++) {
      const place = adjacency.relations[slot] ?? 0;
      const other = adjacency.others[slot] ?? 0;
      if (shown.relation[place] && drawn[other] && other !== here) lines.add(place);
    }
  }
  return Int32Array.from(lines).sort();
}

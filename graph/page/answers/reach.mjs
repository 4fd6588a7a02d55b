/** What lies around an entity. */

/** @import { Direction, Reach, View } from "../data/types.mjs" */

import { lookupsOf } from "../data/lookups.mjs";
import { leads, tiesOf } from "../data/ties.mjs";

/**
 * The neighbourhood of an entity: what is within some hops, and every relation with both ends among that. What is denied
 * ties nothing.
 * @param {View} view
 * @param {string} id
 * @param {number} [radius]
 * @param {Direction} [direction] "out" walks from source to target, "in" from target to source.
 * @returns {Reach}
 */
export function reach(view, id, radius = 1, direction = "both") {
  const start = lookupsOf(view).entityPlaces.get(id);
  if (start === undefined) return { entities: new Set(), relations: [] };
  const within = new Set([start]);
  let rim = [start];
  for (let hop = 0; hop < radius && rim.length > 0; hop += 1) rim = furtherFrom(view, rim, within, direction);
  const { sources, targets } = lookupsOf(view).ends;
  return {
    entities: new Set(Array.from(within, (place) => view.entities[place]?.id ?? "")),
    relations: view.relations.filter((_, place) => within.has(sources[place] ?? -1) && within.has(targets[place] ?? -1)),
  };
}

/**
 * One hop further on.
 * @param {View} view
 * @param {readonly number[]} rim
 * @param {Set<number>} within grows by what is reached
 * @param {Direction} direction
 * @returns {number[]}
 */
function furtherFrom(view, rim, within, direction) {
  const ties = tiesOf(view);
  /** @type {number[]} */
  const reached = [];
  for (const here of rim) {
    const last = ties.offsets[here + 1] ?? 0;
    for (let slot = ties.offsets[here] ?? 0; slot < last; slot += 1) {
      const other = ties.others[slot] ?? 0;
      if (within.has(other) || view.relations[ties.relations[slot] ?? 0]?.negated || !leads(ties, slot, direction)) continue;
      within.add(other);
      reached.push(other);
    }
  }
  return reached;
}

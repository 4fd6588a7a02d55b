/** Whose upright lines a picture of lanes draws, and in which order they stand. */

/** @import { View } from "../data/types.mjs" */

import { bestTied } from "../answers/tied.mjs";
import { lookupsOf } from "../data/lookups.mjs";

/** How often all names are tried at all places. */
const ROUNDS = 4;

/**
 * The names between which most is claimed: first the ends of a claim of each scenario, so that none seems empty, then in
 * turn whoever has the most claims with those that are there.
 * @param {View} view
 * @param {readonly number[]} shown the places of the relations that are shown
 * @param {ReadonlySet<number>} hidden the places of the entities that are left out
 * @param {number} count
 * @returns {number[]} the places of entities, in the order in which the lines between them are shortest
 */
export function namesInLanes(view, shown, hidden, count) {
  const { byDegree, ends: { sources, targets } } = lookupsOf(view);
  /** @type {Set<number>} */
  const names = new Set();
  /** @param {number} node */
  const degree = (node) => view.entities[node]?.degree ?? 0;
  /** @param {number} line */
  const endsOf = (line) => [...new Set([sources[line] ?? -1, targets[line] ?? -1])];
  const lines = shown.filter((line) => endsOf(line).every((node) => node >= 0 && !hidden.has(node)));
  /** @param {readonly number[]} some */
  const addBest = (some) => {
    let [best, most] = [-1, -1];
    for (const line of some) {
      const fresh = endsOf(line).filter((node) => !names.has(node));
      const worth = (2 - fresh.length) * lines.length + fresh.reduce((sum, node) => sum + degree(node), 0);
      if (names.size + fresh.length <= count && worth > most) [best, most] = [line, worth];
    }
    if (best >= 0) for (const node of endsOf(best)) names.add(node);
    return best >= 0;
  };
  for (const id of [...view.scenarios.map(({ id }) => id), null]) addBest(lines.filter((line) => view.relations[line]?.scenario === id));
  while (names.size < count) {
    const next = bestTied(view, lines, names);
    if (next >= 0) names.add(next);
    else if (!addBest(lines.filter((line) => !endsOf(line).every((node) => names.has(node))))) break;
  }
  for (const node of byDegree) if (names.size < count && degree(node) > 0 && !hidden.has(node)) names.add(node);
  return inOrder([...names], shown, sources, targets);
}

/**
 * The order in which the lines are shortest: each in turn takes its best place.
 * @param {number[]} names
 * @param {readonly number[]} shown
 * @param {Int32Array} sources
 * @param {Int32Array} targets
 */
function inOrder(names, shown, sources, targets) {
  const chosen = new Set(names);
  const ties = shown.filter((line) => chosen.has(sources[line] ?? -1) && chosen.has(targets[line] ?? -1));
  /** @param {number[]} order */
  const long = (order) => {
    const at = new Map(order.map((node, place) => [node, place]));
    return ties.reduce((sum, line) => sum + Math.abs((at.get(sources[line] ?? -1) ?? 0) - (at.get(targets[line] ?? -1) ?? 0)), 0);
  };
  let order = [...names].sort((a, b) => a - b);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const node of names) {
      const without = order.filter((one) => one !== node);
      let best = order;
      for (let place = 0; place <= without.length; place += 1) {
        const tried = [...without.slice(0, place), node, ...without.slice(place)];
        if (long(tried) < long(best)) best = tried;
      }
      order = best;
    }
  return order;
}

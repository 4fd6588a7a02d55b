/** Why no chain connects two entities: what was left out of account. */

/** @import { RelationView, View } from "../data/types.mjs" */

import { isTied, shortestPath } from "./paths.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { tiesOf } from "../data/ties.mjs";

/**
 * What was left out where no chain was found.
 * @typedef {object} LeftOut
 * @property {RelationView[]} denied the claims that the two are not tied so or, where there are none, those of the
 *     shortest chain that goes through denials
 * @property {"worlds" | "times" | "both" | null} barred what all the chains there are join: scenarios that exclude each
 *     other, times that do not meet, or both; null: there are none
 */

/**
 * @param {View} view
 * @param {string} a
 * @param {string} b
 * @returns {LeftOut}
 */
export function leftOut(view, a, b) {
  const between = deniedBetween(view, a, b);
  return { denied: between.length > 0 ? between : deniedOnTheWay(view, a, b), barred: barredBy(view, a, b) };
}

/**
 * The denied claims of the shortest chain there is with such.
 * @param {View} view
 * @param {string} a
 * @param {string} b
 * @returns {RelationView[]}
 */
function deniedOnTheWay(view, a, b) {
  const steps = shortestPath(view, a, b, { negated: true }) ?? [];
  return steps.map(({ relation }) => relation).filter(({ negated }) => negated);
}

/**
 * @param {View} view
 * @param {string} a
 * @param {string} b
 */
function barredBy(view, a, b) {
  if (!isTied(view, a, b, { worlds: false, times: false })) return null;
  if (isTied(view, a, b, { worlds: false, times: true })) return "worlds";
  return isTied(view, a, b, { worlds: true, times: false }) ? "times" : "both";
}

/**
 * The claims that two entities are not tied so.
 * @param {View} view
 * @param {string} a
 * @param {string} b
 * @returns {RelationView[]}
 */
export function deniedBetween(view, a, b) {
  const { entityPlaces } = lookupsOf(view);
  const [here, there] = [entityPlaces.get(a) ?? -1, entityPlaces.get(b) ?? -1];
  const { offsets, relations, others } = tiesOf(view);
  /** @type {RelationView[]} */
  const denied = [];
  for (let slot = offsets[here] ?? 0; slot < (offsets[here + 1] ?? 0); slot += 1) {
    const relation = view.relations[relations[slot] ?? -1];
    if (relation?.negated && others[slot] === there) denied.push(relation);
  }
  return denied;
}

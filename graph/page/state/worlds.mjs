/** The scenario switch: its choices, and which of them a state is. */

/** @import { View } from "../data/types.mjs" */
/** @import { State } from "./state.mjs" */

import { ALWAYS } from "../data/lookups.mjs";
import { asksNothing } from "../data/query.mjs";

/** What the switch can be set to besides one scenario, or what holds whoever wins. */
export const ALL = "all";
export const DIFFERS = "differs";

/**
 * The choices of the switch: everything, whoever wins, each scenario, and what differs where there are two.
 * @param {View} view
 * @returns {string[]}
 */
export function worldsOf({ scenarios }) {
  return [ALL, ALWAYS, ...scenarios.map(({ id }) => id), ...(scenarios.length > 1 ? [DIFFERS] : [])];
}

/**
 * Which of the choices a state is: "all", "always", "differs", a scenario's id, or "" for none, as where filters or
 * what is selected leave less than everything.
 * @param {State} state
 * @returns {string}
 */
export function worldOf({ query, compare, filter, focus, entity, relation, path, question, sentence, matter }) {
  if (compare) return DIFFERS;
  const { scenario } = query;
  const narrowed = !asksNothing({ ...query, order: [] }) || filter !== "" || [focus, entity, relation, path, question, sentence, matter].some((one) => one !== null);
  if (scenario.length === 0) return narrowed ? "" : ALL;
  if (scenario.length === 1 && scenario[0] === ALWAYS) return ALWAYS;
  if (scenario.length === 2 && scenario.includes(ALWAYS)) return scenario.find((id) => id !== ALWAYS) ?? "";
  return "";
}

/**
 * The two scenarios that are compared while nobody chooses others.
 * @param {View} view
 * @returns {import("./state.mjs").Pair | null} null: there are not two
 */
export function firstPair({ scenarios: [left, right] }) {
  return left && right ? { left: left.id, right: right.id } : null;
}

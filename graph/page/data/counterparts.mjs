/** Who stands for which scenario. */

/** @import { Scenario } from "./types.mjs" */

/**
 * Which scenario each entity stands for, counted from 1; 0 for one that plays a part in several.
 * @param {readonly Scenario[]} scenarios
 * @returns {Map<string, number>} by the entity's id
 */
export function standsFor(scenarios) {
  /** @type {Map<string, number>} */
  const places = new Map();
  for (const [at, { counterparts }] of scenarios.entries()) {
    for (const id of Object.values(counterparts)) {
      const place = places.get(id) ?? at + 1;
      places.set(id, place === at + 1 ? place : 0);
    }
  }
  return places;
}

/**
 * Who stands for a scenario first of all: the outcome that decides it, or whoever plays the first part.
 * @param {Scenario} scenario
 */
export function mainOf({ condition, counterparts }) {
  const players = Object.values(counterparts);
  return players.find((id) => id === condition["outcome"]) ?? counterparts["winner"] ?? players[0] ?? "";
}

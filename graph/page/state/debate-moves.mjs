/** What a reader can do with the points of a debate. Moves like those of moves.mjs. */

/** @import { Changes, State } from "./state.mjs" */

/** What else could be read, left. */
const NOTHING_ELSE = { entity: null, relation: null, path: null, sentence: null, matter: null, question: null, step: 0, every: false };

/**
 * Read a point of the debate, or no longer.
 * @param {State} state
 * @param {string} point
 * @returns {Changes}
 */
export function togglePoint(state, point) {
  return { ...NOTHING_ELSE, point: state.point === point ? null : point, picture: null, tab: "debate" };
}

/** @returns {Changes} */
export function leavePoint() {
  return { point: null, relation: null };
}

/** What a reader can do with the picture: lay it out, move and leave out names, present it. Moves like those of moves.mjs. */

/** @import { Changes, State } from "./state.mjs" */

import { withSpot } from "../data/moved.mjs";

/**
 * Draw all names of what is laid out by itself, or only the first.
 * @param {boolean} every
 * @returns {Changes}
 */
export function drawEvery(every) {
  return { every };
}

/**
 * Present what is read, or no longer.
 * @param {boolean} on
 * @returns {Changes}
 */
export function present(on) {
  return { present: on, every: false };
}

/**
 * Another finding or question, while it is presented.
 * @param {Changes} next as it is opened
 * @returns {Changes}
 */
export function presentNext(next) {
  return { ...next, present: true, every: false };
}

/**
 * @param {string} picture "topics", "free" or "apart"
 * @returns {Changes}
 */
export function layOut(picture) {
  return { picture };
}

/**
 * Put a name elsewhere in the free picture, or in a part by itself.
 * @param {State} state
 * @param {"spots" | "seats"} where
 * @param {import("../data/moved.mjs").Spot} spot
 * @returns {Changes}
 */
export function moveName(state, where, spot) {
  return { [where]: withSpot(state[where], spot) };
}

/**
 * Leave an entity out of the picture, or no longer.
 * @param {State} state
 * @param {string} id
 * @returns {Changes}
 */
export function toggleHidden({ hidden }, id) {
  return { hidden: hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id] };
}

/**
 * What was moved goes back to where it stood.
 * @returns {Changes}
 */
export function leaveMoved() {
  return { spots: [], seats: [] };
}

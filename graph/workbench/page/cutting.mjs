/** Overlapping stretches of a text, cut at all their ends: each piece knows all that holds of it. */

/** @import { Stretch } from "./types.mjs" */

/** @typedef {{ start: number, end: number, hows: string[] }} Piece */

/** How deep claims lie; of these only the deepest is drawn. */
const DEPTHS = ["1", "2", "3"];

/**
 * @param {readonly Stretch[]} stretches in any order
 * @returns {Piece[]} in order; no two overlap, and what nothing is said of is left out
 */
export function cut(stretches) {
  const whole = stretches.filter(({ start, end }) => start < end);
  const ends = [...new Set(whole.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  const pieces = [];
  for (const [i, start] of ends.entries()) {
    const end = ends[i + 1];
    if (end === undefined) break;
    const hows = [...new Set(whole.filter((one) => one.start <= start && end <= one.end).map(({ how }) => how))];
    if (hows.length > 0) pieces.push({ start, end, hows: deepest(hows) });
  }
  return pieces;
}

/**
 * @param {string[]} hows
 * @returns {string[]} the same with one depth at most
 */
function deepest(hows) {
  const deep = DEPTHS.filter((depth) => hows.includes(depth)).at(-1);
  return hows.filter((how) => !DEPTHS.includes(how) || how === deep);
}

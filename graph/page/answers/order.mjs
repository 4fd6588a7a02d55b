/** The order of an answer, where another than that of the text is asked for. */

/** @import { RelationView, View } from "../data/types.mjs" */

import { OPEN_END, PAST, spanOf } from "../base/dates.mjs";

/** What goes on ends after all that has ended. */
const AFTER_ALL = "9999-99-99";
/** From what the text says to what was read between its lines. */
const BASES = ["stated", "inferred"];

/**
 * Relations in the order of some columns, the first of which weighs most. What lacks one comes last, downwards too;
 * what is alike stays as it was.
 * @param {View} view
 * @param {readonly number[]} places
 * @param {readonly string[]} order columns, downwards with "-" before them
 * @returns {number[]}
 */
export function inOrder(view, places, order) {
  /** @type {Record<string, readonly string[]>} */
  const scales = { modality: view.modalities, certainty: view.certainties, basis: BASES };
  const columns = order.map((word) => {
    const name = word.replace(/^-/, "");
    return { name: /** @type {"kind"} */ (name), way: word.startsWith("-") ? -1 : 1, scale: scales[name] };
  });
  /** @param {number} place @param {"kind"} name @param {number} way */
  const said = (place, name, way) => {
    const relation = view.relations[place];
    if (/** @type {string} */ (name) === "date") return relation ? dayOf(relation, way) : null;
    const value = relation?.[name] ?? null;
    if (/** @type {string} */ (name) !== "end") return value;
    return value === OPEN_END ? AFTER_ALL : value === PAST ? null : value;
  };
  /** @param {number} a @param {number} b */
  const compare = (a, b) => {
    for (const { name, way, scale } of columns) {
      const [one, other] = [said(a, name, way), said(b, name, way)];
      if (one === other) continue;
      if (one === null || other === null) return one === null ? 1 : -1;
      const difference = scale ? scale.indexOf(one) - scale.indexOf(other) : byCodePoints(one, other);
      if (difference) return way * difference;
    }
    return a - b;
  };
  return [...places].sort(compare);
}

/**
 * The day by which a claim is put in the order of dates: the first that it is known to hold on or, downwards, the last.
 * @param {RelationView} relation
 * @param {number} way
 * @returns {string | null}
 */
function dayOf(relation, way) {
  const span = spanOf(relation);
  if (!span) return null;
  const [first, last] = span;
  const { date, start, end } = relation;
  if (way < 0) return date === null && (end === null || end === PAST) ? first : last;
  return date === null && start === null ? last : first;
}

/**
 * How Python compares texts: by code points, where JavaScript goes by halves of them.
 * @param {string} a
 * @param {string} b
 */
export function byCodePoints(a, b) {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    if (a.charCodeAt(at) === b.charCodeAt(at)) continue;
    return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0) || a.charCodeAt(at) - b.charCodeAt(at);
  }
  return a.length - b.length;
}

/** The order of an answer, where another than that of the text is asked for. */

/** @import { RelationView, View } from "../data/types.mjs" */

import { daysOf, FIRST_DAY, LAST_DAY, OPEN_END, PAST, spanOf } from "../base/dates.mjs";

/** The columns that are put in the order of their days. */
const DATES = new Set(["date", "start", "end"]);
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
    if (relation && DATES.has(name)) return daysIn(relation, name, way);
    return relation?.[name] ?? null;
  };
  /** @param {number} a @param {number} b */
  const compare = (a, b) => {
    for (const { name, way, scale } of columns) {
      const [one, other] = [said(a, name, way), said(b, name, way)];
      if (one === other) continue;
      if (one === null || other === null) return one === null ? 1 : -1;
      const difference = typeof one !== "string" || typeof other !== "string" ? byNumbers(one, other) : scale ? scale.indexOf(one) - scale.indexOf(other) : byCodePoints(one, other);
      if (difference) return way * difference;
    }
    return a - b;
  };
  return [...places].sort(compare);
}

/** @typedef {readonly [before: number, then: number]} Turn the days by which a claim is put in order */

/**
 * The days by which a claim is put in the order of one of its dates.
 * @param {RelationView} relation
 * @param {string} name
 * @param {number} way
 * @returns {Turn | null}
 */
function daysIn(relation, name, way) {
  if (name === "date") return turnOf(relation, way);
  const written = name === "start" ? relation.start : relation.end;
  if (written === null || written === PAST) return null;
  // What goes on ends after all that has ended.
  return written === OPEN_END ? [LAST_DAY, LAST_DAY] : daysOf(written);
}

/**
 * The first day that a claim is known to hold on, then the last; or, downwards, the last and then the first.
 * @param {RelationView} relation
 * @param {number} way
 * @returns {Turn | null}
 */
function turnOf(relation, way) {
  const span = spanOf(relation);
  if (!span) return null;
  const [first, last] = span;
  const { date, end } = relation;
  const goesOn = date === null ? end === OPEN_END : date.endsWith(`/${OPEN_END}`);
  if (way < 0) return [last === LAST_DAY && !goesOn ? first : last, first];
  return [first === FIRST_DAY ? last : first, last];
}

/**
 * @param {string | Turn} one
 * @param {string | Turn} other
 */
function byNumbers(one, other) {
  return Number(one[0]) - Number(other[0]) || Number(one[1]) - Number(other[1]);
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

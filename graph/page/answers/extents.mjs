/** When the claims hold and when the documents were said, in days, as far as it is told. */

/** @import { RelationView, View } from "../data/types.mjs" */

import { OPEN_END, PAST } from "../base/dates.mjs";
import { stretchOf } from "./time-scale.mjs";

/**
 * When something is, half-open in days. What is told of its time lies from `from` to `to`; on the days from `sureFrom`
 * to `sureTo` it surely is, where the latter comes after the former.
 * @typedef {object} Extent
 * @property {number} from minus infinity for what goes on, nobody says since when
 * @property {number} to infinity for what goes on
 * @property {number} sureFrom
 * @property {number} sureTo
 * @property {boolean} point whether it is a date, and not from one to another
 * @property {"told" | "unknown"} before whether it is told when it begins
 * @property {"told" | "unknown" | "on"} after when it ends; or that it goes on
 */

/** @typedef {Pick<RelationView, "date" | "start" | "end">} Dated */

/**
 * The extents of a view's claims, by their places.
 * @typedef {object} Extents
 * @property {Float64Array} from NaN for what is not dated
 * @property {Float64Array} to
 * @property {Uint8Array} point
 * @property {number} dated how many claims are
 * @property {{ place: number, from: number, to: number }[]} said the dated documents by their places, the earliest first
 * @property {[from: number, to: number] | null} reach from the first to the last day that is told; null: none is
 */

/**
 * When a claim holds.
 * @param {Dated} dated
 * @returns {Extent | null} null: it is not dated, or over on a day that is not told
 */
export function extentOf({ date, start, end }) {
  if (date !== null) {
    const reach = stretchOf(date);
    if (!reach) return null;
    const [from, to] = reach;
    // Of an interval that is open it is not told when it ends, or begins.
    const [before, after] = [from, to].map((day) => (Number.isFinite(day) ? /** @type {const} */ ("told") : /** @type {const} */ ("unknown")));
    return { from, to, sureFrom: from, sureTo: to - from === 1 ? to : from, point: true, before: before ?? "told", after: after ?? "told" };
  }
  const begins = start === null ? null : stretchOf(start);
  const ends = end === null || end === OPEN_END || end === PAST ? null : stretchOf(end);
  const on = end === OPEN_END;
  if (!begins && !ends && !on) return null;
  const from = begins?.[0] ?? ends?.[0] ?? Number.NEGATIVE_INFINITY;
  const to = ends?.[1] ?? (on ? Number.POSITIVE_INFINITY : (begins?.[1] ?? from));
  return {
    from,
    to,
    // It has begun on the last day that its beginning can mean, and lasts until the first that its end can.
    sureFrom: begins ? begins[1] - 1 : from,
    sureTo: ends ? ends[0] + 1 : to,
    point: false,
    before: begins ? "told" : "unknown",
    after: ends ? "told" : on ? "on" : "unknown",
  };
}

/** @type {WeakMap<Pick<View, "relations" | "documents">, Extents>} */
const EXTENTS = new WeakMap();

/**
 * The extents of all claims of a view, found once.
 * @param {Pick<View, "relations" | "documents">} view
 * @returns {Extents}
 */
export function extentsOf(view) {
  const known = EXTENTS.get(view);
  if (known) return known;
  const { relations, documents } = view;
  const [from, to] = [new Float64Array(relations.length).fill(Number.NaN), new Float64Array(relations.length).fill(Number.NaN)];
  const point = new Uint8Array(relations.length);
  // Dates repeat: what each writing means is found once.
  /** @type {Map<string, Extent | null>} */
  const written = new Map();
  let dated = 0;
  for (const [place, relation] of relations.entries()) {
    const { date, start, end } = relation;
    if (date === null && start === null && end === null) continue;
    const key = date ?? `${start} ${end}`;
    let extent = written.get(key);
    if (extent === undefined) {
      extent = extentOf(relation);
      written.set(key, extent);
    }
    if (!extent) continue;
    [from[place], to[place], point[place]] = [extent.from, extent.to, Number(extent.point)];
    dated += 1;
  }
  const said = documents
    .flatMap(({ date }, place) => {
      const reach = date === null ? null : stretchOf(date);
      return reach ? [{ place, from: reach[0], to: reach[1] }] : [];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to || a.place - b.place);
  const ends = [...[...written.values()].flatMap((one) => (one ? [one.from, one.to] : [])), ...said.flatMap((one) => [one.from, one.to])].filter(Number.isFinite);
  // No spread: of many documents it would be too long a list of arguments.
  const [first, last] = ends.reduce(([least, most], day) => [Math.min(least, day), Math.max(most, day)], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  /** @type {Extents} */
  const extents = { from, to, point, dated, said, reach: ends.length ? [first ?? 0, last ?? 0] : null };
  EXTENTS.set(view, extents);
  return extents;
}

/** @type {WeakMap<readonly number[], Map<string, number>>} */
const CITED = new WeakMap();

/**
 * Of how many of some claims each document is cited, found once.
 * @param {Pick<View, "relations">} view
 * @param {readonly number[]} places
 * @returns {Map<string, number>}
 */
export function claimsByDocument({ relations }, places) {
  const known = CITED.get(places);
  if (known) return known;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const place of places) {
    const evidence = relations[place]?.evidence ?? [];
    for (let at = 0; at < evidence.length; at += 1) {
      const document = evidence[at]?.document ?? "";
      // A claim that is cited from a document twice is one claim of it.
      let before = at - 1;
      while (before >= 0 && evidence[before]?.document !== document) before -= 1;
      if (before < 0) counts.set(document, (counts.get(document) ?? 0) + 1);
    }
  }
  CITED.set(places, counts);
  return counts;
}

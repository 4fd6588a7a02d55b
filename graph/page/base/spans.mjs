/**
 * Spans of time that are asked for: a partial date, or from one to another as EDTF writes an interval: 2025-01/2026-03,
 * 2025/.. for what comes after, ../2025 for what went before.
 */

import { earliestDay, FIRST_DAY, isPartialDate, LAST_DAY, latestDay, OPEN_END } from "./dates.mjs";

/** @typedef {{ from: string | null, to: string | null }} Ends partial dates; null: without an end */

/**
 * From where to where a span goes.
 * @param {string} text
 * @returns {Ends | null} null: it is none
 */
export function endsOf(text) {
  const [first = "", last = first, ...more] = text.split("/").map((part) => part.trim());
  const open = (/** @type {string} */ part) => (part === OPEN_END ? null : part);
  const [from, to] = [open(first), open(last)];
  if (more.length > 0 || (from === null && to === null)) return null;
  if ((from !== null && !isPartialDate(from)) || (to !== null && !isPartialDate(to))) return null;
  return from !== null && to !== null && latestDay(to) < earliestDay(from) ? null : { from, to };
}

/** @param {string} text */
export function isSpan(text) {
  return endsOf(text) !== null;
}

/**
 * A span as text.
 * @param {Ends} ends
 * @returns {string | null} null: without either end it is any time
 */
export function spanText({ from, to }) {
  if (from === null && to === null) return null;
  return from === to ? from : `${from ?? OPEN_END}/${to ?? OPEN_END}`;
}

/**
 * The first and the last day of a span.
 * @param {Ends} ends
 * @returns {[first: string, last: string]}
 */
export function daysOfSpan({ from, to }) {
  return [from === null ? FIRST_DAY : earliestDay(from), to === null ? LAST_DAY : latestDay(to)];
}

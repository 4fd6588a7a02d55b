/**
 * Spans of time that are asked for, by their ends: a date, or an interval of EDTF, as 2025-01/2026-03; 2025/.. for what
 * comes after, ../2025 for what went before.
 */

import { isPartialDate, OPEN_END } from "./dates.mjs";

/** @typedef {{ from: string | null, to: string | null }} Ends dates; null: without an end */

/**
 * From where to where a span goes.
 * @param {string} text
 * @returns {Ends | null} null: it is none
 */
export function endsOf(text) {
  if (!isPartialDate(text)) return null;
  const [first = "", last = first] = text.split("/");
  const end = (/** @type {string} */ part) => (part === OPEN_END || part === "" ? null : part);
  return { from: end(first), to: end(last) };
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

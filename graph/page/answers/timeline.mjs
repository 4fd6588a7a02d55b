/** When the claims hold: their spans on one line of time, as rows or, of many, as a count. */

/** @import { RelationView, View } from "../data/types.mjs" */

import { earliestDay, FIRST_DAY, isPartialDate, LAST_DAY, latestDay, spanOf } from "../base/dates.mjs";

/** Of more spans than these nobody reads a row each: they are counted over time. */
const MOST_ROWS = 40;
/** Into so many parts the line is divided, to be counted in. */
const PARTS = 80;
/** A line of no more years than these is walked by months. */
const FEW_YEARS = 3;
const DAY = 86_400_000;

/**
 * @typedef {object} Span
 * @property {string} first a day
 * @property {string} last
 * @property {boolean} openStart whether it is not said when it begins
 * @property {boolean} openEnd whether it goes on
 * @property {number} count how many claims hold just then
 */

/**
 * @typedef {object} Timeline
 * @property {string} first the first day of the line, that of a year
 * @property {string} last
 * @property {"year" | "month"} unit what one step on it is
 * @property {Span[]} spans each once, the earliest first
 * @property {string[]} said when the documents were said, as far as they are dated
 */

/**
 * @param {Pick<View, "relations" | "documents">} view
 * @returns {Timeline | null} null: no claim has a date
 */
export function timelineOf({ relations, documents }) {
  /** @type {Map<string, { dated: Pick<RelationView, "date" | "start" | "end">, times: number }>} */
  const written = new Map();
  // Dates repeat: the days of each writing are worked out once.
  for (const { date, start, end } of relations) {
    if (date === null && start === null && end === null) continue;
    const key = `${date} ${start} ${end}`;
    const known = written.get(key);
    if (known) known.times += 1;
    else written.set(key, { dated: { date, start, end }, times: 1 });
  }
  /** @type {Map<string, Span>} */
  const spans = new Map();
  for (const { dated, times } of written.values()) {
    const span = spanOf(dated);
    if (!span) continue;
    const [first, last] = span;
    const known = spans.get(`${first}/${last}`);
    if (known) known.count += times;
    else spans.set(`${first}/${last}`, { first, last, openStart: first === FIRST_DAY, openEnd: last === LAST_DAY, count: times });
  }
  if (spans.size === 0) return null;
  const said = [...new Set(documents.flatMap(({ date }) => (date !== null && isPartialDate(date) ? [date] : [])))].sort();
  const days = [...spans.values()].flatMap(({ first, last, openStart, openEnd }) => [...(openStart ? [] : [first]), ...(openEnd ? [] : [last])]);
  const years = [...days, ...said].map((day) => Number(day.slice(0, 4)));
  const [from, to] = [Math.min(...years), Math.max(...years)];
  return {
    first: `${yearOf(from)}-01-01`,
    last: `${yearOf(to)}-12-31`,
    unit: to - from < FEW_YEARS ? "month" : "year",
    spans: [...spans.values()].sort((a, b) => compare(a.first, b.first) || compare(a.last, b.last)),
    said,
  };
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param {number} year */
function yearOf(year) {
  return String(year).padStart(4, "0");
}

/** @param {string} day */
function numberOf(day) {
  const [year = 1, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(0).setUTCFullYear(year, month - 1, date) / DAY;
}

/**
 * Where a partial date lies on the line: from its first day to the end of its last. What goes beyond runs to the edge.
 * @param {Timeline} line
 * @param {string} first a partial date
 * @param {string} [last]
 * @returns {[from: number, to: number]} 0 is the line's beginning, 1 its end
 */
export function placeOf(line, first, last = first) {
  const [start, end] = [numberOf(line.first), numberOf(line.last) + 1];
  /** @param {number} day */
  const part = (day) => Math.min(1, Math.max(0, (day - start) / (end - start)));
  return [part(numberOf(earliestDay(first))), part(numberOf(latestDay(last)) + 1)];
}

/** @typedef {{ span: Span, from: number, to: number }} Row */

/**
 * A row for each span.
 * @param {Timeline} line
 * @returns {Row[] | null} null: there are too many
 */
export function rowsOf(line) {
  if (line.spans.length > MOST_ROWS) return null;
  return line.spans.map((span) => {
    const [from, to] = placeOf(line, span.first, span.last);
    return { span, from, to };
  });
}

/**
 * How many claims hold in each of equal parts of the line.
 * @param {Timeline} line
 * @returns {number[]}
 */
export function stackOf(line) {
  const counts = Array.from({ length: PARTS }, () => 0);
  for (const { first, last, count } of line.spans) {
    const [from, to] = placeOf(line, first, last);
    // What ends where a part begins is not in that part.
    const end = Math.min(PARTS, Math.max(Math.floor(from * PARTS) + 1, Math.ceil(to * PARTS - 1e-9)));
    for (let at = Math.min(PARTS - 1, Math.floor(from * PARTS)); at < end; at += 1) counts[at] = (counts[at] ?? 0) + count;
  }
  return counts;
}

/**
 * The years that are written below the line.
 * @param {Timeline} line
 * @param {number} [most]
 * @returns {{ year: string, at: number }[]}
 */
export function yearsOf(line, most = 6) {
  const [from, to] = [line.first, line.last].map((day) => Number(day.slice(0, 4)));
  if (from === undefined || to === undefined) return [];
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((step) => (to - from + 1) / step <= most) ?? 2000;
  const first = Math.ceil(from / every) * every;
  return Array.from({ length: Math.floor((to - first) / every) + 1 }, (_, step) => yearOf(first + step * every)).map((year) => ({ year, at: placeOf(line, year)[0] }));
}

/**
 * How many of the dated claims hold on a partial date, as far as is known.
 * @param {Timeline} line
 * @param {string} on
 */
export function countOn(line, on) {
  return line.spans.reduce((sum, span) => sum + (holdsOn(span, on) ? span.count : 0), 0);
}

/**
 * @param {Span} span
 * @param {string} on
 */
export function holdsOn({ first, last }, on) {
  return first <= latestDay(on) && earliestDay(on) <= last;
}

/**
 * The year, or the month, at a place of the line.
 * @param {Timeline} line
 * @param {number} at from 0 to 1
 * @returns {string}
 */
export function dateAt(line, at) {
  const [start, end] = [numberOf(line.first), numberOf(line.last)];
  const day = Math.min(end, Math.max(start, Math.floor(start + at * (end + 1 - start))));
  return cut(new Date(day * DAY).toISOString().slice(0, 10), line.unit === "year" ? 4 : 7);
}

/**
 * @param {string} day
 * @param {number} length 4: the year, 7: the month, 10: the day
 */
function cut(day, length) {
  return day.slice(0, length);
}

/**
 * Some steps on from a date, by what it is itself: a year, a month or a day. It stays on the line.
 * @param {Timeline} line
 * @param {string | null} on null: none is chosen, and the first step is to when the last document was said
 * @param {number} by
 * @returns {string}
 */
export function stepFrom(line, on, by) {
  if (on === null) return cut(earliestDay(line.said.at(-1) ?? line.last), line.unit === "year" ? 4 : 7);
  const [year = 1, month = 1, day = 1] = on.split("-").map(Number);
  const moment = new Date(0);
  if (on.length === 4) moment.setUTCFullYear(year + by, 0, 1);
  else if (on.length === 7) moment.setUTCFullYear(year, month - 1 + by, 1);
  else moment.setUTCFullYear(year, month - 1, day + by);
  const next = moment.getTime() / DAY;
  const kept = Math.min(numberOf(line.last), Math.max(numberOf(line.first), next));
  return cut(new Date(kept * DAY).toISOString().slice(0, 10), on.length);
}

/**
 * Where a date is among the steps of the line, for a slider.
 * @param {Timeline} line
 * @param {string} on
 * @returns {{ now: number, most: number }}
 */
export function stepsOf(line, on) {
  const [year = 1, month = 1] = earliestDay(on).split("-").map(Number);
  const [from = 1] = line.first.split("-").map(Number);
  const [to = 1] = line.last.split("-").map(Number);
  const [now, most] = line.unit === "year" ? [year - from, to - from] : [(year - from) * 12 + month - 1, (to - from) * 12 + 11];
  return { now: Math.min(most, Math.max(0, now)), most };
}

/** When the claims hold: their spans on one line of time, as rows or, of many, as a count. */

/** @import { RelationView, View } from "../data/types.mjs" */

import { byDays, dayNumber, dayText, earliestDay, FIRST_DAY, isPartialDate, LAST_DAY, latestDay, parseDate, partsOfDay, spanOf, yearText } from "../base/dates.mjs";

/** Of more spans than these nobody reads a row each: they are counted over time. */
const MOST_ROWS = 40;
/** Into so many parts the line is divided, to be counted in. */
const PARTS = 80;
/** How many years may lie between two that are written: 1, 2, 5, 10, … */
const STEPS = Array.from({ length: 36 }, (_, at) => ([1, 2, 5][at % 3] ?? 1) * 10 ** Math.floor(at / 3));
/** A line of no more years than these is walked by months. */
const FEW_YEARS = 3;

/**
 * @typedef {object} Span
 * @property {number} first a day's number
 * @property {number} last
 * @property {boolean} openStart whether it is not said when it begins
 * @property {boolean} openEnd whether it goes on
 * @property {number} count how many claims hold just then
 */

/**
 * @typedef {object} Timeline
 * @property {number} first the number of the first day of the line, that of a year
 * @property {number} last
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
  const said = [...new Set(documents.flatMap(({ date }) => (date !== null && isPartialDate(date) ? [date] : [])))].sort(byDays);
  const days = [...spans.values()].flatMap(({ first, last, openStart, openEnd }) => [...(openStart ? [] : [first]), ...(openEnd ? [] : [last])]);
  const saidDays = said.flatMap((date) => [earliestDay(date), latestDay(date)]).filter((day) => day !== FIRST_DAY && day !== LAST_DAY);
  const years = [...days, ...saidDays].map((day) => partsOfDay(day)[0]);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  return {
    first: dayNumber(from, 1, 1),
    last: dayNumber(to, 12, 31),
    unit: to - from < FEW_YEARS ? "month" : "year",
    spans: [...spans.values()].sort((a, b) => a.first - b.first || a.last - b.last),
    said,
  };
}

/**
 * Where a date lies on the line: from its first day to the end of its last. What goes beyond runs to the edge.
 * @param {Timeline} line
 * @param {string} date
 * @returns {[from: number, to: number]} 0 is the line's beginning, 1 its end
 */
export function placeOf(line, date) {
  return placeOfDays(line, earliestDay(date), latestDay(date));
}

/**
 * The same of days.
 * @param {Timeline} line
 * @param {number} first a day's number
 * @param {number} last
 * @returns {[from: number, to: number]}
 */
export function placeOfDays(line, first, last) {
  const [start, end] = [line.first, line.last + 1];
  /** @param {number} day */
  const part = (day) => Math.min(1, Math.max(0, (day - start) / (end - start)));
  return [part(first), part(last + 1)];
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
    const [from, to] = placeOfDays(line, span.first, span.last);
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
    const [from, to] = placeOfDays(line, first, last);
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
  const [from, to] = [partsOfDay(line.first)[0], partsOfDay(line.last)[0]];
  const every = STEPS.find((step) => (to - from + 1) / step <= most) ?? to - from + 1;
  const first = Math.ceil(from / every) * every;
  return Array.from({ length: Math.floor((to - first) / every) + 1 }, (_, step) => first + step * every).map((round) => {
    // There is no year 0: what is round before Christ is 1000 BC, the year -999.
    const year = yearText(round <= 0 && every > 1 ? round + 1 : round);
    return { year, at: placeOf(line, year)[0] };
  });
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
  const day = Math.min(line.last, Math.max(line.first, Math.floor(line.first + at * (line.last + 1 - line.first))));
  return dayText(day, line.unit);
}

/**
 * Some steps on from a date, by what it is itself: a year, a month or a day. It stays on the line.
 * @param {Timeline} line
 * @param {string | null} on null: none is chosen, and the first step is to when the last document was said
 * @param {number} by
 * @returns {string}
 */
export function stepFrom(line, on, by) {
  if (on === null) return dayText(within(line, earliestDay(line.said.at(-1) ?? dayText(line.last))), line.unit);
  const unit = unitOf(on);
  const begins = earliestDay(on);
  const [year, month, day] = partsOfDay(begins === FIRST_DAY ? line.first : begins);
  const months = year * 12 + (month - 1) + by;
  /** @type {Record<typeof unit, number>} */
  const next = {
    year: dayNumber(year + by, 1, 1),
    month: dayNumber(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1),
    day: dayNumber(year, month, day) + by,
  };
  return dayText(within(line, next[unit]), unit);
}

/**
 * @param {Timeline} line
 * @param {number} day
 */
function within(line, day) {
  return Math.min(line.last, Math.max(line.first, day));
}

/**
 * What a date is a step of: a year, a month or a day. One of which not all is told, or that is an interval, counts as what it begins in.
 * @param {string} on
 * @returns {"year" | "month" | "day"}
 */
function unitOf(on) {
  const date = parseDate(on);
  if (!date || "start" in date || !date.month) return "year";
  return date.day ? "day" : "month";
}

/**
 * Where a date is among the steps of the line, for a slider.
 * @param {Timeline} line
 * @param {string} on
 * @returns {{ now: number, most: number }}
 */
export function stepsOf(line, on) {
  const [year, month] = partsOfDay(within(line, earliestDay(on)));
  const [from, to] = [partsOfDay(line.first)[0], partsOfDay(line.last)[0]];
  const [now, most] = line.unit === "year" ? [year - from, to - from] : [(year - from) * 12 + month - 1, (to - from) * 12 + 11];
  return { now: Math.min(most, Math.max(0, now)), most };
}

/**
 * Dates as EDTF level 1 has them, and the days that each can mean: the twin of graph/vocabulary/edtf.py. Both are held to
 * tests/golden/dates.json. Days are numbers, as Python's date.toordinal counts them: 1 is the first of January of the
 * year 1. So days before and after all calendars compare and sort by their numbers alone.
 */

/** Before all days that a date can mean. */
export const FIRST_DAY = -1e15;
/** After all of them. */
export const LAST_DAY = 1e15;

/** What a relation's end says when it goes on; in an interval, its start, too. */
export const OPEN_END = "..";

/** What it says when it is over, on a day that is not told. */
export const PAST = "past";

/** The month or the day of which it is said that it is not told. */
export const ANY = 0;

/**
 * The first month of each season, of the three that it has.
 * @type {Readonly<Record<number, number>>}
 */
export const SEASONS = { 21: 3, 22: 6, 23: 9, 24: 12 };

/** No date is longer. */
const LONGEST = 32;
/** After so many years, which are so many days, the calendar repeats. */
const CYCLE_YEARS = 400;
const CYCLE = 146_097;
const DAY = 86_400_000;
/** The number of the first of January 2000; a cycle begins there, too. */
const YEAR_2000 = 730_120;
const POINT = /^(?:(-?)(\d{4}|\d{3}X|\d{2}XX)|Y(-?)([1-9]\d{4,11}))(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)$/;
/** So many dates are remembered: they repeat. */
const MOST_KNOWN = 20_000;

/**
 * A date that is no interval.
 * @typedef {object} Point
 * @property {number} year as astronomers count: 0 is 1 BC
 * @property {number} untold how many of its last digits are not told
 * @property {boolean} before whether it has a minus sign
 * @property {number | null} month 1 to 12, a season's number, or ANY
 * @property {number | null} day or ANY
 * @property {string} mark ~ about, ? uncertain, % both
 */

/** @typedef {{ start: Point | string, end: Point | string }} Interval of a date, "..", or an empty text for one that is not known */

/** @typedef {readonly [first: number, last: number]} Days */

/**
 * What a text says as a date, or as an interval of dates.
 * @param {string} text
 * @returns {Point | Interval | null} null: it is none of EDTF level 1
 */
export function parseDate(text) {
  if (text.length > LONGEST) return null;
  if (!text.includes("/")) return pointOf(text);
  const [start, end, ...more] = text.split("/").map((one) => (one === "" || one === OPEN_END ? one : pointOf(one)));
  if (start == null || end == null || more.length) return null;
  if (typeof start === "string" && typeof end === "string") return null;
  for (const one of [start, end]) if (typeof one !== "string" && (one.untold || one.month === ANY || one.day === ANY)) return null;
  const [first, last] = daysOfInterval({ start, end });
  return first <= last ? { start, end } : null;
}

/**
 * @param {string} text
 * @returns {Point | null}
 */
function pointOf(text) {
  const match = POINT.exec(text);
  if (!match) return null;
  const [, sign, digits, longSign, longDigits, month, day, mark = ""] = match;
  const written = digits ?? longDigits ?? "";
  const untold = written.split("X").length - 1;
  if (month !== undefined && (untold || longDigits !== undefined || (month === "XX" && day !== undefined && day !== "XX"))) return null;
  const before = Boolean(sign || longSign);
  const size = Number(written.replaceAll("X", "0"));
  if (before && size === 0 && !untold) return null;
  const point = { year: before && size ? -size : size, untold, before, month: partOf(month), day: partOf(day), mark };
  if (month === "00" || day === "00") return null;
  const { year, month: number } = point;
  if (number !== null && number > 12 && (!(number in SEASONS) || day !== undefined)) return null;
  return point.day && point.day > daysInMonth(year, number || 1) ? null : point;
}

/** @param {string | undefined} written */
function partOf(written) {
  return written === undefined ? null : written === "XX" ? ANY : Number(written);
}

/**
 * @param {number} year
 * @param {number} month Counted from 1.
 * @returns {number}
 */
function daysInMonth(year, month) {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/**
 * The number of a day.
 * @param {number} year
 * @param {number} month from 1
 * @param {number} day
 * @returns {number}
 */
export function dayNumber(year, month, day) {
  const cycles = Math.floor((year - 2000) / CYCLE_YEARS);
  return Date.UTC(year - cycles * CYCLE_YEARS, month - 1, day) / DAY - Date.UTC(2000, 0, 1) / DAY + YEAR_2000 + cycles * CYCLE;
}

/**
 * Year, month and day of a day's number.
 * @param {number} number
 * @returns {[year: number, month: number, day: number]}
 */
export function partsOfDay(number) {
  const cycles = Math.floor((number - YEAR_2000) / CYCLE);
  const moment = new Date(Date.UTC(2000, 0, 1) + (number - YEAR_2000 - cycles * CYCLE) * DAY);
  return [moment.getUTCFullYear() + cycles * CYCLE_YEARS, moment.getUTCMonth() + 1, moment.getUTCDate()];
}

/**
 * A year as it is written.
 * @param {number} year as astronomers count
 * @returns {string}
 */
export function yearText(year) {
  const digits = String(Math.abs(year)).padStart(4, "0");
  return `${digits.length > 4 ? "Y" : ""}${year < 0 ? "-" : ""}${digits}`;
}

/**
 * A day as it is written, or its month or year; of a year beyond four digits the year, which no month can follow.
 * @param {number} number
 * @param {"year" | "month" | "day"} [to]
 * @returns {string}
 */
export function dayText(number, to = "day") {
  const [year, month, day] = partsOfDay(number);
  const parts = to === "year" || Math.abs(year) > 9999 ? [] : to === "month" ? [month] : [month, day];
  return [yearText(year), ...parts.map((part) => String(part).padStart(2, "0"))].join("-");
}

/**
 * The first and the last year that a date can mean.
 * @param {Point} point
 * @returns {[first: number, last: number]}
 */
export function yearsOfPoint({ year, untold, before }) {
  const span = 10 ** untold - 1;
  return before ? [year - span, Math.min(year, -1)] : [year, year + span];
}

/**
 * @param {Point} point
 * @returns {Days}
 */
function daysOfPoint(point) {
  const [first, last] = yearsOfPoint(point);
  const { month, day } = point;
  const season = month === null ? undefined : SEASONS[month];
  if (season !== undefined) return [dayNumber(first, season, 1), dayNumber(last, season + 3, 1) - 1];
  if (day) return [dayNumber(first, month ?? 1, day), dayNumber(first, month ?? 1, day)];
  return [dayNumber(first, month || 1, 1), dayNumber(last, month || 12, daysInMonth(last, month || 12))];
}

/**
 * @param {Interval} interval
 * @returns {Days}
 */
function daysOfInterval({ start, end }) {
  return [typeof start === "string" ? FIRST_DAY : daysOfPoint(start)[0], typeof end === "string" ? LAST_DAY : daysOfPoint(end)[1]];
}

/** @type {Map<string, Days | null>} */
const KNOWN = new Map();

/**
 * The days that a date can mean; null where it is none.
 * @param {string} text
 * @returns {Days | null}
 */
export function daysOf(text) {
  if (text.length > LONGEST) return null;
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const date = parseDate(text);
  const days = date && ("start" in date ? daysOfInterval(date) : daysOfPoint(date));
  KNOWN.set(text, days);
  return days;
}

/**
 * Whether a text is a date of EDTF level 1.
 * @param {string} text
 * @returns {boolean}
 */
export function isPartialDate(text) {
  return daysOf(text) !== null;
}

/**
 * The number of the first day that a date can mean; before all days, where it is none.
 * @param {string} text
 * @returns {number}
 */
export function earliestDay(text) {
  return daysOf(text)?.[0] ?? FIRST_DAY;
}

/**
 * The number of the last day that a date can mean; after all days, where it is none.
 * @param {string} text
 * @returns {number}
 */
export function latestDay(text) {
  return daysOf(text)?.[1] ?? LAST_DAY;
}

/**
 * The first and the last day of a relation, or null where it is not dated.
 * @param {{start: string | null, end: string | null, date: string | null}} relation
 * @returns {Days | null}
 */
export function spanOf({ start, end, date }) {
  if (date !== null) return [earliestDay(date), latestDay(date)];
  const told = end === PAST ? null : end;
  if (start === null && told === null) return null;
  return [start === null ? FIRST_DAY : earliestDay(start), told === null || told === OPEN_END ? LAST_DAY : latestDay(told)];
}

/**
 * Whether two spans have a day in common.
 * @param {Days} one
 * @param {Days} other
 * @returns {boolean}
 */
export function overlap([first, last], [begin, end]) {
  return first <= end && begin <= last;
}

/**
 * Dates in the order of their days: the earliest first, then that which ends first.
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
export function byDays(one, other) {
  return earliestDay(one) - earliestDay(other) || latestDay(one) - latestDay(other);
}

/** Days as numbers, to reckon with: counted from 1 January 1970, into the past with a minus, as the calendar of today goes. */

const DAY = 86_400_000;

/** @typedef {"day" | "month" | "year"} Unit */

/**
 * @param {number} year
 * @param {number} [month] counted from 1; one beyond 12 is of a later year
 * @param {number} [date]
 * @returns {number}
 */
export function dayOf(year, month = 1, date = 1) {
  return new Date(0).setUTCFullYear(year, month - 1, date) / DAY;
}

/**
 * The number of a whole day.
 * @param {string} day as 2025-12-14
 * @returns {number} NaN for what is no day
 */
export function dayNumber(day) {
  const [, year, month, date] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return year === undefined ? Number.NaN : dayOf(Number(year), Number(month), Number(date));
}

/**
 * @param {number} day
 * @returns {{ year: number, month: number, date: number }} the month counted from 1
 */
export function calendarOf(day) {
  const moment = new Date(day * DAY);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, date: moment.getUTCDate() };
}

/**
 * The year, the month or the day that a day is in, as a partial date.
 * @param {number} day
 * @param {Unit} unit
 */
export function dateText(day, unit) {
  const { year, month, date } = calendarOf(day);
  const written = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
  if (unit === "year") return written;
  const both = `${written}-${String(month).padStart(2, "0")}`;
  return unit === "month" ? both : `${both}-${String(date).padStart(2, "0")}`;
}

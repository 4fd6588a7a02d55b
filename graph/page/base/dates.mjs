/** Partial dates: 2025, 2025-12, 2025-12-14. As text, whole days sort as they follow each other. */

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
/** Before all days. */
export const FIRST_DAY = "0001-01-01";
/** After all days. */
export const LAST_DAY = "9999-12-31";

/** What a relation's end says when it goes on. */
export const OPEN_END = "..";

/** What it says when it is over, on a day that is not told. */
export const PAST = "past";

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
 * Whether a text is a partial date of the calendar.
 * @param {string} text
 * @returns {boolean}
 */
export function isPartialDate(text) {
  const match = PARTIAL_DATE.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const month = Number(match[2] ?? 1);
  const day = Number(match[3] ?? 1);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The first day that a partial date can mean.
 * @param {string} text
 * @returns {string}
 */
export function earliestDay(text) {
  return text.length === 10 ? text : text.length === 7 ? `${text}-01` : `${text}-01-01`;
}

/**
 * The last day that a partial date can mean.
 * @param {string} text
 * @returns {string}
 */
export function latestDay(text) {
  if (text.length === 10) return text;
  if (text.length === 4) return `${text}-12-31`;
  return `${text}-${daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)))}`;
}

/**
 * The first and the last day of a relation, or null where it is not dated.
 * @param {{start: string | null, end: string | null, date: string | null}} relation
 * @returns {[first: string, last: string] | null}
 */
export function spanOf({ start, end, date }) {
  if (date !== null) return [earliestDay(date), latestDay(date)];
  const told = end === PAST ? null : end;
  if (start === null && told === null) return null;
  return [
    start === null ? FIRST_DAY : earliestDay(start),
    told === null || told === OPEN_END ? LAST_DAY : latestDay(told),
  ];
}

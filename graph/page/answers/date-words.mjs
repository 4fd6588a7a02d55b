/**
 * Dates as people say them: "about 1990", "the 2010s", "44 BC", "spring 2001". The twin of graph/vocabulary/date_words.py:
 * tests/golden/dates.json holds both to the same words.
 */

/** @import { Words } from "../data/types.mjs" */
/** @import { Interval, Point } from "../base/dates.mjs" */

import { ANY, OPEN_END, parseDate, SEASONS, yearsOfPoint } from "../base/dates.mjs";
import { format, languageOf } from "../words/language.mjs";

/** Years from here on need no "AD". */
const FIRST_PLAIN = 1000;
/** @type {readonly (readonly [value: number, letters: string])[]} */
const ROMAN = [[100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];

/**
 * A date as the language says it; a text that is none stays as it is.
 * @param {Words} words
 * @param {string} text
 * @returns {string}
 */
export function formatDate(words, text) {
  const date = parseDate(text);
  if (!date) return text;
  return "start" in date ? intervalInWords(words, date) : said(words, date);
}

/**
 * @param {Words} words
 * @param {Interval} interval
 */
function intervalInWords(words, { start, end }) {
  if (typeof start === "string") return format(words, start === OPEN_END ? "date.openStart" : "date.unknownStart", { end: typeof end === "string" ? end : said(words, end) });
  if (typeof end === "string") return format(words, end === OPEN_END ? "date.openEnd" : "date.unknownEnd", { start: said(words, start) });
  return format(words, "date.between", { start: said(words, start), end: said(words, end) });
}

/**
 * What stands before a date that is marked, and before a day.
 * @type {Readonly<Record<string, readonly [date: string, day: string]>>}
 */
const MARKS = { "~": ["date.about", "date.about.day"], "?": ["date.perhaps", "date.perhaps.day"], "%": ["date.perhapsAbout", "date.perhapsAbout.day"] };

/**
 * @param {Words} words
 * @param {Point} point
 */
function said(words, point) {
  const mark = MARKS[point.mark];
  const date = bare(words, point);
  return mark ? format(words, mark[point.day ? 1 : 0], { date }) : date;
}

/**
 * A date without its mark.
 * @param {Words} words
 * @param {Point} point
 * @returns {string}
 */
function bare(words, point) {
  const { month, day } = point;
  if (point.untold) return untold(words, point);
  const year = yearInWords(words, point.year);
  if (month === null) return point.year > 9999 ? format(words, "date.longYear", { year }) : year;
  if (month in SEASONS) return format(words, "date.season", { season: format(words, `season.${month}`), year });
  if (month === ANY) return format(words, day === null ? "date.someMonth" : "date.someDay", { of: year });
  const name = format(words, `month.${month}`);
  if (day) return format(words, "date.day", { day: String(day), month: name, year });
  const named = format(words, "date.month", { month: name, year });
  return day === null ? named : format(words, "date.someDay", { of: named });
}

/**
 * Years whose last digits are not told.
 * @param {Words} words
 * @param {Point} point
 */
function untold(words, point) {
  const { year, before } = point;
  if (point.untold === 2) {
    const number = Math.floor(Math.abs(year) / 100) + 1;
    const named = format(words, "date.century", { number: NUMERALS[languageOf(words)]?.(number) ?? ordinal(number) });
    return before ? format(words, "date.bc", { year: named }) : named;
  }
  if (before || year < FIRST_PLAIN || year % 100 === 0) {
    const [from, to] = yearsOfPoint(point);
    return format(words, "date.years", { from: yearInWords(words, from), to: yearInWords(words, to) });
  }
  return format(words, "date.decade", { year: String(year) });
}

/**
 * @param {Words} words
 * @param {number} year as astronomers count
 */
function yearInWords(words, year) {
  if (year <= 0) return format(words, "date.bc", { year: String(1 - year) });
  return year >= FIRST_PLAIN ? String(year) : format(words, "date.ad", { year: String(year) });
}

/** @param {number} number */
function ordinal(number) {
  const ending = [11, 12, 13].includes(number % 100) ? "th" : { 1: "st", 2: "nd", 3: "rd" }[number % 10] ?? "th";
  return `${number}${ending}`;
}

/**
 * How a language numbers centuries, where not as English does.
 * @type {Readonly<Record<string, (number: number) => string>>}
 */
const NUMERALS = { es: roman };

/** @param {number} number from 1 to 100 */
function roman(number) {
  let left = number;
  let written = "";
  for (const [value, letters] of ROMAN) {
    written += letters.repeat(Math.floor(left / value));
    left %= value;
  }
  return written;
}

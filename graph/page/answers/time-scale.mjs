/** The line of time that is seen: how far it goes, into which parts it is divided, and how it is walked and enlarged. */

import { dayNumber, daysOf, dayText, FIRST_DAY, LAST_DAY, partsOfDay } from "../base/dates.mjs";
import { endsOf, spanText } from "../base/spans.mjs";

/** @typedef {"day" | "month" | "year"} Unit */

/** @typedef {readonly [from: number, to: number]} Stretch days, half-open */
/** @typedef {{ unit: Unit, size: number }} Grain how long a part is */

const WEEK = 7;
/** A week begins on a Monday, as the first day of the year 1 was. */
const MONDAY = 1;
const MONTHS = 12;
/** From the finest on. */
const GRAINS = /** @type {Grain[]} */ ([
  { unit: "day", size: 1 },
  { unit: "day", size: WEEK },
  { unit: "month", size: 1 },
  { unit: "month", size: 3 },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map((size) => ({ unit: "year", size })),
]);
/** In which parts claims are counted and times are chosen: each as long as it has no more of them. */
const PARTS = /** @type {{ grain: Grain, most: number }[]} */ ([
  { grain: { unit: "day", size: 1 }, most: 45 },
  { grain: { unit: "day", size: WEEK }, most: 30 },
  { grain: { unit: "month", size: 1 }, most: 36 },
  ...[1, 10, 100, 1000].map((size) => ({ grain: { unit: "year", size }, most: size === 1000 ? Number.POSITIVE_INFINITY : 150 })),
]);
const DAYS = { day: 1, month: 30.44, year: 365.25 };
const MONTH = 31;
/** A line of fewer days goes to whole months, a longer one to whole years. */
const MANY_DAYS = 731;
/** No shorter stretch is seen. */
const SHORTEST = 7;

/**
 * The finest grain of which a stretch has no more parts than some.
 * @param {Stretch} stretch
 * @param {number} most
 * @returns {Grain}
 */
function grainFor([from, to], most) {
  const fits = GRAINS.find(({ unit, size }) => (to - from) / (DAYS[unit] * size) <= most);
  return fits ?? /** @type {Grain} */ (GRAINS.at(-1));
}

/**
 * The parts of a stretch in which claims are counted and times are chosen.
 * @param {Stretch} stretch
 * @returns {number[]} as `edgesOf` gives them
 */
export function partsOf([from, to]) {
  const { grain } = PARTS.find(({ grain: { unit, size }, most }) => (to - from) / (DAYS[unit] * size) < most + 0.5) ?? /** @type {typeof PARTS[0]} */ (PARTS.at(-1));
  return edgesOf([from, to], grain);
}

/**
 * The beginning of the part that a day is in, or of one some parts on.
 * @param {number} day
 * @param {Grain} grain
 * @param {number} [by]
 * @returns {number}
 */
function beginOf(day, { unit, size }, by = 0) {
  if (unit === "day") {
    const first = size === WEEK ? MONDAY : 0;
    return (Math.floor((day - first) / size) + by) * size + first;
  }
  const [year, month] = partsOfDay(Math.floor(day));
  if (unit === "year") return dayNumber((Math.floor(year / size) + by) * size, 1, 1);
  const months = (Math.floor((year * MONTHS + month - 1) / size) + by) * size;
  return dayNumber(Math.floor(months / MONTHS), months - Math.floor(months / MONTHS) * MONTHS + 1, 1);
}

/**
 * Where the parts of a stretch begin, and after them where the last one ends: the first and the last may go beyond it.
 * @param {Stretch} stretch
 * @param {Grain} grain
 * @returns {number[]}
 */
function edgesOf([from, to], grain) {
  const edges = [beginOf(from, grain)];
  for (let edge = beginOf(from, grain, 1); ; edge = beginOf(edge, grain, 1)) {
    edges.push(edge);
    if (edge >= to) return edges;
  }
}

/**
 * All of the line: what is told, with the months or the years that it begins and ends in.
 * @param {Stretch} reach
 * @returns {Stretch}
 */
export function wholeOf([from, to]) {
  const grain = /** @type {Grain} */ ({ unit: to - from < MANY_DAYS ? "month" : "year", size: 1 });
  const [first, last] = [beginOf(from, grain), beginOf(to - 1, grain, 1)];
  // A single month stands between those around it.
  return last - first <= MONTH ? [beginOf(first, grain, -1), beginOf(first, grain, 2)] : [first, last];
}

/**
 * Some days as text, in the longest units that say it exactly.
 * @param {Stretch} stretch
 * @returns {string}
 */
export function textOf([from, to]) {
  const fits = /** @type {const} */ (["year", "month"]).find((unit) => [from, to].every((day) => beginOf(day, { unit, size: 1 }) === day)) ?? "day";
  return spanText({ from: dayText(from, fits), to: dayText(to - 1, fits) }) ?? "";
}

/**
 * The days that a text asks for.
 * @param {string | null} text
 * @returns {Stretch | null} null: it asks for none
 */
export function stretchOf(text) {
  const days = text === null ? null : daysOf(text);
  return days && halfOpen(days);
}

/**
 * The first and the last day as half-open, what is open without an end.
 * @param {import("../base/dates.mjs").Days} days
 * @returns {Stretch}
 */
export function halfOpen([first, last]) {
  return [first === FIRST_DAY ? Number.NEGATIVE_INFINITY : first, last === LAST_DAY ? Number.POSITIVE_INFINITY : last + 1];
}

/**
 * The part of the line that is seen.
 * @param {string} text as an address spells it, which may spell anything
 * @param {Stretch} whole
 * @returns {Stretch}
 */
export function seenOf(text, whole) {
  const asked = stretchOf(text || null);
  if (!asked) return whole;
  return within([Math.max(asked[0], whole[0]), Math.min(asked[1], whole[1])], whole);
}

/**
 * A stretch as it lies within the line, and long enough to be seen.
 * @param {Stretch} stretch
 * @param {Stretch} whole
 * @returns {Stretch}
 */
function within([from, to], [first, last]) {
  const length = Math.min(last - first, Math.max(SHORTEST, to - from));
  const begin = Math.min(last - length, Math.max(first, from));
  return [begin, begin + length];
}

/**
 * Whether a stretch is as short as can be seen.
 * @param {Stretch} stretch
 */
export function isNearest([from, to]) {
  return to - from <= SHORTEST;
}

/**
 * A longer or a shorter part of the line, around what is chosen where that is seen.
 * @param {Stretch} seen
 * @param {Stretch} whole
 * @param {number} by how many times as long
 * @param {Stretch | null} chosen
 * @returns {Stretch}
 */
export function zoomed(seen, whole, by, chosen) {
  const [from, to] = chosen ? [Math.max(chosen[0], seen[0]), Math.min(chosen[1], seen[1])] : seen;
  const middle = from < to ? (from + to) / 2 : (seen[0] + seen[1]) / 2;
  const half = ((seen[1] - seen[0]) * by) / 2;
  return aligned(within([middle - half, middle + half], whole), whole);
}

/**
 * Another part of the line, as long as this one.
 * @param {Stretch} seen
 * @param {Stretch} whole
 * @param {number} by how many times its length
 * @returns {Stretch}
 */
export function panned([from, to], whole, by) {
  const step = (to - from) * by;
  return aligned(within([from + step, to + step], whole), whole);
}

/**
 * To where parts begin, so that it can be said shortly.
 * @param {Stretch} stretch
 * @param {Stretch} whole
 * @returns {Stretch}
 */
function aligned([from, to], whole) {
  const grain = grainFor([from, to], 60);
  const [begin, end] = [nearest(from, grain), nearest(to, grain)];
  return [Math.max(whole[0], begin), Math.min(whole[1], end)];
}

/**
 * Where a part begins, as near to a day as can be.
 * @param {number} day
 * @param {Grain} grain
 */
function nearest(day, grain) {
  const [before, after] = [beginOf(day, grain), beginOf(day, grain, 1)];
  return day - before <= after - day ? before : after;
}

/**
 * Where a stretch lies in the one that is seen: 0 is where this begins, 1 where it ends. What goes beyond ends there.
 * @param {Stretch} stretch
 * @param {Stretch} seen
 * @returns {[from: number, to: number]}
 */
export function placeIn([from, to], [first, last]) {
  const part = (/** @type {number} */ day) => Math.min(1, Math.max(0, (day - first) / (last - first)));
  return [part(from), part(to)];
}

/**
 * What is written along the line.
 * @param {Stretch} seen
 * @param {number} most
 * @returns {{ at: number, date: string, first: boolean }[]} `first`: the first of its year
 */
export function ticksOf(seen, most) {
  const grain = grainFor(seen, Math.max(1, most));
  let year = "";
  return edgesOf(seen, grain).flatMap((edge) => {
    if (edge < seen[0] || edge >= seen[1]) return [];
    const date = dayText(edge, grain.unit);
    const first = dayText(edge, "year") !== year;
    year = dayText(edge, "year");
    return [{ at: placeIn([edge, edge], seen)[0], date, first }];
  });
}

/**
 * How many of some things are in each part.
 * @param {readonly number[]} edges
 * @param {Iterable<number>} things by their places
 * @param {ArrayLike<number>} from
 * @param {ArrayLike<number>} to
 * @param {(thing: number) => number} [weight] how many each stands for
 * @returns {number[]}
 */
export function countIn(edges, things, from, to, weight = () => 1) {
  const changes = new Float64Array(edges.length + 1);
  const [first = 0, last = 0] = [edges[0], edges.at(-1)];
  for (const thing of things) {
    const [begin = Number.NaN, end = Number.NaN] = [from[thing], to[thing]];
    if (!(begin < last && end > first && begin < end)) continue;
    const count = weight(thing);
    const [opens, closes] = [partOf(edges, begin), partOf(edges, end - 1) + 1];
    changes[opens] = (changes[opens] ?? 0) + count;
    changes[closes] = (changes[closes] ?? 0) - count;
  }
  let now = 0;
  return edges.slice(1).map((_, part) => (now += changes[part] ?? 0));
}

/**
 * The part that a day is in; of those beyond, the first or the last.
 * @param {readonly number[]} edges
 * @param {number} day
 */
export function partOf(edges, day) {
  const parts = edges.length - 1;
  const [first = 0, last = 0] = [edges[0], edges[parts]];
  // Parts are all but as long as each other: the guess is right, or off by one.
  let part = Math.min(parts - 1, Math.max(0, Math.floor(((day - first) / (last - first)) * parts)));
  while (part > 0 && (edges[part] ?? 0) > day) part -= 1;
  while (part < parts - 1 && (edges[part + 1] ?? 0) <= day) part += 1;
  return part;
}

/**
 * Some units on from what is chosen, each by its own unit; or with another end. It stays on the line.
 * @param {string} chosen a span
 * @param {number} by
 * @param {Stretch} whole
 * @param {{ extend?: boolean }} [how] extend: only the end goes on; where it would come before the beginning, that goes back
 * @returns {string}
 */
export function stepped(chosen, by, whole, { extend = false } = {}) {
  const ends = endsOf(chosen) ?? { from: null, to: null };
  const [from, to] = [ends.from ?? ends.to ?? "", ends.to ?? ends.from ?? ""];
  const go = (/** @type {string} */ date) => stepOf(date, by, whole);
  if (!extend) return spanText({ from: ends.from && go(from), to: ends.to && go(to) }) ?? chosen;
  if (ends.to === null) return chosen;
  const back = by < 0 && (ends.from === to || (stretchOf(go(to))?.[1] ?? 0) <= (stretchOf(from)?.[0] ?? 0));
  return spanText(back ? { from: go(from), to } : { from: ends.from, to: go(to) }) ?? chosen;
}

/**
 * @param {string} date a partial date
 * @param {number} by
 * @param {Stretch} whole
 */
function stepOf(date, by, whole) {
  const unit = unitOf(date);
  const [first] = stretchOf(date) ?? whole;
  const next = beginOf(first, { unit, size: 1 }, by);
  return dayText(Math.min(whole[1] - 1, Math.max(whole[0], next)), unit);
}

/**
 * @param {string} date a partial date
 * @returns {Unit}
 */
function unitOf(date) {
  const [, ...further] = date.replace(/^-/, "").split("-");
  return further.length === 0 ? "year" : further.length === 1 ? "month" : "day";
}

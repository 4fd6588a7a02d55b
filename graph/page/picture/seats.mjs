/**
 * Where the names of a part may stand: in a grid, or around one to whom nearly all are tied; so that lines are short, cross
 * seldom, have room for what is written on them and run through no name, and each stands on its side. The same names always
 * get the same seats.
 */

import { Seating } from "./seating.mjs";

/**
 * @typedef {object} Guest
 * @property {number} width of its name
 * @property {number} height
 * @property {number} side -1 left, 1 right, 0 anywhere
 */

/** @typedef {{ x: number, y: number }} Seat */
/** @typedef {{ seats: Seat[], trunk: number }} Arrangement `trunk`: from whom lines go upright first and then level, or NONE */
/** @typedef {[a: number, b: number, wide: number, high: number]} Tied between whom, and how large what is written on the line is */

export const NONE = -1;
/** From so many others on, one to whom most are tied stands in the middle. */
const HUB = 4;
/** On less room there is none on either side of the middle for the words on the lines. */
const HUB_WIDTH = 520;
/** Below this width there is room for two names beside each other. */
const NARROW = 520;
/** What a row and a column take: those of a grid, those who stand around one. */
const ROW = { wide: 64, narrow: 80 };
const SPOKE = { wide: 46, narrow: 58 };
/** So much of a row stays free beside one at the left: its name stands there, and no line runs under it. */
const FREE_ROW = 0.8;
const COLUMN = 190;
const LEAST_COLUMN = 120;
/** As far as this rows and columns stand apart at most, however much room there is. */
const FAR = { x: 330, y: 190 };
const EDGE = 34;
const SIDE = 16;
/** A grid has so many cells for each name: those that stay empty let lines through. */
const CELLS = 1.45;

/**
 * How high a drawing must be, for so many names.
 * @param {number} count
 * @param {Tied[]} ties
 * @param {number} width
 */
export function leastHeight(count, ties, width) {
  if (hubOf(count, ties) >= 0) return width >= HUB_WIDTH ? Math.ceil((count - 1) / 2) * SPOKE.wide : Math.ceil((count - 1 + FREE_ROW) * SPOKE.narrow);
  const rows = Math.ceil((count * CELLS) / Math.max(width < NARROW ? 2 : 3, Math.floor(width / COLUMN)));
  return rows * (width < NARROW ? ROW.narrow : ROW.wide);
}

/**
 * Ways to seat them, each worked out only when it is asked for, the likeliest to be good first.
 * @param {Guest[]} guests
 * @param {Tied[]} ties
 * @param {number} width
 * @param {number} height
 * @returns {Generator<Arrangement, void>}
 */
export function* arrangements(guests, ties, width, height) {
  if (guests.length === 0) return yield { seats: [], trunk: NONE };
  const hub = hubOf(guests.length, ties);
  if (hub >= 0)
    yield width >= HUB_WIDTH
      ? { seats: aroundHub(guests, ties, hub, width, height), trunk: NONE }
      : { seats: besideHub(guests, ties, hub, width, height), trunk: hub };
  for (const columns of columnsFor(guests, width))
    for (const lower of [1, 0]) {
      const grid = gridFor(guests.length, columns, lower, width, height);
      yield { seats: spread(new Seating(guests, ties, grid, width).seats(), guests, width, height), trunk: NONE };
    }
}

/**
 * Seats that follow each other from left to right, every second one a little lower; on a narrow drawing downwards.
 * @param {Guest[]} guests
 * @param {number} width
 * @param {number} height
 * @returns {Seat[]}
 */
export function inRow(guests, width, height) {
  const count = guests.length;
  const down = width / count < LEAST_COLUMN;
  const long = down ? height : width;
  const edge = down ? EDGE : Math.min(80, width / 6);
  return guests.map((_, at) => {
    const [along, across] = [count > 1 ? edge + ((long - 2 * edge) * at) / (count - 1) : long / 2, at % 2];
    return down ? { x: width * (across ? 0.7 : 0.3), y: along } : { x: along, y: height * (across ? 0.6 : 0.4) };
  });
}

/**
 * Who is at an end of nearly all ties, or -1.
 * @param {number} guests how many
 * @param {Tied[]} ties
 */
export function hubOf(guests, ties) {
  if (guests <= HUB) return -1;
  const counts = Array.from({ length: guests }, (_, guest) => ties.filter(([a, b]) => a !== b && (a === guest || b === guest)).length);
  const most = Math.max(...counts);
  return most >= ties.length * 0.75 ? counts.indexOf(most) : -1;
}

/**
 * Those around a hub in their order: by their sides, and those who are tied to each other beside each other.
 * @param {Guest[]} guests
 * @param {Tied[]} ties
 * @param {number} hub
 */
function orderAround(guests, ties, hub) {
  const others = [...guests.keys()].filter((one) => one !== hub);
  const order = others.sort((a, b) => (guests[a]?.side ?? 0) - (guests[b]?.side ?? 0) || a - b);
  for (const [a, b] of ties) {
    if (a === hub || b === hub || a === b) continue;
    order.splice(order.indexOf(b), 1);
    order.splice(order.indexOf(a) + 1, 0, b);
  }
  return order;
}

/**
 * One in the middle, the others in a column on either side, each at its height: so every line has room for its words.
 * @param {Guest[]} guests
 * @param {Tied[]} ties
 * @param {number} hub
 * @param {number} width
 * @param {number} height
 * @returns {Seat[]}
 */
function aroundHub(guests, ties, hub, width, height) {
  const order = orderAround(guests, ties, hub);
  const half = Math.ceil(order.length / 2);
  const seats = guests.map(() => ({ x: width / 2, y: height / 2 }));
  for (const [side, column] of [order.slice(0, half), order.slice(half)].entries())
    for (const [at, guest] of column.entries()) {
      const edge = Math.max(60, (guests[guest]?.width ?? 0) / 2 + 8, width * 0.13);
      seats[guest] = { x: side === 0 ? edge : width - edge, y: (height * (at + 0.5)) / column.length };
    }
  return seats;
}

/**
 * On a narrow drawing: one at the left, the others in a column at the right, their names beside them; the lines branch
 * off to them, so that each runs level at its end.
 * @param {Guest[]} guests
 * @param {Tied[]} ties
 * @param {number} hub
 * @param {number} width
 * @param {number} height
 * @returns {Seat[]}
 */
function besideHub(guests, ties, hub, width, height) {
  const order = orderAround(guests, ties, hub);
  const widest = Math.max(...order.map((one) => guests[one]?.width ?? 0));
  const row = height / (order.length + FREE_ROW);
  const above = Math.floor(order.length / 2);
  const seats = guests.map(() => ({ x: SIDE, y: (above + FREE_ROW / 2) * row }));
  for (const [at, guest] of order.entries()) seats[guest] = { x: width - widest + 4, y: (at + 0.5 + (at < above ? 0 : FREE_ROW)) * row };
  return seats;
}

/**
 * How many columns a grid may have: as many as leave room for words between them; else one more, or one fewer.
 * @param {Guest[]} guests
 * @param {number} width
 */
function columnsFor(guests, width) {
  const widest = Math.max(...guests.map((one) => one.width));
  const most = Math.max(1, Math.floor(width / Math.max(LEAST_COLUMN, Math.min(150, widest + 10))));
  const wanted = Math.max(width < NARROW ? 2 : 3, Math.min(Math.round(width / COLUMN), Math.ceil(Math.sqrt(guests.length * 1.6))));
  return [...new Set([wanted, wanted + 1, wanted - 1])].filter((columns) => columns >= 1 && columns <= Math.max(2, most));
}

/**
 * @param {number} count
 * @param {number} columns
 * @param {number} lower which of two columns stands lower: a line along a row then runs between names
 * @param {number} width
 * @param {number} height
 * @returns {Seat[]} the middles of its cells, row by row
 */
function gridFor(count, columns, lower, width, height) {
  const rows = Math.max(Math.ceil((count * CELLS) / columns), Math.min(3, count));
  return Array.from({ length: columns * rows }, (_, at) => ({
    x: (((at % columns) + 0.5) * width) / columns,
    y: ((Math.floor(at / columns) + ((at % columns) % 2 === lower ? 0.64 : 0.36)) * height) / rows,
  }));
}

/**
 * The same seats over all the room that there is: rows and columns that stay empty are left out.
 * @param {Seat[]} seats
 * @param {Guest[]} guests
 * @param {number} width
 * @param {number} height
 * @returns {Seat[]}
 */
function spread(seats, guests, width, height) {
  const edge = Math.max(...guests.map((one) => one.width)) / 2 + 6;
  const xs = evened(seats.map(({ x }) => x), edge, width - edge, FAR.x);
  const ys = evened(seats.map(({ y }) => y), EDGE, height - EDGE, FAR.y);
  return seats.map((_, at) => ({ x: xs[at] ?? 0, y: ys[at] ?? 0 }));
}

/**
 * @param {number[]} values
 * @param {number} from
 * @param {number} to
 * @param {number} far how far one step goes at most
 */
function evened(values, from, to, far) {
  const levels = [...new Set(values)].sort((a, b) => a - b);
  const steps = levels.slice(1).map((level, at) => level - (levels[at] ?? 0));
  const least = Math.min(...steps);
  let sum = 0;
  const places = new Map([[levels[0], 0]]);
  for (const [at, step] of steps.entries()) {
    sum += Math.min(step, least * 1.6);
    places.set(levels[at + 1], sum);
  }
  const scale = sum === 0 ? 0 : Math.min((to - from) / sum, far / least);
  const start = (from + to - sum * scale) / 2;
  return values.map((value) => start + (places.get(value) ?? 0) * scale);
}

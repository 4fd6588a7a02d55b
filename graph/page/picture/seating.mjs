/** Who stands where in a grid: a local search in a fixed order. */

/** @import { Guest, Seat, Tied } from "./seats.mjs" */

import { cuts } from "./boxes.mjs";

/** How often each looks for a better seat: the more there are, the seldomer, so that none waits. */
const ROUNDS = 5;
const LOOKS = 60;
/** What is to be avoided: lines that cross, one through a name, a line too short for its words, words on names, on words and on lines. */
const COSTS = { crossing: 60, through: 220, tight: 110, onName: 70, onWords: 40, onLine: 30, length: 0.35, side: 0.5 };
/** What dots, arrowheads and a little of the line take of its length. */
const ENDS = 56;

export class Seating {
  /** @type {number[]} the cell of each */
  #cells;
  /** @type {number[]} who sits in each cell, or -1 */
  #taken;
  /** @type {number[][]} the ties of each */
  #of;

  /**
   * @param {Guest[]} guests
   * @param {Tied[]} ties
   * @param {Seat[]} grid
   * @param {number} width
   */
  constructor(guests, ties, grid, width) {
    this.guests = guests;
    this.ties = ties.filter(([a, b]) => a !== b);
    this.grid = grid;
    this.width = width;
    // In columns of numbers: they are looked at some hundred thousand times.
    this.xs = new Float64Array(guests.length);
    this.ys = new Float64Array(guests.length);
    this.wide = Float64Array.from(guests, ({ width: one }) => one);
    this.high = Float64Array.from(guests, ({ height }) => height);
    this.from = Int32Array.from(this.ties, ([a]) => a);
    this.to = Int32Array.from(this.ties, ([, b]) => b);
    this.wordsWide = Float64Array.from(this.ties, ([, , one]) => one);
    this.wordsHigh = Float64Array.from(this.ties, ([, , , one]) => one);
    this.#of = guests.map((_, guest) => [...this.ties.keys()].filter((tie) => this.from[tie] === guest || this.to[tie] === guest));
    this.#cells = guests.map(() => -1);
    this.#taken = grid.map(() => -1);
    this.#seatAll();
  }

  /** At first each takes the free cell that is best for its side and nearest to the middle, those with most ties first. */
  #seatAll() {
    const { guests, grid } = this;
    const free = new Set(grid.keys());
    const order = [...guests.keys()].sort((a, b) => (this.#of[b]?.length ?? 0) - (this.#of[a]?.length ?? 0) || a - b);
    const middle = grid.reduce((sum, { y }) => sum + y, 0) / grid.length;
    for (const guest of order) {
      let [best, least] = [-1, Infinity];
      for (const cell of free) {
        const { x, y } = /** @type {Seat} */ (grid[cell]);
        const cost = this.#offSide(guest, x) + Math.abs(y - middle) * 0.3;
        if (cost < least) [best, least] = [cell, cost];
      }
      free.delete(best);
      this.#put(guest, best);
    }
  }

  /** @returns {Seat[]} */
  seats() {
    const rounds = Math.max(1, Math.min(ROUNDS, Math.round(LOOKS / this.guests.length)));
    for (let round = 0; round < rounds; round += 1) if (!this.#better()) break;
    return this.#cells.map((cell) => /** @type {Seat} */ (this.grid[cell]));
  }

  /** One round: each tries every other cell, empty or not. Whether anything moved. */
  #better() {
    let moved = false;
    for (const guest of this.guests.keys()) {
      let alone = this.#cost(guest, -1, Infinity);
      for (const cell of this.grid.keys()) {
        const from = this.#cells[guest] ?? 0;
        if (cell === from) continue;
        const other = this.#taken[cell] ?? -1;
        const before = other < 0 ? alone : this.#cost(guest, other, Infinity);
        this.#swap(guest, from, other, cell);
        if (this.#cost(guest, other, before) < before - 0.01) {
          moved = true;
          alone = this.#cost(guest, -1, Infinity);
        } else this.#swap(guest, cell, other, from);
      }
    }
    return moved;
  }

  /**
   * @param {number} guest
   * @param {number} from
   * @param {number} other
   * @param {number} to
   */
  #swap(guest, from, other, to) {
    this.#taken[from] = -1;
    if (other >= 0) this.#put(other, from);
    this.#put(guest, to);
  }

  /**
   * @param {number} guest
   * @param {number} cell
   */
  #put(guest, cell) {
    const { x, y } = /** @type {Seat} */ (this.grid[cell]);
    this.#cells[guest] = cell;
    this.#taken[cell] = guest;
    this.xs[guest] = x;
    this.ys[guest] = y;
  }

  /**
   * What two seats cost: the ties there, and what runs through the names.
   * @param {number} guest
   * @param {number} other
   * @param {number} most what costs as much is not looked at further
   */
  #cost(guest, other, most) {
    const own = this.#of[guest] ?? [];
    const ties = other >= 0 ? [...new Set([...own, ...(this.#of[other] ?? [])])] : own;
    let cost = this.#offSide(guest, this.xs[guest] ?? 0) + (other >= 0 ? this.#offSide(other, this.xs[other] ?? 0) : 0);
    for (const tie of ties) {
      cost += this.#tieCost(tie, ties);
      if (cost >= most) return cost;
    }
    for (let tie = 0; tie < this.from.length; tie += 1) {
      if (ties.includes(tie)) continue;
      if (this.#runsThrough(tie, guest)) cost += COSTS.through;
      if (other >= 0 && this.#runsThrough(tie, other)) cost += COSTS.through;
    }
    return cost;
  }

  /**
   * @param {number} tie
   * @param {number[]} counted ties of which each pair is counted once
   */
  #tieCost(tie, counted) {
    const { xs, ys, wide, high, from, to, wordsWide, wordsHigh } = this;
    const a = from[tie] ?? 0;
    const b = to[tie] ?? 0;
    const [ax = 0, ay = 0, bx = 0, by = 0] = [xs[a], ys[a], xs[b], ys[b]];
    const [w = 0, h = 0] = [wordsWide[tie], wordsHigh[tie]];
    const [dx, dy] = [Math.abs(bx - ax), Math.abs(by - ay)];
    const long = Math.hypot(dx, dy);
    let cost = long * COSTS.length;
    // So much of the line is under what is written on it.
    if (long < Math.min((w * long) / dx, (h * long) / dy) + ENDS) cost += COSTS.tight;
    const x = (ax + bx) / 2;
    const y = (ay + by) / 2;
    for (let one = 0; one < xs.length; one += 1) {
      if (one === a || one === b) continue;
      if (this.#runsThrough(tie, one)) cost += COSTS.through;
      if (Math.abs((xs[one] ?? 0) - x) < ((wide[one] ?? 0) + w) / 2 && Math.abs((ys[one] ?? 0) - y) < ((high[one] ?? 0) + h) / 2) cost += COSTS.onName;
    }
    for (let other = 0; other < from.length; other += 1) {
      if (other === tie || (other < tie && counted.includes(other))) continue;
      const c = from[other] ?? 0;
      const d = to[other] ?? 0;
      if ((a === c && b === d) || (a === d && b === c)) continue;
      const cx = xs[c] ?? 0;
      const cy = ys[c] ?? 0;
      const ex = xs[d] ?? 0;
      const ey = ys[d] ?? 0;
      if (Math.abs((cx + ex) / 2 - x) < (w + (wordsWide[other] ?? 0)) / 2 && Math.abs((cy + ey) / 2 - y) < (h + (wordsHigh[other] ?? 0)) / 2) cost += COSTS.onWords;
      else if (cuts(cx, cy, ex, ey, x - w / 2, y - h / 2, x + w / 2, y + h / 2)) cost += COSTS.onLine;
      if (a === c) cost += alike(bx - ax, by - ay, ex - ax, ey - ay);
      else if (a === d) cost += alike(bx - ax, by - ay, cx - ax, cy - ay);
      else if (b === c) cost += alike(ax - bx, ay - by, ex - bx, ey - by);
      else if (b === d) cost += alike(ax - bx, ay - by, cx - bx, cy - by);
      else if (crosses(ax, ay, bx, by, cx, cy, ex, ey)) cost += COSTS.crossing;
    }
    return cost;
  }

  /**
   * @param {number} guest
   * @param {number} x
   */
  #offSide(guest, x) {
    const side = this.guests[guest]?.side ?? 0;
    const wanted = side < 0 ? this.width * 0.2 : side > 0 ? this.width * 0.8 : this.width / 2;
    return Math.abs(x - wanted) * (side === 0 ? COSTS.side / 3 : COSTS.side);
  }

  /**
   * Whether a tie runs through the name of a third.
   * @param {number} tie
   * @param {number} third
   */
  #runsThrough(tie, third) {
    const { xs, ys } = this;
    const a = this.from[tie] ?? 0;
    const b = this.to[tie] ?? 0;
    if (third === a || third === b) return false;
    const w = (this.wide[third] ?? 0) / 2 + 6;
    const h = (this.high[third] ?? 0) / 2 + 8;
    const x = xs[third] ?? 0;
    const y = ys[third] ?? 0;
    return cuts(xs[a] ?? 0, ys[a] ?? 0, xs[b] ?? 0, ys[b] ?? 0, x - w, y - h, x + w, y + h);
  }
}

/**
 * What two ties of one guest cost: where they lead the same way, one would lie on the other.
 * @param {number} ax
 * @param {number} ay
 * @param {number} bx
 * @param {number} by
 */
function alike(ax, ay, bx, by) {
  return ax * bx + ay * by > 0.985 * Math.hypot(ax, ay) * Math.hypot(bx, by) ? COSTS.through : 0;
}

/**
 * Whether a line from a to b crosses one from c to d.
 * @param {number} ax
 * @param {number} ay
 * @param {number} bx
 * @param {number} by
 * @param {number} cx
 * @param {number} cy
 * @param {number} dx
 * @param {number} dy
 */
function crosses(ax, ay, bx, by, cx, cy, dx, dy) {
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if (c * d >= 0) return false;
  const a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return a * b < 0;
}

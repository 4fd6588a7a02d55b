/**
 * Seats on a grid for a few names, so that lines are short, cross seldom and run through no name, and each stands on its
 * side: a local search in a fixed order, so that the same names always get the same seats.
 */

/**
 * @typedef {object} Guest
 * @property {number} width of its name
 * @property {number} height
 * @property {number} side -1 left, 1 right, 0 anywhere
 */

/** @typedef {{ x: number, y: number }} Seat */

/** How often each looks for a better seat: the more there are, the seldomer, so that none waits. */
const ROUNDS = 8;
const LOOKS = 80;
const CROSSING = 60;
const THROUGH = 220;
const TIGHT = 90;
const SIDE = 0.5;

/**
 * @param {Guest[]} guests
 * @param {[a: number, b: number, label: number][]} ties between whom, and how wide what is written on them is
 * @param {number} width
 * @param {number} height
 * @returns {Seat[]} the middle of each one's seat
 */
export function seated(guests, ties, width, height) {
  if (guests.length === 0) return [];
  const hub = hubOf(guests.length, ties);
  if (hub >= 0 && width >= HUB_WIDTH) return aroundHub(guests, ties, hub, width, height);
  const grid = gridFor(guests, width, height);
  return new Table(guests, ties, grid, width).seats();
}

/** From so many others on, one to whom most are tied stands in the middle. */
const HUB = 4;
/** On less room there is none on either side of the middle for the words on the lines. */
const HUB_WIDTH = 520;
/** Below this width there is room for two names beside each other. */
const NARROW = 440;

/**
 * Who is at an end of nearly all ties, or -1.
 * @param {number} guests how many
 * @param {[a: number, b: number, label: number][]} ties
 */
export function hubOf(guests, ties) {
  if (guests <= HUB) return -1;
  const counts = Array.from({ length: guests }, (_, guest) => ties.filter(([a, b]) => a !== b && (a === guest || b === guest)).length);
  const most = Math.max(...counts);
  return most >= ties.length * 0.75 ? counts.indexOf(most) : -1;
}

/**
 * One in the middle, the others in a column on either side, each at its height: so every line has room for its words.
 * @param {Guest[]} guests
 * @param {[a: number, b: number, label: number][]} ties
 * @param {number} hub
 * @param {number} width
 * @param {number} height
 * @returns {Seat[]}
 */
function aroundHub(guests, ties, hub, width, height) {
  const others = [...guests.keys()].filter((one) => one !== hub);
  // Those who are tied to each other stand beside each other.
  const order = others.sort((a, b) => (guests[a]?.side ?? 0) - (guests[b]?.side ?? 0) || a - b);
  for (const [a, b] of ties) {
    if (a === hub || b === hub || a === b) continue;
    order.splice(order.indexOf(b), 1);
    order.splice(order.indexOf(a) + 1, 0, b);
  }
  const half = Math.ceil(order.length / 2);
  const [left, right] = [order.slice(0, half), order.slice(half)];
  /** @type {Seat[]} */
  const seats = guests.map(() => ({ x: width / 2, y: height / 2 }));
  for (const [side, column] of [left, right].entries())
    for (const [at, guest] of column.entries()) {
      const edge = Math.max(60, (guests[guest]?.width ?? 0) / 2 + 8, width * 0.13);
      seats[guest] = { x: side === 0 ? edge : width - edge, y: (height * (at + 0.5)) / column.length };
    }
  return seats;
}

/**
 * @param {Guest[]} guests
 * @param {number} width
 * @param {number} height
 * @returns {Seat[]} the middles of its cells, row by row
 */
function gridFor(guests, width, height) {
  const widest = Math.max(...guests.map((one) => one.width));
  const columns = Math.max(1, Math.min(6, Math.floor(width / Math.max(125, Math.min(150, widest + 14))), Math.max(width < NARROW ? 2 : 3, Math.ceil(Math.sqrt(guests.length * 1.6)))));
  const rows = Math.max(Math.ceil((guests.length * 1.45) / columns), Math.min(3, guests.length));
  return Array.from({ length: columns * rows }, (_, at) => ({
    x: (((at % columns) + 0.5) * width) / columns,
    // Every second column stands half a step lower: a line along a row then runs between names.
    y: ((Math.floor(at / columns) + 0.36 + (at % columns) % 2 * 0.28) * height) / rows,
  }));
}

class Table {
  /** @type {number[]} the cell of each */
  #cells;
  /** @type {number[]} who sits in each cell, or -1 */
  #taken;
  /** @type {number[][]} the ties of each */
  #of;

  /**
   * @param {Guest[]} guests
   * @param {[a: number, b: number, label: number][]} ties
   * @param {Seat[]} grid
   * @param {number} width
   */
  constructor(guests, ties, grid, width) {
    this.guests = guests;
    this.ties = ties.filter(([a, b]) => a !== b);
    this.grid = grid;
    this.width = width;
    this.#of = guests.map(() => []);
    for (const [at, [a, b]] of this.ties.entries()) for (const one of [a, b]) this.#of[one]?.push(at);
    this.#cells = this.#first();
    this.#taken = grid.map(() => -1);
    for (const [guest, cell] of this.#cells.entries()) this.#taken[cell] = guest;
  }

  /** At first each takes the free cell that is best for its side and nearest to the middle, those with most ties first. */
  #first() {
    const { guests, grid } = this;
    /** @type {number[]} */
    const cells = guests.map(() => -1);
    const free = new Set(grid.keys());
    const order = [...guests.keys()].sort((a, b) => (this.#of[b]?.length ?? 0) - (this.#of[a]?.length ?? 0) || a - b);
    const middle = grid.reduce((sum, { y }) => sum + y, 0) / grid.length;
    for (const guest of order) {
      let [best, least] = [-1, Infinity];
      for (const cell of free) {
        const seat = /** @type {Seat} */ (grid[cell]);
        const cost = this.#offSide(guest, seat) + Math.abs(seat.y - middle) * 0.3;
        if (cost < least) [best, least] = [cell, cost];
      }
      cells[guest] = best;
      free.delete(best);
    }
    return cells;
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
      for (const cell of this.grid.keys()) {
        const from = this.#cells[guest] ?? 0;
        if (cell === from) continue;
        const other = this.#taken[cell] ?? -1;
        const before = this.#cost(guest, other);
        this.#swap(guest, from, other, cell);
        if (this.#cost(guest, other) < before - 0.01) moved = true;
        else this.#swap(guest, cell, other, from);
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
    this.#cells[guest] = to;
    this.#taken[to] = guest;
    this.#taken[from] = other;
    if (other >= 0) this.#cells[other] = from;
  }

  /**
   * What two seats cost: the ties there, and what runs through the names.
   * @param {number} guest
   * @param {number} other
   */
  #cost(guest, other) {
    const ties = new Set([...(this.#of[guest] ?? []), ...(other >= 0 ? (this.#of[other] ?? []) : [])]);
    let cost = this.#offSide(guest, this.#seat(guest)) + (other >= 0 ? this.#offSide(other, this.#seat(other)) : 0);
    for (const tie of ties) cost += this.#tieCost(tie, ties);
    for (const one of other >= 0 ? [guest, other] : [guest]) {
      for (const [at, [a, b]] of this.ties.entries()) if (!ties.has(at) && this.#runsThrough(a, b, one)) cost += THROUGH;
    }
    return cost;
  }

  /**
   * @param {number} at
   * @param {Set<number>} counted ties of which each pair is counted once
   */
  #tieCost(at, counted) {
    const [a, b, label] = this.ties[at] ?? [0, 0, 0];
    const [from, to] = [this.#seat(a), this.#seat(b)];
    const [dx, dy] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    let cost = Math.hypot(dx, dy) * 0.35;
    // Level lines need room for what is written on them between the two names.
    if (dy < 40 && dx - ((this.guests[a]?.width ?? 0) + (this.guests[b]?.width ?? 0)) / 2 < label + 12) cost += TIGHT;
    if (dx < 40 && dy < 70) cost += TIGHT;
    for (const one of this.guests.keys()) if (one !== a && one !== b && this.#runsThrough(a, b, one)) cost += THROUGH;
    for (const [other, [c, d]] of this.ties.entries()) {
      if (other === at || (counted.has(other) && other < at)) continue;
      if (a === c || a === d || b === c || b === d) {
        if (this.#onTop([a, b], [c, d])) cost += THROUGH;
        continue;
      }
      if (crosses(from, to, this.#seat(c), this.#seat(d))) cost += CROSSING;
    }
    return cost;
  }

  /**
   * Whether two ties of one guest lead the same way, so that one would lie on the other.
   * @param {[number, number]} one
   * @param {[number, number]} other
   */
  #onTop(one, other) {
    const shared = one.find((guest) => other.includes(guest)) ?? one[0];
    const [far, further] = [one, other].map((tie) => this.#seat(tie[0] === shared ? tie[1] : tie[0]));
    const here = this.#seat(shared);
    if (!far || !further || far === further) return false;
    const [ax, ay, bx, by] = [far.x - here.x, far.y - here.y, further.x - here.x, further.y - here.y];
    return ax * bx + ay * by > 0.985 * Math.hypot(ax, ay) * Math.hypot(bx, by);
  }

  /** @param {number} guest */
  #seat(guest) {
    return /** @type {Seat} */ (this.grid[this.#cells[guest] ?? 0]);
  }

  /**
   * @param {number} guest
   * @param {Seat} seat
   */
  #offSide(guest, { x }) {
    const side = this.guests[guest]?.side ?? 0;
    const wanted = side < 0 ? this.width * 0.2 : side > 0 ? this.width * 0.8 : this.width / 2;
    return Math.abs(x - wanted) * (side === 0 ? SIDE / 3 : SIDE);
  }

  /**
   * Whether a straight line between two runs through the name of a third.
   * @param {number} a
   * @param {number} b
   * @param {number} third
   */
  #runsThrough(a, b, third) {
    if (third === a || third === b) return false;
    const [from, to, seat] = [this.#seat(a), this.#seat(b), this.#seat(third)];
    const guest = /** @type {Guest} */ (this.guests[third]);
    const [w, h] = [guest.width / 2 + 6, guest.height / 2 + 8];
    if (Math.max(from.x, to.x) < seat.x - w || Math.min(from.x, to.x) > seat.x + w) return false;
    if (Math.max(from.y, to.y) < seat.y - h || Math.min(from.y, to.y) > seat.y + h) return false;
    // The corners of the name lie on both sides of the line.
    const side = (/** @type {number} */ x, /** @type {number} */ y) => (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) > 0;
    const corners = [side(seat.x - w, seat.y - h), side(seat.x + w, seat.y - h), side(seat.x - w, seat.y + h), side(seat.x + w, seat.y + h)];
    return corners.includes(true) && corners.includes(false);
  }
}

/**
 * @param {Seat} a
 * @param {Seat} b
 * @param {Seat} c
 * @param {Seat} d
 */
function crosses(a, b, c, d) {
  const turn = (/** @type {Seat} */ p, /** @type {Seat} */ q, /** @type {Seat} */ r) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

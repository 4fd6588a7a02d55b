/** Where a part's names are written: on the side of their dots where they cover least. */

/** @import { Point, Rect, Trail } from "./boxes.mjs" */
/** @import { Form } from "./verb-places.mjs" */

import { boxAround, liesIn, overlaps, runsThrough } from "./boxes.mjs";

/**
 * @typedef {object} Name
 * @property {Point} seat where its dot stands
 * @property {Form[]} forms how it can be written, the best first
 * @property {number[]} ties the lines that end at it
 */

/** @typedef {{ lines: string[], anchor: "start" | "end" | "middle", x: number, top: number, box: Rect, cost: number }} NamePlace */

/** What a name's place costs: each name that it covers or nearly stands on, each dot or arrowhead, each line that runs through it, the drawing's edge, each further form; an arrow that leads to it must end at its dot. */
const COSTS = { name: 900, below: 90, dot: 700, arrow: 300, own: 45, line: 40, edge: 2000, form: 30, order: 1 };
/** So far apart stand names on one row, and those above each other: else two would be read as one. */
const BESIDE = 9;
const BELOW = 7;

/**
 * @param {Name[]} names
 * @param {Trail[]} trails of all lines
 * @param {Rect[]} arrows their heads
 * @param {number} dot how large a dot is
 * @param {number} width
 * @param {number} height
 * @returns {NamePlace[]}
 */
export function namePlaces(names, trails, arrows, dot, width, height) {
  /** @type {(NamePlace | undefined)[]} */
  const places = names.map(() => undefined);
  const dots = names.map(({ seat }) => boxAround(seat.x, seat.y, 2 * dot + 4, 2 * dot + 4));
  // Those with the most lines have the least choice.
  const order = [...names.keys()].sort((a, b) => (names[b]?.ties.length ?? 0) - (names[a]?.ties.length ?? 0) || a - b);
  for (const at of order) {
    const name = /** @type {Name} */ (names[at]);
    let best = /** @type {NamePlace | undefined} */ (undefined);
    for (const { place, rank, more } of waysOf(name, dot)) {
      const { box } = place;
      let cost = rank * COSTS.order + more * COSTS.form + (liesIn(box, width, height) ? 0 : COSTS.edge);
      for (const other of places) if (other) cost += overlaps(other.box, box, BESIDE) ? COSTS.name : overlaps(other.box, box, BESIDE, BELOW) ? COSTS.below : 0;
      for (const [other, one] of dots.entries()) if (other !== at && overlaps(one, box)) cost += COSTS.dot;
      for (const [line, trail] of trails.entries()) if (runsThrough(trail, box)) cost += name.ties.includes(line) ? COSTS.own : COSTS.line;
      for (const arrow of arrows) if (overlaps(arrow, box)) cost += COSTS.arrow;
      if (!best || cost < best.cost) best = { ...place, cost };
    }
    places[at] = best;
  }
  return places.map((place) => /** @type {NamePlace} */ (place));
}

/**
 * In every form on every side.
 * @param {Name} name
 * @param {number} dot
 */
function waysOf({ seat, forms }, dot) {
  return forms.flatMap((form, more) => sidesOf(seat, form, dot).map((place, rank) => ({ place, rank, more })));
}

/**
 * @param {Point} seat
 * @param {Form} form
 * @param {number} dot
 * @returns {Omit<NamePlace, "cost">[]} the best first
 */
function sidesOf({ x, y }, { lines, wide, high }, dot) {
  const [near, far] = [dot + 4, dot + 7];
  /** @type {[anchor: NamePlace["anchor"], x: number, top: number][]} */
  const sides = [
    ["start", x + far, y - high / 2],
    ["end", x - far, y - high / 2],
    ["middle", x, y + near],
    ["middle", x, y - near - high],
    ["start", x + near, y - near - high + 2],
    ["end", x - near, y - near - high + 2],
    ["start", x + near, y + near],
    ["end", x - near, y + near],
    // Over or under its dot, but to one side: a line may run past its other end.
    ["start", x - dot, y + near],
    ["end", x + dot, y + near],
    ["start", x - dot, y - near - high],
    ["end", x + dot, y - near - high],
    // A little higher or lower beside it, or further to one side over or under it, where a line leaves no room between.
    ["start", x + far, y - high - 1],
    ["end", x - far, y - high - 1],
    ["start", x + far, y + 1],
    ["end", x - far, y + 1],
    ["middle", x + wide / 4, y + near],
    ["middle", x - wide / 4, y + near],
    ["middle", x + wide / 4, y - near - high],
    ["middle", x - wide / 4, y - near - high],
  ];
  return sides.map(([anchor, left, top]) => {
    const begin = anchor === "start" ? left : anchor === "end" ? left - wide : left - wide / 2;
    return { lines, anchor, x: left, top, box: /** @type {Rect} */ ([begin - 2, top - 1, begin + wide + 2, top + high + 1]) };
  });
}

/** Where labels go in the picture: beside their nodes, and never one over another. Python breaks them into lines. */

/** @import { Rect, Trail } from "./boxes.mjs" */

import { runsThrough } from "./boxes.mjs";

/**
 * @typedef {object} Placed
 * @property {number} node
 * @property {string[]} lines
 * @property {number} x the middle, or the side at which the text begins or ends
 * @property {number} y the first line's baseline
 * @property {number} font its size
 * @property {"middle" | "start" | "end"} anchor
 * @property {boolean} strong
 * @property {[number, number] | null} lead where a line leads to from the node, as the label stands far from it
 */

/** From one line of a name to the next, in parts of the letters' size. */
export const LEADING = 1.17;
/** How much farther out a label may stand that must be written and finds no place at its node. */
const FARTHER = [8, 14, 20, 28, 38, 50, 66, 84];

/** Nearer than this to another node than its own, a label would be taken for that one's. */
const APART = 6;
/** What a place costs that another node is near to, that covers one and so much of it, that a line strikes through, or to which a line from its node crosses one. */
const COSTS = { near: 30, over: 40, pixel: 0.2, struck: 12, crossed: 40 };

/** What is taken on the screen, as boxes in a coarse grid. */
export class Room {
  /** @type {Map<number, number[][]>} */
  #cells = new Map();
  #cell = 72;

  /**
   * @param {number[]} box left, top, right, bottom
   * @param {number} [own] a node whose own box does not count
   */
  free(box, own = -1) {
    for (const key of this.#keys(box)) {
      for (const [left = 0, top = 0, right = 0, bottom = 0, node = -1] of this.#cells.get(key) ?? []) {
        if (node === own && own >= 0) continue;
        if ((box[0] ?? 0) < right && (box[2] ?? 0) > left && (box[1] ?? 0) < bottom && (box[3] ?? 0) > top)
          return false;
      }
    }
    return true;
  }

  /**
   * How much of a box is taken.
   * @param {readonly number[]} box left, top, right, bottom
   * @param {number} own a node whose own box does not count
   */
  taken([left = 0, top = 0, right = 0, bottom = 0], own) {
    const boxes = new Set(this.#keys([left, top, right, bottom]).flatMap((key) => this.#cells.get(key) ?? []));
    let sum = 0;
    for (const [l = 0, t = 0, r = 0, b = 0, node = -1] of boxes)
      if (node !== own) sum += Math.max(0, Math.min(right, r) - Math.max(left, l)) * Math.max(0, Math.min(bottom, b) - Math.max(top, t));
    return sum;
  }

  /**
   * @param {number[]} box
   * @param {number} [node]
   */
  take(box, node = -1) {
    const taken = [...box, node];
    for (const key of this.#keys(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(taken);
      else this.#cells.set(key, [taken]);
    }
  }

  /**
   * @param {number[]} box
   * @returns {number[]}
   */
  #keys([left = 0, top = 0, right = 0, bottom = 0]) {
    const keys = [];
    for (let row = Math.floor(top / this.#cell); row <= Math.floor(bottom / this.#cell); row++)
      for (let col = Math.floor(left / this.#cell); col <= Math.floor(right / this.#cell); col++)
        keys.push(row * 4096 + col);
    return keys;
  }
}

/**
 * @typedef {object} Wanted a label that would like a place
 * @property {number} node
 * @property {string[]} lines
 * @property {number} x the node's centre on the screen
 * @property {number} y
 * @property {number} radius
 * @property {number} font
 * @property {boolean} strong
 * @property {boolean} must whether it may cover a node, where there is no other place
 */

/**
 * Places for labels, those that come first being served first.
 * @param {Wanted[]} wanted
 * @param {(text: string, font: number, strong: boolean) => number} measure
 * @param {Room} nodes what the nodes take
 * @param {Room} labels what the labels take: never the same place twice
 * @param {{ width: number, height: number }} screen a label does not go over its edge
 * @param {readonly Trail[]} [trails] lines that strike no label through where it has another place at its node
 * @returns {Placed[]}
 */
export function placeLabels(wanted, measure, nodes, labels, screen, trails = []) {
  /** @type {Placed[]} */
  const placed = [];
  for (const { node, lines, x, y, radius, font, strong, must } of wanted) {
    const leading = font * LEADING;
    const width = Math.max(...lines.map((line) => measure(line, font, strong)));
    const height = leading * lines.length;
    const gap = radius * 1.15 + 3;
    /** @param {Place} place */
    const spotOf = ([anchor, left, top]) => {
      const start = anchor === "middle" ? left - width / 2 : anchor === "start" ? left : left - width;
      /** @type {Rect} */
      const box = [start - 2, top - 1, start + width + 2, top + height + 1];
      const fits = start >= 0 && start + width <= screen.width && top >= 0 && top + height <= screen.height && labels.free(box);
      return fits ? [{ anchor, left, top, box, lead: /** @type {[number, number]} */ ([within(x, start, start + width), within(y, top, top + height)]) }] : [];
    };
    const struck = (/** @type {Rect} */ box) => trails.some((trail) => runsThrough(trail, box));
    const close = placesAt(x, y, gap, height).flatMap(spotOf);
    const clear = close.filter(({ box }) => nodes.free(grown(box), node));
    const near = clear.find(({ box }) => !struck(box)) ?? (must ? undefined : clear[0]);
    const far = () => FARTHER.flatMap((more) => placesAt(x, y, gap + more, height).flatMap(spotOf));
    /** @param {typeof close[number]} place */
    const cost = (place) => {
      const { box, lead } = place;
      const at = close.indexOf(place);
      return besideOf(box, nodes, node) + (struck(box) ? COSTS.struck : 0) + (at < 0 ? wayOf(lead, [x, y], nodes, node) : at);
    };
    const least = near ?? (must ? leastOf(close, cost) : undefined);
    // Farther off only where at its node it would be taken for another's, or cover one.
    const spot = near ?? (must && (!least || !nodes.free(grown(least.box), node)) ? leastOf([...(least ? [least] : []), ...far()], cost) : least);
    if (!spot) continue;
    labels.take(spot.box);
    placed.push({ node, lines, x: spot.left, y: spot.top + font * 0.92, font, anchor: spot.anchor, strong, lead: close.includes(spot) ? null : spot.lead });
  }
  return placed;
}

/**
 * The first of those that cost least.
 * @template T
 * @param {readonly T[]} all
 * @param {(one: T) => number} cost
 * @returns {T | undefined}
 */
function leastOf(all, cost) {
  let [best, least] = [/** @type {T | undefined} */ (undefined), Infinity];
  for (const one of all) {
    const costs = cost(one);
    if (costs < least) [best, least] = [one, costs];
  }
  return best;
}

/**
 * @param {Rect} box
 * @returns {Rect}
 */
function grown([left, top, right, bottom]) {
  return [left - APART, top - APART, right + APART, bottom + APART];
}

/**
 * How bad it is that a place covers other nodes or is nearly at one.
 * @param {Rect} box
 * @param {Room} nodes
 * @param {number} node
 */
function besideOf(box, nodes, node) {
  const over = nodes.taken(box, node);
  if (over > 0) return COSTS.over + over * COSTS.pixel;
  return nodes.free(grown(box), node) ? 0 : COSTS.near;
}

/**
 * How bad the line to a place is that is not at its node: how long, and whether it crosses another node.
 * @param {[number, number]} to
 * @param {[number, number]} from
 * @param {Room} nodes
 * @param {number} node
 */
function wayOf([toX, toY], [x, y], nodes, node) {
  const crossed = [0.2, 0.4, 0.6, 0.8].some((part) => {
    const [px, py] = [x + (toX - x) * part, y + (toY - y) * part];
    return !nodes.free([px - 2, py - 2, px + 2, py + 2], node);
  });
  return Math.hypot(toX - x, toY - y) + (crossed ? COSTS.crossed : 0);
}

/** @typedef {[anchor: Placed["anchor"], x: number, top: number]} Place */

/**
 * Where a label may stand about a node, the best first.
 * @param {number} x
 * @param {number} y
 * @param {number} gap
 * @param {number} height the label's
 * @returns {Place[]}
 */
function placesAt(x, y, gap, height) {
  return [
    ["middle", x, y + gap],
    ["middle", x, y - gap - height],
    ["start", x + gap + 2, y - height / 2],
    ["end", x - gap - 2, y - height / 2],
    ["start", x + gap * 0.75, y + gap * 0.5],
    ["end", x - gap * 0.75, y + gap * 0.5],
    ["start", x + gap * 0.75, y - gap * 0.5 - height],
    ["end", x - gap * 0.75, y - gap * 0.5 - height],
  ];
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function within(value, least, most) {
  return Math.min(most, Math.max(least, value));
}

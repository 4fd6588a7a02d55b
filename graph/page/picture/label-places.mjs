/** Where labels go in the picture: beside their nodes, and never one over another. Python breaks them into lines. */

/**
 * @typedef {object} Placed
 * @property {number} node
 * @property {string[]} lines
 * @property {number} x the middle, or the side at which the text begins or ends
 * @property {number} y the first line's baseline
 * @property {number} font its size
 * @property {"middle" | "start" | "end"} anchor
 * @property {boolean} strong
 */

/** From one line of a name to the next, in parts of the letters' size. */
export const LEADING = 1.17;

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
 * @returns {Placed[]}
 */
export function placeLabels(wanted, measure, nodes, labels, screen) {
  /** @type {Placed[]} */
  const placed = [];
  for (const { node, lines, x, y, radius, font, strong, must } of wanted) {
    const leading = font * LEADING;
    const width = Math.max(...lines.map((line) => measure(line, font, strong)));
    const height = leading * lines.length;
    const gap = radius * 1.15 + 3;
    const fitting = placesAt(x, y, gap, width, height).filter(({ box: [left = 0, top = 0, right = 0, bottom = 0] }) => left >= -2 && right <= screen.width + 2 && top >= -1 && bottom <= screen.height + 1);
    const free = fitting.filter(({ box }) => labels.free(box));
    const best = free.find(({ box }) => nodes.free(box, node)) ?? (must ? leastCovering(free, nodes, node) : undefined);
    if (!best) continue;
    labels.take(best.box);
    placed.push({ node, lines, x: best.x, y: best.top + font * 0.92, font, anchor: best.anchor, strong });
  }
  return placed;
}

/** @typedef {{ anchor: Placed["anchor"], x: number, top: number, box: number[] }} Place */

/**
 * Where a label may go, the best place first.
 * @param {number} x of the node
 * @param {number} y
 * @param {number} gap from its centre
 * @param {number} width of the label
 * @param {number} height
 * @returns {Place[]}
 */
function placesAt(x, y, gap, width, height) {
  /** @type {[anchor: Placed["anchor"], x: number, top: number][]} */
  const places = [
    ["middle", x, y + gap],
    ["middle", x, y - gap - height],
    ["start", x + gap + 2, y - height / 2],
    ["end", x - gap - 2, y - height / 2],
    ["start", x + gap * 0.75, y + gap * 0.5],
    ["end", x - gap * 0.75, y + gap * 0.5],
    ["start", x + gap * 0.75, y - gap * 0.5 - height],
    ["end", x - gap * 0.75, y - gap * 0.5 - height],
  ];
  return places.map(([anchor, at, top]) => {
    const start = anchor === "middle" ? at - width / 2 : anchor === "start" ? at : at - width;
    return { anchor, x: at, top, box: [start - 2, top - 1, start + width + 2, top + height + 1] };
  });
}

/**
 * @param {readonly Place[]} places
 * @param {Room} nodes
 * @param {number} own
 */
function leastCovering(places, nodes, own) {
  const covered = places.map(({ box }) => nodes.taken(box, own));
  return places[covered.indexOf(Math.min(...covered))];
}

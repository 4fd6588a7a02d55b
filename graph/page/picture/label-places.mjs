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
    for (const [at, [anchor, left, top]] of [...places, ...(must ? places : [])].entries()) {
      const start = anchor === "middle" ? left - width / 2 : anchor === "start" ? left : left - width;
      const box = [start - 2, top - 1, start + width + 2, top + height + 1];
      if (start < 0 || start + width > screen.width || top < 0 || top + height > screen.height) continue;
      if (!labels.free(box) || (at < places.length && !nodes.free(box, node))) continue;
      labels.take(box);
      placed.push({ node, lines, x: left, y: top + font * 0.92, font, anchor, strong });
      break;
    }
  }
  return placed;
}

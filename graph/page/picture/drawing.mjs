/**
 * A drawing of names and lines, laid out in pixels and ready for the screen, for a file and for paper. Its items are drawn
 * in their order; what belongs to one thing names it, so that the thing can be pointed at.
 */

/** @import { FrameItem } from "./items.mjs" */

import { isSo } from "../answers/moods.mjs";

/**
 * A name, a line, or a count that opens.
 * @typedef {object} Thing
 * @property {number} node the place of an entity, or -1
 * @property {number[]} lines the places of the relations that a line stands for; of a name none
 * @property {string | null | undefined} fold the topic that a count opens; undefined: it is no count
 * @property {string} label what it is called aloud
 * @property {number[]} ends the places of the entities at its ends, or of those in it
 */

/**
 * @typedef {object} Drawing
 * @property {number} width
 * @property {number} height
 * @property {number} foot how much of the height is a key at its foot
 * @property {FrameItem[]} items
 * @property {Thing[]} things
 * @property {string[]} told what numbers in it stand for, as the key at its foot tells
 * @property {number} claims how many relations are drawn
 * @property {boolean} pointed whether a verb is seen only as its line is pointed at: there are too many of them
 */

/** How far lines of text lie apart, in parts of their size. */
export const LEADING = 1.19;

export class Sketch {
  /** @type {FrameItem[]} what lies under all else */
  ground = [];
  /** @type {FrameItem[]} */
  lines = [];
  /** @type {FrameItem[]} */
  words = [];
  /** @type {Thing[]} */
  things = [];
  /** @type {Set<number>} */
  claims = new Set();

  /**
   * @param {Partial<Thing>} thing
   * @returns {number} its place
   */
  thing({ node = -1, lines = [], fold, label = "", ends = [] }) {
    this.things.push({ node, lines, fold, label, ends });
    for (const line of lines) this.claims.add(line);
    return this.things.length - 1;
  }

  /**
   * Lines of text, one below the other.
   * @param {readonly string[]} lines
   * @param {number} x
   * @param {number} y the first one's baseline
   * @param {Partial<import("./items.mjs").TextItem>} how
   */
  text(lines, x, y, { size = 12, ...how }) {
    for (const [at, text] of lines.entries()) this.words.push({ shape: "text", x, y: y + at * size * LEADING, text, size, fill: "ink", ...how });
  }

  /**
   * @param {number} width
   * @param {number} height
   * @param {number} [foot]
   * @param {string[]} [told]
   * @param {boolean} [pointed]
   * @returns {Drawing}
   */
  done(width, height, foot = 0, told = [], pointed = false) {
    return { pointed, width, height: height + foot, foot, told, items: [...this.ground, ...this.lines, ...this.words], things: this.things, claims: this.claims.size };
  }
}

/**
 * Whether something is written on every line.
 * @param {Drawing} drawing
 */
export function saysAll({ items, things }) {
  const written = new Set(items.flatMap((item) => (item.shape === "text" ? [item.of] : [])));
  return things.every(({ lines }, of) => lines.length === 0 || written.has(of));
}

/** How the key at the foot of a drawing is written: its letters, its rows, and what is between its entries. */
export const KEY = { size: 13, row: 19, gap: 18 };

/**
 * What numbers stand for, in rows as wide as a drawing.
 * @param {Iterable<[said: string, number: number]>} numbers
 * @param {number} margin at both sides
 * @param {number} width
 * @param {(text: string, size: number, strong: boolean) => number} measure
 * @returns {{ text: string, x: number, row: number }[]}
 */
export function keyEntries(numbers, margin, width, measure) {
  let [x, row] = [margin, 0];
  return Array.from(numbers, ([said, number]) => {
    const text = `${number} ${said}`;
    const wide = measure(text, KEY.size, false);
    if (x > margin && x + wide > width - margin) [x, row] = [margin, row + 1];
    const entry = { text, x, row };
    x += wide + KEY.gap;
    return entry;
  });
}

/** By how much a line is made narrower, to even it out with the others. */
const EVEN = 8;

/**
 * A text in lines no wider than a width, as even as they can be without one line more; a word is never cut.
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 * @returns {string[]}
 */
export function wrapTo(text, width, measure) {
  let lines = filled(text, width, measure);
  if (lines.length === 1) return lines;
  for (let narrower = width - EVEN; narrower > width / 3; narrower -= EVEN) {
    const tried = filled(text, narrower, measure);
    if (tried.length > lines.length || tried.some((line) => measure(line) > narrower)) break;
    lines = tried;
  }
  return lines;
}

/**
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 * @returns {string[]}
 */
function filled(text, width, measure) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * The claims that are drawn as one line: those between the same two, of one scenario, that are alike in being so or not.
 * @param {import("../data/types.mjs").View} view
 * @param {Iterable<number>} relations
 * @param {{ sources: Int32Array, targets: Int32Array }} ends
 * @param {(node: number) => number} [place] where a name is drawn, where it is not drawn for itself; -1: nowhere
 * @returns {Map<string, number[]>}
 */
export function bundled(view, relations, { sources, targets }, place = (node) => node) {
  /** @type {Map<string, number[]>} */
  const bundles = new Map();
  for (const line of relations) {
    const relation = view.relations[line];
    const [a, b] = [place(sources[line] ?? -1), place(targets[line] ?? -1)];
    if (!relation || a < 0 || b < 0 || a === b) continue;
    const key = [Math.min(a, b), Math.max(a, b), relation.scenario ?? "", isSo(relation) ? "is" : "would"].join(" ");
    const bundle = bundles.get(key);
    if (bundle) bundle.push(line);
    else bundles.set(key, [line]);
  }
  return bundles;
}

/**
 * A filled rectangle.
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 * @param {string} fill
 * @returns {import("./items.mjs").PathItem}
 */
export function filledBox(left, top, right, bottom, fill) {
  return { shape: "path", points: [[left, top], [right, top], [right, bottom], [left, bottom]], closed: true, fill };
}

/** A part of the graph laid out by itself: a few names, every line with its verb. */

/** @import { View } from "../data/types.mjs" */
/** @import { Drawing } from "./drawing.mjs" */
/** @import { Curve } from "./geometry.mjs" */
/** @import { Joint } from "./joints.mjs" */
/** @import { Seat } from "./seats.mjs" */
/** @import { Speech } from "./zones.mjs" */

import { isSo } from "../answers/moods.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { scenarioColour } from "./colours.mjs";
import { LEADING, Sketch, wrapTo } from "./drawing.mjs";
import { pointAt } from "./geometry.mjs";
import { drawJoint, jointCurve } from "./joints.mjs";
import { hubOf, seated } from "./seats.mjs";

/**
 * What is to be laid out.
 * @typedef {object} Part
 * @property {number[]} nodes the places of the entities
 * @property {number[]} lines those of the relations between them
 * @property {number} chosen the relation that is read, or -1
 * @property {boolean} chain whether the names follow each other
 * @property {Map<number, { x: number, y: number }>} moved where the reader has put names, in thousandths of the drawing
 * @property {(node: number) => number} side -1 left, 1 right, 0 neither
 * @property {(node: number) => string} colour of its dot
 * @property {(node: number) => string} ink of its name
 * @property {(line: number) => string} verb what a line says
 * @property {Joint[]} joints names that a claim has elsewhere than at its ends
 */

/** Where along its line a verb may stand, the best first. */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/** @typedef {[left: number, top: number, right: number, bottom: number]} Rect */

const NAME = 15;
const VERB = 13;
/** How wide a name and a verb may be, and the room that a row and a column of names need: on a wide screen, and on a narrow one. */
const WIDE = { name: 136, verb: 150, row: 62, column: 125 };
const NARROW = { name: 104, verb: 112, row: 104, column: 160 };
const NARROW_BELOW = 440;
const DOT = 6;
/** How far apart parallel lines run at least, in pixels; where they run upright, their verbs must go side by side. */
const APART = 34;
const MARGIN = 18;

/**
 * @param {View} view
 * @param {Part} part
 * @param {Speech} speech
 * @param {number} width
 * @param {number} height
 * @returns {Drawing}
 */
export function apart(view, part, speech, width, height) {
  return new Apart(view, part, speech, Math.max(300, width), Math.max(240, height)).drawing();
}

/** @typedef {{ lines: number[], from: number, to: number, verb: string[], wide: number, place: number, room: number }} Tie `place`: among the parallel ones, from the middle; `room`: the widest verb of these */

class Apart {
  #sketch = new Sketch();
  /** @type {Seat[]} */
  #seats = [];
  /** @type {Rect[]} what is written already */
  #written = [];
  /** @type {Curve[]} */
  #curves = [];

  /**
   * @param {View} view
   * @param {Part} part
   * @param {Speech} speech
   * @param {number} width
   * @param {number} height
   */
  constructor(view, part, speech, width, height) {
    this.view = view;
    this.part = part;
    this.speech = speech;
    this.width = width;
    this.room = width < NARROW_BELOW ? NARROW : WIDE;
    const scale = part.nodes.length > 20 || width < NARROW_BELOW ? 13 : NAME;
    this.size = scale;
    this.labels = part.nodes.map((node) => wrapTo(speech.name(node), this.room.name, (text) => speech.measure(text, scale, true)));
    this.numbers = new Map(part.nodes.map((node, at) => [node, at]));
    this.ties = this.#tied();
    const count = part.nodes.length;
    const columns = hubOf(count, this.#pairs()) >= 0 ? 2 : Math.max(1, Math.floor(width / this.room.column));
    this.height = Math.max(height, Math.ceil(count / columns) * this.room.row);
  }

  drawing() {
    const { labels, ties, part, width, height, size } = this;
    const guests = labels.map((lines, at) => ({
      width: this.#wide(lines) + 2 * DOT + 8,
      height: lines.length * size * LEADING + 6,
      side: part.side(part.nodes[at] ?? -1),
    }));
    const seats = part.chain ? inRow(guests.length, width, height - 2 * MARGIN) : seated(guests, this.#pairs(), width, height - 2 * MARGIN);
    this.#seats = seats.map((seat, at) => {
      const put = part.moved.get(part.nodes[at] ?? -1);
      return put ? { x: (put.x / 1000) * width, y: (put.y / 1000) * height } : { x: seat.x, y: seat.y + MARGIN };
    });
    this.#curves = ties.map((tie) => this.#curve(tie));
    const joints = this.#joints();
    // Names and verbs keep clear of them too.
    this.#curves.push(...joints.map(({ curve }) => curve));
    const spots = labels.map((lines, at) => this.#spot(lines, at));
    for (const [at, tie] of ties.entries()) this.#line(tie, at);
    for (const { curve, tie, role } of joints) drawJoint(this.#sketch, curve, { role, size: VERB, of: tie });
    for (const [at, spot] of spots.entries()) this.#name(at, spot);
    return this.#sketch.done(width, height);
  }

  #pairs() {
    return this.ties.map(({ from, to, wide }) => /** @type {[number, number, number]} */ ([from, to, wide]));
  }

  /** @param {string[]} lines */
  #wide(lines) {
    return Math.max(0, ...lines.map((line) => this.speech.measure(line, this.size, true)));
  }

  /**
   * The lines: claims that say the same of the same two in one scenario are one.
   * @returns {Tie[]}
   */
  #tied() {
    const { view, part, speech, numbers } = this;
    const { sources, targets } = lookupsOf(view).ends;
    /** @type {Map<string, Tie>} */
    const ties = new Map();
    for (const line of part.lines) {
      const relation = view.relations[line];
      const [from, to] = [numbers.get(sources[line] ?? -1), numbers.get(targets[line] ?? -1)];
      if (!relation || from === undefined || to === undefined) continue;
      const said = part.verb(line);
      const key = JSON.stringify([from, to, relation.scenario, isSo(relation), said]);
      const known = ties.get(key);
      if (known) {
        known.lines.push(line);
        continue;
      }
      const verb = wrapTo(said, this.room.verb, (text) => speech.measure(text, VERB, false));
      ties.set(key, { lines: [line], from, to, verb, wide: Math.max(0, ...verb.map((text) => speech.measure(text, VERB, false))), place: 0, room: 0 });
    }
    /** @type {Map<string, Tie[]>} */
    const parallel = new Map();
    for (const tie of ties.values()) {
      const pair = `${Math.min(tie.from, tie.to)} ${Math.max(tie.from, tie.to)}`;
      parallel.set(pair, [...(parallel.get(pair) ?? []), tie]);
    }
    for (const group of parallel.values())
      for (const [at, tie] of group.entries()) {
        tie.place = (at - (group.length - 1) / 2) * (tie.from < tie.to ? 1 : -1);
        tie.room = Math.max(...group.map(({ wide }) => wide)) + 10;
      }
    return [...ties.values()];
  }

  /**
   * @param {Tie} tie
   * @returns {Curve}
   */
  #curve({ from, to, place, room }) {
    const [a, b] = [this.#seats[from], this.#seats[to]].map((seat) => seat ?? { x: 0, y: 0 });
    if (!a || !b) throw new Error("no seat");
    if (from === to) return { x0: a.x - 5, y0: a.y - DOT - 2, cx: a.x, cy: a.y - 60 - APART * Math.abs(place), x1: a.x + 5, y1: a.y - DOT - 2 };
    const long = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [nx, ny] = [-(b.y - a.y) / long, (b.x - a.x) / long];
    // The middle of a curve lies half as far out as its control point.
    const out = 2 * place * (nx * nx * room + ny * ny * APART);
    const [cx, cy] = [(a.x + b.x) / 2 + nx * out, (a.y + b.y) / 2 + ny * out];
    const [start, end] = [toward(a, { x: cx, y: cy }, DOT + 3), toward(b, { x: cx, y: cy }, DOT + 4)];
    return { x0: start.x, y0: start.y, cx, cy, x1: end.x, y1: end.y };
  }

  /** The joints whose name and claim are drawn; `tie`: the line that they lead to, which is the thing of that place. */
  #joints() {
    return this.part.joints.flatMap(({ node, line, role }) => {
      const tie = this.ties.findIndex(({ lines }) => lines.includes(line));
      const [seat, claim] = [this.#seats[this.numbers.get(node) ?? -1], this.#curves[tie]];
      return seat && claim ? [{ tie, role, curve: jointCurve(seat, claim) }] : [];
    });
  }

  /**
   * Where a name is written: the side of its dot with the fewest lines.
   * @param {string[]} lines
   * @param {number} at
   */
  #spot(lines, at) {
    const { width, height, size } = this;
    const { x, y } = this.#seats[at] ?? { x: 0, y: 0 };
    const [wide, high] = [this.#wide(lines), lines.length * size * LEADING];
    /** @type {[anchor: "start" | "end" | "middle", x: number, top: number][]} */
    const places = [
      ["start", x + DOT + 6, y - high / 2],
      ["end", x - DOT - 6, y - high / 2],
      ["middle", x, y + DOT + 4],
      ["middle", x, y - DOT - 4 - high],
      ["start", x + DOT + 2, y - DOT - 6 - high],
      ["end", x - DOT - 2, y - DOT - 6 - high],
      ["start", x + DOT + 2, y + DOT + 6],
      ["end", x - DOT - 2, y + DOT + 6],
    ];
    let best = { anchor: /** @type {"start" | "end" | "middle"} */ ("start"), x, top: y, cost: Infinity };
    let rect = /** @type {Rect} */ ([0, 0, 0, 0]);
    for (const [order, [anchor, left, top]] of places.entries()) {
      const begin = anchor === "start" ? left : anchor === "end" ? left - wide : left - wide / 2;
      const box = /** @type {Rect} */ ([begin - 2, top - 1, begin + wide + 2, top + high + 1]);
      const cost =
        order * 0.2 +
        this.#hits(box) * 5 +
        this.#written.filter((one) => overlaps(one, box)).length * 8 +
        this.#seats.filter((seat, other) => other !== at && inside(box, seat)).length * 6 +
        Number(box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) * 12;
      if (cost >= best.cost) continue;
      best = { anchor, x: left, top, cost };
      rect = box;
    }
    this.#written.push(rect);
    return best;
  }

  /**
   * How many lines run through a box.
   * @param {Rect} box
   */
  #hits(box) {
    return this.#curves.filter((curve) => runsThrough(curve, box)).length;
  }

  /**
   * @param {Tie} tie
   * @param {number} at
   */
  #line({ lines, from, to, verb, wide }, at) {
    const { view, part } = this;
    const curve = this.#curves[at];
    const relation = view.relations[lines[0] ?? -1];
    if (!curve || !relation) return;
    const scenario = view.scenarios.findIndex(({ id }) => id === relation.scenario) + 1;
    const stroke = scenarioColour(scenario);
    const ends = [part.nodes[from] ?? -1, part.nodes[to] ?? -1];
    const of = this.#sketch.thing({ lines, ends, label: verb.join(" ") });
    const chosen = lines.includes(part.chosen);
    const { x0, y0, cx, cy, x1, y1 } = curve;
    this.#sketch.lines.push({ shape: "path", points: [[x0, y0], [cx, cy, x1, y1]], stroke, width: chosen ? 3.2 : 1.7, of, ...(isSo(relation) ? {} : { dash: [7, 4.5] }) });
    if (!lookupsOf(view).relationKinds.get(relation.kind)?.symmetric) this.#arrow(curve, stroke, of);
    const high = verb.length * VERB * LEADING;
    let [best, least] = [{ x: 0, y: 0 }, Infinity];
    const long = Math.hypot(x1 - x0, y1 - y0) || 1;
    // On the line; or, where it would cover something there, close beside it.
    const beside = Math.abs((y1 - y0) / long) * (wide / 2 + 6) + Math.abs((x1 - x0) / long) * (high / 2 + 6);
    const places = PLACES.flatMap((t) => [0, 1, -1].map((side) => ({ t, off: side * beside })));
    for (const [order, { t, off }] of places.entries()) {
      const [onLine, onLineY] = pointAt(curve, t);
      const x = Math.min(Math.max(onLine - ((y1 - y0) / long) * off, wide / 2 + 2), this.width - wide / 2 - 2);
      const y = Math.min(Math.max(onLineY + ((x1 - x0) / long) * off, high / 2 + 2), this.height - high / 2 - 2);
      const box = /** @type {Rect} */ ([x - wide / 2 - 3, y - high / 2, x + wide / 2 + 3, y + high / 2]);
      const others = this.#curves.filter((one, other) => other !== at && runsThrough(one, box)).length;
      const cost = order * 0.12 + (off ? 2.5 : 0) + others * 2 + this.#written.filter((one) => overlaps(one, box)).length * 9 + this.#seats.filter((seat) => inside(box, seat)).length * 9 + Number(box[0] < 0 || box[2] > this.width) * 6;
      if (cost < least) [best, least] = [{ x, y }, cost];
    }
    this.#written.push([best.x - wide / 2, best.y - high / 2, best.x + wide / 2, best.y + high / 2]);
    this.#sketch.text(verb, best.x, best.y - high / 2 + VERB * 0.95, { size: VERB, anchor: "middle", fill: scenario ? stroke : "ink", halo: "paper", weight: chosen ? 600 : 400, of });
  }

  /**
   * @param {Curve} curve
   * @param {string} fill
   * @param {number} of
   */
  #arrow({ cx, cy, x1, y1 }, fill, of) {
    const long = Math.hypot(x1 - cx, y1 - cy) || 1;
    const [ux, uy] = [(x1 - cx) / long, (y1 - cy) / long];
    const back = { x: x1 - ux * 9, y: y1 - uy * 9 };
    this.#sketch.lines.push({ shape: "path", points: [[x1 + ux, y1 + uy], [back.x - uy * 4, back.y + ux * 4], [back.x + uy * 4, back.y - ux * 4]], closed: true, fill, of });
  }

  /**
   * @param {number} at
   * @param {{ anchor: "start" | "end" | "middle", x: number, top: number }} spot
   */
  #name(at, { anchor, x, top }) {
    const { part, speech, size } = this;
    const node = part.nodes[at] ?? -1;
    const seat = this.#seats[at] ?? { x: 0, y: 0 };
    const of = this.#sketch.thing({ node, label: speech.name(node), ends: [node] });
    this.#sketch.words.push({ shape: "circle", x: seat.x, y: seat.y, radius: DOT, fill: part.colour(node), of });
    this.#sketch.text(this.labels[at] ?? [], x, top + size * 0.95, { size, anchor, weight: 600, halo: "paper", fill: part.ink(node), of });
  }
}

/**
 * Seats that follow each other from left to right, every second one a little lower.
 * @param {number} count
 * @param {number} width
 * @param {number} height
 * @returns {Seat[]}
 */
function inRow(count, width, height) {
  const edge = Math.min(80, width / 6);
  return Array.from({ length: count }, (_, at) => ({ x: count > 1 ? edge + ((width - 2 * edge) * at) / (count - 1) : width / 2, y: height * (at % 2 ? 0.6 : 0.4) }));
}

/**
 * A point on the way from one to another.
 * @param {Seat} from
 * @param {Seat} to
 * @param {number} far
 */
function toward(from, to, far) {
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / long) * far, y: from.y + ((to.y - from.y) / long) * far };
}

/**
 * @param {Rect} a
 * @param {Rect} b
 */
function overlaps(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/**
 * @param {Rect} box
 * @param {Seat} seat
 */
function inside(box, { x, y }) {
  return x > box[0] - DOT && x < box[2] + DOT && y > box[1] - DOT && y < box[3] + DOT;
}

/**
 * @param {Curve} curve
 * @param {Rect} box
 */
function runsThrough(curve, box) {
  const pieces = 18;
  for (let piece = 1; piece < pieces; piece += 1) {
    const [x, y] = pointAt(curve, piece / pieces);
    if (x > box[0] && x < box[2] && y > box[1] && y < box[3]) return true;
  }
  return false;
}

/** A part of the graph laid out by itself: a few names, every line with its verb. */

/** @import { View } from "../data/types.mjs" */
/** @import { Rect } from "./boxes.mjs" */
/** @import { Drawing } from "./drawing.mjs" */
/** @import { Curve } from "./geometry.mjs" */
/** @import { Joint } from "./joints.mjs" */
/** @import { NamePlace } from "./name-places.mjs" */
/** @import { Arrangement, Seat, Tied } from "./seats.mjs" */
/** @import { Tie } from "./ties.mjs" */
/** @import { Form, VerbPlace } from "./verb-places.mjs" */
/** @import { Speech } from "./zones.mjs" */

import { isSo } from "../answers/moods.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { boxAround, endingBefore, overlaps, runsThrough, trailOf } from "./boxes.mjs";
import { scenarioColour } from "./colours.mjs";
import { filledBox, KEY, keyEntries, LEADING, Sketch, wrapTo } from "./drawing.mjs";
import { drawJoint, jointCurve } from "./joints.mjs";
import { namePlaces } from "./name-places.mjs";
import { arrangements, inRow, leastHeight, NONE } from "./seats.mjs";
import { curvePast, DOT, formOf, headOf, tiesOf, VERB } from "./ties.mjs";
import { verbPlaces } from "./verb-places.mjs";

/**
 * What is to be laid out.
 * @typedef {object} Part
 * @property {number[]} nodes the places of the entities
 * @property {number[]} lines those of the relations between them
 * @property {number} chosen the relation that is read, or -1
 * @property {boolean} chain whether the names follow each other
 * @property {boolean} [fits] whether the drawing must not be higher than its room
 * @property {Map<number, { x: number, y: number }>} moved where the reader has put names, in thousandths of the drawing above its foot
 * @property {(node: number) => number} side -1 left, 1 right, 0 neither
 * @property {(node: number) => string} colour of its dot
 * @property {(node: number) => string} ink of its name
 * @property {(line: number) => string} verb what a line says
 * @property {Joint[]} joints names that a claim has elsewhere than at its ends
 * @property {(line: number) => number | undefined} [number] under which it is told elsewhere; without: at the foot of the drawing
 */

/** How wide a name and a verb may be, and how large a name is written: on a wide screen, and on a narrow one. */
const WIDE = { name: 136, verb: 150, size: 15 };
const NARROW = { name: 106, verb: 112, size: 14 };
const NARROW_BELOW = 440;
/** Of more names each is written smaller. */
const MANY = { names: 20, size: 13 };
/** A name has no more lines than these, if it can. */
const MOST_LINES = 3;
const MARGIN = 18;
/** So far before a name an arrow ends. */
const CLEAR = 4;
/** Under the key at the foot, too, a picture that goes on fades out. */
const BELOW_KEY = 20;
/** More verbs than these are not written all at once: each is seen as its line is pointed at. */
const MOST_VERBS = 40;
/** By how much a drawing may be made higher, to leave room for what is written. */
const HIGHER = [1, 1.25, 1.5];
/** What a line costs that runs through a foreign dot, one that says nothing, one with a number, one whose verb another line runs through; so much is good enough. */
const COSTS = { through: 150, silent: 400, short: 80, crossed: 100, higher: 120, good: 60 };
const REFITS = 3;
/** Of more names than these not every arrangement is tried. */
const FEW = 16;

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

/** @typedef {{ tie: number, role: string, curve: Curve }} Joined a joint, and which line it leads to the middle of */
/** @typedef {{ seats: Seat[], trunk: number, curves: Curve[], joints: Joined[], names: NamePlace[], verbs: (VerbPlace | null)[], cost: number, height: number }} Layout `verbs`: of the lines, then of the joints */

class Apart {
  #sketch = new Sketch();

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
    this.size = part.nodes.length > MANY.names ? MANY.size : this.room.size;
    this.labels = part.nodes.map((node) => wrapTo(speech.name(node), this.room.name, (text) => this.#measure(text)));
    this.ties = tiesOf(view, part, speech, this.room.verb);
    /** @type {Form[][]} of each name, the best first: a narrow one goes where a broad one would lie on an arrow */
    this.names = this.labels.map((lines) => this.#formsOf(lines));
    this.guests = this.labels.map((lines, at) => ({ ...this.#sizeOf(lines), side: part.side(part.nodes[at] ?? -1) }));
    this.fits = part.fits === true && part.nodes.length <= FEW;
    this.height = this.fits ? height : Math.max(height, leastHeight(part.nodes.length, this.#tied(), width) + 2 * MARGIN);
    /** @type {Form} what a number takes */
    this.number = formOf(["00"], (text) => speech.measure(text, VERB, true));
  }

  drawing() {
    let layout = this.#best(this.height);
    let key = this.#keyed(layout);
    // Where the drawing must fit, its key takes of its height; on less of it there may be more numbers to tell.
    for (let again = 0; this.fits && again < REFITS && layout.height + key.high > this.height; again += 1) {
      layout = this.#best(this.height - key.high);
      key = this.#keyed(layout);
    }
    if (this.part.moved.size > 0) {
      layout = this.#laid({ ...layout, seats: this.#moved(layout) }, layout.height);
      key = this.#keyed(layout);
    }
    for (const [at, tie] of this.ties.entries()) this.#line(tie, layout.curves[at], layout.verbs[at] ?? null, key.numbers);
    for (const [at, joint] of layout.joints.entries()) drawJoint(this.#sketch, joint, layout.verbs[this.ties.length + at] ?? null);
    for (const [at, place] of layout.names.entries()) this.#name(at, layout.seats[at], place);
    for (const { text, x, row } of key.entries) this.#sketch.text([text], x, layout.height + (row + 0.7) * KEY.row, { size: VERB });
    return this.#sketch.done(this.width, layout.height, key.high, key.entries.map(({ text }) => text), this.ties.length > MOST_VERBS);
  }

  /** @param {string} text */
  #measure(text) {
    return this.speech.measure(text, this.size, true);
  }

  /** @param {string[]} lines */
  #sizeOf(lines) {
    return { width: Math.max(0, ...lines.map((line) => this.#measure(line))) + 2 * DOT + 8, height: lines.length * this.size * LEADING + 6 };
  }

  /**
   * As it is, and a line to each word.
   * @param {string[]} lines
   * @returns {Form[]}
   */
  #formsOf(lines) {
    const words = lines.join(" ");
    const widest = Math.max(0, ...words.split(" ").map((word) => this.#measure(word)));
    const narrow = wrapTo(words, widest, (text) => this.#measure(text));
    return [lines, ...(narrow.length > lines.length && narrow.length <= MOST_LINES ? [narrow] : [])].map((form) => ({ lines: form, wide: Math.max(0, ...form.map((line) => this.#measure(line))), high: form.length * this.size * LEADING }));
  }

  /** @returns {Tied[]} */
  #tied() {
    return this.ties.map(({ from, to, forms }) => {
      const { wide = 0, high = 0 } = forms[Math.min(1, forms.length - 1)] ?? {};
      return [from, to, wide + 8, high + 4];
    });
  }

  /**
   * The first arrangement in which all that is written has room, or the one that comes nearest to it; where none has, the
   * drawing is made higher.
   * @param {number} height
   * @returns {Layout}
   */
  #best(height) {
    const { guests, width } = this;
    const room = height - 2 * MARGIN;
    const ways = this.part.chain ? [{ seats: inRow(guests, width, room), trunk: NONE }] : arrangements(guests, this.#tied(), width, room);
    /** @type {Arrangement[]} */
    const tried = [];
    let best = /** @type {Layout | null} */ (null);
    for (const [step, higher] of HIGHER.entries()) {
      if (best && (this.fits || best.cost < step * COSTS.higher || (step > 1 && guests.length > FEW))) break;
      for (const way of step === 0 ? ways : tried) {
        if (step === 0) tried.push(way);
        const seats = way.seats.map(({ x, y }) => ({ x, y: (y + MARGIN) * higher }));
        const layout = this.#laid({ seats, trunk: way.trunk }, Math.round(height * higher));
        layout.cost += step * COSTS.higher;
        if (!best || layout.cost < best.cost) best = layout;
        if (best.cost < COSTS.good || guests.length > FEW) break;
      }
    }
    return /** @type {Layout} */ (best);
  }

  /**
   * Where the names stand once the reader has put some elsewhere.
   * @param {Layout} layout
   */
  #moved({ seats, height }) {
    return seats.map((seat, at) => {
      const put = this.part.moved.get(this.part.nodes[at] ?? -1);
      return put ? { x: (put.x / 1000) * this.width, y: (put.y / 1000) * height } : seat;
    });
  }

  /**
   * All that is drawn, for names that stand somewhere.
   * @param {Arrangement} arrangement
   * @param {number} height
   * @returns {Layout}
   */
  #laid({ seats, trunk }, height) {
    const { ties, width } = this;
    const whole = ties.map((tie) => curvePast(tie, seats, width, trunk));
    const own = seats.map((_, at) => [...ties.keys()].filter((tie) => ties[tie]?.from === at || ties[tie]?.to === at));
    const wanted = seats.map((seat, at) => ({ seat, forms: this.names[at] ?? [], ties: own[at] ?? [] }));
    const heads = whole.map((curve, at) => this.#headBox(curve, at));
    const joints = this.#joints(seats, whole);
    const names = namePlaces(wanted, [...whole, ...joints.map(({ curve }) => curve)].map(trailOf), heads, DOT, width, height);
    const boxes = names.map(({ box }) => box);
    // An arrow that would be hidden by the name that it leads to ends before it.
    const curves = whole.map((curve, at) => {
      const box = boxes[ties[at]?.to ?? -1] ?? NOWHERE;
      return overlaps(heads[at] ?? NOWHERE, box) ? endingBefore(curve, box, CLEAR) : curve;
    });
    const dots = seats.map(({ x, y }) => boxAround(x, y, 2 * DOT + 2, 2 * DOT + 2));
    const meetings = joints.map(({ curve: { x1, y1 } }) => boxAround(x1, y1, DOT, DOT));
    const taken = [...boxes, ...dots, ...meetings, ...curves.map((curve, at) => this.#headBox(curve, at))];
    const trails = curves.map(trailOf);
    const worded = [
      ...curves.map((curve, at) => ({ curve, trail: trails[at] ?? trailOf(curve), forms: ties[at]?.forms ?? [], number: this.number })),
      ...joints.map(({ curve, role }) => ({ curve, trail: trailOf(curve), forms: [formOf([role], (text) => this.speech.measure(text, VERB, false))], number: this.number })),
    ];
    const verbs = verbPlaces(worded, taken, width, height);
    let cost = names.reduce((sum, name) => sum + name.cost, 0);
    for (const [at, trail] of trails.entries())
      for (const [node, dot] of dots.entries()) if (ties[at]?.from !== node && ties[at]?.to !== node && runsThrough(trail, dot)) cost += COSTS.through;
    for (const verb of verbs) cost += verb ? (verb.short ? COSTS.short : 0) + verb.crossed * COSTS.crossed : COSTS.silent;
    return { seats, trunk, curves, joints, names, verbs, cost, height };
  }

  /**
   * The joints whose name and claim are drawn.
   * @param {Seat[]} seats
   * @param {Curve[]} curves
   * @returns {Joined[]}
   */
  #joints(seats, curves) {
    const { part, ties } = this;
    return part.joints.flatMap(({ node, line, role }) => {
      const tie = ties.findIndex(({ lines }) => lines.includes(line));
      const [seat, claim] = [seats[part.nodes.indexOf(node)], curves[tie]];
      return seat && claim ? [{ tie, role, curve: jointCurve(seat, claim) }] : [];
    });
  }

  /**
   * @param {Curve} curve
   * @param {number} at which line
   * @returns {Rect}
   */
  #headBox(curve, at) {
    const tie = this.ties[at];
    if (!tie || !this.#pointed(tie)) return NOWHERE;
    const [xs, ys] = [headOf(curve).map(([x = 0]) => x), headOf(curve).map(([, y = 0]) => y)];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }

  /** @param {Tie} tie */
  #pointed({ lines }) {
    const kind = this.view.relations[lines[0] ?? -1]?.kind ?? "";
    return !lookupsOf(this.view).relationKinds.get(kind)?.symmetric;
  }

  /**
   * The numbers that stand for words, and where they are told at the foot: the same words have one number.
   * @param {Layout} layout
   */
  #keyed({ verbs }) {
    /** @type {Map<string, number>} */
    const numbers = new Map();
    const { part, ties, speech, width } = this;
    if (part.number || ties.length > MOST_VERBS) return { numbers, entries: [], high: 0 };
    for (const [at, { said }] of ties.entries()) if (verbs[at]?.short && !numbers.has(said)) numbers.set(said, numbers.size + 1);
    const entries = keyEntries(numbers, MARGIN, width, speech.measure);
    return { numbers, entries, high: entries.length > 0 ? ((entries.at(-1)?.row ?? 0) + 1) * KEY.row + (this.fits ? 0 : BELOW_KEY) : 0 };
  }

  /**
   * @param {Tie} tie
   * @param {Curve | undefined} curve
   * @param {VerbPlace | null} verb
   * @param {Map<string, number>} numbers
   */
  #line(tie, curve, verb, numbers) {
    const { view, part } = this;
    const { lines, from, to, said, strong } = tie;
    const relation = view.relations[lines[0] ?? -1];
    if (!curve || !relation) return;
    const scenario = view.scenarios.findIndex(({ id }) => id === relation.scenario) + 1;
    const stroke = scenarioColour(scenario);
    const of = this.#sketch.thing({ lines, ends: [part.nodes[from] ?? -1, part.nodes[to] ?? -1], label: said });
    const { x0, y0, cx, cy, x1, y1 } = curve;
    this.#sketch.lines.push({ shape: "path", points: [[x0, y0], [cx, cy, x1, y1]], stroke, width: strong ? 3.2 : 1.7, of, ...(isSo(relation) ? {} : { dash: [7, 4.5] }) });
    if (this.#pointed(tie)) this.#sketch.lines.push({ shape: "path", points: headOf(curve), closed: true, fill: stroke, of });
    const number = part.number?.(lines[0] ?? -1) ?? numbers.get(said);
    const words = verb?.short ? (number === undefined ? [] : [String(number)]) : (verb?.form.lines ?? []);
    if (!verb || words.length === 0) return;
    const { x, y, form, box } = verb;
    this.#under(box, of);
    this.#sketch.text(words, x, y - form.high / 2 + VERB * 0.95, { size: VERB, anchor: "middle", fill: scenario ? stroke : "ink", weight: strong || verb.short ? 600 : 400, of });
  }

  /**
   * Lines end at the words that they run under.
   * @param {Rect} box
   * @param {number} of
   */
  #under([left, top, right, bottom], of) {
    this.#sketch.words.push({ ...filledBox(left, top, right, bottom, "paper"), of });
  }

  /**
   * @param {number} at
   * @param {Seat | undefined} seat
   * @param {NamePlace} place
   */
  #name(at, seat, { lines, anchor, x, top, box }) {
    const { part, speech, size } = this;
    const node = part.nodes[at] ?? -1;
    const of = this.#sketch.thing({ node, label: speech.name(node), ends: [node] });
    this.#under(box, of);
    this.#sketch.words.push({ shape: "circle", x: seat?.x ?? 0, y: seat?.y ?? 0, radius: DOT, fill: part.colour(node), of });
    this.#sketch.text(lines, x, top + size * 0.95, { size, anchor, weight: 600, fill: part.ink(node), of });
  }
}

/** @type {Rect} */
const NOWHERE = [-99, -99, -98, -98];

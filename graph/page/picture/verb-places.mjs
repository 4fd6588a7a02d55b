/**
 * Where the verbs of a part stand: each on its own line, over nothing else. It slides along its line, then takes more
 * lines of text; where it has no room at all, a number stands for it that is told elsewhere.
 */

/** @import { Rect, Trail } from "./boxes.mjs" */
/** @import { Curve } from "./geometry.mjs" */

import { boxAround, liesIn, overlaps, runsThrough } from "./boxes.mjs";
import { pointAt } from "./geometry.mjs";

/**
 * One way of writing a verb: in one line, in two, or a number for it.
 * @typedef {object} Form
 * @property {string[]} lines
 * @property {number} wide
 * @property {number} high
 */

/** @typedef {{ curve: Curve, trail: Trail, forms: Form[], number: Form }} Worded a line, and how its verb can be written, the best first */
/** @typedef {{ form: Form, x: number, y: number, box: Rect, short: boolean, crossed: number }} VerbPlace `crossed`: by how many other lines */

/** Where along its line a verb may stand, the best first; a number may stand nearer to its ends. */
const PLACES = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75];
const NUMBER_PLACES = [...PLACES, 0.2, 0.8, 0.15, 0.85];
/** What is left free at both sides of a verb, and over and under it. */
const PAD = { x: 4, y: 1 };
const NUMBER_PAD = { x: 2, y: 0 };
/** So near another verb it is not clear which line each is of. */
const NEAR = 7;
/** What a further line of text costs, a verb nearby, and a line that runs through, in steps along the line. */
const COSTS = { form: 2.5, near: 5, crossed: 40 };

/**
 * @param {Worded[]} lines
 * @param {Rect[]} taken names, dots and arrowheads
 * @param {number} width
 * @param {number} height
 * @returns {(VerbPlace | null)[]} null: not even a number has room
 */
export function verbPlaces(lines, taken, width, height) {
  const written = [...taken];
  /** @type {(VerbPlace | null)[]} */
  const places = lines.map(() => null);
  const trails = lines.map(({ trail }) => trail);
  // The shortest have the least choice.
  const order = [...lines.keys()].sort((a, b) => longOf(lines[a]) - longOf(lines[b]) || a - b);
  for (const short of [false, true])
    for (const at of order) {
      const { curve, forms, number } = /** @type {Worded} */ (lines[at]);
      const known = places[at] ?? null;
      // A number is taken for a verb that has no room, or none but across another line.
      if (short && known?.crossed === 0) continue;
      if (known) written.splice(written.indexOf(known.box), 1);
      places[at] = null;
      const wanted = short ? { forms: [number], along: NUMBER_PLACES } : { forms, along: PLACES };
      const found = bestOf({ curve, short, ...wanted }, at, { trails, written, places, width, height });
      const place = known && (!found || found.crossed > 0) ? known : found;
      places[at] = place;
      if (place) written.push(place.box);
    }
  for (const at of order) if (!places[at]) swapForNumbers(lines, at, { trails, written, places, width, height });
  return places;
}

/** @typedef {{ trails: Trail[], written: Rect[], places: (VerbPlace | null)[], width: number, height: number }} Drawn */

/**
 * Where even a number has no room, a verb of another line gives way to its number too.
 * @param {Worded[]} lines
 * @param {number} at the line that nothing is written on
 * @param {Drawn} drawn
 */
function swapForNumbers(lines, at, drawn) {
  const { written, places } = drawn;
  /** @param {number} line */
  const numbered = (line) => {
    const { curve, number } = /** @type {Worded} */ (lines[line]);
    return bestOf({ curve, short: true, forms: [number], along: NUMBER_PLACES }, line, drawn);
  };
  for (const [other, before] of places.entries()) {
    if (!before || before.short) continue;
    written.splice(written.indexOf(before.box), 1);
    const own = numbered(at);
    if (own) written.push(own.box);
    const others = own && numbered(other);
    if (own && others) {
      written.push(others.box);
      [places[at], places[other]] = [own, others];
      return;
    }
    if (own) written.pop();
    written.push(before.box);
  }
}

/**
 * @param {{ curve: Curve, forms: Form[], along: number[], short: boolean }} wanted
 * @param {number} own its line
 * @param {Drawn} drawn
 * @returns {VerbPlace | null}
 */
function bestOf({ curve, forms, along, short }, own, { trails, written, places, width, height }) {
  let best = /** @type {VerbPlace | null} */ (null);
  let least = Infinity;
  const pad = short ? NUMBER_PAD : PAD;
  for (const [more, form] of forms.entries())
    for (const [rank, t] of along.entries()) {
      const cost = rank + more * COSTS.form;
      if (cost >= least) break;
      const [x, y] = pointAt(curve, t);
      const box = boxAround(x, y, form.wide + 2 * pad.x, form.high + 2 * pad.y);
      if (!liesIn(box, width, height) || written.some((one) => overlaps(one, box))) continue;
      const around = boxAround(x, y, form.wide + 2 * (pad.x + NEAR), form.high + 2 * (pad.y + NEAR));
      const near = places.some((place) => place && overlaps(place.box, around));
      let crossed = 0;
      for (const [at, trail] of trails.entries()) if (at !== own && runsThrough(trail, box)) crossed += 1;
      const all = cost + Number(near) * COSTS.near + crossed * COSTS.crossed;
      if (all < least) [best, least] = [{ form, x, y, box, short, crossed }, all];
    }
  return best;
}

/** @param {Worded | undefined} line */
function longOf(line) {
  return line ? Math.hypot(line.curve.x1 - line.curve.x0, line.curve.y1 - line.curve.y0) : 0;
}

/** The lines of a part by itself: what is said on each, and how they run between their names. */

/** @import { View } from "../data/types.mjs" */
/** @import { Curve } from "./geometry.mjs" */
/** @import { Part } from "./apart.mjs" */
/** @import { Seat } from "./seats.mjs" */
/** @import { Form } from "./verb-places.mjs" */
/** @import { Speech } from "./zones.mjs" */

import { isSo } from "../answers/moods.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { boxAround, runsThrough, trailOf } from "./boxes.mjs";
import { LEADING, wrapTo } from "./drawing.mjs";

/**
 * One line. Claims that say the same of the same two in one scenario are one.
 * @typedef {object} Tie
 * @property {number[]} lines
 * @property {number} from which of the part's names
 * @property {number} to
 * @property {string} said
 * @property {boolean} strong whether it is the one that is read
 * @property {Form[]} forms how it can be written, the best first
 * @property {number} place among those between the same two, from the middle
 * @property {{ x: number, y: number }} room how far apart these run: where they run upright, where they run level
 */

export const VERB = 13;
export const DOT = 6;
/** What is left free between the verbs of lines between the same two: those run so far apart that they go beside each other. */
const BETWEEN = 12;
/** So far a line is bent aside, until it runs through no other dot with the room around it. */
const BOWS = [0, 22, -22, 44, -44];
const PAST = 2 * DOT + 6;
/** How far along a branch bends: its beginnings do not lie on each other. */
const BRANCH = 0.12;
/** Of the width that a verb may take, so much in its further forms: the last is for a line that runs level in the open. */
const FORMS = [1, 0.72, 0.5, 1.7];
/** A verb has no more lines of text than these: rather it is said in fewer words. */
const MOST_LINES = 3;
/** What a claim's own fields say stands in brackets after its verb. */
const IN_BRACKETS = / \([^()]*\)(?= ×\d+$|$)/u;

/**
 * @param {View} view
 * @param {Part} part
 * @param {Speech} speech
 * @param {number} width of a verb, at most
 * @returns {Tie[]}
 */
export function tiesOf(view, part, speech, width) {
  const { sources, targets } = lookupsOf(view).ends;
  const numbers = new Map(part.nodes.map((node, at) => [node, at]));
  /** @type {Map<string, Tie>} */
  const ties = new Map();
  for (const line of part.lines) {
    const relation = view.relations[line];
    const [from, to] = [numbers.get(sources[line] ?? -1), numbers.get(targets[line] ?? -1)];
    if (!relation || from === undefined || to === undefined) continue;
    const said = part.verb(line);
    const key = JSON.stringify([from, to, relation.scenario, isSo(relation), said]);
    const known = ties.get(key);
    if (known) known.lines.push(line);
    else ties.set(key, { lines: [line], from, to, said, strong: false, forms: [], place: 0, room: { x: 0, y: 0 } });
  }
  for (const tie of ties.values()) {
    if (tie.said && tie.lines.length > 1) tie.said += ` \u00d7${tie.lines.length}`;
    tie.strong = tie.lines.includes(part.chosen);
    tie.forms = formsOf(tie.said, width, (text) => speech.measure(text, VERB, tie.strong));
  }
  for (const group of parallel([...ties.values()])) {
    const room = { x: Math.max(...group.map(({ forms }) => narrowest(forms))) + BETWEEN, y: Math.max(...group.map(({ forms }) => forms[0]?.high ?? 0)) + BETWEEN };
    for (const [at, tie] of group.entries()) {
      tie.place = (at - (group.length - 1) / 2) * (tie.from < tie.to ? 1 : -1);
      tie.room = room;
    }
  }
  return [...ties.values()];
}

/**
 * Those between the same two together.
 * @param {Tie[]} ties
 */
function parallel(ties) {
  /** @type {Map<string, Tie[]>} */
  const groups = new Map();
  for (const tie of ties) {
    const pair = `${Math.min(tie.from, tie.to)} ${Math.max(tie.from, tie.to)}`;
    groups.set(pair, [...(groups.get(pair) ?? []), tie]);
  }
  return groups.values();
}

/**
 * In all its words, as wide as it may be and narrower; where that takes too many lines, without what stands in brackets.
 * @param {string} said
 * @param {number} width
 * @param {(text: string) => number} measure
 */
function formsOf(said, width, measure) {
  if (!said) return [];
  const fewer = said.replace(IN_BRACKETS, "");
  /** @type {Map<string, Form>} */
  const forms = new Map();
  for (const part of FORMS) {
    const all = [said, fewer].map((words) => wrapTo(words, width * part, measure));
    const lines = all.find(({ length }) => length <= MOST_LINES);
    if (lines) forms.set(lines.join("\n"), formOf(lines, measure));
  }
  // Of a long word or a narrow drawing there may be none: then the one with the fewest lines.
  return forms.size > 0 ? [...forms.values()] : [formOf(wrapTo(fewer, width * Math.max(...FORMS), measure), measure)];
}

/**
 * @param {string[]} lines
 * @param {(text: string) => number} measure
 * @returns {Form}
 */
export function formOf(lines, measure) {
  return { lines, wide: Math.max(...lines.map(measure)), high: lines.length * VERB * LEADING };
}

/** @param {Form[]} forms */
function narrowest(forms) {
  return Math.min(...forms.map(({ wide }) => wide));
}

/**
 * From dot to dot.
 * @param {Tie} tie
 * @param {Seat[]} seats
 * @param {number} width of the drawing: a curve leaves room in it for its verb
 * @param {number} trunk from whom lines go upright first and then level, or -1
 * @param {number} bow how far it is bent aside
 * @returns {Curve}
 */
function curveBetween({ from, to, place, room, forms }, seats, width, trunk, bow) {
  const [a, b] = [seats[from] ?? { x: 0, y: 0 }, seats[to] ?? { x: 0, y: 0 }];
  if (from === to) return { x0: a.x - 5, y0: a.y - DOT - 2, cx: a.x, cy: a.y - 76 - room.y * Math.abs(place), x1: a.x + 5, y1: a.y - DOT - 2 };
  const long = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [nx, ny] = [-(b.y - a.y) / long, (b.x - a.x) / long];
  const out = place * (nx * nx * room.x + ny * ny * room.y) + bow;
  const edge = narrowest(forms) / 2 + 6;
  const over = out === 0 ? 0 : (a.x + b.x) / 2 + nx * out - Math.max(edge, Math.min(width - edge, (a.x + b.x) / 2 + nx * out));
  // The middle of a curve lies half as far out as its control point.
  const bend = from === trunk ? BRANCH : to === trunk ? 1 - BRANCH : 0.5;
  const [mx, my] = [a.x + (b.x - a.x) * bend, b.y + (a.y - b.y) * bend];
  const [cx, cy] = [mx + 2 * (nx * out - over), my + 2 * ny * out];
  const [start, end] = [toward(a, { x: cx, y: cy }, DOT + 3), toward(b, { x: cx, y: cy }, DOT + 4)];
  return { x0: start.x, y0: start.y, cx, cy, x1: end.x, y1: end.y };
}

/**
 * The same, bent past the dots of others.
 * @param {Tie} tie
 * @param {Seat[]} seats
 * @param {number} width
 * @param {number} trunk
 * @returns {Curve}
 */
export function curvePast(tie, seats, width, trunk) {
  const others = seats.filter((_, at) => at !== tie.from && at !== tie.to).map(({ x, y }) => boxAround(x, y, PAST, PAST));
  const straight = curveBetween(tie, seats, width, trunk, 0);
  for (const bow of BOWS) {
    const curve = bow === 0 ? straight : curveBetween(tie, seats, width, trunk, bow);
    const trail = trailOf(curve);
    if (!others.some((box) => runsThrough(trail, box))) return curve;
  }
  return straight;
}

/**
 * The points of the head at a curve's end.
 * @param {Curve} curve
 */
export function headOf({ cx, cy, x1, y1 }) {
  const long = Math.hypot(x1 - cx, y1 - cy) || 1;
  const [ux, uy] = [(x1 - cx) / long, (y1 - cy) / long];
  const [bx, by] = [x1 - ux * 9, y1 - uy * 9];
  return [[x1 + ux, y1 + uy], [bx - uy * 4, by + ux * 4], [bx + uy * 4, by - ux * 4]];
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

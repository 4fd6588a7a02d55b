/** What is written in a drawing, as boxes, and what lies on what. */

/** @import { Drawing } from "../../graph/page/picture/drawing.mjs" */
/** @import { TextItem } from "../../graph/page/picture/items.mjs" */

/** @typedef {{ of: number, left: number, top: number, right: number, bottom: number }} Box of which thing, and where */
/** @typedef {{ of: number, points: [x: number, y: number][] }} Path */
/** @typedef {(text: string, size: number, strong: boolean) => number} Measure */

/** Lines that touch do not lie on each other. */
const SLACK = 0.5;

/**
 * @param {Box} a
 * @param {Box} b
 * @param {number} [apart] how far apart they have to be
 */
export function meet(a, b, apart = -SLACK) {
  return a.left < b.right + apart && b.left < a.right + apart && a.top < b.bottom - SLACK && b.top < a.bottom - SLACK;
}

/**
 * @param {TextItem} item
 * @param {Measure} measure
 * @returns {Box}
 */
function boxOf({ of = -1, x, y, text, size, anchor, weight = 400 }, measure) {
  const width = measure(text, size, weight > 500);
  const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
  return { of, left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.25 };
}

/** @param {Box[]} boxes those of one thing become one */
function joined(boxes) {
  /** @type {Map<number, Box>} */
  const found = new Map();
  for (const box of boxes) {
    const known = found.get(box.of);
    if (!known) found.set(box.of, { ...box });
    else Object.assign(known, { left: Math.min(known.left, box.left), right: Math.max(known.right, box.right), top: Math.min(known.top, box.top), bottom: Math.max(known.bottom, box.bottom) });
  }
  return [...found.values()];
}

/** @param {number[][]} points a curve of the drawing, or what is closed */
function walked([[x0 = 0, y0 = 0] = [], [cx = 0, cy = 0, x1 = 0, y1 = 0] = []]) {
  return Array.from({ length: 41 }, (_, at) => {
    const [t, u] = [at / 40, 1 - at / 40];
    return /** @type {[number, number]} */ ([u * u * x0 + 2 * u * t * cx + t * t * x1, u * u * y0 + 2 * u * t * cy + t * t * y1]);
  });
}

/**
 * @param {Drawing} drawing
 * @param {Measure} measure
 */
export function writtenIn({ items, things, ...size }, measure) {
  const texts = items.filter((item) => item.shape === "text");
  const tie = (/** @type {{ of?: number }} */ { of = -1 }) => (things[of]?.lines.length ?? 0) > 0;
  const keyed = new Set(items.flatMap((item) => (item.of === undefined ? [item] : [])));
  const names = joined(texts.filter((item) => !tie(item) && !keyed.has(item)).map((item) => boxOf(item, measure)));
  const verbs = joined(texts.filter(tie).map((item) => boxOf(item, measure)));
  const dots = items.flatMap((item) => (item.shape === "circle" ? [{ of: item.of ?? -1, left: item.x - item.radius, right: item.x + item.radius, top: item.y - item.radius, bottom: item.y + item.radius }] : []));
  const arrows = items.flatMap((item) => {
    if (item.shape !== "path" || !item.closed || item.fill === "paper") return [];
    const [xs, ys] = [0, 1].map((axis) => item.points.map((point) => point[axis] ?? 0));
    return [{ of: item.of ?? -1, left: Math.min(...(xs ?? [])), right: Math.max(...(xs ?? [])), top: Math.min(...(ys ?? [])), bottom: Math.max(...(ys ?? [])) }];
  });
  /** @type {Path[]} */
  const lines = items.flatMap((item) => (item.shape === "path" && !item.closed && item.of !== undefined ? [{ of: item.of, points: walked(item.points) }] : []));
  const keys = texts.filter((item) => keyed.has(item)).map((item) => boxOf(item, measure));
  return { names, verbs, dots, arrows, lines, keys, texts, ...size };
}

/**
 * How far a box's middle lies from a line.
 * @param {Box} box
 * @param {Path | undefined} line
 */
export function offLine({ left, right, top, bottom }, line) {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return Math.min(...(line?.points ?? []).map(([px, py]) => Math.hypot(px - x, py - y)), Infinity);
}

/**
 * @param {Box} box
 * @param {Path} line
 */
export function crossed({ left, right, top, bottom }, { points }) {
  return points.some(([x, y]) => x > left && x < right && y > top && y < bottom);
}

/**
 * How often in a drawing something is written over something.
 * @param {Drawing} drawing
 * @param {Measure} measure
 */
export function faultsOf(drawing, measure) {
  const { names, verbs, dots, arrows, lines, width, height } = writtenIn(drawing, measure);
  const { things } = drawing;
  const foreign = (/** @type {Box} */ box, /** @type {Path} */ line) => !things[line.of]?.ends.includes(things[box.of]?.node ?? -1);
  const lineOf = new Map(lines.map((line) => [line.of, line]));
  /**
   * @param {Box[]} some
   * @param {Box[]} others
   */
  const pairs = (some, others) => some.reduce((sum, one) => sum + others.filter((other) => other !== one && meet(one, other)).length, 0);
  return {
    verbsOnNames: pairs(verbs, names),
    verbsOnDots: pairs(verbs, dots),
    verbsOnArrows: pairs(verbs, arrows),
    verbsOnVerbs: pairs(verbs, verbs) / 2,
    verbsOffLine: verbs.filter((box) => offLine(box, lineOf.get(box.of)) > 6).length,
    namesOnNames: names.reduce((sum, one, at) => sum + names.slice(at + 1).filter((other) => meet(one, other, 8)).length, 0),
    namesOnDots: pairs(names, dots),
    namesOnArrows: pairs(names, arrows),
    outside: [...names, ...verbs].filter(({ left, right, top, bottom }) => left < -1 || right > width + 1 || top < -1 || bottom > height + 1).length,
    crossings: verbs.reduce((sum, box) => sum + lines.filter((line) => line.of !== box.of && crossed(box, line)).length, 0),
    linesThroughDots: dots.reduce((sum, box) => sum + lines.filter((line) => foreign(box, line) && crossed(box, line)).length, 0),
    linesThroughNames: names.reduce((sum, box) => sum + lines.filter((line) => foreign(box, line) && crossed(box, line)).length, 0),
    silent: lines.length - verbs.length,
  };
}

/** Names that a claim has in a field of its own, joined to the middle of its line. */

/** @import { Sketch } from "./drawing.mjs" */
/** @import { Curve } from "./geometry.mjs" */
/** @import { Seat } from "./seats.mjs" */

import { LEADING } from "./drawing.mjs";
import { pointAt } from "./geometry.mjs";

/** @typedef {{ node: number, line: number, role: string }} Joint a name, the relation that names it, and as what */

/** Room about a dot. */
const CLEAR = 9;
const DASH = [1.5, 3.5];

/**
 * The way from a name to the middle of a claim's line.
 * @param {Seat} seat
 * @param {Curve} claim
 * @returns {Curve}
 */
export function jointCurve({ x, y }, claim) {
  const [x1, y1] = pointAt(claim, 0.5);
  const long = Math.hypot(x1 - x, y1 - y) || 1;
  const [x0, y0] = [x + ((x1 - x) / long) * CLEAR, y + ((y1 - y) / long) * CLEAR];
  return { x0, y0, cx: (x0 + x1) / 2, cy: (y0 + y1) / 2, x1, y1 };
}

/**
 * A thin line that is no claim: it belongs to the one that it leads to.
 * @param {Sketch} sketch
 * @param {Curve} curve
 * @param {{ role: string, size: number, of: number }} how
 */
export function drawJoint(sketch, curve, { role, size, of }) {
  const { x0, y0, x1, y1 } = curve;
  sketch.lines.push({ shape: "path", points: [[x0, y0], [x1, y1]], stroke: "always", width: 1, dash: DASH, of });
  sketch.words.push({ shape: "circle", x: x1, y: y1, radius: 2.2, fill: "always", of });
  const [x, y] = pointAt(curve, 0.4);
  sketch.text([role], x, y + size * (LEADING / 3), { size, anchor: "middle", fill: "soft", halo: "paper", slant: true, of });
}

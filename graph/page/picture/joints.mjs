/** Names that a claim has in a field of its own, joined to the middle of its line. */

/** @import { Sketch } from "./drawing.mjs" */
/** @import { Curve } from "./geometry.mjs" */
/** @import { Seat } from "./seats.mjs" */
/** @import { VerbPlace } from "./verb-places.mjs" */

import { LEADING } from "./drawing.mjs";
import { pointAt } from "./geometry.mjs";
import { headOf, VERB } from "./ties.mjs";

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
 * A thin line that is no claim: it belongs to the one that it leads to, which is the thing of that place.
 * @param {Sketch} sketch
 * @param {import("./apart.mjs").Joined} joint
 * @param {VerbPlace | null} place where its role is written; null: it has no room
 */
export function drawJoint(sketch, { tie: of, role, curve: { x0, y0, x1, y1 } }, place) {
  sketch.lines.push({ shape: "path", points: [[x0, y0], [x1, y1]], stroke: "always", width: 1, dash: DASH, of });
  // It is read from the claim to the name: "is pursued by".
  const back = { x0: x1, y0: y1, cx: (x0 + x1) / 2, cy: (y0 + y1) / 2, x1: x0, y1: y0 };
  sketch.lines.push({ shape: "path", points: headOf(back), closed: true, fill: "always", of });
  sketch.words.push({ shape: "circle", x: x1, y: y1, radius: 2.2, fill: "always", of });
  if (place && !place.short) sketch.text([role], place.x, place.y + VERB * (LEADING / 3), { size: VERB, anchor: "middle", fill: "soft", halo: "paper", slant: true, of });
}

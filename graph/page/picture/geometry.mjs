/** Where a line runs between two nodes: a quadratic curve, from rim to rim. */

/** @import { Nodes, Styled } from "../data/styled.mjs" */
/** @import { Box } from "./camera.mjs" */

/**
 * @typedef {object} Curve
 * @property {number} x0
 * @property {number} y0
 * @property {number} cx the control point
 * @property {number} cy
 * @property {number} x1
 * @property {number} y1
 */

/** @returns {Curve} */
export function emptyCurve() {
  return { x0: 0, y0: 0, cx: 0, cy: 0, x1: 0, y1: 0 };
}

/**
 * The curve of a line in the picture's units, written into `out`.
 * @param {Styled} styled
 * @param {number} line its place
 * @param {number} room what is left free between a line's end and the node
 * @param {Curve} out
 * @param {number} [bend] another than its own
 * @returns {Curve}
 */
export function curveOf({ nodes, lines }, line, room, out, bend = lines.bend[line] ?? 0) {
  const { x, y, size } = nodes;
  const from = lines.source[line] ?? 0;
  const to = lines.target[line] ?? 0;
  const [ax, ay, ar] = [x[from] ?? 0, y[from] ?? 0, (size[from] ?? 0) * 1.1 + room];
  const [bx, by, br] = [x[to] ?? 0, y[to] ?? 0, (size[to] ?? 0) * 1.1 + room];
  if (from === to) {
    const high = ar * (3.4 + 6 * Math.abs(bend));
    out.x0 = ax - ar * 0.6;
    out.y0 = ay - ar * 0.8;
    out.cx = ax;
    out.cy = ay - high;
    out.x1 = ax + ar * 0.6;
    out.y1 = out.y0;
    return out;
  }
  const [dx, dy] = [bx - ax, by - ay];
  out.cx = (ax + bx) / 2 - dy * bend;
  out.cy = (ay + by) / 2 + dx * bend;
  const a = Math.hypot(out.cx - ax, out.cy - ay) || 1;
  const b = Math.hypot(out.cx - bx, out.cy - by) || 1;
  const near = Math.min(ar, a * 0.9);
  const far = Math.min(br, b * 0.9);
  out.x0 = ax + ((out.cx - ax) / a) * near;
  out.y0 = ay + ((out.cy - ay) / a) * near;
  out.x1 = bx + ((out.cx - bx) / b) * far;
  out.y1 = by + ((out.cy - by) / b) * far;
  return out;
}

/**
 * A point of a curve.
 * @param {Curve} curve
 * @param {number} t from 0 to 1
 * @returns {[x: number, y: number]}
 */
export function pointAt({ x0, y0, cx, cy, x1, y1 }, t) {
  const u = 1 - t;
  return [
    u * u * x0 + 2 * u * t * cx + t * t * x1,
    u * u * y0 + 2 * u * t * cy + t * t * y1,
  ];
}

/**
 * How far a point lies from a curve.
 * @param {Curve} curve
 * @param {number} px
 * @param {number} py
 * @param {number} reach farther than this is not looked at closely
 * @returns {number}
 */
export function distanceTo(curve, px, py, reach) {
  const { x0, y0, cx, cy, x1, y1 } = curve;
  if (
    px < Math.min(x0, cx, x1) - reach ||
    px > Math.max(x0, cx, x1) + reach ||
    py < Math.min(y0, cy, y1) - reach ||
    py > Math.max(y0, cy, y1) + reach
  )
    return Number.POSITIVE_INFINITY;
  let best = Number.POSITIVE_INFINITY;
  let [ax, ay] = [x0, y0];
  const pieces = 16;
  for (let piece = 1; piece <= pieces; piece++) {
    const [bx, by] = pointAt(curve, piece / pieces);
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(px - ax - dx * along, py - ay - dy * along));
    [ax, ay] = [bx, by];
  }
  return best;
}

/**
 * The box that holds some nodes with their names.
 * @param {Nodes} nodes
 * @param {Iterable<number>} [places] all of them, if none are named
 * @returns {Box}
 */
export function boxOf(nodes, places = nodes.x.keys()) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const node of places) {
    const [x, y, size] = [nodes.x[node] ?? 0, nodes.y[node] ?? 0, nodes.size[node] ?? 0];
    box.left = Math.min(box.left, x - size - 30);
    box.right = Math.max(box.right, x + size + 30);
    box.top = Math.min(box.top, y - size - 4);
    box.bottom = Math.max(box.bottom, y + size + 42);
  }
  return box.left === Infinity ? { left: -100, top: -100, right: 100, bottom: 100 } : box;
}

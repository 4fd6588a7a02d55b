/** What a line of the free picture carries: the head of an arrow at its end, two strokes across it where it is denied. */

/** @import { Curve } from "./geometry.mjs" */
/** @import { FrameItem } from "./items.mjs" */

import { pointAt } from "./geometry.mjs";

/**
 * @param {number} line its width
 * @param {number} zoom
 */
export function arrowLength(line, zoom) {
  return (4.5 + line * 2.2) * Math.min(1, Math.max(0.55, zoom * 1.5));
}

/**
 * The curve's last point, with room for the arrow's head.
 * @param {Curve} curve
 * @param {number} by
 * @returns {number[]}
 */
export function shortened({ cx, cy, x1, y1 }, by) {
  const length = Math.hypot(x1 - cx, y1 - cy) || 1;
  const part = Math.min(0.9, by / length);
  return [cx, cy, x1 + (cx - x1) * part, y1 + (cy - y1) * part];
}

/**
 * @param {Curve} curve
 * @param {number} length
 * @param {string} fill
 * @param {number} opacity
 * @returns {FrameItem}
 */
export function arrowHead({ cx, cy, x1, y1 }, length, fill, opacity) {
  const way = Math.hypot(x1 - cx, y1 - cy) || 1;
  const [dx, dy] = [(x1 - cx) / way, (y1 - cy) / way];
  const half = length * 0.42;
  const [bx, by] = [x1 - dx * length, y1 - dy * length];
  return {
    shape: "path",
    points: [
      [x1, y1],
      [bx - dy * half, by + dx * half],
      [bx + dy * half, by - dx * half],
    ],
    closed: true,
    fill,
    opacity,
  };
}

/**
 * Two strokes across the middle of a line: it is claimed not to be so.
 * @param {Curve} curve
 * @param {number} line
 * @param {string} stroke
 * @param {number} opacity
 * @returns {FrameItem[]}
 */
export function crossBar(curve, line, stroke, opacity) {
  const [x, y] = pointAt(curve, 0.5);
  const [ax, ay] = pointAt(curve, 0.45);
  const way = Math.hypot(x - ax, y - ay) || 1;
  const [dx, dy] = [(x - ax) / way, (y - ay) / way];
  const half = 6 + line;
  return [-2, 2].map((shift) => ({
    shape: /** @type {const} */ ("path"),
    points: [
      [x + dx * shift - dy * half, y + dy * shift + dx * half],
      [x + dx * shift + dy * half, y + dy * shift - dx * half],
    ],
    stroke,
    width: Math.max(1.6, line),
    opacity,
  }));
}

/** Boxes of what is written in a drawing, and what runs through them. */

/** @import { Curve } from "./geometry.mjs" */

import { pointAt } from "./geometry.mjs";

/** @typedef {[left: number, top: number, right: number, bottom: number]} Rect */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {Float64Array} Trail the points of a curve, x and y in turn */

/** In so many pieces a curve is looked at; one that is straight in one. */
const PIECES = 14;

/**
 * @param {number} x its middle
 * @param {number} y
 * @param {number} wide
 * @param {number} high
 * @returns {Rect}
 */
export function boxAround(x, y, wide, high) {
  return [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];
}

/**
 * @param {Rect} a
 * @param {Rect} b
 * @param {number} [beside] how far apart they must be where they stand beside each other
 * @param {number} [below] and where one stands below the other
 */
export function overlaps(a, b, beside = 0, below = 0) {
  return a[0] < b[2] + beside && b[0] < a[2] + beside && a[1] < b[3] + below && b[1] < a[3] + below;
}

/**
 * @param {Rect} box
 * @param {number} width
 * @param {number} height
 */
export function liesIn(box, width, height) {
  return box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height;
}

/**
 * @param {Curve} curve
 * @returns {Trail}
 */
export function trailOf(curve) {
  const { x0, y0, cx, cy, x1, y1 } = curve;
  const straight = Math.hypot(2 * cx - x0 - x1, 2 * cy - y0 - y1) < 2;
  const pieces = straight ? 1 : PIECES;
  return Float64Array.from({ length: 2 * (pieces + 1) }, (_, at) => pointAt(curve, Math.floor(at / 2) / pieces)[at % 2] ?? 0);
}

/**
 * @param {Trail} trail
 * @param {Rect} box
 */
export function runsThrough(trail, [left, top, right, bottom]) {
  for (let at = 2; at < trail.length; at += 2)
    if (cuts(trail[at - 2] ?? 0, trail[at - 1] ?? 0, trail[at] ?? 0, trail[at + 1] ?? 0, left, top, right, bottom)) return true;
  return false;
}

/**
 * Whether a straight line runs through a box.
 * @param {number} ax
 * @param {number} ay
 * @param {number} bx
 * @param {number} by
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 */
export function cuts(ax, ay, bx, by, left, top, right, bottom) {
  if ((ax < left && bx < left) || (ax > right && bx > right) || (ay < top && by < top) || (ay > bottom && by > bottom)) return false;
  const dx = bx - ax;
  const dy = by - ay;
  // Its corners lie on both sides of the line.
  const above = dx * (top - ay) > dy * (left - ax);
  return above !== dx * (top - ay) > dy * (right - ax) || above !== dx * (bottom - ay) > dy * (left - ax) || above !== dx * (bottom - ay) > dy * (right - ax);
}

/**
 * A curve up to a place on it.
 * @param {Curve} curve
 * @param {number} t from 0 to 1
 * @returns {Curve}
 */
function pieceOf(curve, t) {
  const { x0, y0, cx, cy } = curve;
  const [x1, y1] = pointAt(curve, t);
  return { x0, y0, cx: x0 + (cx - x0) * t, cy: y0 + (cy - y0) * t, x1, y1 };
}

/** In steps of this much of its length a curve is shortened, but not by more than the most. */
const STEP = 0.02;
const MOST = 0.75;

/**
 * A curve that ends before a box in which its end lies.
 * @param {Curve} curve
 * @param {Rect} box
 * @param {number} room what is left free between the two
 */
export function endingBefore(curve, [left, top, right, bottom], room) {
  let end = 1;
  for (let t = 1; t > 1 - MOST; t -= STEP) {
    const [x, y] = pointAt(curve, t);
    if (x > left - room && x < right + room && y > top - room && y < bottom + room) end = t - STEP;
  }
  return pieceOf(curve, end);
}

/** What lies under a finger or a pointer: a node, a line, or nothing. */

/** @import { Styled } from "../data/styled.mjs" */
/** @import { Camera } from "./camera.mjs" */
/** @import { Scene } from "./frame.mjs" */

import { curveOf, distanceTo, emptyCurve } from "./geometry.mjs";

/** @typedef {{ node: number, line: number, second?: boolean }} Target what is pointed at, by its place; -1: nothing; second: as the other end of a path */

/** @type {Target} */
export const NOWHERE = { node: -1, line: -1 };

/**
 * @param {Styled} styled
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {number} dx where it is, in pixels from the middle of the screen
 * @param {number} dy
 * @param {boolean} coarse whether a finger points
 * @returns {Target}
 */
export function targetAt(styled, scene, camera, dx, dy, coarse) {
  const { zoom } = camera;
  const x = dx / zoom + camera.x;
  const y = dy / zoom + camera.y;
  const node = nodeAt(styled, scene, x, y, coarse, zoom);
  return node >= 0 ? { node, line: -1 } : { node: -1, line: lineAt(styled, scene, x, y, coarse, zoom) };
}

/**
 * @param {Styled} styled
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 * @param {boolean} coarse
 * @param {number} zoom
 */
function nodeAt({ nodes }, scene, x, y, coarse, zoom) {
  let best = (coarse ? 18 : 5) / zoom;
  let found = -1;
  for (const node of scene.entities) {
    const [dx, dy] = [x - (nodes.x[node] ?? 0), y - (nodes.y[node] ?? 0)];
    const gap = Math.hypot(dx, dy) - Math.max((nodes.size[node] ?? 0) * 1.1, 2.4 / zoom);
    if (gap <= best) [best, found] = [gap, node];
  }
  return found;
}

/**
 * @param {Styled} styled
 * @param {Scene} scene
 * @param {number} x
 * @param {number} y
 * @param {boolean} coarse
 * @param {number} zoom
 */
function lineAt(styled, scene, x, y, coarse, zoom) {
  let best = (coarse ? 14 : 6) / zoom;
  let found = -1;
  const curve = emptyCurve();
  for (const line of scene.relations) {
    const gap = distanceTo(curveOf(styled, line, 0, curve, scene.bends.get(line)), x, y, best);
    const faded = scene.litRelations && !scene.litRelations.has(line) ? 1.6 : 1;
    if (gap * faded < best) [best, found] = [gap * faded, line];
  }
  return found;
}

/** The outlines of vis-network's shapes, of about equal area for one size. */

/** @typedef {[x: number, y: number]} Point */

/**
 * @param {number} corners
 * @param {number} radius
 * @param {number} turn where the first corner lies, in parts of a full turn from the top
 * @param {number} [inner] of a star: the radius between two corners
 * @returns {Point[]}
 */
function polygon(corners, radius, turn, inner) {
  /** @type {Point[]} */
  const points = [];
  const count = inner ? corners * 2 : corners;
  for (let at = 0; at < count; at++) {
    const angle = (turn + at / count) * 2 * Math.PI - Math.PI / 2;
    const reach = inner && at % 2 ? inner : radius;
    points.push([Math.cos(angle) * reach, Math.sin(angle) * reach]);
  }
  return points;
}

/** @type {Record<string, Point[]>} */
const OUTLINES = {
  square: polygon(4, 1.24, 1 / 8),
  diamond: polygon(4, 1.28, 0),
  triangle: polygon(3, 1.4, 0).map(([x, y]) => [x, y + 0.16]),
  triangleDown: polygon(3, 1.4, 1 / 2).map(([x, y]) => [x, y - 0.16]),
  hexagon: polygon(6, 1.12, 1 / 12),
  star: polygon(5, 1.5, 0, 0.68),
};

/**
 * The corners of a shape around the origin, for size 1; null for a circle.
 * @param {string} shape
 * @returns {Point[] | null}
 */
export function outlineOf(shape) {
  return OUTLINES[shape] ?? null;
}

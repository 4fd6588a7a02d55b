/** Places in a text: the browser counts UTF-16 units, the workbench code points. */

const BEYOND = /[\ud800-\udbff][\udc00-\udfff]/;

/**
 * How many code points stand before a place that is given in units. Within a pair of surrogates: those before the pair.
 * @param {string} text
 * @param {number} units
 * @returns {number}
 */
export function pointsAt(text, units) {
  if (!BEYOND.test(text)) return units;
  let points = 0;
  for (let at = 0; at < units; points += 1) {
    at += step(text, at);
    if (at > units) break;
  }
  return points;
}

/**
 * The place, in units, before which so many code points stand.
 * @param {string} text
 * @param {number} points
 * @returns {number} The text's length where there are fewer.
 */
export function unitsAt(text, points) {
  if (!BEYOND.test(text)) return Math.min(points, text.length);
  let at = 0;
  for (let left = points; left > 0 && at < text.length; left -= 1) at += step(text, at);
  return at;
}

/**
 * How many code points a text has.
 * @param {string} text
 * @returns {number}
 */
export function pointCount(text) {
  return pointsAt(text, text.length);
}

/**
 * How many units the code point at a place takes.
 * @param {string} text
 * @param {number} at
 * @returns {1 | 2}
 */
function step(text, at) {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Samples for the legend: the same shapes and lines as in the picture. */

import { svg } from "../base/dom.mjs";
import { outlineOf } from "../picture/shapes.mjs";

/**
 * @param {string} shape
 * @param {string} tint a name of the palette
 */
export function shapeSwatch(shape, tint) {
  const outline = outlineOf(shape);
  const fill = `var(--${tint})`;
  const mark = outline
    ? svg("polygon", { points: outline.map(([x, y]) => `${(x * 5.4 + 9).toFixed(1)},${(y * 5.4 + 9).toFixed(1)}`).join(" "), fill })
    : svg("circle", { cx: 9, cy: 9, r: 5.6, fill });
  return svg("svg", { class: "swatch", viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" }, mark);
}

/**
 * @param {object} line
 * @param {readonly number[] | null} [line.dash]
 * @param {number} [line.width]
 * @param {string} [line.colour] a name of the palette
 * @param {boolean} [line.bar] crossed out
 */
export function lineSwatch({ dash = null, width = 2, colour = "always", bar = false }) {
  const stroke = `var(--${colour})`;
  return svg(
    "svg",
    { class: "swatch line", viewBox: "0 0 44 18", width: 44, height: 18, "aria-hidden": "true" },
    svg("line", {
      x1: 1,
      y1: 9,
      x2: 43,
      y2: 9,
      stroke,
      "stroke-width": width,
      "stroke-linecap": dash ? "round" : "butt",
      "stroke-dasharray": dash ? dash.join(" ") : null,
    }),
    bar ? svg("path", { d: "M20 3v12M24 3v12", stroke, "stroke-width": 1.8 }) : null,
  );
}

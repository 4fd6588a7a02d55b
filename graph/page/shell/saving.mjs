/** The picture as a file: what is seen, or the whole graph, as wide as the reader chooses. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Framed } from "./poster.mjs" */

import { bytesOf } from "../data/unpack.mjs";
import { saveFile } from "../parts/save-file.mjs";
import { readPalette } from "../picture/colours.mjs";
import { paint, SANS } from "../picture/paint.mjs";
import { svgOf } from "../picture/svg.mjs";
import { posterOf } from "./poster.mjs";

/** No browser makes a canvas that is wider or higher than this. */
const LARGEST = 16_000;

/**
 * @param {Context} context
 * @param {Framed} picture
 * @param {string} caption
 * @returns {string} the file's name
 */
export function saveSvg(context, picture, caption) {
  const { items, width, height, title } = posterOf(context, picture, caption);
  const palette = readPalette();
  const svg = svgOf(items, { x: 0, y: 0, width, height }, palette, { title, font: SANS, background: palette["paper"] ?? "#fff" });
  return saveFile(context, "svg", "image/svg+xml", svg);
}

/**
 * @param {Context} context
 * @param {Framed} picture
 * @param {string} caption
 * @param {number} scale how many pixels of the file there are for one of the screen
 * @param {(name: string) => void} done
 */
export function savePng(context, picture, caption, scale, done) {
  const { items, width, height } = posterOf(context, picture, caption);
  const palette = readPalette();
  const fits = Math.min(scale, LARGEST / width, LARGEST / height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * fits);
  canvas.height = Math.round(height * fits);
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.scale(fits, fits);
  pen.fillStyle = palette["paper"] ?? "#fff";
  pen.fillRect(0, 0, width, height);
  paint(pen, items, palette);
  // Not toBlob: a browser may put that off for seconds, and the reader waits.
  const [, encoded = ""] = canvas.toDataURL("image/png").split(",");
  if (encoded) done(saveFile(context, "png", "image/png", bytesOf(encoded)));
  else context.announce(context.say("error.picture", { reason: "PNG" }));
}

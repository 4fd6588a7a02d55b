/** The picture as it is taken along: under its title, with its key, its caption and all documents that it was read from. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Drawing } from "../picture/drawing.mjs" */
/** @import { FrameItem } from "../picture/items.mjs" */

import { creditedDocuments, creditLine } from "../parts/credits.mjs";
import { wrapTo } from "../picture/drawing.mjs";
import { measureText } from "../picture/paint.mjs";
import { subjectTitle } from "./charting.mjs";
import { keyItems } from "./map-key.mjs";

const MARGIN = 20;
const TITLE = 22;
const FOOT = 12;
const LINE = 17;
const SAMPLE = 34;

/** @typedef {Drawing | { items: FrameItem[], width: number, height: number }} Framed */
/** @typedef {{ items: FrameItem[], width: number, height: number, title: string }} Poster */

/**
 * @param {Context} context
 * @param {Framed} picture
 * @param {string} caption
 * @returns {Poster}
 */
export function posterOf(context, picture, caption) {
  const { view } = context;
  const width = picture.width + 2 * MARGIN;
  const whole = context.told(view.title, view.titles).text;
  const part = subjectTitle(context);
  const title = part === whole ? whole : `${whole}: ${part}`;
  /** @type {FrameItem[]} */
  const items = [];
  let y = MARGIN;
  for (const line of wrapTo(title, picture.width, (text) => measureText(text, TITLE, true))) {
    y += TITLE * 1.25;
    items.push({ shape: "text", x: MARGIN, y, text: line, size: TITLE, weight: 600, fill: "ink", serif: true });
  }
  const top = y + MARGIN;
  items.push(...picture.items.map((item) => shifted(item, MARGIN, top)));
  y = keyed(context, "things" in picture ? picture : null, items, top + picture.height + LINE, width);
  for (const text of [caption, creditLine(context, creditedDocuments(context))].flatMap((words) => wrapTo(words, picture.width, (one) => measureText(one, FOOT, false)))) {
    y += LINE;
    items.push({ shape: "text", x: MARGIN, y, text, size: FOOT, fill: "soft" });
  }
  return { items, width, height: y + MARGIN, title };
}

/** How wide the strokes are across a line that is said not to be so. */
const BAR = 1.8;

/**
 * The key, in as many rows as it needs.
 * @param {Context} context
 * @param {Drawing | null} drawing
 * @param {FrameItem[]} items
 * @param {number} top
 * @param {number} width
 * @returns {number} the baseline of its last row
 */
function keyed(context, drawing, items, top, width) {
  let [x, y] = [MARGIN, top];
  for (const { colour, dash, label, bar = false } of keyItems(context, drawing)) {
    const wide = SAMPLE + 8 + measureText(label, FOOT, false);
    if (x > MARGIN && x + wide > width - MARGIN) [x, y] = [MARGIN, y + LINE];
    items.push({ shape: "path", points: [[x, y - 4], [x + SAMPLE, y - 4]], stroke: colour, width: 2, ...(dash ? { dash } : {}) });
    for (const shift of bar ? [-2, 2] : []) items.push({ shape: "path", points: [[x + SAMPLE / 2 + shift, y - 10], [x + SAMPLE / 2 + shift, y + 2]], stroke: colour, width: BAR });
    items.push({ shape: "text", x: x + SAMPLE + 8, y, text: label, size: FOOT, fill: "ink" });
    x += wide + 22;
  }
  return y;
}

/**
 * @param {FrameItem} item
 * @param {number} dx
 * @param {number} dy
 * @returns {FrameItem}
 */
function shifted(item, dx, dy) {
  if (item.shape === "path") return { ...item, points: item.points.map((point) => point.map((one, at) => one + (at % 2 ? dy : dx))) };
  return { ...item, x: item.x + dx, y: item.y + dy };
}

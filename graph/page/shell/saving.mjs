/** Files that the reader saves: the picture as it stands, with its key, and whatever else is text. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Stage } from "./stage.mjs" */

import { bytesOf } from "../data/unpack.mjs";
import { creditedDocuments, creditLine } from "../parts/credits.mjs";
import { saveFile } from "../parts/save-file.mjs";
import { readPalette, scenarioColour } from "../picture/colours.mjs";
import { fontOf, measureText, paint, SANS } from "../picture/paint.mjs";
import { svgOf } from "../picture/svg.mjs";
import { inLanguage, inSentence } from "../words/language.mjs";

/** How many pixels of a file there are for one of the screen. */
const SCALE = 2;

/** Between the edge of a file and its words. */
const MARGIN = 20;
const FOOT_SIZE = 12;
const FOOT_LINE = 17;

/**
 * What stands under a picture that is taken along: how much it shows, and all documents that this was read from.
 * @param {Context} context
 * @param {string} caption
 * @param {number} width
 * @returns {string[]} lines
 */
function footOf(context, caption, width) {
  return [caption, creditLine(context, creditedDocuments(context))].flatMap((text) => wrapped(text, width - 2 * MARGIN));
}

/**
 * @param {string} text
 * @param {number} width
 * @returns {string[]}
 */
function wrapped(text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && measureText(longer, FOOT_SIZE, false) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** @param {Context} context */
function titleOf({ view, language }) {
  return inLanguage(view.title, view.titles, language);
}

/**
 * @param {Context} context
 * @param {Stage} stage
 * @param {string} caption
 * @returns {string} the file's name
 */
export function saveSvg(context, stage, caption) {
  const { items, width, height } = stage.frame();
  const palette = readPalette();
  const foot = footOf(context, caption, width).map((text, at) => ({
    shape: /** @type {const} */ ("text"),
    x: MARGIN,
    y: height + FOOT_LINE * (at + 1),
    text,
    size: FOOT_SIZE,
    fill: "soft",
    anchor: /** @type {const} */ ("start"),
  }));
  const whole = { x: 0, y: 0, width, height: height + FOOT_LINE * (foot.length + 1) };
  const svg = svgOf([...items, ...foot], whole, palette, {
    title: titleOf(context),
    font: SANS,
    background: palette["paper"] ?? "#fff",
  });
  return saveFile(context, "svg", "image/svg+xml", svg);
}

/**
 * The key of the lines' colours, in one row.
 * @param {CanvasRenderingContext2D} pen
 * @param {Context} context
 * @param {Readonly<Record<string, string>>} palette
 * @param {number} left
 * @param {number} y
 * @param {number} right
 */
function drawKey(pen, context, palette, left, y, right) {
  let x = left;
  for (const { colour, dash, label } of lineKey(context)) {
    const width = measureText(label, 12, false);
    if (x + 52 + width > right) break;
    pen.strokeStyle = palette[colour] ?? "";
    pen.lineWidth = 2.2;
    pen.lineCap = "round";
    pen.setLineDash(dash ?? []);
    pen.beginPath();
    pen.moveTo(x, y - 4);
    pen.lineTo(x + 44, y - 4);
    pen.stroke();
    pen.fillStyle = palette["ink"] ?? "";
    pen.fillText(label, x + 52, y);
    x += width + 80;
  }
  pen.setLineDash([]);
}

/**
 * What the lines' colours mean in what is shown.
 * @param {Context} context
 * @returns {{ colour: string, dash: readonly number[] | null, label: string }[]}
 */
function lineKey(context) {
  const { compare } = context.state;
  const ids = compare ? [compare.left, compare.right] : [null, ...context.view.scenarios.map((one) => one.id)];
  const key = ids.map((id) => {
    const place = context.scenarioPlace(id);
    const label = context.scenario(id);
    return {
      colour: scenarioColour(place),
      dash: place ? context.legend.rhythms[place] || null : null,
      label: compare ? context.say("compare.only", { scenario: inSentence(label) }) : label,
    };
  });
  return compare ? [...key, { colour: "both", dash: null, label: context.say("compare.different") }] : key;
}

/**
 * @param {Context} context
 * @param {Stage} stage
 * @param {string} caption
 * @param {(name: string) => void} done
 */
export function savePng(context, stage, caption, done) {
  const { items, width, height } = stage.frame();
  const palette = readPalette();
  const lines = footOf(context, caption, width);
  const [head, foot] = [56, 46 + lines.length * FOOT_LINE];
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = (height + head + foot) * SCALE;
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = palette["paper"] ?? "#fff";
  pen.fillRect(0, 0, width, height + head + foot);
  pen.fillStyle = palette["ink"] ?? "#000";
  pen.font = `600 22px ${getComputedStyle(document.body).getPropertyValue("--serif") || "serif"}`;
  pen.fillText(titleOf(context), MARGIN, 36, width - 2 * MARGIN);
  pen.font = fontOf(FOOT_SIZE, false);
  pen.fillStyle = palette["soft"] ?? "#444";
  for (const [at, line] of lines.entries()) pen.fillText(line, MARGIN, head + height + 50 + at * FOOT_LINE, width - 2 * MARGIN);
  drawKey(pen, context, palette, MARGIN, head + height + 26, width - MARGIN);
  pen.save();
  pen.beginPath();
  pen.rect(0, head, width, height);
  pen.clip();
  pen.translate(0, head);
  paint(pen, items, palette);
  pen.restore();
  // Not toBlob: a browser may put that off for seconds, and the reader waits.
  const [, encoded = ""] = canvas.toDataURL("image/png").split(",");
  if (encoded) done(saveFile(context, "png", "image/png", bytesOf(encoded)));
  else context.announce(context.say("error.picture", { reason: "PNG" }));
}

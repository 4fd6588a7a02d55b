/** A frame, on a canvas. */

/** @import { FrameItem, TextItem } from "./items.mjs" */

export const SANS = '"Source Sans 3", "Segoe UI", "Helvetica Neue", "Noto Sans", Arial, sans-serif';

const SERIF = '"Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "Liberation Serif", serif';

/**
 * @param {CanvasRenderingContext2D} context
 * @param {readonly FrameItem[]} items
 * @param {Readonly<Record<string, string>>} palette
 */
export function paint(context, items, palette) {
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const item of items) {
    context.globalAlpha = item.opacity ?? 1;
    if (item.shape === "text") {
      write(context, item, palette);
      continue;
    }
    context.beginPath();
    if (item.shape === "circle") context.arc(item.x, item.y, item.radius, 0, 2 * Math.PI);
    else {
      for (const [at, point] of item.points.entries()) {
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = point;
        if (at === 0) context.moveTo(a, b);
        else if (point.length === 4) context.quadraticCurveTo(a, b, c, d);
        else if (point.length === 6) context.bezierCurveTo(a, b, c, d, e, f);
        else context.lineTo(a, b);
      }
      if (item.closed) context.closePath();
    }
    if (item.fill) {
      context.fillStyle = palette[item.fill] ?? item.fill;
      context.fill();
    }
    if (item.stroke) {
      context.setLineDash(item.dash ?? []);
      context.lineWidth = item.width ?? 1;
      context.strokeStyle = palette[item.stroke] ?? item.stroke;
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {TextItem} item
 * @param {Readonly<Record<string, string>>} palette
 */
function write(context, item, palette) {
  context.font = `${item.slant ? "italic " : ""}${fontOf(item.size, (item.weight ?? 400) > 500, item.serif)}`;
  context.textAlign = item.anchor === "middle" ? "center" : item.anchor === "end" ? "right" : "left";
  context.setLineDash([]);
  if (item.halo) {
    context.strokeStyle = palette[item.halo] ?? item.halo;
    context.lineWidth = item.size / 3.2;
    context.strokeText(item.text, item.x, item.y);
  }
  context.fillStyle = palette[item.fill ?? "ink"] ?? item.fill ?? "";
  context.fillText(item.text, item.x, item.y);
}

/**
 * @param {number} size
 * @param {boolean} strong
 * @param {boolean} [serif]
 */
export function fontOf(size, strong, serif = false) {
  return `${strong ? "600 " : ""}${size.toFixed(1)}px ${serif ? SERIF : SANS}`;
}

/** @type {Map<string, number>} */
const WIDTHS = new Map();
/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

/**
 * How wide a text is, in pixels.
 * @param {string} text
 * @param {number} size
 * @param {boolean} strong
 * @param {boolean} [serif]
 * @returns {number}
 */
export function measureText(text, size, strong, serif = false) {
  const key = `${strong ? "!" : ""}${serif ? "~" : ""}${text}`;
  let width = WIDTHS.get(key);
  if (width === undefined) {
    ruler ??= document.createElement("canvas").getContext("2d");
    if (!ruler) return text.length * size * 0.5;
    ruler.font = fontOf(100, strong, serif);
    width = ruler.measureText(text).width / 100;
    if (WIDTHS.size > 20_000) WIDTHS.clear();
    WIDTHS.set(key, width);
  }
  return width * size;
}

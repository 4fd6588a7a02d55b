/** A frame as an SVG file. */

/** @import { CircleItem, FrameItem, PathItem, TextItem } from "./items.mjs" */

/**
 * The part of the picture that is written, in its units.
 * @typedef {object} PictureSize
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 */

const SERIF = "Georgia, serif";
// What no XML file may hold, not even as a character reference.
const NOT_XML = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
/** @type {Record<string, string>} */
const XML_ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * A text as it stands in an XML file, as content or in an attribute.
 * @param {string} text
 * @returns {string}
 */
export function xmlText(text) {
  return text.replace(NOT_XML, "\ufffd").replace(/[&<>"']/g, (mark) => XML_ESCAPES[mark] ?? mark);
}

/**
 * @param {Record<string, string | number | undefined>} attributes
 * @returns {string}
 */
function xmlAttributes(attributes) {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${xmlText(typeof value === "number" ? svgNumber(value) : String(value))}"`)
    .join("");
}

/**
 * A number with two decimals at most. What is no number would make the whole picture unreadable.
 * @param {number} value
 * @returns {string}
 */
function svgNumber(value) {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100 + 0) : "0";
}

/**
 * A picture as an SVG file.
 * @param {readonly FrameItem[]} items In the order of drawing.
 * @param {PictureSize} size
 * @param {Readonly<Record<string, string>>} palette Colours by name.
 * @param {{title?: string, font?: string, background?: string}} [options]
 * @returns {string}
 */
export function svgOf(items, size, palette, { title, font = "sans-serif", background } = {}) {
  /** @param {string | undefined} name */
  const colour = (name) => (name === undefined ? undefined : Object.hasOwn(palette, name) ? palette[name] : name);
  /** @param {CircleItem | PathItem} item */
  const paint = (item) => ({
    fill: colour(item.fill) ?? "none",
    stroke: colour(item.stroke),
    "stroke-width": item.width,
    "stroke-dasharray": item.dash && item.dash.length > 0 ? item.dash.map(svgNumber).join(" ") : undefined,
    opacity: item.opacity,
  });
  /** @param {CircleItem | PathItem} item */
  const tooltip = (item) => (item.title === undefined ? "" : `<title>${xmlText(item.title)}</title>`);
  /** @param {FrameItem} item */
  const element = (item) => {
    if (item.shape === "text") return svgText(item, colour(item.fill), colour(item.halo));
    const shape =
      item.shape === "circle" ? { cx: item.x, cy: item.y, r: item.radius } : { d: svgPath(item.points, item.closed) };
    const name = item.shape === "circle" ? "circle" : "path";
    return `<${name}${xmlAttributes({ ...shape, ...paint(item) })}>${tooltip(item)}</${name}>`;
  };
  const box = [size.x, size.y, size.width, size.height].map(svgNumber).join(" ");
  const head = xmlAttributes({
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: box,
    width: size.width,
    height: size.height,
    "font-family": font,
  });
  const back = xmlAttributes({ ...size, fill: colour(background) });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg${head}>`,
    ...(title === undefined ? [] : [`<title>${xmlText(title)}</title>`]),
    ...(background === undefined ? [] : [`<rect${back}/>`]),
    ...items.map(element),
    "</svg>",
    "",
  ].join("\n");
}

/**
 * @param {readonly (readonly number[])[]} points
 * @param {boolean} [closed]
 * @returns {string}
 */
function svgPath(points, closed = false) {
  const commands = points.map((point, place) => {
    const command = place === 0 ? "M" : point.length === 4 ? "Q" : point.length === 6 ? "C" : "L";
    return command + point.map(svgNumber).join(" ");
  });
  return commands.join("") + (closed ? "Z" : "");
}

/**
 * @param {TextItem} item
 * @param {string | undefined} fill
 * @param {string | undefined} halo
 * @returns {string}
 */
function svgText(item, fill, halo) {
  const attributes = xmlAttributes({
    x: item.x,
    y: item.y,
    "font-size": item.size,
    "font-weight": item.weight,
    "font-family": item.serif ? SERIF : undefined,
    "font-style": item.slant ? "italic" : undefined,
    "text-anchor": item.anchor === "start" ? undefined : item.anchor,
    fill,
    stroke: halo,
    "stroke-width": halo === undefined ? undefined : item.size / 4,
    "stroke-linejoin": halo === undefined ? undefined : "round",
    "paint-order": halo === undefined ? undefined : "stroke",
    opacity: item.opacity,
  });
  return `<text${attributes}>${xmlText(item.text)}</text>`;
}

/** What the page saves: tables, data and pictures, as text. */

/** @import {CircleItem, Citation, DisplayItem, FieldValue, PathItem, PictureSize, RelationView, TextItem, View} from "./types.mjs" */

import { indexed } from "./indexed.mjs";

// What a spreadsheet takes for a formula, and could be made to run.
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * A value as a cell of a CSV file (RFC 4180).
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets take for "this is
 * text": a file that is opened by a double click must not be able to run anything.
 * @param {FieldValue | undefined} value
 * @returns {string}
 */
export function csvCell(value) {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const FIRST_COLUMNS = /** @type {const} */ ([
  "id",
  "kind",
  "source",
  "source_name",
  "source_kind",
  "target",
  "target_name",
  "target_kind",
  "scenario",
  "topic",
  "modality",
  "certainty",
  "negated",
  "holder",
  "basis",
  "start",
  "end",
  "date",
  "statement",
  "document",
  "paragraph",
  "evidence",
  "note",
]);

/**
 * The names of the columns for some relations: those of every relation, then those that only some kinds have. They are
 * the same, in the same order, as those of Python's `kg.records()`.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {string[]}
 */
export function columnsOf(view, relations) {
  const kinds = new Set(relations.map((relation) => relation.kind));
  const own = new Set(view.relation_kinds.flatMap(({ kind, fields }) => (kinds.has(kind) ? fields : [])));
  return [...FIRST_COLUMNS, ...[...own].sort()];
}

/**
 * Relations as records of plain values that all have the same fields.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {Record<string, FieldValue>[]}
 */
export function recordsOf(view, relations) {
  const { entities } = indexed(view);
  const columns = columnsOf(view, relations);
  return relations.map((relation) => {
    const { source, target, fields, evidence } = relation;
    /** @type {Record<string, unknown>} */
    const values = {
      ...fields,
      ...relation,
      source_name: entities.get(source)?.name,
      source_kind: entities.get(source)?.kind,
      target_name: entities.get(target)?.name,
      target_kind: entities.get(target)?.kind,
      document: evidence[0]?.document,
      paragraph: evidence[0]?.paragraph,
      evidence: evidence.map(citationMark).join("; "),
    };
    return Object.fromEntries(columns.map((name) => [name, /** @type {FieldValue} */ (values[name] ?? null)]));
  });
}

/**
 * A citation as Python prints it.
 * @param {Citation} citation
 * @returns {string}
 */
function citationMark({ document, paragraph, start, end }) {
  return `${document}${paragraph === null ? "" : ` ¶${paragraph}`} ${start}–${end}`;
}

/**
 * Relations as a CSV file: UTF-8 without a byte order mark, lines that end in CR LF, a header line.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {string}
 */
export function csvOf(view, relations) {
  const columns = columnsOf(view, relations);
  const lines = recordsOf(view, relations).map((record) => columns.map((name) => csvCell(record[name])).join(","));
  return [columns.map(csvCell).join(","), ...lines, ""].join("\r\n");
}

/**
 * Relations as a JSON file, with the entities that they tie: the fields are those of the view, without the picture's.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {string}
 */
export function jsonOf(view, relations) {
  const ids = new Set(relations.flatMap((relation) => [relation.source, relation.target]));
  const entities = view.entities
    .filter((entity) => ids.has(entity.id))
    .map(({ x: _x, y: _y, size: _size, degree: _degree, ...entity }) => entity);
  const claims = relations;
  const { id, title, license, documents, scenarios, topics } = view;
  return `${JSON.stringify({ id, title, license, documents, scenarios, topics, entities, relations: claims }, null, 2)}\n`;
}

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
 * @param {readonly DisplayItem[]} displayList In the order of drawing.
 * @param {PictureSize} size
 * @param {Readonly<Record<string, string>>} palette Colours by name.
 * @param {{title?: string, font?: string, background?: string}} [options]
 * @returns {string}
 */
export function svgOf(displayList, size, palette, { title, font = "sans-serif", background } = {}) {
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
  /** @param {DisplayItem} item */
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
    ...displayList.map(element),
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

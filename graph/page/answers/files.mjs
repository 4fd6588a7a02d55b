/** What the page saves as text: a table (CSV) and data (JSON). */

/** @import { Citation, FieldValue, RelationView, View } from "../data/types.mjs" */

import { lookupsOf } from "../data/lookups.mjs";

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

/**
 * The names of the columns for some relations: those of every relation, then those that only some kinds have. They are
 * the same, in the same order, as those of Python's `kg.records()`.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {string[]}
 */
export function columnsOf(view, relations) {
  const kinds = new Set(relations.map((relation) => relation.kind));
  const own = new Set(view.relation_kinds.flatMap(({ kind, fields }) => (kinds.has(kind) ? fields.map(({ name }) => name) : [])));
  return [...view.columns, ...[...own].sort()];
}

/**
 * Relations as records of plain values that all have the same fields.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {Record<string, FieldValue>[]}
 */
export function recordsOf(view, relations) {
  const { entities } = lookupsOf(view);
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
    .map(({ label: _label, labels: _labels, x: _x, y: _y, size: _size, degree: _degree, ...entity }) => entity);
  const { id, title, license, documents, scenarios, topics } = view;
  return `${JSON.stringify({ id, title, license, documents, scenarios, topics, entities, relations }, null, 2)}\n`;
}

/** What the page saves as text: a table (CSV) and data (JSON). */

/** @import { FieldValue, RelationView, View } from "../data/types.mjs" */

import { citationMark } from "./citation.mjs";
import { eitherWay, entitiesOf } from "./comparison.mjs";
import { ALWAYS, lookupsOf } from "../data/lookups.mjs";

// What a spreadsheet takes for a formula, and could be made to run, also behind what it does not count.
const FORMULA =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: some of them are white space to a spreadsheet.
  /^(?:[\t\n\r]|(?:[\t-\r\x1c- \x85\xa0\xad\u1680]|[\u2000-\u200f]|[\u2028-\u202f]|[\u205f-\u2064]|[\u3000\ufeff])*[=+\-@\uff1d\uff0b\uff0d\uff20])/;
// Where commas are not what parts cells, one within quotes is no whole: a mark that parts, and what may follow it.
const STRETCH =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: some of them are white space to a spreadsheet.
  /(?:[;"'\t-\r\x1c- \x85\xa0\xad\u1680]|[\u2000-\u200f]|[\u2028-\u202f]|[\u205f-\u2064]|[\u3000\ufeff])+/g;
const SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20";
const PARTS = /\r\n|[;\t\n\r]/g;
const NEEDS_QUOTES = /[",\r\n]/;

/** Before what is saved as a file for people: without it a spreadsheet takes the letters for others. */
export const BYTE_ORDER_MARK = "\ufeff";

/**
 * A value as a cell of a CSV file (RFC 4180), as the command line writes it.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets take for "this is
 * text": a file that is opened by a double click must not be able to run anything, also where semicolons or tabs are
 * what parts cells. A number stays a number.
 * @param {FieldValue | undefined} value
 * @returns {string}
 */
export function csvCell(value) {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? guarded(value) : typeof value === "number" ? plainJson(value) : String(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that no spreadsheet runs, in part neither.
 * @param {string} text
 */
function guarded(text) {
  const whole = FORMULA.test(text) ? `'${text}` : text;
  return whole.replace(STRETCH, (stretch, at) =>
    SIGNS.includes(whole[at + stretch.length] ?? "\0") ? stretch.replace(PARTS, "$&'") : stretch,
  );
}

/**
 * Relations as records of plain values that all have the same fields: those of Python's `kg.records()`, in its order.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {Record<string, FieldValue>[]}
 */
export function recordsOf(view, relations) {
  const { entities, relationKinds, voices } = lookupsOf(view);
  return relations.map((relation) => {
    const { kind, source, target, fields, evidence, sentence, composed, negated, voice } = relation;
    const verb = relationKinds.get(kind);
    /** @type {Record<string, unknown>} */
    const values = {
      ...fields,
      ...relation,
      label: negated ? verb?.denied_forward : verb?.forward,
      source_name: entities.get(source)?.name,
      source_kind: entities.get(source)?.kind,
      target_name: entities.get(target)?.name,
      target_kind: entities.get(target)?.kind,
      voice_name: voices.get(voice)?.name,
      statement: composed ? null : sentence,
      documents: listed(evidence.map(({ document }) => document)),
      paragraphs: listed(evidence.map(({ paragraph }) => paragraph)),
      citations: evidence.length ? evidence.map(citationMark).join("; ") : null,
      own: ownText(fields),
    };
    return Object.fromEntries(view.columns.map((name) => [name, /** @type {FieldValue} */ (values[name] ?? null)]));
  });
}

/**
 * What there is, each once, as one text.
 * @param {(string | number | null)[]} words
 */
function listed(words) {
  const said = new Set(words.filter((word) => word !== null));
  return said.size ? [...said].join("; ") : null;
}

/**
 * The own fields that say something as the text of a JSON object, as Python writes it.
 * @param {Record<string, FieldValue>} fields
 * @returns {string | null}
 */
function ownText(fields) {
  const names = Object.keys(fields).filter((name) => fields[name] !== null).sort();
  if (names.length === 0) return null;
  return `{${names.map((name) => `${JSON.stringify(name)}: ${plainJson(fields[name] ?? null)}`).join(", ")}}`;
}

/**
 * A value as Python writes it in JSON.
 * @param {FieldValue} value
 */
function plainJson(value) {
  if (typeof value !== "number" || !Number.isFinite(value)) return JSON.stringify(value);
  if (Number.isInteger(value)) return BigInt(value).toString();
  // Python takes to powers of ten sooner, and writes their exponents with two digits.
  const size = Math.abs(value);
  if (size >= 1e-4) return String(value);
  return value.toExponential().replace(/e-(\d)$/, "e-0$1");
}

/**
 * Relations as the text of a CSV file: lines that end in CR LF, a header line.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {string}
 */
export function csvOf(view, relations) {
  const lines = recordsOf(view, relations).map((record) => view.columns.map((name) => csvCell(record[name])).join(","));
  return [view.columns.map(csvCell).join(","), ...lines, ""].join("\r\n");
}

/**
 * A comparison as a CSV file: a line for each claim, after the topic, what it is about, and on which side it stands.
 * @param {View} view
 * @param {readonly import("./comparison.mjs").Matters[]} topics
 * @param {string} left
 * @param {string} right
 * @returns {string}
 */
export function comparisonCsv(view, topics, left, right) {
  const heads = ["matter_topic", "matter", "side"];
  const lines = topics.flatMap((of) =>
    [...of.differ, ...of.left, ...of.right, ...of.same].flatMap((block) => {
      const either = block.left.length > 0 && block.right.length > 0 ? eitherWay(view, block, left, right) : [];
      const matter = [...new Set(entitiesOf(view, block.about, left, right))].map((id) => lookupsOf(view).entities.get(id)?.name ?? id).join(" | ");
      const topic = view.topics.find(({ id }) => id === of.topic)?.label ?? null;
      /** @type {[side: string, claims: RelationView[]][]} */
      const sides = [[left, block.left], [ALWAYS, either], [right, block.right]];
      return sides.flatMap(([side, claims]) =>
        recordsOf(view, claims).map((record) => [topic, matter, side, ...view.columns.map((name) => record[name])].map(csvCell).join(",")),
      );
    }),
  );
  return [[...heads, ...view.columns].map(csvCell).join(","), ...lines, ""].join("\r\n");
}

/**
 * Relations as a JSON file that Python reads back (`graph.load`): with the entities that they name, those that the
 * documents, the scenarios and these entities name, the kinds that the dataset declares, and the voices that they are
 * held by. The fields are those of the view, without the picture's.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {string}
 */
export function jsonOf(view, relations) {
  const ids = namedIn(view, relations);
  const spoken = new Set(relations.map(({ voice }) => voice));
  const entities = view.entities
    .filter((entity) => ids.has(entity.id))
    .map(({ label: _label, labels: _labels, x: _x, y: _y, size: _size, degree: _degree, many: _many, ...entity }) => entity);
  const voices = view.voices.filter(({ id }) => spoken.has(id));
  const { id, title, titles, license, language, documents, groups, scenarios, topics, kinds } = view;
  const claims = new Set(relations.map((relation) => relation.id));
  const known = view.resolutions.filter((one) => "event" in one || claims.has(one.claim));
  const resolutions = known.length ? { resolutions: known } : {};
  return `${JSON.stringify({ id, title, titles, license, language, documents, voices, groups, scenarios, topics, kinds, entities, relations, ...resolutions }, null, 2)}\n`;
}

/**
 * The ids that some relations name, and what is saved along with them: of entities and, as holders, of others.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {Set<unknown>}
 */
function namedIn(view, relations) {
  const lookups = lookupsOf(view);
  const ids = new Set([
    ...relations.flatMap(({ kind, source, target, fields, holder }) => [source, target, ...lookups.references(kind).map((name) => fields[name]), holder]),
    ...view.documents.flatMap(({ by, disclaimer }) => [...by, disclaimer?.by]),
    ...view.scenarios.flatMap(({ condition, counterparts }) => [...Object.values(condition), ...Object.values(counterparts)]),
  ]);
  /** @type {Map<string, string[]>} */
  const references = new Map(
    view.entity_kinds.map(({ kind, fields }) => [kind, fields.filter(({ reference }) => reference).map(({ name }) => name)]),
  );
  // An entity may name another, which may name a third; what is added to a set while it is gone through comes up too.
  for (const id of ids) {
    const entity = lookups.entities.get(/** @type {string} */ (id));
    for (const name of (entity && references.get(entity.kind)) ?? []) ids.add(entity?.fields[name]);
  }
  return ids;
}

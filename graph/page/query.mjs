/** Which relations are asked for: the same value as Python's Query, with the same answers. */

/** @import {Query, QueryLike, RelationView, View} from "./types.mjs" */

import { earliestDay, isPartialDate, latestDay, spanOf } from "./dates.mjs";
import { foldedWords } from "./fold.mjs";
import { ALWAYS, indexed } from "./indexed.mjs";

/**
 * The fields that ask for any of several words, in the order in which they are written.
 * @type {readonly ["kind", "source", "target", "entity", "source_kind", "target_kind", "scenario", "topic",
 *   "modality", "certainty", "holder", "basis", "document"]}
 */
export const WORD_FIELDS = [
  "kind",
  "source",
  "target",
  "entity",
  "source_kind",
  "target_kind",
  "scenario",
  "topic",
  "modality",
  "certainty",
  "holder",
  "basis",
  "document",
];

/** Those of them that are a column of the index. */
const COLUMN_FIELDS = /** @type {const} */ ([
  "kind",
  "source",
  "target",
  "scenario",
  "topic",
  "modality",
  "certainty",
  "holder",
  "basis",
]);

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function wordList(value) {
  if (value === null || value === undefined) return [];
  const words = Array.isArray(value) ? value : [value];
  return [...new Set(words.map(String))].sort();
}

/**
 * A whole query from a part of one, or from a question's spelling. Equal questions give equal queries.
 * @param {QueryLike | Query} [like]
 * @returns {Query}
 */
export function queryOf(like = {}) {
  const given = /** @type {QueryLike} */ (like);
  const words = Object.fromEntries(WORD_FIELDS.map((name) => [name, wordList(given[name])]));
  const { negated, on, text } = given;
  return /** @type {Query} */ ({
    ...words,
    negated: typeof negated === "boolean" ? negated : null,
    on: typeof on === "string" ? on : null,
    text: typeof text === "string" && text.trim() !== "" ? text : null,
  });
}

/**
 * Whether a query asks nothing, so that every relation answers it.
 * @param {QueryLike | Query} query
 * @returns {boolean}
 */
export function asksNothing(query) {
  return toHash(query) === "";
}

/**
 * The entity kinds that the asked ones include: a candidate is a person.
 * @param {View} view
 * @param {string[]} kinds
 * @returns {Set<string>}
 */
function withSubKinds(view, kinds) {
  const expanded = new Set(kinds);
  for (const kind of view.entity_kinds) {
    if (kinds.includes(kind.kind)) for (const sub of kind.includes) expanded.add(sub);
  }
  return expanded;
}

/**
 * @param {string} on
 * @returns {[first: string, last: string]}
 */
function askedSpan(on) {
  if (!isPartialDate(on)) throw new RangeError(`"${on}" is not a date; write 2025, 2025-12 or 2025-12-14`);
  return [earliestDay(on), latestDay(on)];
}

/**
 * The tests that a relation, given by its place in the view, must pass; the cheapest come first.
 * @param {View} view
 * @param {Query} query
 * @returns {((place: number) => boolean)[]}
 */
function testsOf(view, query) {
  const index = indexed(view);
  const { relations } = view;
  /** @type {((place: number) => boolean)[]} */
  const tests = [];

  /**
   * @param {string} name
   * @param {Set<string>} words
   * @returns {(place: number) => boolean}
   */
  const inColumn = (name, words) => {
    const column = index.column(name);
    const wanted = new Uint8Array(column.places.size);
    for (const word of words) {
      const code = column.places.get(word);
      if (code !== undefined) wanted[code] = 1;
    }
    // A relation without a word has the code -1, where the array holds nothing.
    return (place) => wanted[column.codes[place] ?? -1] === 1;
  };

  for (const name of COLUMN_FIELDS) {
    if (query[name].length > 0) tests.push(inColumn(name, new Set(query[name])));
  }
  for (const name of /** @type {const} */ (["source_kind", "target_kind"])) {
    if (query[name].length > 0) tests.push(inColumn(name, withSubKinds(view, query[name])));
  }
  if (query.entity.length > 0) {
    const ids = new Set(query.entity);
    const atSource = inColumn("source", ids);
    const atTarget = inColumn("target", ids);
    tests.push((place) => atSource(place) || atTarget(place));
  }
  if (query.negated !== null) {
    const { negated } = query;
    tests.push((place) => relations[place]?.negated === negated);
  }
  if (query.document.length > 0) {
    const ids = new Set(query.document);
    tests.push((place) => relations[place]?.evidence.some((citation) => ids.has(citation.document)) ?? false);
  }
  if (query.on !== null) {
    const [first, last] = askedSpan(query.on);
    tests.push((place) => {
      const relation = relations[place];
      const span = relation ? spanOf(relation) : null;
      return span !== null && span[0] <= last && first <= span[1];
    });
  }
  if (query.text !== null) {
    const words = foldedWords(query.text);
    tests.push((place) => {
      const statement = index.foldedStatement(place);
      return words.every((word) => statement.includes(word));
    });
  }
  return tests;
}

/**
 * The places in the view of the relations that answer a query, upwards.
 * @param {View} view
 * @param {QueryLike | Query} query
 * @returns {number[]}
 */
export function selectPlaces(view, query) {
  const tests = testsOf(view, queryOf(query));
  const [only] = tests;
  if (!only) return [...view.relations.keys()];
  const passes = tests.length === 1 ? only : (/** @type {number} */ place) => tests.every((test) => test(place));
  /** @type {number[]} */
  const places = [];
  for (let place = 0; place < view.relations.length; place += 1) if (passes(place)) places.push(place);
  return places;
}

/**
 * The relations that answer a query, in the view's order.
 * @param {View} view
 * @param {QueryLike | Query} query
 * @returns {RelationView[]}
 */
export function select(view, query) {
  if (asksNothing(query)) return [...view.relations];
  return selectPlaces(view, query).map((place) => /** @type {RelationView} */ (view.relations[place]));
}

/**
 * Whether one relation answers a query. For many relations, `select` is faster.
 * @param {View} view
 * @param {QueryLike | Query} like
 * @param {RelationView} relation
 * @returns {boolean}
 */
export function matches(view, like, relation) {
  const query = queryOf(like);
  const { entities } = indexed(view);

  /**
   * @param {string[]} asked
   * @param {string | null | undefined} word
   */
  const any = (asked, word) => asked.length === 0 || (typeof word === "string" && asked.includes(word));
  /**
   * @param {string[]} asked
   * @param {string} id
   */
  const kindFits = (asked, id) => asked.length === 0 || withSubKinds(view, asked).has(entities.get(id)?.kind ?? "");
  const fitsWords =
    any(query.kind, relation.kind) &&
    any(query.source, relation.source) &&
    any(query.target, relation.target) &&
    (any(query.entity, relation.source) || any(query.entity, relation.target)) &&
    kindFits(query.source_kind, relation.source) &&
    kindFits(query.target_kind, relation.target) &&
    any(query.scenario, relation.scenario ?? ALWAYS) &&
    any(query.topic, relation.topic) &&
    any(query.modality, relation.modality) &&
    any(query.certainty, relation.certainty) &&
    any(query.holder, relation.holder) &&
    any(query.basis, relation.basis) &&
    (query.document.length === 0 || relation.evidence.some(({ document }) => query.document.includes(document))) &&
    (query.negated === null || query.negated === relation.negated);
  if (!fitsWords) return false;
  if (query.on !== null) {
    const span = spanOf(relation);
    const [first, last] = askedSpan(query.on);
    if (span === null || span[0] > last || first > span[1]) return false;
  }
  if (query.text === null) return true;
  const statement = foldedWords(relation.statement).join(" ");
  return foldedWords(query.text).every((word) => statement.includes(word));
}

/**
 * How many of some relations have each word of a field: the numbers beside a legend's switches.
 * @param {readonly RelationView[]} relations
 * @param {"kind" | "scenario" | "topic" | "modality" | "certainty" | "holder" | "basis"} field
 * @returns {Map<string, number>} Relations without a topic are counted under "".
 */
export function countBy(relations, field) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const relation of relations) {
    const word = relation[field] ?? (field === "scenario" ? ALWAYS : "");
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/**
 * A query as the page's address spells it: `kind=border&kind=deployment&negated=false`.
 * @param {QueryLike | Query} like
 * @returns {string} Without "#"; empty where the query asks nothing.
 */
export function toHash(like) {
  const query = queryOf(like);
  const spelled = new URLSearchParams();
  for (const name of WORD_FIELDS) for (const word of query[name]) spelled.append(name, word);
  if (query.negated !== null) spelled.append("negated", String(query.negated));
  if (query.on !== null) spelled.append("on", query.on);
  if (query.text !== null) spelled.append("text", query.text);
  return spelled.toString();
}

/**
 * The query that an address spells. What it does not understand it leaves out: an address may come from anywhere.
 * @param {string} hash With or without "#"; keys that are not a query's belong to others.
 * @returns {Query}
 */
export function fromHash(hash) {
  const spelled = new URLSearchParams(hash.replace(/^#/, ""));
  const words = Object.fromEntries(WORD_FIELDS.map((name) => [name, spelled.getAll(name)]));
  const negated = spelled.get("negated");
  const on = spelled.get("on");
  return queryOf({
    ...words,
    negated: negated === "true" ? true : negated === "false" ? false : null,
    on: on !== null && isPartialDate(on) ? on : null,
    text: spelled.get("text"),
  });
}

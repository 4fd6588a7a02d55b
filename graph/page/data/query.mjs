/** Which relations are asked for, as a value and as the page's address spells it: the same as Python's Query. */

/** @import { Query, QueryLike } from "./types.mjs" */

import { isPartialDate } from "../base/dates.mjs";

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

/** A word that nothing has: what a filter asks for when none of its words is wanted. */
export const NOTHING = "-";

/**
 * Whether a query asks for what there is not, as a filter does of which no word is wanted.
 * @param {Query} query
 */
export function asksForNothing(query) {
  return WORD_FIELDS.some((name) => query[name].includes(NOTHING));
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

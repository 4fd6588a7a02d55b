/** Which relations are asked for, as a value and as the page's address spells it: the same as Python's Query. */

/** @import { Query, QueryField, QueryLike, View } from "./types.mjs" */

import { isPartialDate } from "../base/dates.mjs";

/** @type {readonly QueryField[]} */
let fields = [];

/**
 * Learn from the view which fields a query has; it has them from Python. Before that there is no query.
 * @param {Pick<View, "query_fields">} view
 */
export function learnFields({ query_fields }) {
  fields = query_fields;
}

/** The fields of a query, in the order in which they are written. */
export function queryFields() {
  return fields;
}

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
 * What a field of each sort keeps of what it is given, how an address spells that, and how it reads it.
 * @type {Record<QueryField["takes"], { take: (value: unknown) => any, spell: (value: any) => string[], read: (spelled: string[]) => unknown }>}
 */
const SORTS = {
  words: { take: wordList, spell: (words) => words, read: (spelled) => spelled },
  yes_no: {
    take: (value) => (typeof value === "boolean" ? value : null),
    spell: (value) => (value === null ? [] : [String(value)]),
    read: ([first]) => (first === "true" ? true : first === "false" ? false : null),
  },
  date: {
    take: (value) => (typeof value === "string" ? value : null),
    spell: (date) => (date === null ? [] : [date]),
    read: ([first]) => (first !== undefined && isPartialDate(first) ? first : null),
  },
  text: {
    take: (value) => (typeof value === "string" && value.trim() !== "" ? value : null),
    spell: (text) => (text === null ? [] : [text]),
    read: ([first]) => first,
  },
};

/**
 * A whole query from a part of one, or from a question's spelling. Equal questions give equal queries.
 * @param {QueryLike | Query} [like]
 * @returns {Query}
 */
export function queryOf(like = {}) {
  const given = /** @type {QueryLike} */ (like);
  return /** @type {Query} */ (Object.fromEntries(fields.map(({ name, takes }) => [name, SORTS[takes].take(given[name])])));
}

/** A word that nothing has: what a filter asks for when none of its words is wanted. */
export const NOTHING = "-";

/**
 * Whether a query asks for what there is not, as a filter does of which no word is wanted.
 * @param {Query} query
 */
export function asksForNothing(query) {
  return fields.some(({ name, takes }) => takes === "words" && query[/** @type {"kind"} */ (name)].includes(NOTHING));
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
  for (const { name, takes } of fields) for (const word of SORTS[takes].spell(query[/** @type {"kind"} */ (name)])) spelled.append(name, word);
  return spelled.toString();
}

/**
 * The query that an address spells. What it does not understand it leaves out: an address may come from anywhere.
 * @param {string} hash With or without "#"; keys that are not a query's belong to others.
 * @returns {Query}
 */
export function fromHash(hash) {
  const spelled = new URLSearchParams(hash.replace(/^#/, ""));
  return queryOf(Object.fromEntries(fields.map(({ name, takes }) => [name, /** @type {any} */ (SORTS[takes].read(spelled.getAll(name)))])));
}

/** Which relations are asked for, as a value and as the page's address spells it: the same as Python's Query. */

/** @import { Query, QueryField, QueryLike, View } from "./types.mjs" */

import { foldedWords } from "../base/fold.mjs";
import { isPartialDate } from "../base/dates.mjs";

/** @type {readonly QueryField[]} */
let fields = [];
/** @type {ReadonlyMap<string, QueryField>} */
let ownFields = new Map();
/** @type {ReadonlyMap<string, QueryField>} */
let fixedFields = new Map();

/**
 * Learn from the view which fields a query has; it has them from Python. Before that there is no query.
 * @param {Pick<View, "query_fields">} view
 */
export function learnFields({ query_fields }) {
  fields = query_fields.filter(({ own }) => !own);
  fixedFields = new Map(fields.map((field) => [field.name, field]));
  ownFields = new Map(query_fields.filter(({ own }) => own).map((field) => [field.name, field]));
}

/** The fields of a query, in the order in which they are written; those of the kinds' own are not among them. */
export function queryFields() {
  return fields;
}

/**
 * A field of the kinds' own.
 * @param {string} name
 */
export function ownField(name) {
  return ownFields.get(name);
}

/** What an answer may be put in the order of. */
export const ORDERS = ["id", "kind", "source", "target", "scenario", "topic", "modality", "certainty", "holder", "voice", "basis", "start", "end", "date"];
/** What is said of the answer as a whole, and so cannot be left out of it. */
const OF_THE_ANSWER = ["exclude", "order", "limit"];

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function inTurn(value) {
  if (value === null || value === undefined) return [];
  const words = Array.isArray(value) ? value : [value];
  return [...new Set(words.map(String))];
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function wordList(value) {
  return inTurn(value).sort();
}

/**
 * Whether there is anything to look for: a mark alone, which folds to nothing, is not.
 * @param {string} word
 */
function said(word) {
  return foldedWords(word).length > 0;
}

/**
 * Numbers by their size, what is none after them.
 * @param {unknown} value
 */
function numberList(value) {
  const plain = inTurn(value).map((word) => (/^\d+$/.test(word) ? String(BigInt(word)) : word));
  return [...new Set(plain)].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
}

/** @param {unknown} value */
function count(value) {
  const number = Number(value);
  return value !== null && value !== undefined && Number.isInteger(number) && number > 0 ? number : null;
}

/**
 * @param {unknown} value
 * @returns {[name: string, words: unknown][]}
 */
function pairsOf(value) {
  return typeof value === "object" && value !== null ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : [];
}

/**
 * What a field of the kinds' own is asked for: yes and no go by the words of their value.
 * @param {string} name
 * @param {unknown} value
 */
function ownWords(name, value) {
  const words = inTurn(value).filter(said);
  if (ownFields.get(name)?.takes !== "yes_no") return words.sort();
  return wordList(words.map((word) => word.toLowerCase()).map((word) => (word === "yes" ? "true" : word === "no" ? "false" : word)));
}

/**
 * @param {unknown} value
 * @returns {Record<string, string[]>}
 */
function ownOf(value) {
  return Object.fromEntries(pairsOf(value).map(([name, words]) => [name, ownWords(name, words)]).filter(([, words]) => words?.length));
}

/**
 * What a field asks for as words, whatever sort it is: so what is left out is spelled.
 * @param {string} name
 * @param {unknown} value
 * @returns {string[]}
 */
function wordsOfField(name, value) {
  const field = fixedFields.get(name);
  if (!field) return ownWords(name, value);
  const taken = SORTS[field.takes].take(value);
  return taken === null ? [] : inTurn(taken);
}

/**
 * @param {unknown} value
 * @returns {Record<string, string[]>}
 */
function excluded(value) {
  const { own, ...rest } = /** @type {Record<string, unknown>} */ (typeof value === "object" && value !== null ? value : {});
  const pairs = pairsOf({ ...rest, .../** @type {object | undefined} */ (own) }).filter(([name]) => !OF_THE_ANSWER.includes(name));
  return Object.fromEntries(pairs.map(([name, words]) => [name, wordsOfField(name, words)]).filter(([, words]) => words?.length));
}

/**
 * What a field of each sort keeps of what it is given, how an address spells that, and how it reads it. Those that
 * hold further fields are spelled with these (`own.role`), and not here.
 * @type {Record<QueryField["takes"], { take: (value: unknown) => any, spell: (value: any) => string[], read: (spelled: string[]) => unknown }>}
 */
const SORTS = {
  words: { take: wordList, spell: (words) => words, read: (spelled) => spelled },
  number: { take: numberList, spell: (words) => words, read: (spelled) => spelled.filter((word) => /^\d+$/.test(word)) },
  yes_no: {
    take: (value) => ({ true: true, false: false })[inTurn(value)[0] ?? ""] ?? null,
    spell: (value) => (value === null ? [] : [String(value)]),
    read: ([first]) => (first === "true" ? true : first === "false" ? false : null),
  },
  date: {
    take: (value) => inTurn(value).filter(said)[0] ?? null,
    spell: (date) => (date === null ? [] : [date]),
    read: ([first]) => (first !== undefined && isPartialDate(first) ? first : null),
  },
  text: {
    take: (value) => inTurn(value)[0] ?? null,
    spell: (text) => (text === null ? [] : [text]),
    read: ([first]) => first,
  },
  texts: { take: (value) => wordList(value).filter(said), spell: (texts) => texts, read: (spelled) => spelled },
  own: { take: ownOf, spell: () => [], read: () => ({}) },
  exclude: { take: excluded, spell: () => [], read: () => ({}) },
  order: { take: inTurn, spell: (words) => words, read: (spelled) => spelled.filter((word) => ORDERS.includes(word.replace(/^-/, ""))) },
  count: { take: count, spell: (value) => (value === null ? [] : [String(value)]), read: ([first]) => first },
};

/**
 * A whole query from a part of one, or from a question's spelling. Equal questions give equal queries. What is no field
 * of every query is one of the kinds' own.
 * @param {QueryLike | Query} [like]
 * @returns {Query}
 */
export function queryOf(like = {}) {
  const given = /** @type {Record<string, unknown>} */ (like);
  const own = Object.fromEntries(Object.entries(given).filter(([name]) => !fixedFields.has(name)));
  const whole = Object.keys(own).length ? { ...given, own: { .../** @type {object | undefined} */ (given["own"]), ...own } } : given;
  return /** @type {Query} */ (Object.fromEntries(fields.map(({ name, takes }) => [name, SORTS[takes].take(/** @type {any} */ (whole)[name])])));
}

/** A word that nothing has: what a filter asks for when none of its words is wanted. */
export const NOTHING = "-";

/**
 * Whether a query asks for what there is not, as a filter does of which no word is wanted.
 * @param {Query} query
 */
export function asksForNothing(query) {
  const asked = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (query));
  const words = fields.filter(({ takes }) => takes === "words" || takes === "number").map(({ name }) => asked[name]);
  return [...words, ...Object.values(query.own)].some((one) => Array.isArray(one) && one.includes(NOTHING));
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
 * A query as the page's address spells it: `kind=border&kind=deployment&negated=false&own.role=lead`.
 * @param {QueryLike | Query} like
 * @returns {string} Without "#"; empty where the query asks nothing.
 */
export function toHash(like) {
  const query = /** @type {Record<string, any>} */ (/** @type {unknown} */ (queryOf(like)));
  const spelled = new URLSearchParams();
  for (const { name, takes } of fields) {
    const value = query[name];
    for (const word of SORTS[takes].spell(value)) spelled.append(name, word);
    if (takes !== "own" && takes !== "exclude") continue;
    for (const [field, words] of Object.entries(value)) for (const word of words) spelled.append(`${name}.${field}`, word);
  }
  return spelled.toString();
}

/**
 * The query that an address spells. What it does not understand it leaves out: an address may come from anywhere.
 * @param {string} hash With or without "#"; keys that are not a query's belong to others.
 * @returns {Query}
 */
export function fromHash(hash) {
  const spelled = new URLSearchParams(hash.replace(/^#/, ""));
  return queryOf(Object.fromEntries(fields.map(({ name, takes }) => [name, takes === "own" || takes === "exclude" ? readWithin(spelled, name) : /** @type {any} */ (SORTS[takes].read(spelled.getAll(name)))])));
}

/**
 * The fields that are spelled within one: `own.role`.
 * @param {URLSearchParams} spelled
 * @param {string} within
 */
function readWithin(spelled, within) {
  /** @type {Record<string, any>} */
  const read = {};
  for (const key of new Set(spelled.keys())) {
    if (!key.startsWith(`${within}.`)) continue;
    const name = key.slice(within.length + 1);
    const field = within === "own" ? undefined : fixedFields.get(name);
    if (field && field.takes !== "own" && !OF_THE_ANSWER.includes(name)) read[name] = SORTS[field.takes].read(spelled.getAll(key));
    else if (ownFields.has(name) && !(within === "exclude" && fixedFields.has(name))) read[name] = spelled.getAll(key);
  }
  return read;
}

/** The line of Python that gives exactly what the page shows. */

/** @import { AskedOfPython, Query, QueryField, QueryLike } from "../data/types.mjs" */

import { ownField, queryFields, queryOf } from "../data/query.mjs";

// What Python's repr() would not print, and what has no shape of its own: control characters, marks that turn the
// reading direction, halves of a character. Unseen, they would make a line of code say other than it seems to.
const UNSEEN = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A character as Python's escape.
 * @param {string} character
 * @returns {string}
 */
function pythonEscape(character) {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}

/**
 * A text as a Python string.
 * @param {string} text
 * @returns {string}
 */
export function pythonString(text) {
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replace(UNSEEN, pythonEscape);
  return `"${escaped}"`;
}

/**
 * One word stands alone, several in a tuple.
 * @param {string[]} words
 * @param {(word: string) => string} [write]
 * @returns {string}
 */
function pythonWords(words, write = pythonString) {
  const [first = "", ...rest] = words.map(write);
  return rest.length === 0 ? first : `(${[first, ...rest].join(", ")})`;
}

/** @param {string} word */
function pythonNumber(word) {
  return /^(0|-?[1-9]\d{0,14})(\.\d+)?$/.test(word) ? word : pythonString(word);
}

/** @param {string} word */
function pythonTruth(word) {
  return word === "true" ? "True" : word === "false" ? "False" : pythonString(word);
}

/**
 * Words that are asked for in a field, as Python writes them.
 * @param {QueryField | undefined} field
 * @param {string[]} words
 */
function pythonAsked(field, words) {
  const write = field?.takes === "number" ? pythonNumber : field?.takes === "yes_no" ? pythonTruth : pythonString;
  return pythonWords(words, write);
}

/** Words that Python keeps for itself, so that no keyword can be called by them. */
const RESERVED = new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" "));

/**
 * The kinds' own fields as keywords, but for those that cannot be one.
 * @param {Record<string, string[]>} own
 */
function pythonOwn(own) {
  const fixed = new Set(queryFields().map(({ name }) => name));
  /** @param {string} name */
  const within = (name) => fixed.has(name) || RESERVED.has(name) || !/^[A-Za-z_]\w*$/.test(name);
  const names = Object.keys(own);
  const plain = names.filter((name) => !within(name)).map((name) => `${name}=${pythonAsked(ownField(name), own[name] ?? [])}`);
  const rest = names.filter(within).map((name) => `${pythonString(name)}: ${pythonAsked(ownField(name), own[name] ?? [])}`);
  return [...plain, ...(rest.length ? [`own={${rest.join(", ")}}`] : [])];
}

/** @param {Record<string, string[]>} exclude */
function pythonExclude(exclude) {
  const fields = queryFields();
  const said = Object.entries(exclude).map(([name, words]) => {
    const field = fields.find((one) => one.name === name) ?? ownField(name);
    return `${pythonString(name)}: ${pythonAsked(field, words)}`;
  });
  return said.length ? [`exclude={${said.join(", ")}}`] : [];
}

/**
 * A query as Python's keywords: `kind="deployment", negated=False`.
 * @param {QueryLike | Query} like
 * @returns {string}
 */
function pythonKeywords(like) {
  const query = /** @type {Record<string, any>} */ (/** @type {unknown} */ (queryOf(like)));
  return queryFields()
    .flatMap((field) => {
      const { name, takes } = field;
      const value = query[name];
      if (takes === "own") return pythonOwn(value);
      if (takes === "exclude") return pythonExclude(value);
      if (value === null || (Array.isArray(value) && value.length === 0)) return [];
      return [`${name}=${takes === "count" ? value : pythonAsked(field, Array.isArray(value) ? value : [String(value)])}`];
    })
    .join(", ");
}

/** @param {NonNullable<AskedOfPython["path"]>} path */
function pythonPath({ source, target, chain = 0 }) {
  const ends = `${pythonString(source)}, ${pythonString(target)}`;
  return chain ? `[*kg.shortest_paths(${ends})][${chain}]` : `kg.shortest_path(${ends})`;
}

/**
 * The line of Python for what is shown: a question, a comparison, a path, or relations, in a focus or not.
 * @param {AskedOfPython} asked
 * @returns {string}
 */
export function pythonCode({ query = {}, focus = null, path = null, compare: sides = null, question = null, ids = null }) {
  if (question !== null) return `kg.ask(${pythonString(question)})`;
  if (sides !== null) return `kg.compare(${pythonString(sides.left)}, ${pythonString(sides.right)})`;
  if (path !== null) return pythonPath(path);
  // Of those that are chosen by id it is they that the limit was of.
  const relations = `relations(${pythonKeywords(ids ? { .../** @type {QueryLike} */ (query), limit: null } : query)})`;
  const line = focus === null ? `kg.${relations}` : `kg.${pythonFocus(focus)}.${relations}`;
  return ids ? `[one for one in ${line} if one.id in (${ids.map((id) => `${pythonString(id)}, `).join("")})]` : line;
}

/**
 * The line of Python for the disputes among the claims that a query asks for.
 * @param {QueryLike | Query} query
 */
export function pythonDisputes(query) {
  return `kg.disputes(${pythonKeywords(query)})`;
}

/** @param {NonNullable<AskedOfPython["focus"]>} focus */
function pythonFocus({ id, radius, direction }) {
  return `ego(${pythonString(id)}, radius=${radius}${direction === "both" ? "" : `, direction=${pythonString(direction)}`})`;
}

/** The line of Python that gives exactly what the page shows. */

/** @import { AskedOfPython, Query, QueryField, QueryLike } from "../data/types.mjs" */

import { queryFields, queryOf } from "../data/query.mjs";

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
 * @param {string[]} words
 * @returns {string}
 */
function pythonWords(words) {
  const [first = "", ...rest] = words.map(pythonString);
  return rest.length === 0 ? first : `(${[first, ...rest].join(", ")})`;
}

/**
 * What a field of each sort holds, as Python writes it.
 * @type {Record<QueryField["takes"], (value: any) => string>}
 */
const PYTHON = { words: pythonWords, yes_no: (value) => (value ? "True" : "False"), date: pythonString, text: pythonString };

/**
 * A query as Python's keywords: `kind="deployment", negated=False`.
 * @param {QueryLike | Query} like
 * @returns {string}
 */
function pythonKeywords(like) {
  const query = /** @type {Record<string, any>} */ (queryOf(like));
  return queryFields()
    .filter(({ name }) => query[name] !== null && query[name].length !== 0)
    .map(({ name, takes }) => `${name}=${PYTHON[takes](query[name])}`)
    .join(", ");
}

/**
 * The line of Python for what is shown: a question, a comparison, a path, or relations, in a focus or not.
 * @param {AskedOfPython} asked
 * @returns {string}
 */
export function pythonCode({ query = {}, focus = null, path = null, compare: sides = null, question = null }) {
  if (question !== null) return `kg.ask(${pythonString(question)})`;
  if (sides !== null) {
    return `graph.compare(kg.scenario(${pythonString(sides.left)}), kg.scenario(${pythonString(sides.right)}))`;
  }
  if (path !== null) return `kg.shortest_path(${pythonString(path.source)}, ${pythonString(path.target)})`;
  const relations = `relations(${pythonKeywords(query)})`;
  if (focus === null) return `kg.${relations}`;
  const direction = focus.direction === "both" ? "" : `, direction=${pythonString(focus.direction)}`;
  return `kg.ego(${pythonString(focus.id)}, radius=${focus.radius}${direction}).${relations}`;
}

/** What claims say something of, and how many answer a word of a field, whatever the field looks at. */

/** @import { View } from "../data/types.mjs" */

import { select } from "./select.mjs";

/** What every relation may say something of. */
const COMMON = ["statement", "note", "date", "topic", "scenario"];

/**
 * The fields that some claim says something of: of every relation's, and of the kinds' own.
 * @param {View} view
 * @returns {string[]}
 */
export function saidFields(view) {
  const own = view.query_fields.filter((field) => field.own).map(({ name }) => name);
  return [...COMMON, ...own.filter((name) => !COMMON.includes(name))].filter((name) => select(view, { has: [name] }).length > 0);
}

/**
 * Counts how many relations answer each of some words of a field; which they are is looked for once.
 * @param {View} view
 * @param {string} field
 * @param {readonly string[]} words
 * @returns {(mask: Uint8Array | null) => Map<string, number>} the mask: only these
 */
export function answerCounter(view, field, words) {
  const answers = words.map((word) => /** @type {const} */ ([word, select(view, { [field]: [word] })]));
  return (mask) => new Map(answers.map(([word, places]) => [word, mask ? places.filter((place) => mask[place]).length : places.length]));
}

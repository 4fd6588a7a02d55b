/** The relations that answer a question. */

/** @import { QuestionView, RelationView, View } from "./types.mjs" */

import { lookupsOf } from "./lookups.mjs";

/**
 * Relations by their ids, in the order of these.
 * @param {View} view
 * @param {readonly string[]} ids
 * @returns {RelationView[]}
 */
export function relationsOf(view, ids) {
  const { relations } = lookupsOf(view);
  return ids.flatMap((id) => relations.get(id) ?? []);
}

/**
 * The relations that answer a question, in the order in which Python gives them.
 * @param {View} view
 * @param {QuestionView} question
 * @returns {RelationView[]}
 */
export function answerOf(view, { answer }) {
  return relationsOf(view, answer);
}

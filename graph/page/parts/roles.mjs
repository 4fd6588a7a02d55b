/** As what a claim names those that stand at neither of its ends. */

/** @import { Context } from "../context/context.mjs" */
/** @import { RelationView, Step } from "../data/types.mjs" */

import { fieldOfKind } from "./fields.mjs";
import { inSentence } from "../words/language.mjs";

const ENDS = ["source", "target"];

/**
 * Those of a hop's two that its claim names in a field, or as its holder.
 * @param {Step} step
 * @returns {{ as: string, id: string }[]}
 */
export function namedBy({ from, to, start_as: start, end_as: end }) {
  return [{ as: start, id: from }, { as: end, id: to }].filter(({ as }) => !ENDS.includes(as));
}

/**
 * What a field is called within a sentence: "pursued by".
 * @param {Context} context
 * @param {RelationView} relation
 * @param {string} as the field
 */
export function roleOf(context, relation, as) {
  return inSentence(fieldOfKind(context, relation.kind, as));
}

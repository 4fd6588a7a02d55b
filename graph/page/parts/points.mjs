/** What a point of a debate is called, and what is written on its lines. */

/** @import { Context } from "../context/context.mjs" */
/** @import { RelationView } from "../data/types.mjs" */

import { claimsAt } from "../answers/debate.mjs";
import { lineAt, namesTitle } from "./headings.mjs";

/**
 * What a point of the debate is called: the concept, or the two that its claims are of.
 * @param {Context} context
 * @param {string} point as the state names it
 */
export function pointTitle(context, point) {
  const [first] = claimsAt(context.view, point);
  const concept = point.startsWith("concept~") ? context.view.concepts.find(({ agree, reject }) => first && (agree.includes(first.id) || reject.includes(first.id))) : undefined;
  if (concept?.entity) return context.name(concept.entity);
  return first ? endsTitle(context, first) : context.say("debate.title");
}

/**
 * @param {Context} context
 * @param {RelationView} relation
 */
export function endsTitle(context, { source, target }) {
  return namesTitle(context, source, target);
}

/**
 * What is written on a line: where a point of the debate is drawn, after whose claim it is.
 * @param {Context} context
 * @param {number} place
 */
export function voicedLineAt(context, place) {
  const relation = context.view.relations[place];
  const { point, tab } = context.state;
  const line = lineAt(context, place);
  if (!relation || point === null || tab !== "debate" || relation.voice === relation.source) return line;
  return `${context.voice(relation.voice)}: ${line}`;
}

/** The order in which a reader meets the relations: as the documents have them. */

/** @import { QuestionView, RelationView, View } from "./types.mjs" */

import { lookupsOf } from "./lookups.mjs";

/**
 * Some relations in the order in which a reader meets them: by their first citation, then by id.
 * @param {View} view
 * @param {readonly RelationView[]} relations
 * @returns {RelationView[]}
 */
export function inReadingOrder(view, relations) {
  const documents = new Map(view.documents.map(({ id }, place) => [id, place]));
  const uncited = documents.size;
  return relations
    .map((relation) => {
      const [first] = relation.evidence;
      return { relation, document: first ? (documents.get(first.document) ?? uncited) : uncited, start: first?.start ?? 0 };
    })
    .sort((a, b) => a.document - b.document || a.start - b.start || (a.relation.id < b.relation.id ? -1 : 1))
    .map(({ relation }) => relation);
}

/** @type {WeakMap<View, RelationView[]>} */
const READ = new WeakMap();

/**
 * All relations of a view in that order, worked out once.
 * @param {View} view
 * @returns {RelationView[]}
 */
export function asRead(view) {
  let read = READ.get(view);
  if (!read) {
    read = inReadingOrder(view, view.relations);
    READ.set(view, read);
  }
  return read;
}

/**
 * The relations that answer a question, as a reader goes through them: a query's as the document has them, a path's and
 * a comparison's as they come.
 * @param {View} view
 * @param {QuestionView} question
 * @returns {RelationView[]}
 */
export function answerOf(view, question) {
  const { relations } = lookupsOf(view);
  const answer = question.answer.map((id) => relations.get(id)).filter((relation) => relation !== undefined);
  return question.query ? inReadingOrder(view, answer) : answer;
}

/**
 * Where in the answer, as a reader goes through it, a step is. A state's step goes by the order of the answer's ids.
 * @param {View} view
 * @param {QuestionView} question
 * @param {number} step the state's
 * @returns {number} counted from 1; 0: none
 */
export function stepOf(view, question, step) {
  const id = question.answer[step - 1];
  return answerOf(view, question).findIndex((relation) => relation.id === id) + 1;
}

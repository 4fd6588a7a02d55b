/** The caption under the picture: how much of the graph is shown, and how much of that is drawn. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Overview } from "../picture/overview.mjs" */

import { absenceOf } from "../answers/absence.mjs";
import { ALL_NAMED } from "./scene.mjs";

const ABSENT = { denied: "absence.denied", narrowed: "absence.narrowed", unsaid: "absence.unsaid", open: "absence.open" };

/**
 * One count, and what it is a count of: what stands out, what is drawn, what the filters leave, or all.
 * @param {Context} context
 * @param {Overview} overview
 */
export function captionOf(context, overview) {
  const { shown, view, state } = context;
  const parts = [overview.whole ? (standingOut(context) ?? shownCaption(context)) : drawnCaption(context, overview)];
  if (state.focus) parts.push(context.say("caption.focus", { entity: context.name(state.focus.id), count: state.focus.depth }));
  if (shown.relations === 0 && view.relations.length > 0) parts.push(emptyCaption(context));
  return parts.join(" ");
}

/**
 * How many of the relations shown stand out, and of whom.
 * @param {Context} context
 * @returns {string | null} null: none does, or all do
 */
function standingOut(context) {
  const { shown, state } = context;
  const count = [...(shown.litRelations ?? [])].filter((place) => shown.relation[place]).length;
  if (count === 0 || count === shown.relations) return null;
  const { entity, relation, path, question, sentence } = state;
  const selected = entity !== null && !relation && !path && !question && !sentence;
  return context.say(selected ? "caption.standsOf" : "caption.stands", { count, total: shown.relations, name: selected ? context.name(entity) : "" });
}

/**
 * How much of what is shown is drawn, of a large graph.
 * @param {Context} context
 * @param {Overview} overview
 */
function drawnCaption(context, overview) {
  const drawn = context.say("caption.drawn", {
    entities: overview.entities.length,
    totalEntities: context.say("count.entities", { count: context.shown.entities }),
    relations: overview.relations.length,
    totalRelations: context.say("count.relations", { count: context.shown.relations }),
  });
  const lone = context.view.entities.some(({ degree }) => degree === 0);
  return lone ? `${drawn} ${context.say("caption.lone")}` : drawn;
}

/**
 * How much of the graph the filters leave.
 * @param {Context} context
 */
function shownCaption(context) {
  const { shown, view } = context;
  const [all, total] = [view.relations.length, view.entities.length];
  const relations = context.say("count.relations", { count: all });
  const entities = context.say("count.entities", { count: total });
  if (shown.relations === all && shown.entities === total) {
    if (total > ALL_NAMED && !context.state.every) return context.say("caption.folded", { relations, entities });
    const whole = context.say("caption.all", { count: all === 1 || total === 1 ? 1 : 2, relations, entities });
    return total > ALL_NAMED ? `${whole} ${context.say("caption.named")}` : whole;
  }
  return context.say("caption.part", { shownRelations: shown.relations, totalRelations: relations, shownEntities: shown.entities, totalEntities: entities });
}

/**
 * That nothing passes the filters, and what is known of that.
 * @param {Context} context
 */
export function emptyCaption(context) {
  const empty = context.say("caption.empty");
  // What the page's own words leave out says nothing of the text.
  if (context.state.filter) return empty;
  const { reason, count } = absenceOf(context.view, context.state.query);
  return `${empty} ${context.say(ABSENT[reason], { count })}`;
}

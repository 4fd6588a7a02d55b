/** The caption under the picture: how much of the graph is shown, and how much of that is drawn. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Overview } from "../picture/overview.mjs" */

import { absenceOf } from "../answers/absence.mjs";

const ABSENT = { denied: "absence.denied", narrowed: "absence.narrowed", unsaid: "absence.unsaid", open: "absence.open" };

/**
 * @param {Context} context
 * @param {Overview} overview
 */
export function captionOf(context, overview) {
  const { shown, view, state } = context;
  const [all, total] = [view.relations.length, view.entities.length];
  const parts = [];
  /** @param {number} count */
  const relations = (count) => context.say("count.relations", { count });
  /** @param {number} count */
  const entities = (count) => context.say("count.entities", { count });
  if (shown.relations < all || shown.entities < total)
    parts.push(partCaption(context));
  else if (overview.whole) parts.push(context.say("caption.all", { count: all === 1 || total === 1 ? 1 : 2, relations: relations(all), entities: entities(total) }));
  if (!overview.whole)
    parts.push(
      context.say("caption.drawn", {
        entities: overview.entities.length,
        totalEntities: entities(shown.entities),
        relations: overview.relations.length,
        totalRelations: relations(shown.relations),
      }),
    );
  if (state.focus) parts.push(context.say("caption.focus", { entity: context.name(state.focus.id), count: state.focus.depth }));
  if (shown.relations === 0 && all > 0) parts.push(emptyCaption(context));
  return parts.join(" ");
}

/**
 * How much of the graph the filters leave.
 * @param {Context} context
 */
export function partCaption(context) {
  const { shown, view } = context;
  return context.say("caption.part", {
    shownRelations: shown.relations,
    totalRelations: context.say("count.relations", { count: view.relations.length }),
    shownEntities: shown.entities,
    totalEntities: context.say("count.entities", { count: view.entities.length }),
  });
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

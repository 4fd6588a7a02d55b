/** The line of Python for what the page shows, and for what is selected in it. */

/** @import { Context } from "../context/context.mjs" */

import { pythonCode } from "../answers/python-code.mjs";
import { asksForNothing } from "../data/query.mjs";

/**
 * The line of Python that gives what is shown.
 * @param {Context} context
 * @returns {string}
 */
export function pythonOf(context) {
  const { query, focus, path, compare, question, filter } = context.state;
  if (asksForNothing(query) && !path && !compare && !question) return "()";
  return pythonCode({
    query: /** @type {any} */ (query),
    focus: focus ? { id: focus.id, radius: focus.depth, direction: focus.direction } : null,
    path: path && { source: path.from, target: path.to, chain: path.chain ?? 0 },
    compare,
    question,
    ids: filter ? context.shown.places.map((place) => context.view.relations[place]?.id ?? "") : null,
  });
}

/**
 * The line of Python for the relations of the entity that is selected, as its details have them.
 * @param {Context} context
 * @returns {string | null} null: none is selected, or the query asks for others
 */
export function pythonOfSelected(context) {
  const { query, focus, path, compare, question, entity, filter } = context.state;
  if (!entity || filter || path || compare || question || !context.entity(entity)) return null;
  if (query.entity.length || query.limit !== null || (focus && focus.id !== entity)) return null;
  if (asksForNothing(query)) return null;
  return pythonCode({
    query: { .../** @type {any} */ (query), entity },
    focus: focus ? { id: focus.id, radius: focus.depth, direction: focus.direction } : null,
  });
}

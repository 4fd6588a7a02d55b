/** What a matter of a comparison is called. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Pair } from "../state/state.mjs" */

import { entitiesOf } from "../answers/comparison.mjs";

/**
 * An entity's name; of a role, the names of those who play it on either side.
 * @param {Context} context
 * @param {string} about an entity's id, or "@role"
 * @param {Pair | null} pair
 */
export function aboutName(context, about, pair) {
  const ids = pair ? entitiesOf(context.view, about, pair.left, pair.right) : [about];
  return [...new Set(ids)].map((id) => context.name(id)).join(" | ");
}

/** After a change of the state: what stands out is brought on the screen, and what has happened is said. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Stage } from "./stage.mjs" */
/** @import { State } from "../state/state.mjs" */

import { lookupsOf } from "../data/lookups.mjs";

/**
 * @param {Context} context
 * @param {State} before
 * @param {Stage} stage
 */
export function follow(context, before, stage) {
  const { state } = context;
  const picked = state.entity !== before.entity || state.relation !== before.relation;
  const leads = picked || ["question", "step", "sentence", "path", "focus"].some((field) => differs(field, state, before));
  if (leads && (state.entity || state.relation || state.question || state.path || state.sentence)) bring(context, stage);
  announce(context, before, picked);
}

/**
 * @param {string} field
 * @param {State} state
 * @param {State} before
 */
function differs(field, state, before) {
  const name = /** @type {keyof State} */ (field);
  return JSON.stringify(state[name]) !== JSON.stringify(before[name]);
}

/**
 * @param {Context} context
 * @param {State} before
 * @param {boolean} picked
 */
function announce(context, before, picked) {
  const { state, shown, view } = context;
  if (picked) {
    const claim = state.relation ? context.relation(state.relation) : undefined;
    const label = claim ? context.sentence(claim).text : state.entity ? context.name(state.entity) : null;
    context.announce(label ? context.say("announce.selected", { label }) : context.say("announce.cleared"));
  } else if (state.compare && !before.compare) context.announce(context.say("announce.compare", { count: context.differences }));
  else if (state.query !== before.query || state.focus !== before.focus)
    context.announce(context.say("announce.shown", { shown: shown.relations, total: view.relations.length }));
}

/**
 * Frame what stands out in the free picture.
 * @param {Context} context
 * @param {Stage} stage
 */
export function bring(context, stage) {
  const { state, shown, view } = context;
  const { entityPlaces } = lookupsOf(view);
  const relation = state.relation ? context.relation(state.relation) : undefined;
  const nodes = relation
    ? [relation.source, relation.target].map((id) => entityPlaces.get(id) ?? -1)
    : [...(shown.litEntities ?? [])];
  stage.picture.bring(nodes.filter((node) => node >= 0));
}

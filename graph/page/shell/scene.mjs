/** The scene of a state: what the picture draws, and what stands out in it. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Styled } from "../data/styled.mjs" */
/** @import { Box } from "../picture/camera.mjs" */
/** @import { Scene } from "../picture/frame.mjs" */
/** @import { Overview } from "../picture/overview.mjs" */
/** @import { Target } from "../picture/target.mjs" */

import { lookupsOf } from "../data/lookups.mjs";
import { bendsPast } from "../picture/past.mjs";
import { overviewOf } from "../picture/overview.mjs";

/** Of more entities than these, some have no room for their names. */
export const ALL_NAMED = 60;

/**
 * @param {Context} context
 * @param {Styled} styled the graph as it stands on the screen
 * @param {Box} sight the part of the graph on the screen
 * @param {Target} hover
 * @returns {{ scene: Scene, overview: Overview }}
 */
export function sceneOf(context, styled, sight, hover) {
  const { shown, state, view, limits } = context;
  const lookups = lookupsOf(view);
  const { entityPlaces, relationPlaces } = lookups;
  const entity = entityPlaces.get(state.entity ?? "") ?? -1;
  const relation = relationPlaces.get(state.relation ?? "") ?? -1;
  const always = [entity, hover.node].filter((node) => node >= 0);
  for (const line of [relation, hover.line]) {
    const one = view.relations[line];
    if (one) always.push(entityPlaces.get(one.source) ?? 0, entityPlaces.get(one.target) ?? 0);
  }
  const hidden = new Set(lookups.placesOf(state.hidden));
  const overview = overviewOf(view, styled, shown, sight, always, limits);
  const { litEntities, litRelations } = !shown.litEntities && hover.node >= 0 ? litAround(context, hover.node) : shown;
  const scene = {
    entities: hidden.size ? overview.entities.filter((node) => !hidden.has(node)) : overview.entities,
    relations: hidden.size ? overview.relations.filter((line) => !hidden.has(styled.lines.source[line] ?? -1) && !hidden.has(styled.lines.target[line] ?? -1)) : overview.relations,
    litEntities,
    litRelations,
    folds: overview.whole && overview.entities.length > ALL_NAMED && !litEntities && !shown.marks && !state.every,
    bends: bendsPast(styled, litRelations, litEntities),
    marks: shown.marks,
    entity,
    relation,
    hoverEntity: hover.node,
    hoverRelation: hover.line,
  };
  return { scene, overview };
}

/**
 * An entity that is pointed at stands out with its neighbours.
 * @param {Context} context
 * @param {number} node
 */
function litAround({ view, shown, styled: { lines } }, node) {
  const litRelations = new Set([...lookupsOf(view).around(node)].filter((line) => shown.relation[line]));
  const litEntities = new Set([node]);
  for (const line of litRelations) {
    litEntities.add(lines.source[line] ?? 0);
    litEntities.add(lines.target[line] ?? 0);
  }
  return { litEntities, litRelations };
}

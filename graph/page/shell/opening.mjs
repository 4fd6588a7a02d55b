/** What a large graph opens with: its overview, which came first, drawn before the rest is read. */

/** @import { Opening } from "../data/loading.mjs" */
/** @import { View } from "../data/types.mjs" */
/** @import { Picture } from "../picture/picture.mjs" */

import { linesOf, nodesOf, scenarioPlaces } from "../data/styled.mjs";
import { plainManner } from "./manner.mjs";

/**
 * @param {View & Opening} opening
 * @param {Picture} picture
 */
export async function drawOpening({ overview, scenarios, entity_kinds: kinds }, picture) {
  if (!overview) return;
  const nodes = nodesOf([overview.nodes], kinds);
  const lines = await linesOf([overview.lines]);
  const styled = { nodes, lines, scenario: scenarioPlaces(overview.scenarios, scenarios) };
  picture.setStyled(styled, plainManner(styled));
  const { degrees } = overview;
  const entities = Int32Array.from(nodes.id.keys()).sort((a, b) => (degrees[a] ?? 0) - (degrees[b] ?? 0) || b - a);
  const scene = {
    entities,
    relations: Int32Array.from(lines.id.keys()),
    litEntities: null,
    litRelations: null,
    marks: null,
    entity: -1,
    relation: -1,
    hoverEntity: -1,
    hoverRelation: -1,
  };
  picture.setScene(scene, null);
}

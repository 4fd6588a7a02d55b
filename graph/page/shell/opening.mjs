/** What a large graph opens with, before the rest is read: every entity as a dot, and its overview, which came first. */

/** @import { Opening } from "../data/loading.mjs" */
/** @import { Nodes } from "../data/styled.mjs" */
/** @import { View } from "../data/types.mjs" */
/** @import { Picture } from "../picture/picture.mjs" */

import { turnedStyled } from "../data/moved.mjs";
import { linesOf, nodesOf, scenarioPlaces } from "../data/styled.mjs";
import { plainScene } from "../picture/frame.mjs";
import { plainManner } from "./manner.mjs";

/**
 * @param {View & Opening} opening
 * @param {Picture} picture
 */
export async function drawOpening({ counts, overview, places, scenarios, entity_kinds: kinds }, picture) {
  if (!overview) return;
  const { entities, degrees } = overview;
  const nodes = spread(nodesOf([overview.nodes], kinds, places), entities, counts.entities);
  const lines = await linesOf([overview.lines]);
  const styled = { nodes: { ...nodes, x: Float32Array.from(places.x), y: Float32Array.from(places.y) }, lines, scenario: scenarioPlaces(overview.scenarios, scenarios) };
  const degree = new Map(entities.map((place, row) => [place, degrees[row] ?? 0]));
  picture.setStyled(picture.isUpright ? turnedStyled(styled) : styled, plainManner(styled));
  picture.setScene(plainScene(entities, lines.id.keys(), (node) => degree.get(node) ?? 0), new Uint8Array(counts.entities).fill(1));
}

/**
 * The columns of some nodes, each of these at its place among all; the others have nothing yet.
 * @param {Nodes} some
 * @param {readonly number[]} at
 * @param {number} count
 * @returns {Nodes}
 */
function spread(some, at, count) {
  /** @param {any} column */
  const whole = (column) => {
    const wide = new column.constructor(count);
    for (const [row, place] of at.entries()) wide[place] = column[row];
    return wide;
  };
  return /** @type {Nodes} */ (Object.fromEntries(Object.entries(some).map(([name, column]) => [name, whole(column)])));
}

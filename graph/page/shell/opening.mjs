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
  const { x, y, ...looks } = nodesOf([overview.nodes], kinds, places);
  const nodes = { ...spread(looks, entities, counts.entities), x, y };
  const lines = await linesOf([overview.lines]);
  const styled = { nodes, lines, scenario: scenarioPlaces(overview.scenarios, scenarios) };
  const degree = new Map(entities.map((place, row) => [place, degrees[row] ?? 0]));
  picture.setStyled(picture.isUpright ? turnedStyled(styled) : styled, plainManner(styled));
  picture.setScene(plainScene(entities, lines.id.keys(), (node) => degree.get(node) ?? 0), new Uint8Array(counts.entities).fill(1));
}

/**
 * How some nodes look, each of these at its place among all; the others have nothing yet.
 * @param {Omit<Nodes, "x" | "y">} some
 * @param {readonly number[]} at
 * @param {number} count
 * @returns {Omit<Nodes, "x" | "y">}
 */
function spread(some, at, count) {
  /** @param {any} column */
  const whole = (column) => {
    const wide = new column.constructor(count);
    for (const [row, place] of at.entries()) wide[place] = column[row];
    return wide;
  };
  return /** @type {Omit<Nodes, "x" | "y">} */ (Object.fromEntries(Object.entries(some).map(([name, column]) => [name, whole(column)])));
}

/** What a large graph opens with: its overview, which came first, drawn before the rest is read. */

/** @import { Opening } from "../data/loading.mjs" */
/** @import { View } from "../data/types.mjs" */
/** @import { Picture } from "../picture/picture.mjs" */

import { linesOf, nodesOf, scenarioPlaces } from "../data/styled.mjs";
import { wholeScene } from "../picture/frame.mjs";
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
  picture.setScene(wholeScene(styled, (node) => overview.degrees[node] ?? 0), null);
}

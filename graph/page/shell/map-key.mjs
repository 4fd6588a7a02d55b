/** The key of the picture: a colour for each scenario, a solid line for what is so, a broken one for what would be. */

/** @import { Context } from "../context/context.mjs" */

import { el, svg } from "../base/dom.mjs";
import { lineSwatch } from "../parts/swatches.mjs";
import { scenarioColour } from "../picture/colours.mjs";

/** How many scenarios the key names at most: it has five items. */
const MOST_NAMED = 3;
const WOULD = [7, 5];

/**
 * @param {Context} context
 * @param {boolean} folded whether the picture folds names into counts
 */
export function keyOf(context, folded) {
  const { view } = context;
  // Of more, the bands of the picture say their names.
  const named = view.scenarios.length <= MOST_NAMED ? view.scenarios : [];
  /** @type {[node: Element | null, label: string][]} */
  const items = [
    ...named.map(({ id }, at) => /** @type {[Element, string]} */ ([lineSwatch({ colour: scenarioColour(at + 1), dash: WOULD }), context.scenario(id)])),
    [lineSwatch({ colour: "always" }), context.say("map.is")],
    [lineSwatch({ colour: "always", dash: WOULD }), context.say("map.would")],
  ];
  const ring = svg("svg", { class: "swatch", viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" }, svg("circle", { cx: 9, cy: 9, r: 3.6, fill: "none", stroke: "var(--always)", "stroke-width": 1.6 }));
  if (folded) items.push([ring, context.say("map.folded")]);
  return el("ul", { class: "map-key" }, items.map(([swatch, label]) => el("li", {}, swatch, " ", label)));
}

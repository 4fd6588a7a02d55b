/** The key of the picture: a colour for each scenario, a solid line for what is so, a broken one for what would be. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Drawing } from "../picture/drawing.mjs" */

import { el, svg } from "../base/dom.mjs";
import { lineSwatch } from "../parts/swatches.mjs";
import { scenarioColour } from "../picture/colours.mjs";

/** How many scenarios the key names at most: it has five items. */
const MOST_NAMED = 3;
const WOULD = [7, 5];

/**
 * What the lines mean.
 * @param {Context} context
 * @param {Drawing | null} drawing of one only the scenarios that it has are named; null: the free picture
 * @returns {{ colour: string, dash: number[] | null, label: string }[]}
 */
export function keyItems(context, drawing) {
  const { view } = context;
  const drawn = new Set(drawing?.things.flatMap(({ lines }) => lines.map((line) => view.relations[line]?.scenario)));
  const used = view.scenarios.filter(({ id }) => !drawing || drawn.has(id));
  // Of more, the bands of the picture say their names.
  const named = used.length <= MOST_NAMED ? used : [];
  return [
    ...named.map(({ id }) => ({ colour: scenarioColour(context.scenarioPlace(id)), dash: WOULD, label: context.scenario(id) })),
    { colour: "always", dash: null, label: context.say("map.is") },
    { colour: "always", dash: WOULD, label: context.say("map.would") },
  ];
}

/**
 * @param {Context} context
 * @param {Drawing | null} drawing null: the free picture
 */
export function keyOf(context, drawing) {
  const folded = drawing?.things.some(({ fold, ends }) => fold !== undefined && ends.length > 0);
  const ring = svg("svg", { class: "swatch", viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" }, svg("circle", { cx: 9, cy: 9, r: 3.6, fill: "none", stroke: "var(--always)", "stroke-width": 1.6 }));
  return el(
    "ul",
    { class: "map-key" },
    keyItems(context, drawing).map(({ colour, dash, label }) => el("li", {}, lineSwatch({ colour, dash }), " ", label)),
    folded ? el("li", {}, ring, " ", context.say("map.folded")) : null,
  );
}

/** The key of the picture: a colour for each scenario, a solid line for what is so, a broken one for what would be. */

/** @import { Context } from "../context/context.mjs" */
/** @import { RelationView, View } from "../data/types.mjs" */
/** @import { Drawing } from "../picture/drawing.mjs" */

import { BOTH, campsOf } from "../answers/camps.mjs";
import { isSo } from "../answers/moods.mjs";
import { el } from "../base/dom.mjs";
import { scenarioNamed } from "../parts/came.mjs";
import { lineSwatch } from "../parts/swatches.mjs";
import { scenarioColour } from "../picture/colours.mjs";

/** How many scenarios the key names at most: it has five items. */
const MOST_NAMED = 4;
const WOULD = [7, 5];

/**
 * Of what scenarios some claims are, and of which sorts of line.
 * @typedef {object} Sorts
 * @property {Set<string | null>} scenarios
 * @property {boolean} so whether one is of what is so
 * @property {boolean} would whether one is of what would, may or ought to be
 * @property {boolean} denied
 */

/** @type {WeakMap<View, Sorts>} of all claims of a view, found once: the key is drawn at every step */
const SORTS = new WeakMap();

/**
 * @param {Iterable<RelationView>} relations
 * @returns {Sorts}
 */
function sortsOf(relations) {
  const sorts = { scenarios: new Set(), so: false, would: false, denied: false };
  for (const relation of relations) {
    sorts.scenarios.add(relation.scenario);
    if (isSo(relation)) sorts.so = true;
    else sorts.would = true;
    if (relation.negated) sorts.denied = true;
  }
  return sorts;
}

/** @param {View} view */
function allSorts(view) {
  const known = SORTS.get(view) ?? sortsOf(view.relations);
  SORTS.set(view, known);
  return known;
}

/**
 * What the lines mean that are drawn.
 * @param {Context} context
 * @param {Drawing | null} drawing of one only what it has is named; null: the free picture
 * @returns {{ colour: string, dash: number[] | null, label: string, bar?: boolean }[]}
 */
export function keyItems(context, drawing) {
  const { view } = context;
  const { scenarios, so, would, denied } = drawing ? sortsOf(drawing.things.flatMap(({ lines }) => lines.flatMap((line) => view.relations[line] ?? []))) : allSorts(view);
  const used = view.scenarios.filter(({ id }) => scenarios.has(id));
  // Where there are bands, they say the scenarios' names.
  const named = used.length <= MOST_NAMED && !hasBands(context, drawing) ? used : [];
  /** @param {string} word @param {number[] | null} dash */
  const line = (word, dash) => ({ colour: "always", dash, label: context.say(word) });
  // Beside so many scenarios there is room for one more item.
  const lines = named.length === MOST_NAMED ? [line("map.isWould", null)] : [...(so ? [line(drawing && denied ? "map.isOrNot" : "map.is", null)] : []), ...(would ? [line("map.would", WOULD)] : [])];
  // In a drawing the words of a line deny; in the free picture a bar across it does.
  const barred = !drawing && denied && named.length < MOST_NAMED;
  return [
    ...named.map(({ id }) => ({ colour: scenarioColour(context.scenarioPlace(id)), dash: WOULD, label: scenarioNamed(context, id) })),
    ...lines,
    ...(barred ? [{ ...line("map.not", null), bar: true }] : []),
  ];
}

/**
 * Whether a drawing has a band for each scenario: that of more than two, by topics.
 * @param {Context} context
 * @param {Drawing | null} drawing
 */
function hasBands({ view }, drawing) {
  return view.scenarios.length > 2 && drawing !== null && drawing.things.some(({ fold }) => fold !== undefined);
}

/**
 * Whether each name is an upright line in a drawing: that by topics where not two scenarios face each other.
 * @param {Context} context
 * @param {Drawing} drawing
 */
function isLanes({ view }, drawing) {
  return view.scenarios.length !== 2 && drawing.things.some(({ fold }) => fold !== undefined);
}

/**
 * How many of the names have room, where not all have.
 * @param {Context} context
 * @param {Drawing} drawing
 */
function named(context, { things }) {
  const drawn = things.filter(({ node }) => node >= 0).length;
  const all = context.shown.entities;
  return drawn < all ? el("li", {}, context.say("map.named", { drawn, all })) : null;
}

/**
 * @param {Context} context
 * @param {Drawing | null} drawing null: the free picture
 * @param {number} [seen] how much of its height is seen: of a higher one the key at its foot is told here
 */
export function keyOf(context, drawing, seen = Infinity) {
  const folded = drawing?.things.some(({ fold, ends }) => fold !== undefined && ends.length > 0);
  return el(
    "ul",
    { class: "map-key" },
    keyItems(context, drawing).map(({ colour, dash, label, bar = false }) => el("li", {}, lineSwatch({ colour, dash, bar }), " ", label)),
    drawing && drawing.height > seen + 2 ? drawing.told.map((words) => el("li", {}, words)) : null,
    drawing && isLanes(context, drawing) ? [el("li", {}, context.say("map.lanes")), named(context, drawing)] : null,
    folded && context.view.scenarios.length === 2 && drawing?.things.some(({ node }) => campsOf(context.view).touched[node] === BOTH) ? el("li", {}, el("span", { class: "both", "aria-hidden": "true" }), " ", context.say("map.both")) : null,
  );
}

/** Claims and documents along the line of time: what each is in words, and beside them when it is. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Extent } from "../answers/extents.mjs" */
/** @import { Stretch } from "../answers/time-scale.mjs" */
/** @import { TimeRow } from "../answers/time-rows.mjs" */
/** @import { RelationView, SourceDocument } from "../data/types.mjs" */

import { extentOf } from "../answers/extents.mjs";
import { placeIn } from "../answers/time-scale.mjs";
import { el } from "../base/dom.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { namesTitle } from "./headings.mjs";
import { placesOfClaim } from "./places.mjs";
import { tell } from "./told.mjs";

/**
 * How a claim stands, as far as it is more than a plain fact of the only voice.
 * @param {Context} context
 * @param {RelationView} relation
 * @returns {(Node | string)[]}
 */
function standingOf(context, relation) {
  const { view } = context;
  const { scenario, negated, modality, certainty, voice } = relation;
  const words = [
    context.dates(relation),
    modality === "fact" ? null : context.say(`modality.${modality}`),
    certainty === "certain" ? null : context.say(`certainty.${certainty}`),
    view.voices.length > 1 ? context.heldBy(voice) : null,
    ...placesOfClaim(context, relation),
  ];
  return [
    ...(negated ? [el("strong", {}, context.say("timeline.denied"))] : []),
    ...(scenario === null ? [] : [el("span", { class: `world ${scenarioColour(context.scenarioPlace(scenario))}` }, context.scenario(scenario))]),
    ...words.flatMap((word) => word || []),
  ].flatMap((word, at) => (at ? [" · ", word] : [word]));
}

/**
 * A claim as a button that selects it.
 * @param {Context} context
 * @param {RelationView} relation
 * @param {Node} name what stands before how it stands
 */
function claimButton(context, relation, name) {
  const standing = standingOf(context, relation);
  return el(
    "button",
    { type: "button", class: "time-claim", "data-claim": relation.id, onclick: () => context.selectRelation(relation.id) },
    name,
    el("span", { class: "standing" }, standing),
  );
}

/**
 * The claims of one row, and their bars.
 * @param {Context} context
 * @param {TimeRow} row
 * @param {Stretch} seen
 * @param {boolean} named whether it goes by the names of its ends, and not by what it says
 */
export function claimRow(context, { source, target, places }, seen, named) {
  const relations = places.flatMap((place) => context.view.relations[place] ?? []);
  const [first, ...more] = relations;
  if (!first) return el("li", {});
  const names = namesTitle(context, source, target);
  const name = () => (named ? el("span", { class: "time-name", dir: "auto" }, names) : tell("span", { class: "time-name says" }, context.sentence(first)));
  const told =
    more.length === 0
      ? claimButton(context, first, name())
      : el("div", {}, name(), relations.map((one) => claimButton(context, one, el("span", { class: "hidden" }, `${names}: `))));
  return el("li", { class: "time-row" }, told, track(relations.flatMap((one) => claimBars(context, one, seen))));
}

/** @param {Node[]} bars */
function track(bars) {
  return el("div", { class: "track", "aria-hidden": "true" }, bars);
}

/**
 * @param {Context} context
 * @param {RelationView} relation
 * @param {Stretch} seen
 */
function claimBars(context, relation, seen) {
  const extent = extentOf(relation);
  if (!extent) return [];
  const node = el(
    "span",
    {
      class: `time-bars ${scenarioColour(context.scenarioPlace(relation.scenario))}${relation.negated ? " denied" : ""}`,
      "data-claim": relation.id,
      title: [context.sentence(relation).text, context.standingIn(relation).join(" · ")].join("\n"),
      onclick: () => context.selectRelation(relation.id),
    },
    barsOf(extent, seen),
  );
  return [node];
}

/**
 * What is drawn of an extent: what is sure, what may be, and that it goes on.
 * @param {Extent} extent
 * @param {Stretch} seen
 * @returns {HTMLElement[]}
 */
function barsOf({ from, to, sureFrom, sureTo, point, before, after }, seen) {
  if (!(from < seen[1] && to > seen[0])) return [];
  const middle = (from + to) / 2;
  return [
    ...(to - from > 1 ? bar("vague", [from, to], seen) : []),
    ...(point ? spot(middle, to - from === 1 ? "point" : "point vaguely", seen) : sureTo > sureFrom ? bar("sure", [sureFrom, sureTo], seen) : []),
    ...(before === "unknown" && from > seen[0] ? spot(from, "fade-in", seen) : []),
    ...(after === "unknown" && to < seen[1] ? spot(to, "fade-out", seen) : []),
    ...(after === "on" ? spot(seen[1], "goes-on", seen) : []),
  ];
}

/**
 * @param {string} style
 * @param {Stretch} stretch
 * @param {Stretch} seen
 */
function bar(style, stretch, seen) {
  const [from, to] = placeIn(stretch, seen);
  if (to <= from) return [];
  const node = el("span", { class: style });
  node.style.left = `${from * 100}%`;
  node.style.width = `${(to - from) * 100}%`;
  return [node];
}

/**
 * @param {number} day
 * @param {string} style
 * @param {Stretch} seen
 */
function spot(day, style, seen) {
  const node = el("span", { class: style });
  node.style.left = `${placeIn([day, day], seen)[0] * 100}%`;
  return [node];
}

/**
 * A document on its date: a button that asks for its claims alone.
 * @param {Context} context
 * @param {SourceDocument} document
 * @param {{ from: number, to: number, claims: number, choose: () => void }} said
 * @param {Stretch} seen
 */
export function documentRow(context, document, { from, to, claims, choose }, seen) {
  const { id, title, titles, authors, publisher, date } = document;
  const by = authors.length ? authors.join(", ") : publisher;
  const standing = [date && context.date(date), by, context.say("count.claims", { count: claims })].filter(Boolean).join(" · ");
  const extent = /** @type {const} */ ({ from, to, sureFrom: from, sureTo: to, point: true, before: "told", after: "told" });
  return el(
    "li",
    { class: "time-row" },
    el(
      "button",
      { type: "button", class: "time-claim", "data-document": id, onclick: choose },
      tell("span", { class: "time-name says" }, context.told(title, titles)),
      el("span", { class: "standing", dir: "auto" }, standing),
    ),
    track([el("span", { class: "time-bars", "data-document": id, title: `${context.document(id)}\n${standing}`, onclick: choose }, barsOf(extent, seen))]),
  );
}

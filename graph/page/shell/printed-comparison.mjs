/**
 * A comparison on one printed page: how much differs, every matter of which both speak with what either says, and, of
 * what one side alone speaks of, how much there is on each topic.
 */

/** @import { Matters } from "../answers/comparison.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { CompareBlock } from "../data/types.mjs" */
/** @import { Head } from "../parts/matter-index.mjs" */
/** @import { Pair } from "../state/state.mjs" */

import { countMatters, mattersOf } from "../answers/comparison.mjs";
import { el } from "../base/dom.mjs";
import { aboutName } from "../parts/about.mjs";
import { scenarioNamed } from "../parts/came.mjs";
import { matterCounts } from "../parts/matter-counts.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { inSentence } from "../words/language.mjs";
import { paper, printedClaim, sourceOn } from "./paper.mjs";

/**
 * @param {Context} context
 * @param {Pair} pair
 */
export function printedComparison(context, pair) {
  const topics = mattersOf(context.view, context.shown.rows);
  const heads = [pair.left, pair.right].map((id) => ({ id, label: context.scenario(id), colour: scenarioColour(context.scenarioPlace(id)) }));
  const counts = countMatters(topics);
  const printed = topics.flatMap(({ differ }) => differ.flatMap(({ left, right }) => [...left, ...right]));
  return paper(context, heads.map(({ label }) => label).join(" | "), [
    el("p", { class: "says" }, matterCounts(context, counts, heads, null)),
    el("p", { class: "note" }, context.say("compare.note")),
    counts.differ > 0 ? el("div", { class: "pair heads" }, heads.map(({ id, colour }) => el("section", { class: colour }, scenarioNamed(context, id)))) : null,
    topics.flatMap(({ differ }) => differ.map((block) => contrastOf(context, block, heads, pair))),
    oneSided(context, topics, heads),
    el("p", { class: "note" }, leftOut(context, counts)),
    sourceOn(context, printed),
  ]);
}

/**
 * What is on the screen only, in a sentence.
 * @param {Context} context
 * @param {ReturnType<typeof countMatters>} counts
 */
function leftOut(context, { left, right, same }) {
  const parts = [
    left + right > 0 ? context.say("print.leftSided", { count: left + right }) : null,
    same > 0 ? context.say("print.leftAlike") : null,
    context.say("print.leftAlways", { always: inSentence(context.always) }),
  ].filter((part) => part !== null);
  return context.say("print.leftOut", { parts: new Intl.ListFormat(context.say("locale")).format(parts) });
}

/**
 * A matter of which both speak, and differ.
 * @param {Context} context
 * @param {CompareBlock} block
 * @param {Head[]} heads
 * @param {Pair} pair
 */
function contrastOf(context, { topic, about, left, right }, heads, pair) {
  return el(
    "section",
    { class: "contrast" },
    el("h2", { dir: "auto" }, `${context.topic(topic)}: `, el("b", {}, aboutName(context, about, pair))),
    el(
      "div",
      { class: "pair" },
      [left, right].map((claims, side) => el("section", { class: heads[side]?.colour }, el("ul", { class: "plain" }, claims.map((relation) => el("li", {}, printedClaim(context, relation, { headed: true })))))),
    ),
  );
}

/**
 * On which topics one side alone speaks, and of how many matters.
 * @param {Context} context
 * @param {Matters[]} topics
 * @param {Head[]} heads
 */
function oneSided(context, topics, heads) {
  const some = topics.filter(({ left, right }) => left.length + right.length > 0);
  if (some.length === 0) return null;
  return el(
    "table",
    {},
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, context.say("print.oneSided")), heads.map(({ label, colour }) => el("th", { scope: "col", class: colour }, label)))),
    el("tbody", {}, some.map(({ topic, left, right }) => el("tr", {}, el("th", { scope: "row" }, context.topic(topic)), [left, right].map((blocks, side) => el("td", { class: heads[side]?.colour }, String(blocks.length || "–")))))),
  );
}

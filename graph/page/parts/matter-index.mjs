/** The topics of a comparison, those in which both sides speak and differ first, with a square for each matter. */

/** @import { Matters } from "../answers/comparison.mjs" */
/** @import { Context } from "../context/context.mjs" */

import { el, svg } from "../base/dom.mjs";
import { leaveMatter, narrowTo } from "../state/moves.mjs";
import { NO_TOPIC } from "../state/state.mjs";
import { inSentence } from "../words/language.mjs";

const SQUARE = 9;
/** From one square to the next. */
const STEP = SQUARE + 2;

/** @typedef {{ id: string, label: string, colour: string }} Head a side: its scenario, what it is called, its colour */

/**
 * @param {Context} context
 * @param {Matters[]} topics
 * @param {Head[]} heads
 */
export function matterIndex(context, topics, heads) {
  const common = topics.filter(({ differ }) => differ.length > 0);
  const apart = topics.filter(({ differ, left, right }) => differ.length === 0 && left.length + right.length > 0);
  return el(
    "nav",
    { class: "index", "aria-label": context.say("compare.index") },
    common.length ? [el("h3", {}, context.say("compare.inCommon")), el("ul", { class: "plain" }, common.map((one) => el("li", {}, entry(context, one, heads))))] : null,
    apart.length ? [el("h3", {}, context.say("compare.apart")), el("ul", { class: "plain" }, apart.map((one) => el("li", {}, entry(context, one, heads))))] : null,
    squareKey(context, heads),
  );
}

/**
 * @param {Context} context
 * @param {Matters} of
 * @param {Head[]} heads
 */
function entry(context, { topic, differ, left, right }, heads) {
  const chosen = context.state.matter === (topic ?? NO_TOPIC);
  const name = context.topic(topic);
  return el(
    "button",
    {
      type: "button",
      "aria-pressed": String(chosen),
      "aria-label": context.say("compare.counts", { topic: name, both: differ.length, left: left.length, right: right.length }),
      onclick: () => context.store.change(chosen ? leaveMatter() : narrowTo(topic)),
    },
    el("span", { dir: "auto" }, name),
    squares(left.length, differ.length, right.length, heads),
  );
}

/**
 * What the squares mean.
 * @param {Context} context
 * @param {Head[]} heads
 */
function squareKey(context, heads) {
  const [left = "", right = ""] = heads.map(({ label }) => context.say("compare.only", { scenario: inSentence(label) }));
  return el(
    "div",
    { class: "note square-key" },
    el("p", {}, context.say("compare.square")),
    el(
      "ul",
      { class: "plain" },
      el("li", {}, squares(0, 1, 0, heads), " ", context.say("compare.bothDiffer")),
      el("li", {}, squares(1, 0, 0, heads), " ", left),
      el("li", {}, squares(0, 0, 1, heads), " ", right),
    ),
  );
}

/**
 * A square a matter; that of which both speak is parted between their colours.
 * @param {number} left
 * @param {number} both
 * @param {number} right
 * @param {Head[]} heads
 */
function squares(left, both, right, heads) {
  const [first, second] = heads.map(({ colour }) => `var(--${colour})`);
  const fills = [...Array(left).fill([first, first]), ...Array(both).fill([first, second]), ...Array(right).fill([second, second])];
  const width = fills.length * STEP;
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${STEP}`, width, height: STEP, "aria-hidden": "true" },
    fills.map(([upper, lower], at) => {
      const [x, y] = [at * STEP + 1, 1];
      if (upper === lower) return svg("rect", { x, y, width: SQUARE, height: SQUARE, fill: upper });
      const [far, low] = [x + SQUARE, y + SQUARE];
      return [svg("path", { d: `M${x} ${y}H${far}L${x} ${low}Z`, fill: upper }), svg("path", { d: `M${far} ${y}V${low}H${x}Z`, fill: lower })];
    }),
  );
}

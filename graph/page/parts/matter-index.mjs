/** The topics of a comparison, those in which both sides speak and differ first, with a square for each matter. */

/** @import { Matters } from "../answers/comparison.mjs" */
/** @import { Context } from "../context/context.mjs" */

import { el, svg } from "../base/dom.mjs";
import { leaveMatter, narrowTo } from "../state/moves.mjs";
import { NO_TOPIC } from "../state/state.mjs";

const SQUARE = 8;

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
    el("p", { class: "note" }, context.say("compare.square")),
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
 * @param {number} left
 * @param {number} both
 * @param {number} right
 * @param {Head[]} heads
 */
function squares(left, both, right, heads) {
  const [first, second] = heads.map(({ colour }) => `var(--${colour})`);
  const step = SQUARE + 2;
  const middle = both * 2 * step;
  const width = (left + right) * step + middle + 4;
  const rect = (/** @type {number} */ x, /** @type {string | undefined} */ fill) => svg("rect", { x, y: 1, width: SQUARE, height: SQUARE, fill: fill ?? "currentcolor" });
  return svg(
    "svg",
    { viewBox: `0 0 ${width} 10`, width, height: 10, "aria-hidden": "true" },
    Array.from({ length: left }, (_, at) => rect(at * step, first)),
    Array.from({ length: both }, (_, at) => [rect((left + at * 2) * step + 1, first), rect((left + at * 2) * step + 1 + SQUARE, second)]),
    Array.from({ length: right }, (_, at) => rect(left * step + middle + 4 + at * step, second)),
  );
}

/** How two entities are connected, hop by hop; where they are not, what was left out of account. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Step } from "../data/types.mjs" */

import { leftOut } from "../answers/left-out.mjs";
import { el } from "../base/dom.mjs";
import { claimCard, entityButton } from "./cards.mjs";
import { fieldOfKind } from "./fields.mjs";
import { verbOf } from "./headings.mjs";
import { leavePath, turnPath } from "../state/moves.mjs";
import { inSentence } from "../words/language.mjs";

/** How many claims that were left out are shown at most. */
const MOST_DENIED = 20;

const BARRED = { worlds: "path.barredWorlds", times: "path.barredTimes", both: "path.barredBoth" };

/**
 * @param {Context} context
 * @param {string} from
 * @param {string} to
 */
export function pathDetails(context, from, to) {
  const steps = context.shown.path;
  const values = { from: context.name(from), to: context.name(to), count: steps?.length ?? 0 };
  return [
    el("p", { class: "kicker" }, context.say("path.title")),
    el(
      "h2",
      { tabindex: -1, dir: "auto" },
      from === to ? context.say("path.same") : steps?.length ? context.say("path.found", values) : context.say("path.none", values),
    ),
    el(
      "div",
      { class: "row" },
      el("button", { type: "button", class: "quiet", onclick: () => context.store.change(turnPath(context.state)) }, context.say("path.swap")),
      el("button", { type: "button", class: "quiet", onclick: () => context.store.change(leavePath()) }, context.say("path.leave")),
    ),
    steps?.length ? chainOf(context, from, steps) : null,
    steps ? null : leftOutOf(context, from, to),
  ];
}

/**
 * @param {Context} context
 * @param {string} from
 * @param {readonly Step[]} steps
 */
function chainOf(context, from, steps) {
  return el(
    "ol",
    { class: "chain" },
    el("li", { class: "stop" }, entityButton(context, from)),
    steps.flatMap((step) => [
      el("li", { class: "hop" }, el("span", { class: "verb" }, labelOf(context, step)), claimCard(context, step.relation)),
      el("li", { class: "stop" }, entityButton(context, step.to)),
    ]),
  );
}

/**
 * What a hop is called: by the verb from end to end, by the field that names an entity elsewhere, or, of what is over,
 * by the name that asserts nothing.
 * @param {Context} context
 * @param {Step} step
 */
function labelOf(context, { relation, start_as: start, end_as: end }) {
  const part = [end, start].find((name) => name !== "source" && name !== "target");
  if (part !== undefined) return inSentence(fieldOfKind(context, relation.kind, part));
  return verbOf(context, relation, start === "source" ? "forward" : "inverse");
}

/**
 * @param {Context} context
 * @param {string} from
 * @param {string} to
 */
function leftOutOf(context, from, to) {
  const { denied, barred } = leftOut(context.view, from, to);
  return [
    barred ? el("p", { class: "note" }, context.say(BARRED[barred])) : null,
    denied.length
      ? [
          el("p", { class: "note" }, context.say("path.denied", { count: denied.length })),
          el("ul", { class: "plain" }, denied.slice(0, MOST_DENIED).map((relation) => el("li", {}, claimCard(context, relation)))),
        ]
      : null,
  ];
}

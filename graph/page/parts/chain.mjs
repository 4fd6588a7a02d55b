/** How two entities are connected, hop by hop; where they are not, what was left out of account. */

/** @import { Context } from "../context/context.mjs" */
/** @import { RelationView, Step } from "../data/types.mjs" */

import { deniedBetween, leftOut } from "../answers/left-out.mjs";
import { supposedBy } from "../answers/paths.mjs";
import { el } from "../base/dom.mjs";
import { claimCard, entityButton } from "./cards.mjs";
import { verbOf } from "./headings.mjs";
import { namedBy, roleOf } from "./roles.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { leavePath, openChain, turnPath } from "../state/moves.mjs";

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
      from === to ? context.say("path.same") : context.say(foundOf(steps), values),
    ),
    el(
      "div",
      { class: "row" },
      el("button", { type: "button", class: "quiet", onclick: () => context.store.change(turnPath(context.state)) }, context.say("path.swap")),
      el("button", { type: "button", class: "quiet", onclick: () => context.store.change(leavePath()) }, context.say("path.leave")),
    ),
    steps?.length ? [chainsOf(context, from), deniedClaims(context, deniedBetween(context.view, from, to))] : null,
    steps ? null : leftOutOf(context, from, to),
  ];
}

/**
 * What is said of a chain: that two meet in one claim where it does not lead from the one to the other.
 * @param {readonly Step[] | null} steps
 */
function foundOf(steps) {
  const [only, ...more] = steps ?? [];
  if (!only) return "path.none";
  return more.length === 0 && namedBy(only).length > 0 ? "path.meet" : "path.found";
}

/**
 * The shortest chains, each under what it supposes; one of them open, the others as a line.
 * @param {Context} context
 * @param {string} from
 */
function chainsOf(context, from) {
  const { chains = [], more = 0, counted = true } = context.shown.chains ?? {};
  const [only] = chains;
  if (only && chains.length === 1) return [el("p", { class: "supposed" }, worldOf(context, only)), chainOf(context, from, only)];
  return [
    el("p", { class: "note" }, context.say("path.chains", { count: chains.length + more })),
    el(
      "ul",
      { class: "chains" },
      chains.map((steps, place) => {
        const open = steps === context.shown.path;
        return el("li", {}, chainButton(context, from, steps, place, open), open ? chainOf(context, from, steps) : null);
      }),
    ),
    more ? el("p", { class: "note" }, context.say(counted ? "path.more" : "path.manyMore", { count: more })) : null,
  ];
}

/**
 * @param {Context} context
 * @param {string} from
 * @param {readonly Step[]} steps
 * @param {number} place
 * @param {boolean} open
 */
function chainButton(context, from, steps, place, open) {
  /** What is read is drawn anew, and the keyboard stays where it was. */
  const read = () => {
    context.store.change(openChain(context.state, place));
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-chain="${place}"]`))?.focus();
  };
  const names = [context.name(from), ...steps.flatMap((step) => [arrowOf(context, step), context.name(step.to)])];
  return el(
    "button",
    { type: "button", class: "quiet chain-line", "aria-expanded": String(open), "data-chain": place, onclick: read },
    worldOf(context, steps),
    el("span", { dir: "auto" }, names.join(" ")),
  );
}

/**
 * Under which scenario a chain holds, where there are any.
 * @param {Context} context
 * @param {readonly Step[]} steps
 */
function worldOf(context, steps) {
  if (context.view.scenarios.length === 0) return null;
  const [first = null, ...others] = supposedBy(steps);
  const words = [first, ...others].map((id) => context.scenario(id)).join(" · ");
  return el("span", { class: `world ${scenarioColour(context.scenarioPlace(first))}` }, words);
}

/**
 * Which way a claim runs that a chain follows: on, back, or both ways.
 * @param {Context} context
 * @param {Step} step
 */
function arrowOf(context, { relation, forward, start_as: start, end_as: end }) {
  if (context.relationKinds.get(relation.kind)?.symmetric) return "–";
  return forward ? "→" : start === "target" && end === "source" ? "←" : "–";
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
      hopOf(context, step),
      el("li", { class: "stop" }, entityButton(context, step.to)),
    ]),
  );
}

/**
 * A hop under the verb from end to end; where its claim names one of the two elsewhere it leads from neither to the
 * other, and as what they are named is said beside it.
 * @param {Context} context
 * @param {Step} step
 */
function hopOf(context, step) {
  const { relation, start_as: start } = step;
  const named = namedBy(step);
  /** @param {typeof named} some */
  const said = (some) => some.map(({ as, id }) => (as === "holder" ? context.heldBy(relation.voice) : `${roleOf(context, relation, as)}: ${context.name(id)}`));
  // Each is named beside its own end of the hop, so that the chain reads on.
  const [first, last] = [named.filter(({ as }) => as === start), named.filter(({ as }) => as !== start)];
  const verb = named.length > 0 ? context.say(first.length > 0 ? "path.inClaimAs" : "path.inClaim", { as: said(first).join(", ") }) : verbOf(context, relation, start === "source" ? "forward" : "inverse");
  return el(
    "li",
    { class: "hop" },
    el("span", { class: "verb" }, verb),
    claimCard(context, relation),
    said(last).map((words) => el("span", { class: "verb named", dir: "auto" }, words)),
  );
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
    deniedClaims(context, denied),
  ];
}

/**
 * What connects nothing, as it is denied.
 * @param {Context} context
 * @param {readonly RelationView[]} denied
 */
function deniedClaims(context, denied) {
  if (denied.length === 0) return null;
  return [
    el("p", { class: "note" }, context.say("path.denied", { count: denied.length })),
    el("ul", { class: "plain" }, denied.slice(0, MOST_DENIED).map((relation) => el("li", {}, claimCard(context, relation)))),
  ];
}

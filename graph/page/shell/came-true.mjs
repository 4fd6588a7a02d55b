/** What came true, beside the masthead: how events ended, what that makes of the claims, and a switch that leaves it out. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Changes } from "../state/state.mjs" */

import { becameOf, borneOut, isSettled, outcomesOf } from "../answers/outcomes.mjs";
import { el, fill } from "../base/dom.mjs";
import { eventTold } from "../parts/came.mjs";

/** How it is counted what claims became, in this order. */
const COUNTED = { yes: "came.count.yes", partly: "came.count.partly", no: "came.count.no", void: "came.count.void" };

export class CameTrue {
  /** @type {boolean | null} what it was told for last */
  #told = null;

  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    /** @type {HTMLElement | null} null: nothing is settled */
    this.node = isSettled(context.view) ? el("section", { class: "came", "aria-label": context.say("came.title") }) : null;
    this.said = el("div", { role: "status" });
    this.box = el("input", { type: "checkbox", role: "switch", onchange: () => context.store.change(readAsWritten(this.box.checked)) });
    this.node?.append(this.said, el("label", {}, this.box, " ", context.say("came.written")));
  }

  /** Come in step with the state. */
  update() {
    const { context } = this;
    const { written } = context.state;
    this.box.checked = written;
    // Said anew only where it is another: who listens would hear it again and again.
    if (this.#told === written) return;
    this.#told = written;
    fill(this.said, written ? el("p", { class: "note" }, context.say("came.leftOut")) : toldOf(context));
  }
}

/**
 * Read it as of the day it was written, or with what came true since.
 * @param {boolean} written
 * @returns {Changes}
 */
export function readAsWritten(written) {
  return { written };
}

/**
 * The same on paper; nothing where it is left out.
 * @param {Context} context
 */
export function cameTrue(context) {
  return isSettled(context.view) && !context.state.written ? el("div", { class: "came" }, toldOf(context)) : null;
}

/** @param {Context} context */
function toldOf(context) {
  const events = [...outcomesOf(context.view).events.values()];
  const counts = countsOf(context);
  return [
    events.map((event, at) => el("p", {}, at === 0 ? [el("strong", {}, context.say("came.title")), " "] : null, eventTold(context, event))),
    counts ? el("p", { class: "note" }, events.length === 0 ? [el("strong", {}, context.say("came.title")), " "] : null, counts) : null,
  ];
}

/**
 * How many claims came to what.
 * @param {Context} context
 */
function countsOf(context) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const relation of context.view.relations) {
    const outcome = becameOf(context.view, relation)?.outcome;
    if (outcome === undefined) continue;
    const borne = borneOut(relation, outcome);
    counts.set(borne, (counts.get(borne) ?? 0) + 1);
  }
  const told = Object.entries(COUNTED).flatMap(([verdict, word]) => (counts.has(verdict) ? [context.say(word, { count: counts.get(verdict) ?? 0 })] : []));
  return told.length ? [`${new Intl.ListFormat(context.say("locale")).format(told)}.`, el("span", { class: "apart" }, " ", context.say("came.apart", { count: context.view.documents.length }))] : null;
}

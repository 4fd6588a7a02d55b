/** A debate on one printed page: the disputes, as many as there is room for, with what each voice says and where. */

/** @import { Answer, Dispute, Stance } from "../answers/debate.mjs" */
/** @import { Context } from "../context/context.mjs" */

import { conceptsOf } from "../answers/networks.mjs";
import { el, fill } from "../base/dom.mjs";
import { conceptBars } from "../parts/concept-bars.mjs";
import { filtersOf } from "../parts/asked.mjs";
import { namesOf, voicesOf } from "../parts/company.mjs";
import { byVoice, disputeTitle, placedWords, TITLES } from "../parts/disputes.mjs";
import { paper, printedClaim, sourceOn } from "./paper.mjs";

/** What a page of A4 or Letter holds within its margins, in CSS pixels. */
const PAGE = { width: 688, height: 985 };
/** How many points go on the page: as many of these as there is room for. */
const MOST = 24;
/** How many sides, and how many claims of a side, are printed. */
const SIDES = 4;
const CLAIMS = 2;
/** How many concepts, where there is no dispute. */
const CONCEPTS = 14;

/**
 * @param {Context} context
 * @param {Answer} answer
 * @returns {HTMLElement}
 */
export function printedDebate(context, answer) {
  const measure = el("div", { class: "measure", "aria-hidden": "true" });
  measure.style.width = `${PAGE.width}px`;
  document.body.append(measure);
  let printed = paperOf(context, answer, 0);
  for (let points = MOST; points >= 0; points -= 1) {
    printed = paperOf(context, answer, points);
    fill(measure, printed);
    if (printed.offsetHeight <= PAGE.height) break;
  }
  measure.remove();
  return printed;
}

/**
 * @param {Context} context
 * @param {Answer} answer
 * @param {number} most how many points
 */
function paperOf(context, answer, most) {
  const { disputes, changes, shared } = answer;
  /** @type {["disputes" | "changes" | "shared", Dispute[]][]} */
  const sorts = [["disputes", disputes], ["changes", changes], ["shared", shared.map(byVoice)]];
  const points = sorts.flatMap(([sort, all]) => all.map((sides) => ({ sort, sides })));
  const drawn = points.slice(0, most);
  const cited = drawn.flatMap(({ sides }) => sides.slice(0, SIDES).flatMap(({ relations }) => relations.slice(0, CLAIMS)));
  const concepts = disputes.length + shared.length ? [] : conceptsOf(context.view, answer.asked).slice(0, CONCEPTS);
  const filters = filtersOf(context).map(({ label }) => label);
  return paper(context, context.say("debate.title"), [
    filters.length ? el("p", { class: "note" }, context.say("debate.narrowed", { filters: filters.join("; ") })) : null,
    disputes.length ? el("p", { class: "note" }, context.say("debate.note")) : null,
    concepts.length ? [el("p", { class: "note" }, context.say("debate.conceptsNote")), el("div", { class: "debate" }, conceptBars(context, concepts, new Set(), () => undefined))] : null,
    sorts.flatMap(([sort]) => {
      const some = drawn.filter((one) => one.sort === sort);
      return some.length ? [el("h2", {}, context.say(TITLES[sort])), ...some.map(({ sides }) => pointOn(context, sides))] : [];
    }),
    points.length > drawn.length ? el("p", { class: "note" }, context.say("debate.notPrinted", { count: points.length - drawn.length })) : null,
    cited.length ? sourceOn(context, cited) : null,
  ]);
}

/**
 * @param {Context} context
 * @param {Dispute} sides
 */
function pointOn(context, sides) {
  return el(
    "section",
    { class: "contrast" },
    el("h2", { dir: "auto" }, el("b", {}, disputeTitle(context, sides)), ` ${placedWords(context, sides[0]?.relations[0])}`),
    el("div", { class: "pair" }, sides.slice(0, SIDES).map((side) => sideOn(context, side))),
  );
}

/**
 * @param {Context} context
 * @param {Stance} side
 */
function sideOn(context, { voices, relations }) {
  const rest = relations.length - CLAIMS;
  return el(
    "section",
    {},
    el("strong", { dir: "auto" }, namesOf(context, voices)),
    el("ul", { class: "plain" }, relations.slice(0, CLAIMS).map((one) => el("li", {}, printedClaim(context, one, { alone: true })))),
    rest > 0 ? el("small", {}, context.say("company.more", { count: voicesOf(relations.slice(CLAIMS)).length })) : null,
  );
}

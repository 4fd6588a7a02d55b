/** Concepts by agreement: a row each, a bar to the left for the voices that reject it, one to the right for those that agree. */

/** @import { Concept } from "../answers/networks.mjs" */
/** @import { Context } from "../context/context.mjs" */

import { pointOf } from "../answers/debate.mjs";
import { el, svg } from "../base/dom.mjs";
import { namesOf } from "./company.mjs";
import { sidesOf } from "./disputes.mjs";
import { tell } from "./told.mjs";
import { togglePoint } from "../state/debate-moves.mjs";

/** How high a bar is, and how long the longest, in the units of its picture. */
const HIGH = 12;
const LONG = 100;
/** What the voices on either side do, after how many they are. */
const VOICES = { no: "debate.voices.no", yes: "debate.voices.yes" };

/**
 * @param {Context} context
 * @param {readonly Concept[]} concepts those that are drawn
 * @param {Set<string>} open
 * @param {() => void} redraw
 */
export function conceptBars(context, concepts, open, redraw) {
  const longest = Math.max(1, ...concepts.flatMap(({ agree, reject }) => [agree.voices.length, reject.voices.length]));
  return el(
    "table",
    { class: "bars" },
    el("caption", { class: "hidden" }, context.say("debate.bars")),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, context.say("debate.concept")), el("th", { scope: "col" }, context.say("debate.reject")), el("th", { scope: "col" }, context.say("debate.agree")))),
    el("tbody", {}, concepts.flatMap((concept) => rowsOf(context, concept, longest, open, redraw))),
  );
}

/**
 * @param {Context} context
 * @param {Concept} concept
 * @param {number} longest
 * @param {Set<string>} open
 * @param {() => void} redraw
 */
function rowsOf(context, concept, longest, open, redraw) {
  const { agree, reject } = concept;
  const point = pointOf("concept", agree.relations[0] ?? reject.relations[0]);
  const on = context.state.point === point;
  // As the bars lie: who rejects it at the left.
  const sides = [{ ...reject, head: context.say("debate.reject") }, { ...agree, head: context.say("debate.agree") }].filter(({ relations }) => relations.length > 0);
  return [
    el(
      "tr",
      { class: on ? "open" : null },
      el("th", { scope: "row" }, el("button", { type: "button", class: "link", "aria-expanded": String(on), onclick: () => context.store.change(togglePoint(context.state, point)) }, tell("span", {}, conceptName(context, concept)))),
      barCell(context, reject.voices, longest, "no"),
      barCell(context, agree.voices, longest, "yes"),
    ),
    on ? el("tr", {}, el("td", { colspan: 3 }, sidesOf(context, sides, open, redraw))) : null,
  ];
}

/**
 * @param {Context} context
 * @param {readonly string[]} voices
 * @param {number} longest
 * @param {"yes" | "no"} way
 */
function barCell(context, voices, longest, way) {
  const length = (voices.length / longest) * LONG;
  const bar = svg(
    "svg",
    { viewBox: `0 0 ${LONG} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    voices.length ? svg("rect", { class: way, x: way === "no" ? LONG - length : 0, y: 0.5, width: length, height: HIGH - 1 }) : null,
  );
  const count = el("span", { class: "number" }, String(voices.length), el("span", { class: "hidden" }, ` ${context.say(VOICES[way], { count: voices.length })}`));
  return el("td", { class: way, title: voices.length ? namesOf(context, voices) : null }, el("span", { class: "diverging" }, way === "no" ? [count, bar] : [bar, count]));
}

/**
 * Of claims that say the same, the first that is certain; else the first.
 * @param {readonly import("../data/types.mjs").RelationView[]} claims
 */
function surest(claims) {
  return claims.find(({ certainty }) => certainty === "certain") ?? claims[0];
}

/**
 * What a concept is called: the entity's name; else the sentence of a claim that agrees, or that it is the contrary of.
 * @param {Context} context
 * @param {Concept} concept
 * @returns {import("../context/context.mjs").Told}
 */
function conceptName(context, { entity, agree, reject }) {
  if (entity !== null) return { text: context.name(entity), lang: null };
  const [yes, no] = [surest(agree.relations), surest(reject.relations)];
  if (yes) return context.sentence(yes);
  const { text = "", lang = null } = no ? context.sentence(no) : {};
  return { text: context.say("debate.contrary", { sentence: text }), lang };
}

/** A point of a debate: its sides, each with its voices and their claims whole, with how they stand, where and when. */

/** @import { Dispute, Stance } from "../answers/debate.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { RelationView } from "../data/types.mjs" */

import { documentLine } from "../answers/citation.mjs";
import { el } from "../base/dom.mjs";
import { claimCard } from "./cards.mjs";
import { namesOf } from "./company.mjs";
import { paragraphsIn } from "./places.mjs";
import { endsTitle } from "./points.mjs";

/** What the sorts of points are headed with. */
export const TITLES = { disputes: "debate.disputesTitle", changes: "debate.changesTitle", shared: "debate.sharedTitle" };
/** How many claims of a side are listed until more are asked for, and then. */
const FIRST = 3;
const MOST = 60;
/** How many sides, or voices that say the same, stand beside each other. */
const SIDES = 6;

/**
 * What several say, a side for each voice.
 * @param {Stance} stance
 * @returns {Dispute}
 */
export function byVoice({ voices, relations }) {
  return voices.map((voice) => ({ voices: [voice], relations: relations.filter((one) => one.voice === voice) }));
}

/**
 * What a dispute is of: the two that its claims are of, on which topic.
 * @param {Context} context
 * @param {Dispute} sides
 */
export function disputeTitle(context, [side]) {
  const first = side?.relations[0];
  return first ? endsTitle(context, first) : "";
}

/**
 * The kind, the topic and the condition of some claims.
 * @param {Context} context
 * @param {RelationView | undefined} first
 */
export function placedWords(context, first) {
  if (!first) return "";
  const words = [context.relationKind(first.kind, "noun"), first.topic === null ? null : context.topic(first.topic), context.view.scenarios.length ? context.condition(first) : null];
  return words.filter((word) => word !== null).join(" · ");
}

/** @typedef {Stance & { head?: string }} Headed `head`: what its voices do, where their claims do not say it themselves */

/**
 * The sides beside each other.
 * @param {Context} context
 * @param {readonly Headed[]} sides
 * @param {Set<string>} open the sides of which all claims are listed, by their first claim's id
 * @param {() => void} redraw
 */
export function sidesOf(context, sides, open, redraw) {
  const shown = sides.slice(0, SIDES);
  return el("div", { class: "stances" }, shown.map((side) => stanceOf(context, side, open, redraw)), sides.length > shown.length ? el("p", { class: "note" }, context.say("company.more", { count: sides.length - shown.length })) : null);
}

/**
 * @param {Context} context
 * @param {Headed} side
 * @param {Set<string>} open
 * @param {() => void} redraw
 */
function stanceOf(context, { voices, relations, head }, open, redraw) {
  const key = relations[0]?.id ?? "";
  const shown = relations.slice(0, open.has(key) ? MOST : FIRST);
  const rest = relations.length - shown.length;
  const more = () => {
    open.add(key);
    redraw();
  };
  return el(
    "section",
    { class: "stance" },
    el("h4", { dir: "auto" }, head ? `${head}: ${namesOf(context, voices)}` : namesOf(context, voices)),
    el("ul", { class: "plain" }, shown.map((relation) => el("li", {}, claimCard(context, relation, { plain: true, alone: true, told: true }), whereOf(context, relation, voices.length > 1)))),
    rest > 0 ? (open.has(key) ? el("p", { class: "note" }, context.say("company.more", { count: rest })) : el("button", { type: "button", class: "quiet", onclick: more }, context.say("company.more", { count: rest }))) : null,
  );
}

/**
 * Whose claim it is, where not the heading says so, and where it stands: each document with its date and paragraphs.
 * @param {Context} context
 * @param {RelationView} relation
 * @param {boolean} voiced
 */
function whereOf(context, relation, voiced) {
  const { view, words } = context;
  const places = view.documents
    .filter(({ id }) => relation.evidence.some(({ document }) => document === id))
    .map((document) => [documentLine(words, view, document), ...paragraphsIn(relation.evidence.filter((citation) => citation.document === document.id))].join(", "));
  return [...(voiced ? [context.heldBy(relation.voice)] : []), ...places].map((line) => el("small", { class: "where", dir: "auto" }, line));
}

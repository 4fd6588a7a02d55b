/** What other voices say of what a claim says: who says the same, who gainsays it, and where. */

/** @import { Context } from "../context/context.mjs" */
/** @import { RelationView } from "../data/types.mjs" */

import { companyOf } from "../answers/company.mjs";
import { el } from "../base/dom.mjs";
import { placesOfClaim } from "./places.mjs";
import { inSentence } from "../words/language.mjs";

/** How many voices are named beside a claim. */
const NAMED = 3;

/** What is said of those that say the same, or hold the same side of a concept, and of those that gainsay it. */
export const COMPANY = {
  said: { named: "company.said", counted: "company.saidCount", others: "company.saidOthers", against: "company.disputed", opponents: "company.disputedBy" },
  held: { named: "company.held", counted: "company.heldCount", others: "company.heldOthers", against: "company.otherSide", opponents: "company.otherVoices" },
};

/**
 * Under a claim: by how many voices it is said, by which others and where, and who gainsays it; each opens their claim.
 * @param {Context} context
 * @param {RelationView} relation
 * @returns {HTMLElement | null} null where nobody else speaks of it
 */
export function companyLine(context, relation) {
  const company = companyOf(context.view, relation);
  if (!company) return null;
  const { how, alike, against } = company;
  return el(
    "p",
    { class: "company" },
    alike.length ? el("span", {}, context.say(COMPANY[how].named, { count: voicesOf(alike).length + 1 }), " ", linksTo(context, alike)) : null,
    against.length ? el("span", { class: "against" }, context.say(COMPANY[how].against, { count: voicesOf(against).length }), " ", linksTo(context, against)) : null,
  );
}

/**
 * The same in words, without the places: for a table, and on paper.
 * @param {Context} context
 * @param {RelationView} relation
 */
export function companyWords(context, relation) {
  const company = companyOf(context.view, relation);
  if (!company) return "";
  const { how, alike, against } = company;
  return [
    alike.length ? context.say(COMPANY[how].counted, { count: voicesOf(alike).length + 1 }) : null,
    against.length ? `${inSentence(context.say(COMPANY[how].against, { count: voicesOf(against).length }))} ${namesOf(context, voicesOf(against).map(({ voice }) => voice))}` : null,
  ]
    .filter((part) => part !== null)
    .join("; ");
}

/**
 * The first claim of each voice.
 * @param {readonly RelationView[]} relations
 * @returns {RelationView[]}
 */
export function voicesOf(relations) {
  /** @type {Map<string, RelationView>} */
  const first = new Map();
  for (const one of relations) if (!first.has(one.voice)) first.set(one.voice, one);
  return [...first.values()];
}

/**
 * The names of some voices, of many the first.
 * @param {Context} context
 * @param {readonly string[]} voices
 */
export function namesOf(context, voices) {
  const names = voices.slice(0, NAMED).map((voice) => context.voice(voice));
  const more = voices.length - names.length;
  return new Intl.ListFormat(context.say("locale"), { type: "conjunction" }).format(more > 0 ? [...names, context.say("company.more", { count: more })] : names);
}

/**
 * @param {Context} context
 * @param {readonly RelationView[]} relations
 */
function linksTo(context, relations) {
  const voices = voicesOf(relations);
  const more = voices.length - NAMED;
  return [
    voices.slice(0, NAMED).map((one, at) => [
      at ? "; " : "",
      el("button", { type: "button", class: "inline", dir: "auto", "data-opens": one.id, onclick: () => context.selectRelation(one.id) }, [context.voice(one.voice), ...placesOfClaim(context, one)].join(", ")),
    ]),
    more > 0 ? `; ${context.say("company.more", { count: more })}` : null,
  ];
}

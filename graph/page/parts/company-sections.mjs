/** In the details of a claim: the claims of others that say the same, and those that gainsay it. */

/** @import { Context } from "../context/context.mjs" */
/** @import { RelationView } from "../data/types.mjs" */

import { companyOf } from "../answers/company.mjs";
import { el } from "../base/dom.mjs";
import { claimCard } from "./cards.mjs";
import { COMPANY, voicesOf } from "./company.mjs";

/** How many claims each lists at most. */
const MOST = 12;

/**
 * @param {Context} context
 * @param {RelationView} relation
 */
export function companySections(context, relation) {
  const company = companyOf(context.view, relation);
  if (!company) return null;
  const { how, alike, against } = company;
  return [
    section(context, context.say(COMPANY[how].others, { count: voicesOf(alike).length }), alike),
    section(context, context.say(COMPANY[how].opponents, { count: voicesOf(against).length }), against),
  ];
}

/**
 * @param {Context} context
 * @param {string} title
 * @param {readonly RelationView[]} relations
 */
function section(context, title, relations) {
  const rest = relations.length - MOST;
  if (relations.length === 0) return null;
  return el(
    "section",
    {},
    el("h3", {}, title),
    el("ul", { class: "plain" }, relations.slice(0, MOST).map((one) => el("li", {}, claimCard(context, one, { alone: true })))),
    rest > 0 ? el("p", { class: "note" }, context.say("company.more", { count: rest })) : null,
  );
}

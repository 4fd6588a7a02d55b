/** A printed page: its head and foot, how a claim stands on it, and what it was read from. */

/** @import { Children } from "../base/dom.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { RelationView } from "../data/types.mjs" */

import { el } from "../base/dom.mjs";
import { cameMark } from "../parts/came.mjs";
import { companyWords } from "../parts/company.mjs";
import { placesOfClaim } from "../parts/places.mjs";
import { creditOf } from "../parts/credits.mjs";
import { tell } from "../parts/told.mjs";
import { cameTrue } from "./came-true.mjs";

/**
 * @param {Context} context
 * @param {string} title what is printed
 * @param {Children} body
 */
export function paper(context, title, body) {
  const { view } = context;
  return el(
    "article",
    { class: "paper" },
    el("header", {}, el("span", { dir: "auto" }, context.told(view.title, view.titles).text)),
    el("h1", { dir: "auto" }, title),
    cameTrue(context),
    body,
    el("footer", {}, context.say("print.foot", { id: view.id, claims: context.say("count.claims", { count: view.relations.length }), names: context.say("count.names", { count: view.entities.length }) })),
  );
}

/**
 * A claim with how it stands and where.
 * @param {Context} context
 * @param {RelationView} relation
 * @param {{ headed?: boolean, alone?: boolean }} [options] headed: a heading says which scenario did not come about; alone: without what others say of it, where they stand beside it
 */
export function printedClaim(context, relation, { headed = false, alone = false } = {}) {
  const record = context.became(relation)?.record;
  const said = headed && record !== undefined && "event" in record;
  const standing = [...context.standing(relation), ...placesOfClaim(context, relation), alone ? "" : companyWords(context, relation)].filter(Boolean).join(", ");
  return el("span", {}, tell("span", { class: "statement" }, context.sentence(relation)), el("small", {}, ` ${standing}`, said ? null : cameMark(context, relation)));
}

/**
 * What some claims were read from.
 * @param {Context} context
 * @param {readonly RelationView[]} relations
 */
export function sourceOn(context, relations) {
  const { documents, license } = context.view;
  const cited = new Set(relations.flatMap(({ evidence }) => evidence.map(({ document }) => document)));
  return el(
    "section",
    {},
    el("h2", {}, context.say("print.source")),
    el("ul", { class: "plain" }, documents.filter(({ id }) => cited.has(id)).map((one) => el("li", {}, creditOf(context, one)))),
    el("p", {}, context.say("print.words"), license ? ` ${context.say("credit.license", { license })}` : null),
  );
}

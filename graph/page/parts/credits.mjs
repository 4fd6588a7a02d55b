/** The documents that claims are read from, as they are credited. */

/** @import { Context } from "../context/context.mjs" */
/** @import { SourceDocument } from "../data/types.mjs" */

import { documentLine } from "../answers/citation.mjs";
import { documentsOf } from "../answers/voices.mjs";
import { el } from "../base/dom.mjs";
import { tell } from "./told.mjs";

/** How many documents a line of the page names at most: all of them are named among the sources. */
const MOST_NAMED = 3;

/**
 * The documents to credit: those that what is shown was read from.
 * @param {Context} context
 * @returns {SourceDocument[]}
 */
export function creditedDocuments({ view, shown }) {
  return shown.relations === view.relations.length ? view.documents : documentsOf(view, shown.relation);
}

/**
 * The credits as one text: "A; B; C".
 * @param {Context} context
 * @param {readonly SourceDocument[]} documents
 * @returns {string}
 */
export function creditLine(context, documents) {
  return documents.map((one) => documentLine(context.words, context.view, one)).join("; ");
}

/**
 * The same in short: many documents are counted.
 * @param {Context} context
 * @param {readonly SourceDocument[]} documents
 * @returns {string}
 */
export function shortCredit(context, documents) {
  return documents.length > MOST_NAMED ? context.say("count.documents", { count: documents.length }) : creditLine(context, documents);
}

/**
 * A document's credit, with what is said of it.
 * @param {Context} context
 * @param {SourceDocument} document
 */
export function creditOf(context, document) {
  const { url, rights, annotated } = document;
  return [
    el("span", { dir: "auto" }, documentLine(context.words, context.view, document)),
    url && isWeb(url) ? [" · ", el("a", { href: url, rel: "noreferrer" }, context.say("citation.open"))] : null,
    // A stop as well as a space: on paper what follows stands close, in other letters.
    ". ",
    rights ? [el("small", { dir: "auto" }, rights), " "] : null,
    annotated === "part" ? [el("small", {}, context.say("credit.part")), " "] : null,
    disclaimerOf(context, document.id),
  ];
}

/** @param {string} url */
export function isWeb(url) {
  return /^https?:\/\/[^\s/]/i.test(url);
}

/**
 * What the publisher, or another, says of a document.
 * @param {Context} context
 * @param {string} id
 */
export function disclaimerOf(context, id) {
  const document = context.view.documents.find((one) => one.id === id);
  const disclaimer = document?.disclaimer;
  if (!disclaimer) return null;
  const by = disclaimer.by === null ? document.publisher : context.name(disclaimer.by);
  return el("small", { class: "disclaimer" }, by ? `${by}: ` : null, tell("span", {}, context.told(disclaimer.words, disclaimer.wordings)));
}

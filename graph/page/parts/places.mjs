/** Where a claim stands, in a few words. */

/** @import { Context } from "../context/context.mjs" */
/** @import { RelationView } from "../data/types.mjs" */

import { lookupsOf } from "../data/lookups.mjs";

/** A document's title is told as far as this beside a claim. */
const SHORT = 48;

/**
 * The paragraphs in which a claim stands; those of each document, where whose claim it is does not say which that is.
 * @param {Context} context
 * @param {RelationView} relation
 * @returns {string[]}
 */
export function placesOfClaim(context, { evidence, voice }) {
  const { view } = context;
  const words = lookupsOf(view).voices.get(voice)?.words ?? [];
  const [only, ...others] = view.documents.length === 1 ? view.documents : view.documents.filter(({ id }) => words.includes(id));
  if (only && others.length === 0 && evidence.every(({ document }) => document === only.id)) return paragraphsIn(evidence);
  return [...new Set(evidence.map(({ document }) => document))].map((id) => {
    const title = context.document(id);
    const short = title.length > SHORT ? `${title.slice(0, SHORT - 1).trimEnd()}…` : title;
    return [short, ...paragraphsIn(evidence.filter(({ document }) => document === id))].join(", ");
  });
}

/**
 * @param {RelationView["evidence"]} evidence of one document
 * @returns {string[]} one, or none
 */
export function paragraphsIn(evidence) {
  const numbers = [...new Set(evidence.map((one) => one.paragraph).filter((number) => number !== null))];
  return numbers.length ? [`¶\u00a0${numbers.join(", ")}`] : [];
}

/** Where a claim stands, in a few words. */

/** @import { Context } from "../context/context.mjs" */
/** @import { RelationView } from "../data/types.mjs" */

/** A document's title is told as far as this beside a claim. */
const SHORT = 48;

/**
 * The paragraphs in which a claim stands; where there are several documents, those of each.
 * @param {Context} context
 * @param {RelationView} relation
 * @returns {string[]}
 */
export function placesOfClaim(context, { evidence }) {
  if (context.view.documents.length < 2) return paragraphsIn(evidence);
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

/** What is known where nothing answers a query: that it is denied, chosen away, left unsaid, or not annotated. */

/** @import { Query, View } from "../data/types.mjs" */

import { select } from "./select.mjs";
import { queryOf } from "../data/query.mjs";

/** The fields that no text leaves unsaid: they choose among what is said. */
const NARROW = ["text", "note", "exclude", "paragraph", "own", "has", "on", "said_by", "document", "voice", "holder"];

/**
 * Why nothing answers.
 * @typedef {object} Absence
 * @property {"denied" | "narrowed" | "unsaid" | "open"} reason
 * @property {number} count of the claims that say the contrary, or that would answer but for a narrower field
 */

/**
 * @param {View} view
 * @param {Query} query one that nothing answers
 * @returns {Absence}
 */
export function absenceOf(view, query) {
  const denied = query.negated ? 0 : select(view, { ...query, negated: true }).length;
  if (denied > 0) return { reason: "denied", count: denied };
  const wide = Object.fromEntries(Object.entries(query).filter(([name]) => !NARROW.includes(name)));
  const count = select(view, queryOf(wide)).length;
  if (count > 0) return { reason: "narrowed", count };
  const whole = view.documents.length > 0 && view.documents.every(({ annotated }) => annotated === "whole");
  return { reason: whole ? "unsaid" : "open", count: 0 };
}

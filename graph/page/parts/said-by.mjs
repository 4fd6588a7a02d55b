/** What had been said by a day, where documents are of several days. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Part } from "./asking-fields.mjs" */

import { dateInput } from "./asking-fields.mjs";

/**
 * @param {Context} context
 * @returns {Part[]} none, where all documents are of one day, or of none
 */
export function saidByInput(context) {
  const days = new Set(context.view.documents.flatMap(({ date }) => date ?? []));
  if (days.size < 2) return [];
  return [dateInput(context, "said_by")];
}

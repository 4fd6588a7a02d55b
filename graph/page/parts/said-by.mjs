/** What had been said by a day, where documents are of several days. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Part } from "./asking-fields.mjs" */

import { isPartialDate } from "../base/dates.mjs";
import { input } from "./asking-fields.mjs";

/**
 * @param {Context} context
 * @returns {Part[]} none, where all documents are of one day, or of none
 */
export function saidByInput(context) {
  const days = new Set(context.view.documents.flatMap(({ date }) => date ?? []));
  if (days.size < 2) return [];
  const part = input(context, "said_by", ({ said_by }) => said_by ?? "", (text) => (isAsked(text) ? { said_by: text.trim() || null } : {}), { placeholder: context.say("filter.dateForm") });
  const { field } = part;
  field.addEventListener("change", () => field.setAttribute("aria-invalid", String(!isAsked(field.value))));
  return [part];
}

/** @param {string} text */
function isAsked(text) {
  return text.trim() === "" || isPartialDate(text.trim());
}

/** Lets the page's modules know which fields a query has, as the view of a real graph tells it. */

import { readFileSync } from "node:fs";

import { learnFields } from "../../graph/page/data/query.mjs";

/** @import { QueryField, View } from "../../graph/page/data/types.mjs" */

/** @type {Pick<View, "query_fields" | "columns" | "moods" | "moods_many">} */
const READ = JSON.parse(readFileSync(new URL("../golden/view.json", import.meta.url), "utf8"));

/**
 * A field of the made-up kinds' own.
 * @param {string} name
 * @param {QueryField["takes"]} takes
 * @param {string | null} of
 * @returns {QueryField}
 */
function own(name, takes, of = null) {
  return { name, label: name, labels: {}, takes, of, column: null, own: true };
}

const OWN = [own("armed", "yes_no"), own("aspect", "text"), own("legal_basis", "words", "entity"), own("number", "number"), own("role", "words")];
const COMMON = READ.columns.slice(0, READ.columns.indexOf("own") + 1);

/** What the made-up views tell: the fields, columns and moods of every graph, and the fields of their own kinds. */
export const TOLD = {
  query_fields: [...READ.query_fields.filter((field) => !field.own), ...OWN],
  columns: [...COMMON, ...OWN.map(({ name }) => name)],
  moods: READ.moods,
  moods_many: READ.moods_many,
};

learnFields(TOLD);

/** Lets the page's modules know which fields a query has, as the view of a real graph tells it. */

import { readFileSync } from "node:fs";

import { learnFields } from "../../graph/page/data/query.mjs";

/** @type {Pick<import("../../graph/page/data/types.mjs").View, "query_fields" | "columns">} */
export const TOLD = JSON.parse(readFileSync(new URL("../golden/view.json", import.meta.url), "utf8"));

learnFields(TOLD);

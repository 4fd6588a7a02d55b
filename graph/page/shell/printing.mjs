/** On paper: the picture in light colours, the legend, and the relations shown as a table. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Stage } from "./stage.mjs" */

import { el, fill } from "../base/dom.mjs";
import { rowsOf } from "../panels/table.mjs";
import { placesOfClaim } from "../parts/cards.mjs";
import { creditedDocuments, creditOf } from "../parts/credits.mjs";
import { tell } from "../parts/told.mjs";
import { applyTheme } from "./appearance.mjs";

/** How many claims are printed at most. */
const PRINTED = 2000;

/**
 * @param {Stage} stage
 * @param {() => Context | null} contextNow
 * @returns {HTMLElement} what is on paper only
 */
export function followPrinting(stage, contextNow) {
  const printed = el("section", { class: "printed", "aria-hidden": "true" });
  addEventListener("beforeprint", () => {
    const context = contextNow();
    if (!context) return;
    // On paper it is light, whatever the screen shows.
    applyTheme("light");
    stage.recolour();
    stage.picture.drawNow();
    fill(printed, el("ul", { class: "credits" }, creditedDocuments(context).map((one) => el("li", {}, creditOf(context, one)))), tableOf(context));
  });
  addEventListener("afterprint", () => {
    fill(printed);
    applyTheme();
    stage.recolour();
  });
  return printed;
}

/** @param {Context} context */
function tableOf(context) {
  const rows = rowsOf(context).slice(0, PRINTED);
  return el(
    "table",
    {},
    el("caption", {}, context.say("table.caption")),
    el(
      "tbody",
      {},
      rows.map((row) => el("tr", {}, tell("td", {}, context.sentence(row)), el("td", {}, [...context.standingIn(row), ...placesOfClaim(row)].join(" · ")))),
    ),
  );
}

/** On paper: what is read as a brief of one page, the brief whole, a comparison; or the picture and the relations shown. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Stage } from "./stage.mjs" */

import { el, fill } from "../base/dom.mjs";
import { debateNow } from "../panels/debate.mjs";
import { rowsOf } from "../panels/table.mjs";
import { cameMark } from "../parts/came.mjs";
import { placesOfClaim } from "../parts/places.mjs";
import { creditedDocuments, creditOf } from "../parts/credits.mjs";
import { tell } from "../parts/told.mjs";
import { applyTheme } from "./appearance.mjs";
import { mannerNow, modeNow, subjectNow } from "./charting.mjs";
import { printedBrief } from "./printed-brief.mjs";
import { printedComparison } from "./printed-comparison.mjs";
import { printedDebate } from "./printed-debate.mjs";

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
    // What stands in the margin of a page can only be words of a style.
    document.documentElement.style.setProperty("--printed-title", JSON.stringify(context.told(context.view.title, context.view.titles).text));
    // On paper it is light, whatever the screen shows.
    applyTheme("light");
    stage.recolour();
    const debates = document.body.dataset["tab"] === "debate";
    const read = modeNow(context) === "read" && mannerNow(context).manner === "apart" ? subjectNow(context) : null;
    // The debate is printed in words, unless a point of it is drawn.
    const subject = debates && context.state.point === null ? null : read;
    document.body.dataset["prints"] = subject ? "brief" : modeNow(context);
    if (subject) {
      fill(printed, printedBrief(context, subject));
      return;
    }
    if (debates) {
      document.body.dataset["prints"] = "brief";
      fill(printed, printedDebate(context, debateNow(context)));
      return;
    }
    const { compare, matter, about } = context.state;
    // What a topic or a matter narrows is printed as it is seen.
    if (modeNow(context) === "compare" && compare && matter === null && about === null) {
      document.body.dataset["prints"] = "brief";
      fill(printed, printedComparison(context, compare));
      return;
    }
    if (modeNow(context) !== "explore") {
      fill(printed, el("ul", { class: "credits" }, creditedDocuments(context).map((one) => el("li", {}, creditOf(context, one)))));
      return;
    }
    stage.picture.drawNow();
    const credits = el("ul", { class: "credits" }, creditedDocuments(context).map((one) => el("li", {}, creditOf(context, one))));
    // What the table shows is printed where the table is seen; else the picture is all that there is.
    fill(printed, credits, context.state.tab === "table" ? tableOf(context) : null);
  });
  addEventListener("afterprint", () => {
    fill(printed);
    delete document.body.dataset["prints"];
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
      rows.map((row) => el("tr", {}, tell("td", {}, context.sentence(row)), el("td", {}, [...context.standingIn(row), ...placesOfClaim(context, row)].join(" · "), cameMark(context, row)))),
    ),
  );
}

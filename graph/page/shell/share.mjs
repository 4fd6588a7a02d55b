/** Taking along what is shown: as an address, as Python, as a picture, as data. */

/** @import { Context } from "../context/context.mjs" */
/** @import { OwnFile } from "./own-file.mjs" */
/** @import { Stage } from "./stage.mjs" */

import { BYTE_ORDER_MARK, csvOf, jsonOf } from "../answers/files.mjs";
import { el, fill } from "../base/dom.mjs";
import { maybeHeld } from "../base/frame.mjs";
import { rowsOf } from "../panels/table.mjs";
import { copyText } from "../parts/copy.mjs";
import { saveFile, savedWords } from "../parts/save-file.mjs";
import { mannerNow, modeNow, subjectNow } from "./charting.mjs";
import { pythonOf, pythonOfSelected } from "./python-line.mjs";
import { savePng, saveSvg } from "./saving.mjs";
import { copyLink } from "./share-link.mjs";

/** How many pixels of a file there may be for one of the screen. */
const SIZES = [1, 2, 4];
const USUAL = 2;

/**
 * @param {Context} context
 * @param {Stage} stage
 * @param {() => string} caption
 * @param {OwnFile} file
 * @returns {HTMLElement}
 */
export function shareMenu(context, stage, caption, file) {
  const result = el("div", { class: "result", role: "status" });
  const code = el("code", { class: "python" });
  const selected = el("div", {});
  /**
   * @param {string} key
   * @param {() => void} act
   */
  const action = (key, act) => el("li", {}, el("button", { type: "button", onclick: act }, context.say(key)));
  const part = el("select", { "aria-label": context.say("share.what") }, el("option", { value: "view" }, context.say("share.view")), el("option", { value: "whole" }, context.say("share.whole")));
  const size = el("select", { "aria-label": context.say("share.size") }, SIZES.map((scale) => el("option", { value: scale, selected: scale === USUAL }, `${scale}×`)));
  const framed = () => (part.value === "whole" ? stage.wholeFrame() : stage.frame());
  const said = () => (part.value === "whole" ? context.say("caption.all", { count: 2, relations: context.say("count.relations", { count: context.view.relations.length }), entities: context.say("count.entities", { count: context.view.entities.length }) }) : caption());
  const copying = (/** @type {string} */ text) => copyText(context, text, context.say("share.copied"), result);
  const saved = (/** @type {string} */ name) => fill(result, savedWords(context, name));
  const print = () => {
    window.print();
    fill(result, maybeHeld() && context.say("share.perhaps"));
  };
  const menu = el(
    "details",
    {
      class: "menu",
      ontoggle: () => {
        fill(result);
        fill(code, pythonOf(context));
        const { entity } = context.state;
        const line = pythonOfSelected(context);
        fill(selected, line && entity ? [el("p", { class: "note" }, context.say("share.pythonSelected", { entity: context.name(entity) })), el("code", { class: "python" }, line)] : null);
      },
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Escape" || !menu.open) return;
        menu.open = false;
        menu.querySelector("summary")?.focus();
        event.stopPropagation();
      },
    },
    el("summary", {}, context.say("share.title")),
    el(
      "div",
      { class: "sheet" },
      el(
        "ul",
        {},
        action("share.link", () => copyLink(context, result)),
        action("share.copy", () => saved(saveFile(context, copyEnding(context), "text/html", file.openingOn(context.part.slice(1))))),
        action("share.python", () => copying(pythonOf(context))),
        el(
          "li",
          { class: "picture-choice" },
          el("label", {}, context.say("share.what"), " ", part),
          el("label", {}, context.say("share.size"), " ", size),
        ),
        action("share.png", () => savePng(context, framed(), said(), Number(size.value), saved)),
        action("share.svg", () => saved(saveSvg(context, framed(), said()))),
        action("share.csv", () => saved(saveFile(context, "csv", "text/csv", BYTE_ORDER_MARK + csvOf(context.view, claimsShown(context))))),
        action("share.json", () => saved(saveFile(context, "json", "application/json", jsonOf(context.view, claimsShown(context))))),
        action("share.print", print),
      ),
      el("p", { class: "note" }, context.say("share.pythonHelp")),
      code,
      selected,
      result,
    ),
  );
  return menu;
}

/**
 * What the name of a copy ends in: one that holds a document's own words is for its reader alone, and says so.
 * @param {Context} context
 */
function copyEnding(context) {
  return context.view.passages.length ? "private.html" : "html";
}

/**
 * The claims that are taken along: of a part that is read by itself all of it, in the order of the text; else what the
 * table has, in its order.
 * @param {Context} context
 */
function claimsShown(context) {
  const subject = modeNow(context) !== "explore" && mannerNow(context).manner === "apart" ? subjectNow(context) : null;
  if (!subject) return rowsOf(context);
  return [...subject.lines, ...subject.rest].sort((a, b) => a - b).flatMap((place) => context.view.relations[place] ?? []);
}

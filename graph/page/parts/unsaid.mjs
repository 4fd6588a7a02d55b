/** What the text leaves open. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Unsaid } from "../data/types.mjs" */

import { citationLine } from "../answers/citation.mjs";
import { el } from "../base/dom.mjs";
import { documentsOf } from "./brief-words.mjs";
import { entityButton } from "./cards.mjs";
import { tell } from "./told.mjs";
import { scenarioColour } from "../picture/colours.mjs";

/**
 * Where what is left open is placed: its topic and its scenario.
 * @param {Context} context
 * @param {Unsaid} one
 */
function placed(context, { topic, scenario }) {
  if (topic === null && scenario === null) return null;
  const place = context.scenarioPlace(scenario);
  return el(
    "p",
    { class: "kicker" },
    topic === null ? null : context.topic(topic),
    topic === null || scenario === null ? null : " · ",
    scenario === null ? null : el("span", { class: `world ${scenarioColour(Math.max(0, place))}` }, context.scenario(scenario)),
  );
}

/**
 * What is left open, and by which texts where others may say it.
 * @param {Context} context
 * @param {Unsaid} one
 */
export function leftOpen(context, { words, wordings, documents }) {
  const titles = documents.map((id) => context.document(id)).join(", ");
  return [tell("span", {}, context.told(words, wordings)), titles ? el("small", { dir: "auto" }, ` [${titles}]`) : null];
}

/** @param {Context} context */
export function unsaidOf(context) {
  const { unsaid } = context.view;
  if (unsaid.length === 0) return null;
  return el(
    "section",
    { class: "unsaid" },
    el("h2", { class: "small" }, context.say("unsaid.title", { count: documentsOf(context) })),
    el(
      "ul",
      { class: "plain" },
      unsaid.map((one) =>
        el(
          "li",
          {},
          placed(context, one),
          el("p", {}, leftOpen(context, one)),
          one.entities.length ? el("p", { class: "row" }, one.entities.map((id) => entityButton(context, id))) : null,
          one.evidence.map((citation) => el("small", { dir: "auto" }, citationLine(context.words, context.view, citation))),
        ),
      ),
    ),
  );
}

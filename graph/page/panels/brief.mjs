/** The brief: what each scenario would bring and what holds either way, topic by topic; where the text is silent, it says so. */

/** @import { Cell, Row } from "../answers/brief.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { Built } from "../context/registry.mjs" */

import { briefOf, hasBrief, questionsOn, scenarioAsked } from "../answers/brief.mjs";
import { el, fill } from "../base/dom.mjs";
import { asksNothing } from "../data/query.mjs";
import { registerPanel } from "../context/registry.mjs";
import { filtersOf } from "../parts/asked.mjs";
import { cellTitle, findingsIn, silenceOf, standingOfAll } from "../parts/brief-words.mjs";
import { claimCard } from "../parts/cards.mjs";
import { tell } from "../parts/told.mjs";
import { leftOpen } from "../parts/unsaid.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { openQuestion, showOfTopic, toggleMatter } from "../state/moves.mjs";
import { NO_TOPIC } from "../state/state.mjs";
import { inSentence } from "../words/language.mjs";

registerPanel({
  id: "brief",
  mode: "read",
  order: 5,
  label: "brief.tab",
  applies: hasBrief,
  build,
  words: {
    en: {
      "brief.tab": "Brief",
      "brief.more": { one: "and {count} more claim", other: "and {count} more claims" },
      "brief.whole": "The brief tells the whole text; the picture shows only this: {filters}.",
      "brief.rest": { one: "{count} more in the table", other: "{count} more in the table" },
      "brief.notSaid": "Not said",
      "brief.asked": "Asked of this",
      "brief.picture": "See it drawn",
    },
    es: {
      "brief.tab": "Síntesis",
      "brief.more": { one: "y {count} afirmación más", other: "y {count} afirmaciones más" },
      "brief.whole": "La síntesis abarca todo el texto; el gráfico muestra solo esto: {filters}.",
      "brief.rest": { one: "{count} más en la tabla", other: "{count} más en la tabla" },
      "brief.notSaid": "No se dice",
      "brief.asked": "Preguntas sobre esto",
      "brief.picture": "Verlo dibujado",
    },
  },
});

/**
 * @param {Context} context
 * @returns {Built}
 */
function build(context) {
  const node = el("div", { class: "brief" });
  return {
    node,
    update() {
      const open = node.querySelector("[aria-expanded=true]") !== null;
      const focused = node.contains(document.activeElement) ? document.activeElement?.id : undefined;
      const narrowed = !asksNothing(context.state.query);
      const rows = briefOf(context.view);
      fill(
        node,
        narrowed ? el("p", { class: "note" }, context.say("brief.whole", { filters: filtersOf(context).map(({ label }) => label).join("; ") })) : null,
        context.view.scenarios.length === 2 ? headsOf(context, rows) : null,
        rows.map((row, at) => matterOf(context, row, at)),
      );
      node.dataset["columns"] = String(context.view.scenarios.length);
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
      if (!open && context.state.matter) node.querySelector(".matter.open")?.scrollIntoView({ block: "nearest" });
    },
  };
}

/**
 * The two sides, above all rows: it stays in sight.
 * @param {Context} context
 * @param {Row[]} rows
 */
function headsOf(context, rows) {
  return el(
    "div",
    { class: "sides-head", "aria-hidden": "true" },
    context.view.scenarios.map(({ id }, at) =>
      el("div", { class: `side ${scenarioColour(at + 1)}` }, el("strong", {}, context.scenario(id)), el("span", { class: "count" }, context.say("count.claims", { count: rows.reduce((sum, { cells }) => sum + (cells[at]?.claims.length ?? 0), 0) }))),
    ),
  );
}

/**
 * @param {Context} context
 * @param {Row} row
 * @param {number} at
 */
function matterOf(context, row, at) {
  const { state } = context;
  const open = state.matter === (row.topic ?? NO_TOPIC);
  const id = `matter-${at}`;
  const topic = context.topic(row.topic);
  const cells = row.cells.map((cell) => cellOf(context, row, cell, open));
  const either = cells.pop() ?? null;
  return el(
    "section",
    { class: `matter${open ? " open" : ""}`, "aria-labelledby": id },
    el(
      "h2",
      {},
      el(
        "button",
        { type: "button", id, "aria-expanded": String(open), onclick: () => context.store.change(toggleMatter(state, row.topic)) },
        el("span", { dir: "auto" }, topic),
        el("span", { class: "count" }, context.say("count.claims", { count: row.count })),
      ),
    ),
    open ? el("button", { type: "button", class: "quiet to-picture", onclick: () => document.querySelector(".stage")?.scrollIntoView() }, `${context.say("brief.picture")} ↑`) : null,
    el("div", { class: "cells" }, cells),
    either,
    open ? further(context, row) : null,
  );
}

/**
 * @param {Context} context
 * @param {Row} row
 * @param {Cell} cell
 * @param {boolean} open
 */
function cellOf(context, row, cell, open) {
  const { view } = context;
  const { scenario, claims, findings } = cell;
  const place = context.scenarioPlace(scenario);
  const none = claims.length === 0 && findings.length === 0;
  if (none && scenario === null) return null;
  return el(
    "div",
    { class: `cell ${scenarioColour(Math.max(0, place))}${scenario === null ? " either" : ""}` },
    view.scenarios.length ? el("h3", {}, cellTitle(context, cell)) : null,
    none ? el("p", { class: "silent" }, silenceOf(context, context.scenario(scenario))) : toldOf(context, cell),
    open ? claimsOf(context, row, cell) : null,
  );
}

/**
 * What a cell tells: the findings; else a claim, and how many more there are; else how many there are.
 * @param {Context} context
 * @param {Cell} cell
 */
function toldOf(context, { scenario, findings, lead, claims, drawn }) {
  if (findings.length > 0)
    return [...findingsIn(context, findings), el("p", { class: "standing" }, standingOfAll(context, drawn, scenario))];
  const rest = claims.length - 1;
  if (lead)
    return [
      tell("p", { class: "says" }, context.sentence(lead)),
      el("p", { class: "standing" }, standingOfAll(context, [lead], scenario), rest ? ` · ${context.say("brief.more", { count: rest })}` : null),
    ];
  return el("p", { class: "says" }, context.say("count.claims", { count: claims.length }));
}

/** How many claims a cell lists at most: the table has the rest. */
const MOST = 60;

/**
 * The claims of a cell, those first that what it says rests on.
 * @param {Context} context
 * @param {Row} row
 * @param {Cell} cell
 */
function claimsOf(context, { topic }, { scenario, claims, drawn, findings }) {
  const all = findings.length ? [...new Set([...drawn, ...claims])] : claims;
  if (all.length === 0) return null;
  const rest = all.length - MOST;
  return [
    el("ul", { class: "plain answers" }, all.slice(0, MOST).map((relation) => el("li", {}, claimCard(context, relation, { plain: true })))),
    rest > 0 ? el("button", { type: "button", class: "quiet", onclick: () => context.store.change(showOfTopic(topic, scenario)) }, context.say("brief.rest", { count: rest })) : null,
  ];
}

/**
 * What the text does not say of a topic, and the questions on it.
 * @param {Context} context
 * @param {Row} row
 */
function further(context, { topic, unsaid }) {
  const questions = questionsOn(context.view, topic);
  if (unsaid.length + questions.length === 0) return null;
  return el(
    "div",
    { class: "further-on" },
    unsaid.length
      ? [
          el("h3", {}, context.say("brief.notSaid")),
          el(
            "ul",
            { class: "plain" },
            unsaid.map((one) => el("li", {}, leftOpen(context, one), one.scenario === null ? null : el("small", {}, ` (${inSentence(context.scenario(one.scenario))})`))),
          ),
        ]
      : null,
    questions.length
      ? [
          el("h3", {}, context.say("brief.asked")),
          el(
            "ul",
            { class: "plain" },
            questions.map((question) =>
              el(
                "li",
                { class: scenarioColour(context.scenarioPlace(scenarioAsked(context.view, question)?.id ?? null)) },
                el("button", { type: "button", class: "quiet", onclick: () => context.store.change(openQuestion(question)) }, tell("span", {}, context.told(question.title, question.titles))),
              ),
            ),
          ),
        ]
      : null,
  );
}


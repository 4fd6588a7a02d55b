/** What came true, beside what was claimed: a mark on a claim, what is said of a scenario, a claim's whole account. */

/** @import { Context } from "../context/context.mjs" */
/** @import { EventResolution, RelationView, ToldBy } from "../data/types.mjs" */

import { cameWords, eventWords, outcomesOf, toldByLine } from "../answers/outcomes.mjs";
import { el } from "../base/dom.mjs";
import { isWeb } from "./credits.mjs";

/**
 * What became of a claim, in a few words: "can no longer come true".
 * @param {Context} context
 * @param {RelationView} relation
 * @returns {string | null} null: nothing that is known
 */
export function cameWord(context, relation) {
  const became = context.became(relation);
  return became === null || became.outcome === "open" ? null : cameWords(context.words, relation, became.outcome);
}

/**
 * The same as a mark, after what the text says of the claim.
 * @param {Context} context
 * @param {RelationView} relation
 */
export function cameMark(context, relation) {
  const word = cameWord(context, relation);
  return word === null ? null : [" ", el("span", { class: "came-mark" }, word)];
}

/**
 * Whether what a scenario depends on came about: "condition not met".
 * @param {Context} context
 * @param {string | null} scenario
 * @returns {string | null} null: it is not known, or none is meant
 */
export function scenarioCame(context, scenario) {
  const { events, ended } = outcomesOf(context.view);
  const group = scenario === null || context.state.written ? undefined : context.scenarios.get(scenario)?.group;
  if (scenario === null || group === undefined || !events.has(group)) return null;
  return context.say(ended.has(scenario) ? "came.notAbout" : "came.happened");
}

/**
 * The same after the scenario's name.
 * @param {Context} context
 * @param {string | null} scenario
 */
export function scenarioMark(context, scenario) {
  const word = scenarioCame(context, scenario);
  return word === null ? null : [" ", el("span", { class: "came-mark" }, word)];
}

/**
 * A scenario's name with that in brackets, where there is no room for a mark.
 * @param {Context} context
 * @param {string | null} scenario
 */
export function scenarioNamed(context, scenario) {
  const [name, came] = [context.scenario(scenario), scenarioCame(context, scenario)];
  return came === null ? name : context.say("came.named", { scenario: name, came });
}

/**
 * How an event ended, when, and who tells so.
 * @param {Context} context
 * @param {EventResolution} event
 */
export function eventTold(context, event) {
  const words = eventWords(context.words, context.view, event).replace(/\.$/, "");
  return [
    el("span", { dir: "auto" }, event.on === null ? `${words}.` : `${words} (${context.date(event.on)}).`),
    toldBy(context, event.source),
  ];
}

/**
 * @param {Context} context
 * @param {ToldBy | null} source
 */
function toldBy(context, source) {
  if (source === null) return null;
  return [
    " ",
    el("small", { class: "told-by", dir: "auto" }, context.say("came.toldBy", { source: toldByLine(context.words, context.view, source) }), ".", source.url !== null && isWeb(source.url) ? [" ", el("a", { href: source.url, rel: "noreferrer" }, context.say("citation.open"))] : null),
  ];
}

/**
 * What became of a claim, when, by what and according to whom.
 * @param {Context} context
 * @param {RelationView} relation
 */
export function cameOf(context, relation) {
  const became = context.became(relation);
  if (became === null) return null;
  const { record, outcome } = became;
  const told = "event" in record ? eventTold(context, record) : [record.note === null ? null : el("span", { dir: "auto" }, context.told(record.note, record.notes).text), toldBy(context, record.source)];
  const day = "event" in record || record.on === null ? "" : ` (${context.date(record.on)})`;
  const due = "claim" in record ? [record.due === null ? null : context.say("came.due", { date: context.date(record.due) }), record.criteria === null ? null : context.say("came.criteria", { criteria: record.criteria })].filter((part) => part !== null) : [];
  return el(
    "section",
    { class: "came-of", "aria-label": context.say("field.came") },
    el("h3", {}, context.say("field.came")),
    el("p", {}, el("strong", { class: "came-mark" }, cameWords(context.words, relation, outcome)), day, " ", told),
    due.length ? el("p", { class: "note", dir: "auto" }, due.join(" ")) : null,
  );
}

/** What came true: the scenario of each event that came about, and what became of each claim, as Python's `graph.outcomes` says. */

/** @import { ClaimResolution, EventResolution, RelationView, ToldBy, Verdict, View, Words } from "../data/types.mjs" */

import { documentLine } from "./citation.mjs";
import { formatDate } from "./date-words.mjs";
import { format, inLanguage, languageOf } from "../words/language.mjs";

/**
 * What stands of what is recorded.
 * @typedef {object} Outcomes
 * @property {Map<string, EventResolution>} events by the group of the scenarios
 * @property {Map<string, EventResolution>} ended the events that ended otherwise, by each scenario that did not come about
 * @property {Map<string, ClaimResolution>} claims by the claim
 */

/**
 * What became of a claim, and what says so.
 * @typedef {{ outcome: Verdict, record: EventResolution | ClaimResolution }} Became
 */

/** @type {WeakMap<View, Outcomes>} */
const KNOWN = new WeakMap();

/**
 * @param {View} view
 * @returns {Outcomes}
 */
export function outcomesOf(view) {
  const known = KNOWN.get(view);
  if (known) return known;
  const events = new Map(view.resolutions.flatMap((one) => ("event" in one ? [[one.event, one]] : [])));
  const claims = new Map(view.resolutions.flatMap((one) => ("claim" in one ? [[one.claim, one]] : [])));
  const ended = new Map(
    view.scenarios.flatMap(({ id, group }) => {
      const event = events.get(group);
      return event && event.outcome !== id ? [[id, event]] : [];
    }),
  );
  const made = { events, ended, claims };
  KNOWN.set(view, made);
  return made;
}

/**
 * Whether anything is settled: what is only due says nothing yet.
 * @param {View} view
 */
export function isSettled({ resolutions }) {
  return resolutions.some(({ outcome }) => outcome !== "open");
}

/**
 * What became of a claim: void, where its scenario did not come about.
 * @param {View} view
 * @param {RelationView} relation
 * @returns {Became | null} null: nothing is recorded of it
 */
export function becameOf(view, { id, scenario }) {
  const { ended, claims } = outcomesOf(view);
  const own = claims.get(id);
  const event = scenario === null ? undefined : ended.get(scenario);
  if (event && own?.outcome !== "void") return { outcome: "void", record: event };
  return own ? { outcome: own.outcome, record: own } : null;
}

/** @type {Partial<Record<Verdict, Verdict>>} */
const TURNED = { yes: "no", no: "yes" };
/** @type {Record<Verdict, string>} */
const SAID = { yes: "came.yes", no: "came.no", partly: "came.partly", void: "came.void", open: "came.open" };

/**
 * What became of what a claim says: a denial is borne out by what did not come about.
 * @param {RelationView} relation
 * @param {Verdict} outcome of what it ties
 * @returns {Verdict}
 */
export function borneOut({ negated }, outcome) {
  return (negated && TURNED[outcome]) || outcome;
}

/**
 * The same in words: "can no longer come true".
 * @param {Words} words
 * @param {RelationView} relation
 * @param {Verdict} outcome
 * @returns {string}
 */
export function cameWords(words, relation, outcome) {
  return format(words, SAID[borneOut(relation, outcome)]);
}

/**
 * Who tells what came true, as a source is cited.
 * @param {Words} words
 * @param {View} view
 * @param {ToldBy} source
 * @returns {string}
 */
export function toldByLine(words, view, { document, title, authors, publisher, date, record, url }) {
  const known = view.documents.find(({ id }) => id === document);
  const named = documentLine(words, view, {
    by: authors.length > 0 ? [] : (known?.by ?? []),
    authors: authors.length > 0 ? authors : (known?.authors ?? []),
    title: title ?? known?.title ?? document ?? "",
    titles: title === null ? (known?.titles ?? {}) : {},
    publisher: publisher ?? known?.publisher ?? null,
    date: date ?? known?.date ?? null,
  });
  return [named, record === null ? null : format(words, "citation.record", { record }), url].filter((part) => part !== null).join(", ");
}

/**
 * What came about, in words of the data or else by the scenario's name.
 * @param {Words} words
 * @param {View} view
 * @param {EventResolution} event
 * @returns {string}
 */
export function eventWords(words, view, event) {
  const language = languageOf(words);
  if (event.note !== null) return inLanguage(event.note, event.notes, language);
  const scenario = view.scenarios.find(({ id }) => id === event.outcome);
  return scenario ? format(words, "came.about", { scenario: inLanguage(scenario.label, scenario.labels, language) }) : format(words, "came.none");
}

/**
 * What became of a claim, after its citation, and apart from it: what came since is not the text's.
 * @param {Words} words
 * @param {View} view
 * @param {RelationView} relation
 * @returns {string | null}
 */
export function sinceLine(words, view, relation) {
  const became = becameOf(view, relation);
  if (became === null || became.outcome === "open") return null;
  const { record, outcome } = became;
  const parts = [
    "event" in record ? eventWords(words, view, record).replace(/\.$/, "") : null,
    record.on === null ? null : formatDate(words, record.on),
    record.source === null ? null : toldByLine(words, view, record.source),
  ];
  return format(words, "came.since", { came: cameWords(words, relation, outcome), how: parts.filter((part) => part !== null).join("; ") });
}

/** The words of the brief: what is found, and how several claims stand. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Finding, RelationView } from "../data/types.mjs" */

import { isWhole, restsOn } from "../answers/brief.mjs";
import { isSo } from "../answers/moods.mjs";
import { inSentence } from "../words/language.mjs";
import { tell } from "./told.mjs";

/**
 * What is found, a paragraph each.
 * @param {Context} context
 * @param {readonly Finding[]} findings
 */
export function findingsIn(context, findings) {
  return findings.map(({ words, wordings }) => tell("p", { class: "says" }, context.told(words, wordings)));
}

/** How sure a claim is where nothing else is said. */
const CERTAIN = "certain";

/**
 * Of what sort claims are, how certain, and whose; that one is denied its own sentence says: "plan, according to Ana
 * Ríos; possible risk, according to the author". Where they stand for a scenario and hang on none, that comes first.
 * @param {Context} context
 * @param {readonly RelationView[]} claims
 * @param {string | null} scenario that they are told of
 * @returns {string}
 */
export function standingOfAll(context, claims, scenario) {
  /** @type {Map<string, Map<string, Set<string>>>} the certainties of each sort that a voice claims */
  const voices = new Map();
  for (const { voice, modality, certainty } of claims) {
    const sorts = voices.get(voice) ?? new Map();
    voices.set(voice, sorts.set(modality, (sorts.get(modality) ?? new Set()).add(certainty)));
  }
  const standing = [...voices]
    .map(([voice, sorts]) => [...[...sorts].map(([sort, certainties]) => sortOf(context, sort, certainties)), context.heldBy(voice)].join(", "))
    .join("; ");
  if (scenario === null || claims.some((one) => one.scenario !== null)) return standing;
  return claims.every(({ modality }) => modality === "fact") ? context.say("standing.already", { standing }) : context.say("standing.either", { standing, always: inSentence(context.always) });
}

/**
 * A sort of claims and how certain they are: "plan", "probable expectation", "expectation (in part probable)".
 * @param {Context} context
 * @param {string} modality
 * @param {Set<string>} certainties
 */
function sortOf(context, modality, certainties) {
  const sort = context.say(`modality.${modality}`);
  const unsure = context.view.certainties.filter((one) => one !== CERTAIN && certainties.has(one)).map((one) => context.say(`certainty.${one}`));
  if (unsure.length === 0) return sort;
  const certainty = new Intl.ListFormat(context.say("locale"), { type: "disjunction" }).format(unsure);
  const partly = certainties.has(CERTAIN);
  return context.say(partly ? "standing.partly" : unsure.length > 1 ? "standing.mixed" : "standing.sure", { sort, certainty });
}

/**
 * What a cell stands for: of claims that hang on no scenario and are so, that they hold now.
 * @param {Context} context
 * @param {import("../answers/brief.mjs").Cell} cell
 */
export function cellTitle(context, cell) {
  const title = cell.scenario === null ? context.always : context.scenario(cell.scenario);
  return cell.scenario === null && restsOn(cell).some(isSo) ? context.say("scenario.now", { always: inSentence(title) }) : title;
}

/**
 * That nothing is said of a topic in a scenario.
 * @param {Context} context
 * @param {string} condition the scenario, in the page's words
 */
export function silenceOf(context, condition) {
  return context.say(isWhole(context.view) ? "silence.whole" : "silence.part", { condition: inSentence(condition), count: documentsOf(context) });
}

/**
 * How many texts there are to speak of: one, where none is named.
 * @param {Context} context
 */
export function documentsOf({ view }) {
  return view.documents.length || 1;
}

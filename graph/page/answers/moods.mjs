/** In which mood a claim is said, so that its verb alone asserts no more than the claim does. */

/** @import { Certainty, Mood, RelationView, Verb } from "../data/types.mjs" */

/** @type {Record<Certainty, Mood>} */
const ADVISED = { certain: "should", probable: "should probably", possible: "should perhaps" };
/** @type {Record<Certainty, Mood>} */
const RISKED = { certain: "could", probable: "would probably", possible: "could" };
/** @type {Record<Certainty, Mood>} */
const TO_COME = { certain: "would", probable: "would probably", possible: "could" };
/** @type {Record<Certainty, Mood | null>} */
const SO = { certain: null, probable: "probably", possible: "possibly" };

/**
 * Whether a claim is of what is so, and not of what would, may or ought to be.
 * @param {Pick<RelationView, "modality" | "certainty" | "scenario">} relation
 */
export function isSo(relation) {
  return isOfNow(relation) && relation.certainty !== "possible";
}

/** @param {Pick<RelationView, "modality" | "scenario">} relation */
function isOfNow({ modality, scenario }) {
  return scenario === null && (modality === "fact" || modality === "assessment");
}

/**
 * The mood of a claim; null: it is plainly so. What hangs on a scenario would be so.
 * @param {Pick<RelationView, "modality" | "certainty" | "scenario">} relation
 * @returns {Mood | null}
 */
export function moodOf(relation) {
  const { modality } = relation;
  const moods = modality === "recommendation" ? ADVISED : modality === "risk" ? RISKED : isOfNow(relation) ? SO : TO_COME;
  return moods[/** @type {Certainty} */ (relation.certainty)] ?? null;
}

/**
 * The words of a mood with a verb in them.
 * @param {string} words as "would {bare}"
 * @param {Verb["forms"]} forms
 * @param {0 | 1} way 0: from source to target
 * @param {string} label the verb as it is, or denied
 * @returns {string | null} null where the verb has no such form
 */
export function inMood(words, forms, way, label) {
  const bare = forms["bare"]?.[way];
  if (!bare) return null;
  return words.replace(/\{(\w+)\}/, (_, name) => (name === "label" ? label : (forms[name]?.[way] ?? bare)));
}

/** What a claim says between its ends: of one or of many, denied, and in the mood of what is not plainly so. */

/** @import { Mood, RelationKindView, RelationView, Verb, View } from "../data/types.mjs" */

import { inMood } from "./moods.mjs";

/** The language that the verbs of all words are in. */
const VERBS_IN = "en";

/**
 * What a claim says, and the language that it is in.
 * @typedef {object} Saying
 * @property {string | null} field the field of the kind's own that the verb says: "reduces", not "affects (downwards)"
 * @property {Verb} verb
 * @property {string} language
 */

/**
 * @param {RelationKindView} kind
 * @param {RelationView["fields"]} fields what the claim's own fields say
 * @param {string} language that is wanted
 * @returns {Saying}
 */
export function sayingOf(kind, fields, language) {
  for (const { name, words } of kind.fields) {
    const { verbs = {} } = words.find(({ word }) => word === fields[name]) ?? {};
    const spoken = [language, VERBS_IN].find((one) => Object.hasOwn(verbs, one)) ?? "";
    const verb = verbs[spoken];
    if (verb) return { field: name, verb, language: spoken };
  }
  const own = Object.hasOwn(kind.labels, language) ? kind.labels[language] : undefined;
  return own ? { field: null, verb: own, language } : { field: null, verb: kind, language: kind.language };
}

/**
 * @param {Saying} saying
 * @param {"forward" | "inverse"} way
 * @param {{ negated: boolean, many: boolean }} how
 */
export function verbIn({ verb }, way, { negated, many }) {
  const form = /** @type {"forward" | "inverse" | "denied_forward" | "denied_inverse"} */ (negated ? `denied_${way}` : way);
  return (many ? verb.many[form] : undefined) ?? verb[form];
}

/**
 * The same in a mood: "would lead", "could lead".
 * @param {View} view
 * @param {Saying} saying
 * @param {Mood} mood
 * @param {"forward" | "inverse"} way
 * @param {{ negated: boolean, many: boolean }} how
 * @returns {string | null} null: the verb is not known
 */
export function verbInMood(view, saying, mood, way, how) {
  const moods = how.many ? view.moods_many : view.moods;
  const words = Object.hasOwn(moods, saying.language) ? moods[saying.language]?.[mood] : undefined;
  return words ? inMood(words[how.negated ? 1 : 0], saying.verb.forms, way === "forward" ? 0 : 1, verbIn(saying, way, how)) : null;
}

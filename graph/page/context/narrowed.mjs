/** The relations that have some words in their row of the table: as the page says them, or as they are looked for elsewhere. */

/** @import { Context } from "./context.mjs" */
/** @import { RelationView } from "../data/types.mjs" */

import { moodOf } from "../answers/moods.mjs";
import { fold, foldedWords } from "../base/fold.mjs";
import { haystackOf } from "../data/haystack.mjs";

/** @typedef {{ key: (relation: RelationView) => string, say: (relation: RelationView) => string }} Saying what a column says; equal keys say the same */

/**
 * @param {Context} context
 * @returns {Saying[]}
 */
function sayings(context) {
  const { scenarios } = context.view;
  return [
    { key: (one) => `${one.kind} ${one.negated} ${moodOf(one)}`, say: (one) => `${context.verb(one)} ${context.moodVerb(one) ?? ""} ${context.relationKind(one.kind, "noun")}` },
    { key: (one) => one.modality, say: (one) => context.say(`modality.${one.modality}`) },
    { key: (one) => one.certainty, say: (one) => context.say(`certainty.${one.certainty}`) },
    { key: (one) => String(one.negated), say: (one) => context.say(`negated.${one.negated}`) },
    { key: (one) => one.scenario ?? "", say: (one) => (scenarios.length ? context.scenario(one.scenario) : "") },
    { key: (one) => one.topic ?? "", say: (one) => (one.topic === null ? "" : context.topic(one.topic)) },
    { key: (one) => one.voice, say: (one) => context.voice(one.voice) },
    { key: (one) => `${one.negated} ${one.date} ${one.start} ${one.end}`, say: (one) => context.dates(one) ?? "" },
  ];
}

/**
 * Which relations have all of some words, each of them anywhere in the row.
 * @param {Context} context
 * @param {string} text
 * @returns {Uint8Array | null} null: there is nothing to look for
 */
export function narrowedTo(context, text) {
  const words = foldedWords(text);
  if (words.length === 0) return null;
  const { relations } = context.view;
  const haystack = haystackOf(context.view);
  // What columns say repeats: each different saying is folded once.
  const columns = sayings(context).map(({ key, say }) => ({ key, say, known: /** @type {Map<string, string>} */ (new Map()) }));
  /** @param {RelationView} relation @param {string} word */
  const says = (relation, word) =>
    columns.some(({ key, say, known }) => {
      const at = key(relation);
      const said = known.get(at) ?? fold(say(relation));
      known.set(at, said);
      return said.includes(word);
    });
  return Uint8Array.from(relations, (relation, place) => Number(words.every((word) => haystack.holds(place, [word]) || says(relation, word))));
}

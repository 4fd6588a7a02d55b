/** Whose claims there are, and the documents that they are read from. */

/** @import { SourceDocument, View, Words } from "../data/types.mjs" */

import { nameInSentence } from "./common-names.mjs";
import { countDocuments } from "./counts.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { format, inLanguage, languageOf } from "../words/language.mjs";

/** Whose claims those are that name neither a holder nor a document. */
const AUTHOR = "author";

/**
 * What a voice is called.
 * @param {Words} words
 * @param {View} view
 * @param {string} id
 * @returns {string}
 */
export function voiceName(words, view, id) {
  const voice = lookupsOf(view).voices.get(id);
  // Of many documents that name nobody, "the author" would seem to be one and the same.
  if (id === AUTHOR) return view.documents.length > 1 ? format(words, "holder.cited") : format(words, "holder.author", { count: 1 });
  return voice ? inLanguage(voice.name, voice.names, languageOf(words)) : id;
}

/**
 * The same within a sentence: "according to most presidential candidates".
 * @param {Words} words
 * @param {View} view
 * @param {string} id
 * @returns {string}
 */
export function voiceInSentence(words, view, id) {
  const entity = lookupsOf(view).entities.get(id);
  return entity ? nameInSentence(view, entity, languageOf(words)) : voiceName(words, view, id);
}

/**
 * The voices that some words find: whoever speaks with others is found with them. A word that finds nobody stays, so
 * that nobody is wanted.
 * @param {View} view
 * @param {readonly string[]} asked
 */
export function voicesFound({ voices }, asked) {
  return [...asked, ...voices.filter(({ words }) => words.some((word) => asked.includes(word))).map(({ id }) => id)];
}

/**
 * The one voice of all documents, whose name need not be said at each of its claims, and what is said there instead.
 * @param {Words} words
 * @param {View} view
 * @returns {{ id: string, called: string } | null} null: they have several
 */
export function ownVoice(words, { documents, voices }) {
  const own = voices.filter((voice) => documents.some(({ id }) => voice.words.includes(id)));
  const [voice] = own;
  if (!voice || own.length > 1) return null;
  const count = Math.max(...documents.map(({ by, authors }) => (by.length ? by : authors).length));
  return { id: voice.id, called: count ? format(words, "holder.author", { count }) : format(words, "holder.text") };
}

/**
 * The documents that some relations cite, in the order in which they are declared.
 * @param {View} view
 * @param {Uint8Array} mask these relations
 * @returns {SourceDocument[]}
 */
export function documentsOf(view, mask) {
  const { documents } = view;
  if (documents.length < 2) return documents;
  const counts = countDocuments(view, mask);
  return documents.filter(({ id }) => counts.get(id));
}

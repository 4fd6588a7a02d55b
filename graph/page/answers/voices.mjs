/** Whose claims there are, and the documents that they are read from. */

/** @import { SourceDocument, View, Words } from "../data/types.mjs" */

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
  if (id === AUTHOR) return format(words, "holder.author");
  return voice ? inLanguage(voice.name, voice.names, languageOf(words)) : id;
}

/**
 * The documents that some relations, by their places, cite, in the order in which they are declared.
 * @param {View} view
 * @param {Iterable<number>} places
 * @returns {SourceDocument[]}
 */
export function documentsOf({ documents, relations }, places) {
  if (documents.length < 2) return documents;
  /** @type {Set<string>} */
  const cited = new Set();
  for (const place of places) {
    for (const { document } of relations[place]?.evidence ?? []) cited.add(document);
    if (cited.size === documents.length) break;
  }
  return documents.filter(({ id }) => cited.has(id));
}

/** Names that are no proper names, as "Most presidential candidates": within a sentence they begin with a small letter. */

/** @import { EntityView, View } from "../data/types.mjs" */

import { dataLabel } from "../words/language.mjs";

/** The kind whose names may be common nouns; a person, a party, a country or an agency has a name of its own. */
const COMMON = "group";

/** @type {WeakMap<View, Map<string, string>>} what each name is within a sentence, by the language and the name */
const KNOWN = new WeakMap();

/**
 * An entity's name as it goes on within a sentence: with a small letter where the data themselves write its first word
 * so, as "most", but neither "Chileans" nor "Kast's team".
 * @param {View} view
 * @param {EntityView} entity
 * @param {string} language
 */
export function nameInSentence(view, { kind, name, names }, language) {
  const translated = dataLabel(names, language);
  const said = translated ?? name;
  if (!view.entity_kinds.some((one) => one.kind === COMMON && one.includes.includes(kind))) return said;
  const known = KNOWN.get(view) ?? new Map();
  KNOWN.set(view, known);
  const key = `${translated === undefined ? "" : language}\n${said}`;
  let spelled = known.get(key);
  if (spelled === undefined) {
    const sentences = translated === undefined ? view.relations.map(({ sentence }) => sentence) : view.relations.map(({ sentences: of }) => dataLabel(of, language) ?? "");
    spelled = isCommon(said, sentences) ? said.charAt(0).toLowerCase() + said.slice(1) : said;
    known.set(key, spelled);
  }
  return spelled;
}

/**
 * Whether a name begins with a common word, which some sentences write small, and goes on with another.
 * @param {string} name
 * @param {readonly string[]} sentences
 */
function isCommon(name, sentences) {
  const [first = "", second = ""] = name.split(/\s+/);
  const small = first.charAt(0).toLowerCase() + first.slice(1);
  // An acronym, as "UN", has no further small letters; after a common word may come a proper name, as in "The Greens".
  if (small === first || small !== first.toLowerCase() || second.charAt(0) !== second.charAt(0).toLowerCase()) return false;
  return sentences.some((sentence) => sentence.includes(small) && sentence.split(/[^\p{L}\p{M}’'-]+/u).includes(small));
}

/** What is found besides names, kinds and claims: the sorts of claim, the topics, the questions, the findings, the debate. */

/** @import { Hit, HitTier, View, Words } from "../data/types.mjs" */

import { isDebated } from "./debate.mjs";
import { tierOf } from "./tiers.mjs";
import { fold, foldedWords } from "../base/fold.mjs";
import { dataLabel, format, languageOf, LANGUAGES } from "../words/language.mjs";

/** @typedef {"sort" | "topic" | "question" | "finding" | "debate"} Shelved */
/** @typedef {{ type: Shelved, id: string, label: string, texts: string[] }} Item */

/** What a hit is worth beside names and claims: a sort of claim goes before a name, a question before a claim. */
const WORTH = {
  sort: { exact: 11_000, prefix: 8500, word: 6500, substring: 0 },
  topic: { exact: 9500, prefix: 7500, word: 5500, substring: 3500 },
  question: { exact: 3300, prefix: 3200, word: 3100, substring: 2900 },
  debate: { exact: 11_000, prefix: 8500, word: 6500, substring: 0 },
  finding: { exact: 2800, prefix: 2750, word: 2700, substring: 2600 },
};
/** What begins with fewer letters than these is no word yet. */
const FEWEST_LETTERS = 2;

/** @type {WeakMap<View, Map<string, Item[]>>} */
const SHELVES = new WeakMap();

/**
 * @param {Words} words of the page's language
 * @param {View} view
 * @param {string} text
 * @returns {Hit[]} the best first
 */
export function findOnShelf(words, view, text) {
  const sought = foldedWords(text);
  if (sought.join("").length < FEWEST_LETTERS) return [];
  /** @type {Hit[]} */
  const hits = [];
  for (const { type, id, label, texts } of shelfOf(words, view)) {
    const tiers = texts.flatMap((one) => tierOf(one, sought.join(" "), sought) ?? []);
    const [tier] = /** @type {Exclude<HitTier, "fuzzy">[]} */ (tiers).sort((a, b) => WORTH[type][b] - WORTH[type][a]);
    if (tier && WORTH[type][tier] > 0) hits.push({ type, id, of: null, label, matched: label, tier, score: WORTH[type][tier] });
  }
  return hits.sort((a, b) => b.score - a.score);
}

/**
 * @param {Words} words
 * @param {View} view
 * @returns {Item[]}
 */
export function shelfOf(words, view) {
  const shelves = SHELVES.get(view) ?? new Map();
  SHELVES.set(view, shelves);
  const language = languageOf(words);
  if (!shelves.has(language)) shelves.set(language, filled(words, view, language));
  return shelves.get(language);
}

/**
 * @param {Words} words
 * @param {View} view
 * @param {string} language
 * @returns {Item[]}
 */
function filled(words, view, language) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { modality } of view.relations) counts.set(modality, (counts.get(modality) ?? 0) + 1);
  /** @type {(type: Shelved, id: string, label: string, texts: readonly string[]) => Item} */
  const item = (type, id, label, texts) => ({ type, id, label, texts: texts.map(fold) });
  return [
    ...(isDebated(view) ? [item("debate", "debate", format(words, "debate.title"), alsoCalled("debate.title", "sortAlso.debate"))] : []),
    ...view.modalities
      .filter((modality) => counts.has(modality))
      .map((modality) => item("sort", modality, format(words, `sort.${modality}`, { count: counts.get(modality) ?? 0 }), alsoCalled(`modality.${modality}`, `sortAlso.${modality}`))),
    ...view.topics.map(({ id, label, labels }) => item("topic", id, dataLabel(labels, language) ?? label, [label, ...Object.values(labels), id])),
    ...view.questions.map(({ id, title, titles, reading, readings }) =>
      item("question", id, dataLabel(titles, language) ?? title, [title, ...Object.values(titles), reading, ...Object.values(readings)]),
    ),
    ...view.findings.map(({ words: said, wordings }, place) => item("finding", String(place), dataLabel(wordings, language) ?? said, [said, ...Object.values(wordings)])),
  ];
}

/**
 * What something is called, in every language, and what else readers call it.
 * @param {string} name the key of its word
 * @param {string} also that of the others
 */
function alsoCalled(name, also) {
  return Object.values(LANGUAGES).flatMap((words) => [format(words, name), ...format(words, also).split(", ")]);
}

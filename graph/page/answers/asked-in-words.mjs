/** What is asked for in a sentence of the reader's own, where nothing has all of its words. */

/** @import { Hit, View, Words } from "../data/types.mjs" */
/** @import { Item } from "./shelf.mjs" */

import { searchOf } from "./search.mjs";
import { bareWord } from "./tiers.mjs";
import { foldedWords } from "../base/fold.mjs";
import { format, LANGUAGES } from "../words/language.mjs";

/** Of a word so many letters tell which it is: "guards" and "guard" are one. */
const STEM = 5;
/** A single word is looked for by the search itself. */
const FEWEST = 2;
const MOST = 5;

/**
 * Either what a sentence asks for, or the words of it that nothing here has.
 * @typedef {{ hits: Hit[], unknown: string[] }} Asked
 */

/**
 * The questions that have all words of a sentence that tell anything, half of them in their titles; without such a
 * question the names and claims that have the rarest of them. Where nothing has one of the words, nothing answers: another
 * question would be a wrong answer.
 * @param {View} view
 * @param {readonly Item[]} shelf
 * @param {string} text
 * @returns {Asked}
 */
export function askedInWords(view, shelf, text) {
  const all = foldedWords(text);
  const common = commonWords();
  const words = [...new Set(all.map((word) => bareWord(word).replace(/['’]s?$/, "")))].filter((word) => word.length > 1 && !common.has(word));
  if (all.length < FEWEST || words.length === 0) return { hits: [], unknown: [] };
  const questions = shelf.filter(({ type }) => type === "question");
  const told = words.map((word) => {
    const stem = word.slice(0, STEM);
    return { word, in: new Set(questions.filter(({ texts }) => texts.some((one) => one.includes(stem)))), else: searchOf(view).find(stem, MOST).filter(({ tier }) => tier !== "fuzzy") };
  });
  const unknown = told.filter((one) => one.in.size === 0 && one.else.length === 0).map(({ word }) => word);
  if (unknown.length > 0) return { hits: [], unknown };
  /** @param {Item} question how many of the words its title has */
  const titled = ({ texts: [title = ""] }) => words.filter((word) => title.includes(word.slice(0, STEM))).length;
  const answering = questions.filter((question) => told.every((one) => one.in.has(question)) && 2 * titled(question) >= words.length).sort((a, b) => titled(b) - titled(a));
  if (answering.length > 0)
    return { hits: answering.slice(0, MOST).map(({ id, label }) => ({ type: "question", id, of: null, label, matched: label, tier: "word", score: 1 })), unknown };
  const [rarest] = [...told].sort((a, b) => a.in.size - b.in.size || a.else.length - b.else.length || b.word.length - a.word.length);
  return { hits: rarest?.else ?? [], unknown };
}

/** The words of asking, in every language that the page speaks: they tell nothing of what is asked. */
function commonWords() {
  return new Set(Object.values(LANGUAGES).flatMap((words) => foldedWords(format(/** @type {Words} */ (words), "search.common"))));
}

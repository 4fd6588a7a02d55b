/** How well a text answers what is sought. */

/** @import { HitTier } from "../data/types.mjs" */

const LETTER = /[\p{L}\p{N}]/u;

/**
 * Whether a word begins at a place of a text.
 * @param {string} text
 * @param {number} place
 */
export function beginsWord(text, place) {
  const before = text[place - 1] ?? " ";
  return before === " " || !LETTER.test(before);
}

/**
 * How a folded text holds all the words that are sought, or null where it lacks one.
 * @param {string} text
 * @param {string} sought The words as one.
 * @param {readonly string[]} words
 * @returns {Exclude<HitTier, "fuzzy"> | null}
 */
export function tierOf(text, sought, words) {
  let allBegin = true;
  for (const word of words) {
    let place = text.indexOf(word);
    if (place === -1) return null;
    while (place !== -1 && !beginsWord(text, place)) place = text.indexOf(word, place + 1);
    if (place === -1) allBegin = false;
  }
  if (text === sought) return "exact";
  if (text.startsWith(sought)) return "prefix";
  return allBegin ? "word" : "substring";
}

const PUNCTUATION = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/**
 * A word without the punctuation around it.
 * @param {string} word
 */
export function bareWord(word) {
  return word.replace(PUNCTUATION, "") || word;
}

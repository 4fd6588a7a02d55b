/** How text is compared: without case, accents and the typographer's variants of dash, quote and space. */

const ASCII = /^\p{ASCII}*$/u;
/** The accents of Latin letters, which are nearly all the marks there are. */
const LATIN_MARKS = /[\u0300-\u036f]+/g;
const MARKS = /\p{M}+/gu;
const DASHES = /[\u2010-\u2015\u2212]/g;
const SINGLE_QUOTES = /[\u2018-\u201b\u02bb\u02bc]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f]/g;
/** What nobody sees: soft hyphens, signs of no width, and those that turn the way of writing. */
const UNSEEN = /\u00ad|\u061c|\u180e|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|[\u2066-\u2069]|\ufeff/g;
/** Small letters that Unicode does not take apart, as who lacks them on the keyboard writes them: Python's table. */
const LETTERS = {
  ...{ ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d", đ: "d", ø: "o", ł: "l" },
  ...{ ı: "i", ħ: "h", ŧ: "t", ŋ: "n", ĸ: "k", ƀ: "b", ɓ: "b", ƈ: "c", ȼ: "c" },
  ...{ ɖ: "d", ɗ: "d", ƌ: "d", ɇ: "e", ǝ: "e", ə: "e", ɛ: "e", ƒ: "f", ǥ: "g" },
  ...{ ɠ: "g", ɣ: "g", ⱨ: "h", ɨ: "i", ɩ: "i", ȷ: "j", ɉ: "j", ƙ: "k", ⱪ: "k" },
  ...{ ƚ: "l", ɫ: "l", ⱡ: "l", ɲ: "n", ƞ: "n", ɔ: "o", ɵ: "o", ƥ: "p", ᵽ: "p" },
  ...{ ɍ: "r", ɽ: "r", ȿ: "s", ƭ: "t", ʈ: "t", ⱦ: "t", ʉ: "u", ʊ: "u", ʋ: "v" },
  ...{ ⱳ: "w", ƴ: "y", ɏ: "y", ƶ: "z", ȥ: "z", ⱬ: "z", ɀ: "z", ⱥ: "a", ς: "σ" },
};
/** @type {ReadonlyMap<string, string>} */
const PLAIN = new Map(Object.entries(LETTERS));
const LETTER = new RegExp(`[${[...PLAIN.keys()].join("")}]`, "g");
/** It comes apart into a letter and a dot in mid-air, which is no accent. */
const CATALAN = /[ŀĿ]/g;
// What Python's str.split() splits at: JavaScript's \s lacks some of these and adds U+FEFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python takes these four for white space.
const WORD_BREAKS = /[\p{White_Space}\x1c-\x1f]+/u;

/**
 * The text as it is compared, mostly of another length: no place in it is a place in the text.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  // Lower case is all there is to do for plain text, and soon for the rest: a bulk dataset folds in a third of the time.
  if (ASCII.test(text)) return text.toLowerCase();
  // This makes plain spaces of the non-breaking ones, too.
  const bare = text.replace(UNSEEN, "").replace(CATALAN, "l").normalize("NFKD").replace(LATIN_MARKS, "");
  if (ASCII.test(bare)) return bare.toLowerCase();
  return bare
    .toLowerCase()
    .replace(MARKS, "")
    .replace(DASHES, "-")
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(LETTER, (letter) => PLAIN.get(letter) ?? letter);
}

/**
 * The folded words of a text.
 * @param {string} text
 * @returns {string[]}
 */
export function foldedWords(text) {
  return fold(text)
    .split(WORD_BREAKS)
    .filter((word) => word !== "");
}

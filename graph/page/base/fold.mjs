/** How text is compared: without case, accents and the typographer's variants of dash, quote and space. */

const ASCII = /^\p{ASCII}*$/u;
/** The accents of Latin letters, which are nearly all the marks there are. */
const LATIN_MARKS = /[\u0300-\u036f]+/g;
const MARKS = /\p{M}+/gu;
const DASHES = /[\u2010-\u2015\u2212]/g;
const SINGLE_QUOTES = /[\u2018-\u201b]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f]/g;
// What Python's str.split() splits at: JavaScript's \s lacks some of these and adds U+FEFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python takes these four for white space.
const WORD_BREAKS = /[\p{White_Space}\x1c-\x1f]+/u;

/**
 * The text as it is compared.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  // Lower case is all there is to do for plain text, and soon for the rest: a bulk dataset folds in a third of the time.
  if (ASCII.test(text)) return text.toLowerCase();
  // This makes plain spaces of the non-breaking ones, too.
  const bare = text.normalize("NFKD").replace(LATIN_MARKS, "");
  if (ASCII.test(bare)) return bare.toLowerCase();
  return bare
    .replace(MARKS, "")
    .replace(DASHES, "-")
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .toLowerCase();
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

/** Whether a word is another with a slip of the finger or two in it. */

/**
 * How many slips are forgiven in a word.
 * @param {string} word
 * @returns {number} None in a word so short that anything would be like it, nor in a number.
 */
export function forgivenTypos(word) {
  if (word.length < 3 || /^\d+$/.test(word)) return 0;
  return word.length < 7 ? 1 : 2;
}

/**
 * Which letters a word has, as bits. A letter that the one has and the other lacks costs at least one edit, so most
 * pairs of words are told apart by this alone.
 * @param {string} word
 * @returns {number}
 */
export function letterBits(word) {
  let bits = 0;
  for (let i = 0; i < word.length; i += 1) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

/**
 * How many bits are set.
 * @param {number} bits
 * @returns {number}
 */
export function countBits(bits) {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

const LONGEST = 64;
/** Three rows of the table of distances, used again for every pair of words. */
const ROWS = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)];

/**
 * How many slips (a letter too many, too few, wrong, or two in each other's place) lead from the beginning of a word to
 * what was typed. The rest of the word is still to be typed and costs nothing.
 * @param {string} typed
 * @param {string} word
 * @param {number} most
 * @returns {number} More than `most` where there are more.
 */
export function typosToPrefix(typed, word, most) {
  if (typed.length > LONGEST || typed.length - word.length > most) return most + 1;
  // Nothing beyond this much of the word can be met with so few slips.
  const width = Math.min(word.length, typed.length + most, LONGEST);
  let [before, last, row] = /** @type {[Uint8Array, Uint8Array, Uint8Array]} */ (ROWS);
  for (let j = 0; j <= width; j += 1) last[j] = j;
  for (let i = 1; i <= typed.length; i += 1) {
    const letter = typed.charCodeAt(i - 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j += 1) {
      const other = word.charCodeAt(j - 1);
      let cost = (last[j - 1] ?? 0) + (letter === other ? 0 : 1);
      cost = Math.min(cost, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && letter === word.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === other;
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  let best = most + 1;
  for (let j = 0; j <= width; j += 1) best = Math.min(best, last[j] ?? best);
  return best;
}

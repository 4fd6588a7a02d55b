/** Many words, among which those like a mistyped one are found fast. */

import { countBits, forgivenTypos, letterBits, typosToPrefix } from "../base/typos.mjs";

/** Different words, each with its letters, so that those like a mistyped one are found fast. */
export class WordList {
  /** @type {Map<string, number>} */
  places = new Map();
  /** @type {string[]} */
  words = [];
  /** @type {number[]} */
  letters = [];

  /**
   * @param {string} word
   * @returns {number} The word's place.
   */
  add(word) {
    const known = this.places.get(word);
    if (known !== undefined) return known;
    const place = this.words.length;
    this.places.set(word, place);
    this.words.push(word);
    this.letters.push(letterBits(word));
    return place;
  }

  /**
   * The words that begin with what was typed, but for some slips.
   * @param {string} typed
   * @returns {[place: number, typos: number][]}
   */
  like(typed) {
    const most = forgivenTypos(typed);
    const bits = letterBits(typed);
    /** @type {[number, number][]} */
    const found = [];
    for (let place = 0; place < this.words.length; place += 1) {
      if (countBits(bits & ~(this.letters[place] ?? 0)) > most) continue;
      const typos = typosToPrefix(typed, this.words[place] ?? "", most);
      if (typos <= most) found.push([place, typos]);
    }
    return found;
  }
}

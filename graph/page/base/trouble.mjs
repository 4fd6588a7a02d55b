/** What keeps the page from starting. */

/** Thrown with what the reader is told of it: nothing that only a programmer would understand. */
export class Trouble extends Error {
  /**
   * @param {string} word the key of a sentence of the page
   * @param {Record<string, string | number>} [values]
   */
  constructor(word, values = {}) {
    super(word);
    this.word = word;
    this.values = values;
  }
}

/**
 * What stands in the page's place until it has started, and where it cannot. The file has a note for when nothing runs
 * at all; it is put aside as soon as something does, and comes back, with what is known, if that fails.
 */

import { el } from "../base/dom.mjs";
import { Trouble } from "../base/trouble.mjs";
import { format, wordsOf } from "../words/language.mjs";

export class Beginning {
  #note = document.querySelector("#unstarted");

  constructor() {
    this.#put(true);
  }

  done() {
    this.#note?.remove();
  }

  /**
   * @param {unknown} error
   * @param {string} language
   */
  failed(error, language) {
    // First of all: if this browser lacks what the words need, the file's own note is seen.
    this.#put(false);
    const note = this.#note;
    if (!note) return;
    const said = error instanceof Trouble ? format(wordsOf(language), error.word, error.values) : format(wordsOf(language), "error.start");
    // Half a page would seem to be one that works.
    for (const part of document.querySelectorAll("#masthead > div, main > :not(#unstarted)")) part.remove();
    note.classList.add("told");
    note.setAttribute("role", "alert");
    note.replaceChildren(el("p", { lang: language }, said));
  }

  /** @param {boolean} aside */
  #put(aside) {
    if (this.#note instanceof HTMLElement) this.#note.hidden = aside;
  }
}

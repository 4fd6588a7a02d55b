/** What is wrong with the page itself: nobody answers, keys that were not done, a key that is missing. */

import { el, fill } from "../../page/base/dom.mjs";
import { told } from "./keys.mjs";
import { printed, word } from "./words.mjs";

/** @import { Command } from "./types.mjs" */

export class Notice {
  /**
   * @param {HTMLElement} place
   */
  constructor(place) {
    this.place = place;
  }

  /** All is well again. */
  clear() {
    this.place.hidden = true;
    fill(this.place);
  }

  /**
   * @param {readonly Command[]} waiting
   */
  gone(waiting) {
    const kept = waiting.length > 0 && el("p", {}, word("goneKeys", { keys: told(waiting, printed) }));
    this.show(el("p", {}, el("strong", {}, `${word("kept")}. `), word("gone")), kept);
  }

  /**
   * @param {readonly Command[]} commands
   * @param {() => void} doThem
   * @param {() => void} forget
   */
  left(commands, doThem, forget) {
    /** @param {string} name @param {() => void} act */
    const button = (name, act) => {
      const onclick = () => {
        this.clear();
        act();
      };
      return el("button", { type: "button", class: "plain", onclick }, word(name));
    };
    this.show(
      el("p", {}, word("leftOver", { keys: told(commands, printed) })),
      el("p", { class: "answers" }, button("doThem", doThem), button("forgetThem", forget)),
    );
  }

  /**
   * @param {string} why
   */
  refused(why) {
    this.show(el("p", {}, word("refused", { why })));
  }

  /**
   * @param {...(HTMLElement | false)} parts
   */
  show(...parts) {
    this.place.hidden = false;
    fill(this.place, parts);
  }
}

/** In place of everything: the page was opened without its key. */
export function showNoKey() {
  const main = document.getElementById("main");
  if (!main) return;
  document.body.classList.add("locked");
  fill(main, el("section", { class: "no-key", role: "alert" }, el("h2", {}, word("noKeyTitle")), el("p", {}, word("noKey"))));
}

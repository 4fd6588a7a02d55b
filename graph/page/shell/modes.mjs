/** The modes of the page: reading, comparing, exploring. */

/** @import { Context } from "../context/context.mjs" */

import { el } from "../base/dom.mjs";
import { panelsFor } from "../context/registry.mjs";
import { modeNow } from "./charting.mjs";
import { chooseWorld, openTab } from "../state/moves.mjs";
import { DIFFERS } from "../state/worlds.mjs";

/** The words of the modes, in their order. */
const MODES = { read: "mode.read", compare: "mode.compare", explore: "mode.explore" };

export class Modes {
  /** @type {Map<string, HTMLButtonElement>} */
  #buttons = new Map();

  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    const panels = panelsFor(context.view);
    for (const [mode, word] of Object.entries(MODES)) {
      const first = panels.find((panel) => (panel.mode === undefined ? "explore" : panel.mode) === mode);
      if (first) this.#buttons.set(mode, el("button", { type: "button", class: "mode", onclick: () => this.#open(mode, first.id) }, context.say(word)));
    }
    this.node = el("nav", { class: "modes", "aria-label": context.say("mode.label") }, [...this.#buttons.values()]);
  }

  /**
   * @param {string} mode
   * @param {string} tab
   */
  #open(mode, tab) {
    const { store, state, view } = this.context;
    store.change(mode === "compare" && !state.compare ? chooseWorld(state, view, DIFFERS) : openTab(tab));
  }

  /** Come in step with the state. */
  update() {
    const mode = modeNow(this.context);
    for (const [name, button] of this.#buttons) {
      if (name === mode) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
  }
}

/** All keys over the page, with the switch that turns single keys off and the language. */

import { el, fill } from "../../page/base/dom.mjs";
import { byId, part } from "./part.mjs";
import { keysOf } from "./list.mjs";
import { LANGUAGES, word } from "./words.mjs";

/** @import { Pair, View } from "./types.mjs" */

/**
 * @typedef {object} Settings
 * @property {() => boolean} single whether single keys are on
 * @property {(on: boolean) => void} setSingle
 * @property {(language: string) => void} setLanguage
 * @property {() => void} close tell the workbench that it was read
 */

export class Help {
  /**
   * @param {Settings} settings
   */
  constructor(settings) {
    this.settings = settings;
    this.dialog = /** @type {HTMLDialogElement} */ (byId("help"));
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.close();
    });
    this.draw = part((/** @type {{ help: readonly Pair[], language: string }} */ shown) => this.show(shown.help, shown.language));
  }

  /** It shuts at once, whether or not somebody hears of it. */
  close() {
    this.dialog.close();
    this.settings.close();
  }

  /**
   * @param {View} view
   */
  update({ help, language }) {
    this.draw({ help, language });
  }

  /**
   * @param {readonly Pair[]} help
   * @param {string} language
   */
  show(help, language) {
    if (help.length === 0) {
      if (this.dialog.open) this.dialog.close();
      return;
    }
    const { settings } = this;
    const single = el("input", {
      type: "checkbox",
      role: "switch",
      id: "single-keys",
      checked: settings.single(),
      "aria-describedby": "single-keys-note",
      onchange: () => settings.setSingle(single.checked),
    });
    const languages = el(
      "select",
      { id: "language", onchange: () => settings.setLanguage(languages.value) },
      Object.entries(LANGUAGES).map(([id, name]) => el("option", { value: id, lang: id, selected: language.startsWith(id) }, name)),
    );
    fill(
      this.dialog,
      el(
        "div",
        { class: "head" },
        el("h2", { id: "help-title", tabindex: "-1", autofocus: true }, word("keys")),
        el("button", { type: "button", class: "close", onclick: () => this.close() }, word("close")),
      ),
      keysOf(help),
      el(
        "div",
        { class: "settings" },
        el("label", { for: "single-keys" }, single, word("singleKeys")),
        el("p", { id: "single-keys-note", class: "faint" }, word("singleKeysNote")),
        el("label", { for: "language" }, word("language"), languages),
      ),
    );
    if (!this.dialog.open) this.dialog.showModal();
  }
}

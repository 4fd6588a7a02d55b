/** What the keyboard does, and the list of it. */

/** @import { Context } from "../context/context.mjs" */

import { el } from "../base/dom.mjs";
import { keepInMind, remembered } from "../base/memory.mjs";

/** @type {[keys: string[], word: string][]} */
const LIST = [
  [["/"], "keys.search"],
  [["?"], "keys.help"],
  [["Esc"], "keys.escape"],
  [["←", "↑", "→", "↓"], "keys.move"],
  [["+", "−"], "keys.zoom"],
  [["0"], "keys.fit"],
  [["n"], "keys.next"],
  [["p"], "keys.previous"],
  [["Enter"], "keys.select"],
  [["Del"], "keys.leaveOut"],
  [["s"], "keys.scenario"],
  [[",", "."], "keys.step"],
  [["1", "2", "3"], "keys.focus"],
  [["f"], "keys.filters"],
  [["t"], "keys.table"],
  [["g"], "keys.picture"],
  [["Alt ←"], "keys.undo"],
];

const SETTING = "policygraph-keys";

/**
 * The dialog that lists the keys, with a switch that turns single keys off: who speaks to a computer,
 * or types with difficulty, may press them without meaning to.
 * @param {Context} context
 * @returns {{ dialog: HTMLDialogElement, enabled: () => boolean }}
 */
export function keysDialog(context) {
  let on = remembered(SETTING) !== "off";
  const dialog = el(
    "dialog",
    { "aria-labelledby": "keys-title", onclick: (/** @type {Event} */ event) => event.target === dialog && dialog.close() },
    el(
      "div",
      {},
      el("h2", { id: "keys-title" }, context.say("keys.title")),
      el(
        "dl",
        { class: "keys" },
        LIST.flatMap(([keys, word]) => [el("dt", {}, keys.map((key) => el("kbd", {}, key))), el("dd", {}, context.say(word))]),
      ),
      el(
        "label",
        { class: "switch" },
        el("input", {
          type: "checkbox",
          role: "switch",
          checked: on,
          onchange: (event) => {
            on = event.target.checked;
            keepInMind(SETTING, on ? "on" : "off");
          },
        }),
        el("span", {}, context.say("keys.single")),
      ),
      el("p", {}, el("button", { type: "button", class: "primary", onclick: () => dialog.close() }, context.say("action.close"))),
    ),
  );
  return { dialog, enabled: () => on };
}

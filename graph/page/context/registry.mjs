/**
 * The page's panels. A panel is one file in panels/ that registers itself here: with its tab, its words, the fields of
 * the state that are its own, and how it is built. The page is made of whatever has been registered.
 */

/** @import { Context } from "./context.mjs" */
/** @import { View, Words } from "../data/types.mjs" */
/** @import { Fields } from "../state/address.mjs" */

import { addFields, addTab } from "../state/address.mjs";
import { addWords } from "../words/language.mjs";

/** @typedef {{ node: HTMLElement, update: () => void }} Built what a panel shows; `update` brings it in step with the state */

/**
 * What the side panel does for each panel in it.
 * @typedef {object} Host
 * @property {(text: string, done: string) => void} copy put a text on the clipboard, and say that it is done
 */

/**
 * @typedef {object} Panel
 * @property {string} id what the address calls its tab
 * @property {number} order its tab's place among the others, the lowest first
 * @property {string} label the key of its tab's word
 * @property {"read" | "compare" | "explore" | null} [mode] the mode of the page that it is of; null: any; without it: explore
 * @property {(view: View) => boolean} [applies] whether there is anything for it to show; without it: always
 * @property {Readonly<Record<string, Readonly<Words>>>} words those that it alone says, by language
 * @property {Fields} [state] the fields of the state that are its own
 * @property {(context: Context, host: Host) => Built} build
 */

/** @type {Map<string, Panel>} */
const PANELS = new Map();

/** @param {Panel} panel */
export function registerPanel(panel) {
  if (PANELS.has(panel.id)) throw new Error(`there are two panels ${panel.id}`);
  PANELS.set(panel.id, panel);
  addTab(panel.id, panel.mode === undefined ? "explore" : panel.mode);
  addWords(panel.words);
  addFields(panel.state ?? {});
}

/**
 * The panels that have something to show of a view, in the order of their tabs.
 * @param {View} view
 * @returns {Panel[]}
 */
export function panelsFor(view) {
  const panels = [...PANELS.values()].filter(({ applies }) => applies?.(view) ?? true);
  return panels.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** The page of the Chilean election, opened without a browser: its data, and what it draws in a state. */

import { readFileSync } from "node:fs";

import "./panels.mjs";
import { Context } from "../../graph/page/context/context.mjs";
import { learnFields } from "../../graph/page/data/query.mjs";
import { readOpening, readRest } from "../../graph/page/data/loading.mjs";
import { readState } from "../../graph/page/state/address.mjs";

const PAGE = new URL("../../exports/chile-2025.html", import.meta.url);

/** What little of a browser reading the data and measuring words takes. */
class Block {
  dataset;

  /**
   * @param {string} attributes
   * @param {string} textContent
   */
  constructor(attributes, textContent) {
    this.dataset = Object.fromEntries([...attributes.matchAll(/data-([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    this.textContent = textContent;
  }
}

const blocks = [...readFileSync(PAGE, "utf8").matchAll(/<script ([^>]*data-block[^>]*)>([\s\S]*?)<\/script>/g)].map(([, attributes = "", text = ""]) => new Block(attributes, text));

/** About as wide as the letters of a sans-serif are, in thousandths of their size. */
const THIN = /[iljtfrI.,:;'’()|! ]/;
const BROAD = /[mwMWA-Z@%—]/;

/** @param {string} text */
function widthOf(text) {
  return [...text].reduce((sum, letter) => sum + (THIN.test(letter) ? 30 : BROAD.test(letter) ? 76 : 56), 0);
}

const ruler = { font: "", measureText: (/** @type {string} */ text) => ({ width: widthOf(text) * (ruler.font.startsWith("600") ? 1.07 : 1) }) };
Object.assign(globalThis, {
  HTMLElement: Block,
  document: { readyState: "complete", querySelectorAll: () => blocks, createElement: () => ({ getContext: () => ruler }) },
});

const opening = await readOpening();
const { view, styled } = await readRest(opening);
learnFields(view);

export { styled, view };

/**
 * The page in a state.
 * @param {string} address what stands after "#"
 * @param {string} language
 */
export function pageAt(address, language = "en") {
  const store = /** @type {any} */ ({ state: readState(`#${address}`, view) });
  return new Context({ view, styled, legend: opening.legend, limits: opening.limits }, store, language, () => undefined);
}

/** Words that come with the view, set as they are marked: always as text, never as markup. */

import { el } from "../../page/base/dom.mjs";
import { partsOfCap } from "./keys.mjs";
import { printed } from "./words.mjs";

/** @import { Run, Runs } from "./types.mjs" */

/** Beyond these colours scenarios share the last one. */
const COLOURS = 6;

/** @type {readonly string[]} */
let scenarios = [];

/**
 * The scenarios in order: each has its colour by its place.
 * @param {readonly string[]} ids
 */
export function colourBy(ids) {
  scenarios = ids;
}

/**
 * The class that gives a scenario its colour.
 * @param {string | null | undefined} id
 * @returns {string}
 */
export function colourOf(id) {
  const place = id ? scenarios.indexOf(id) : -1;
  return place < 0 ? "" : `scenario-${Math.min(place + 1, COLOURS)}`;
}

/**
 * @param {Runs} runs
 * @returns {HTMLElement[]}
 */
export function set(runs) {
  return runs.map(one);
}

/**
 * The same without any mark: for a name, a title.
 * @param {Runs} runs
 * @returns {string}
 */
export function plain(runs) {
  return runs.map(({ text }) => text).join("");
}

/**
 * @param {Run} run
 * @returns {HTMLElement}
 */
function one({ text, mark = "", scenario }) {
  switch (mark) {
    case "strong":
      return el("strong", { class: "run" }, text);
    case "differs":
      return el("mark", { class: "run" }, text);
    case "cap":
      return el("kbd", {}, partsOfCap(text).map(printed).join(" "));
    case "scenario":
      return el("span", { class: `run of-scenario ${colourOf(scenario)}` }, text);
    default:
      return el("span", { class: `run ${/^[a-z]+$/.test(mark) ? `run-${mark}` : ""}` }, text);
  }
}

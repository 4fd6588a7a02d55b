/** What the bars and the points on the line of time mean, as far as there are such. */

/** @import { Context } from "../context/context.mjs" */

import { extentsOf } from "../answers/extents.mjs";
import { el } from "../base/dom.mjs";

/**
 * @param {Context} context
 */
export function keyOfBars(context) {
  const { point, from, to } = extentsOf(context.view);
  const { relations } = context.view;
  const dated = [...from.keys()].filter((place) => !Number.isNaN(from[place]));
  const lasting = dated.filter((place) => !point[place]);
  const long = (/** @type {number} */ place) => (to[place] ?? 0) - (from[place] ?? 0) > 1;
  const untold = (/** @type {string | null | undefined} */ end) => end === null || end === "past";
  /** @type {[style: string, word: string, is: boolean][]} */
  const signs = [
    ["day", "timeline.day", true],
    ["vaguely", "timeline.vaguely", dated.some((place) => (point[place] ? long(place) : [relations[place]?.start, relations[place]?.end].some((end) => end && /^-?\d+(-\d+)?$/.test(end))))],
    ["sure", "timeline.sure", lasting.length > 0],
    ["on", "timeline.on", lasting.some((place) => to[place] === Number.POSITIVE_INFINITY)],
    ["unknown", "timeline.unknown", lasting.some((place) => untold(relations[place]?.start) || untold(relations[place]?.end))],
    ["denied", "timeline.denied", dated.some((place) => relations[place]?.negated)],
  ];
  return el(
    "ul",
    { class: "map-key time-key" },
    signs.flatMap(([style, word, is]) => (is ? [el("li", {}, el("span", { class: `swatch-time ${style}`, "aria-hidden": "true" }), context.say(word))] : [])),
  );
}

/** How much two scenarios differ, in words: of how many matters both speak, and of how many only one. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Head } from "./matter-index.mjs" */
/** @import { countMatters } from "../answers/comparison.mjs" */

import { el } from "../base/dom.mjs";
import { formatNumber, inSentence } from "../words/language.mjs";

/**
 * What there is none of is not counted: "6 matters of which both speak and differ. 24 only if Jara wins.", "Defence:
 * 6 matters only if Kast wins; none only if Jara wins."
 * @param {Context} context
 * @param {ReturnType<typeof countMatters>} counts
 * @param {readonly Head[]} heads
 * @param {string | null} narrowed to which topic, or matter
 */
export function matterCounts(context, { differ, left, right }, heads, narrowed) {
  const sides = [left, right].flatMap((count, side) => {
    const head = heads[side];
    const other = inSentence(heads[1 - side]?.label ?? "");
    return head && count > 0 ? [{ count, colour: head.colour, scenario: inSentence(head.label), other }] : [];
  });
  const [only] = sides;
  const before = narrowed === null ? "" : `${narrowed}: `;
  if (differ > 0) return [before, counted(context, "compare.both", { count: differ }), ...(only ? [" ", ...listed(context, sides)] : [])];
  if (!only) return [before, within(context.say("compare.none"), before)];
  if (sides.length > 1) return [before, ...listed(context, sides, "compare.oneSided")];
  return [before, counted(context, "compare.alone", only, before)];
}

/** @typedef {{ count: number, colour: string, scenario: string, other: string }} Side */

/**
 * The sides' counts, the first with what is counted where nothing has said it.
 * @param {Context} context
 * @param {Side[]} sides
 * @param {string} first
 */
function listed(context, sides, first = "compare.onlyIf") {
  return [...sides.flatMap((side, at) => [at ? ", " : "", counted(context, at ? "compare.onlyIf" : first, side)]), "."];
}

/**
 * A count in words, its number in the colour of its side.
 * @param {Context} context
 * @param {string} key
 * @param {{ count: number, colour?: string, scenario?: string, other?: string }} side
 * @param {string} [before]
 */
function counted(context, key, { count, colour = "both", scenario = "", other = "" }, before = "") {
  const words = within(context.say(key, { count, scenario, other }), before);
  const number = formatNumber(context.words, count);
  const at = words.lastIndexOf(number);
  return el("span", { class: colour }, words.slice(0, at), el("strong", {}, number), words.slice(at + number.length));
}

/**
 * Words that go on after others, or begin.
 * @param {string} words
 * @param {string} before
 */
function within(words, before) {
  return before ? inSentence(words) : words;
}

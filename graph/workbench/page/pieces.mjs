/** A long paragraph as pieces: whatever changes in one, the browser sets the lines of that piece anew and of no other. */

import { unitsAt } from "./points.mjs";

/** @import { Paragraph } from "./types.mjs" */

/** So many code points are set at once in no time; a sentence that is longer is not cut. */
export const LONGEST = 4_000;

/**
 * A paragraph, cut before sentences; one that is not long is its only piece.
 * @param {Paragraph} paragraph
 * @returns {Paragraph[]}
 */
export function piecesOf(paragraph) {
  const { number, sentences, text } = paragraph;
  /** @type {(readonly [number, number])[][]} */
  const groups = [];
  for (const sentence of sentences) {
    const last = groups.at(-1);
    const began = groups.length === 1 ? paragraph.start : last?.[0]?.[0];
    if (last && began !== undefined && sentence[1] - began <= LONGEST) last.push(sentence);
    else groups.push([sentence]);
  }
  if (groups.length < 2) return [paragraph];
  let rest = text;
  return groups.map((mine, i) => {
    const start = i === 0 ? paragraph.start : /** @type {readonly [number, number]} */ (mine[0])[0];
    const next = groups[i + 1]?.[0]?.[0];
    const units = next === undefined ? rest.length : unitsAt(rest, next - start);
    const words = rest.slice(0, units);
    rest = rest.slice(units);
    return { number, start, text: words, sentences: mine };
  });
}

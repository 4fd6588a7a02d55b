/** Words taken in hand with the mouse, a finger or the keys of the browser: which places of the document they are. */

import { lastWhere, pointOf } from "./paper.mjs";
import { pointsAt, unitsAt } from "./points.mjs";

/** @import { Block } from "./paper.mjs" */
/** @import { Select } from "./types.mjs" */

/**
 * The command for what is selected, or null where no word of the text is.
 *
 * A place outside of the words (a triple click ends in the next paragraph, a drag beyond the end nowhere) counts as
 * the nearest word within. A citation lies in one paragraph, so of several the first with a word is taken.
 * @param {Range} range
 * @param {readonly Block[]} blocks
 * @returns {{ command: Select, cut: boolean } | null} `cut` tells that there was more than one paragraph
 */
export function selectOf(range, blocks) {
  const first = Math.max(lastWhere(blocks, ({ words }) => startsAtOrBefore(words, range)), 0);
  /** @type {{ block: Block, command: Select }[]} */
  const touched = [];
  for (let i = first; i < blocks.length; i += 1) {
    const block = /** @type {Block} */ (blocks[i]);
    if (startsAfterEnd(block.words, range)) break;
    const command = withinBlock(range, block);
    if (command) touched.push({ block, command });
  }
  const [found] = touched;
  if (!found) return null;
  const { whole } = found.block;
  const mine = touched.filter(({ block }) => block.whole === whole);
  const command = mine.length > 1 ? joined(whole, found.command.start, mine.at(-1)?.command.end ?? 0) : found.command;
  return { command, cut: mine.length < touched.length };
}

/**
 * Words that go on from one piece of a paragraph into another.
 * @param {import("./types.mjs").Paragraph} whole
 * @param {number} start
 * @param {number} end
 * @returns {Select}
 */
function joined({ text, start: first }, start, end) {
  return { do: "select", start, end, words: text.slice(unitsAt(text, start - first), unitsAt(text, end - first)) };
}

/**
 * @param {Range} range
 * @param {Block} block
 * @returns {Select | null}
 */
function withinBlock(range, block) {
  const { words, paragraph } = block;
  const from = words.contains(range.startContainer) ? placeIn(block, range.startContainer, range.startOffset) : paragraph.start;
  const to = words.contains(range.endContainer) ? placeIn(block, range.endContainer, range.endOffset) : block.end;
  return trimmed(block, from, to);
}

/**
 * @param {Block} block
 * @param {number} from
 * @param {number} to
 * @returns {Select | null}
 */
function trimmed({ paragraph }, from, to) {
  const { text, start } = paragraph;
  const all = text.slice(unitsAt(text, from - start), unitsAt(text, Math.max(to, from) - start));
  const words = all.trim();
  if (words === "") return null;
  const at = from + pointsAt(all, all.indexOf(words));
  return { do: "select", start: at, end: at + pointsAt(words, words.length), words };
}

/**
 * @param {Block} block
 * @param {Node} node
 * @param {number} offset
 * @returns {number}
 */
function placeIn(block, node, offset) {
  if (node.nodeType === Node.TEXT_NODE) return pointOf(block, node, offset);
  // Between children: the beginning of the first text at or after this place.
  const place = document.createRange();
  place.setStart(node, offset);
  const next = block.nodes.find((one) => place.comparePoint(one, 0) >= 0);
  return next ? pointOf(block, next, 0) : block.end;
}

/**
 * @param {Node} words
 * @param {Range} range
 * @returns {boolean}
 */
function startsAtOrBefore(words, range) {
  const own = document.createRange();
  own.selectNodeContents(words);
  return own.compareBoundaryPoints(Range.START_TO_START, range) <= 0;
}

/**
 * @param {Node} words
 * @param {Range} range
 * @returns {boolean}
 */
function startsAfterEnd(words, range) {
  const own = document.createRange();
  own.selectNodeContents(words);
  // How the range's end lies to the words' beginning: at it or before it, none of them is selected.
  return own.compareBoundaryPoints(Range.END_TO_START, range) >= 0;
}

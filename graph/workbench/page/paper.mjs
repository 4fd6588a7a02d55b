/** The text on the page, and which place in it is which: paragraphs of sentences, each sentence an element. */

import { el } from "../../page/base/dom.mjs";
import { piecesOf } from "./pieces.mjs";
import { pointCount, pointsAt, unitsAt } from "./points.mjs";

/** @import { Paragraph, Text } from "./types.mjs" */

/**
 * @typedef {object} Block
 * @property {Paragraph} paragraph or a piece of one that is long
 * @property {Paragraph} whole the paragraph itself
 * @property {number} end where it ends, in code points of the document
 * @property {number} first its first sentence, by number over the document
 * @property {HTMLElement} element
 * @property {HTMLElement} words
 * @property {readonly HTMLElement[]} sentences
 * @property {readonly Text_[]} nodes the text as the browser has it, piece by piece
 */
/** @typedef {globalThis.Text} Text_ */

/**
 * @param {Text} text
 * @returns {Block[]}
 */
export function blocksOf(text) {
  let first = 0;
  return text.paragraphs.flatMap((whole) =>
    piecesOf(whole).map((piece) => {
      const made = block(piece, whole, text.language, first);
      first += piece.sentences.length;
      return made;
    }),
  );
}

/**
 * @param {Paragraph} paragraph
 * @param {Paragraph} whole
 * @param {string | null} language
 * @param {number} first
 * @returns {Block}
 */
function block(paragraph, whole, language, first) {
  const words = el("p", { class: "words", dir: "auto", lang: language });
  /** @type {HTMLElement[]} */
  const sentences = [];
  let done = 0;
  for (const [start, end] of paragraph.sentences) {
    const from = unitsAt(paragraph.text, start - paragraph.start);
    const to = unitsAt(paragraph.text, end - paragraph.start);
    const sentence = el("span", { class: "sentence" }, paragraph.text.slice(from, to));
    words.append(paragraph.text.slice(done, from), sentence);
    sentences.push(sentence);
    done = to;
  }
  words.append(paragraph.text.slice(done));
  words.normalize();
  const goesOn = paragraph.start > whole.start;
  const number = !goesOn && el("span", { class: "number", "aria-hidden": "true" }, `¶ ${paragraph.number}`);
  const element = el("div", { class: goesOn ? "paragraph goes-on" : "paragraph" }, number, words);
  const end = paragraph.start + pointCount(paragraph.text);
  return { paragraph, whole, end, first, element, words, sentences, nodes: textNodes(words) };
}

/**
 * The text nodes below an element, in order.
 * @param {Node} element
 * @returns {Text_[]}
 */
export function textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(/** @type {Text_} */ (walker.currentNode));
  return found;
}

/**
 * The block in which a sentence stands, or undefined where there is none.
 * @param {readonly Block[]} blocks
 * @param {number} sentence
 * @returns {Block | undefined}
 */
export function blockOf(blocks, sentence) {
  const found = blocks[lastWhere(blocks, ({ first }) => first <= sentence)];
  return found && sentence < found.first + found.sentences.length ? found : undefined;
}

/**
 * The browser's ranges of a stretch: one in each block that it touches.
 * @param {readonly Block[]} blocks
 * @param {number} start
 * @param {number} end
 * @returns {Range[]}
 */
export function rangesOf(blocks, start, end) {
  const ranges = [];
  const before = lastWhere(blocks, (one) => one.paragraph.start <= start);
  for (let i = Math.max(before, 0); i < blocks.length; i += 1) {
    const one = /** @type {Block} */ (blocks[i]);
    if (one.paragraph.start >= end) break;
    const from = Math.max(start, one.paragraph.start);
    const to = Math.min(end, one.end);
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(...nodeAt(one, from, false));
    range.setEnd(...nodeAt(one, to, true));
    ranges.push(range);
  }
  return ranges;
}

/**
 * @param {Block} block
 * @param {number} point
 * @param {boolean} isEnd whether the end of a node goes before the beginning of the next
 * @returns {[Text_, number]}
 */
function nodeAt({ paragraph, nodes }, point, isEnd) {
  let left = unitsAt(paragraph.text, point - paragraph.start);
  for (const node of nodes) {
    if (left < node.length || (isEnd && left === node.length)) return [node, left];
    left -= node.length;
  }
  const last = /** @type {Text_} */ (nodes.at(-1));
  return [last, last.length];
}

/**
 * The place of the document at which a text node's place stands.
 * @param {Block} block
 * @param {Node} node one of its own
 * @param {number} offset
 * @returns {number}
 */
export function pointOf({ paragraph, nodes }, node, offset) {
  let units = offset;
  for (const one of nodes) {
    if (one === node) break;
    units += one.length;
  }
  return paragraph.start + pointsAt(paragraph.text, units);
}

/**
 * The last of what holds for a first part of a list, or -1.
 * @template T
 * @param {readonly T[]} list
 * @param {(one: T) => boolean} holds
 * @returns {number}
 */
export function lastWhere(list, holds) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(/** @type {T} */ (list[middle]))) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What stands beside and above the text: a mark for each sentence, the bar at the one in focus, numbers over names. */

import { el } from "../../page/base/dom.mjs";
import { keepFocus } from "./caps.mjs";
import { lastWhere, rangesOf } from "./paper.mjs";
import { word } from "./words.mjs";

/** @import { Block } from "./paper.mjs" */
/** @import { Named, Send, Stretch } from "./types.mjs" */

/** How far apart the marks of sentences lie that begin on one line. */
const APART = 11;
/** How wide a number over a name is. */
const WIDTH = 14;
const BEFORE = 2; // Node.DOCUMENT_POSITION_PRECEDING

/**
 * The marks of a block's sentences, each where its sentence begins.
 * @param {Block} block
 * @param {string} fates
 * @param {Send} send
 */
export function placeMarks(block, fates, send) {
  const top = block.element.getBoundingClientRect().top;
  const middles = block.sentences.map((sentence) => {
    const first = sentence.getClientRects()[0];
    return first ? Math.round(first.top + first.height / 2 - top) : 0;
  });
  /** @type {Map<number, number>} */
  const alike = new Map();
  for (const middle of middles) alike.set(middle, (alike.get(middle) ?? 0) + 1);
  /** @type {Map<number, number>} */
  const done = new Map();
  const marks = middles.map((middle, i) => {
    const before = done.get(middle) ?? 0;
    done.set(middle, before + 1);
    const mark = el("button", {
      type: "button",
      class: "mark",
      tabindex: "-1",
      onmousedown: keepFocus,
      onclick: () => send({ do: "go", sentence: block.first + i }),
    });
    mark.style.top = `${middle + (before - ((alike.get(middle) ?? 1) - 1) / 2) * APART}px`;
    return mark;
  });
  for (const old of block.element.querySelectorAll(".mark")) old.remove();
  block.element.append(...marks);
  dressMarks(block, fates);
}

/**
 * What a block's marks tell.
 * @param {Block} block
 * @param {string} fates
 */
export function dressMarks(block, fates) {
  for (const [i, mark] of block.element.querySelectorAll(".mark").entries()) {
    const fate = fates[block.first + i] ?? "o";
    mark.className = `mark fate-${fate}`;
    mark.setAttribute("aria-label", word("sentence", { n: block.first + i + 1, fate: word(fate) }));
  }
}

/**
 * An element, and where it goes. All are measured first and put there then: between the two lines may not end anew.
 * @typedef {{ block: Block, element: HTMLElement, left: number, top: number, width?: number, height?: number }} Placed
 */

/**
 * Put elements where they go.
 * @param {readonly Placed[]} placed
 * @returns {HTMLElement[]}
 */
export function put(placed) {
  return placed.map(({ block, element, left, top, width, height }) => {
    element.style.top = `${top}px`;
    if (left !== 0) element.style.left = `${left}px`;
    if (width !== undefined) element.style.width = `${width}px`;
    if (height !== undefined) element.style.height = `${height}px`;
    block.element.append(element);
    return element;
  });
}

/**
 * The bar beside a sentence, as high as its lines.
 * @param {Block} block
 * @param {HTMLElement} sentence
 * @returns {Placed}
 */
export function barBeside(block, sentence) {
  const lines = sentence.getBoundingClientRect();
  const top = lines.top - block.element.getBoundingClientRect().top - 4;
  const element = el("span", { class: "beside", "aria-hidden": "true" });
  return { block, element, left: 0, top, height: lines.height + 8 };
}

/**
 * What lies under words as high as a line nearly is: the browser's own highlights are only as high as the letters.
 * @param {readonly Block[]} blocks
 * @param {readonly Stretch[]} stretches
 * @returns {Placed[]}
 */
export function washesUnder(blocks, stretches) {
  return stretches.flatMap(({ start, end }) =>
    rangesOf(blocks, start, end).flatMap((range) => {
      const block = blockAt(blocks, range);
      if (!block) return [];
      const home = block.element.getBoundingClientRect();
      return [...range.getClientRects()].map(({ left, top, width, height }) => ({
        ...{ block, element: el("span", { class: "wash", "aria-hidden": "true" }) },
        ...{ left: left - home.left, top: top + height / 2 - home.top, width },
      }));
    }),
  );
}

/**
 * Numbers over the names of the sentence in focus: they lie over the space between lines and move nothing.
 * @param {readonly Block[]} blocks
 * @param {readonly Named[]} names
 * @param {Send} send
 * @returns {Placed[]}
 */
export function numbersOver(blocks, names, send) {
  return names.flatMap(({ start, end, key, new: isNew, chosen }) => {
    const [range] = key === null ? [] : rangesOf(blocks, start, end);
    const block = range && blockAt(blocks, range);
    const first = range?.getClientRects()[0];
    if (key === null || !block || !first) return [];
    const home = block.element.getBoundingClientRect();
    const press = () => send({ do: "key", key, shift: false, ctrl: false, alt: false });
    const look = `over${isNew ? " dotted" : ""}${chosen ? " now" : ""}`;
    const element = el("span", { class: look, "aria-hidden": "true", onmousedown: keepFocus, onclick: press }, key);
    const rightward = getComputedStyle(block.words).direction === "rtl";
    return [{ block, element, left: (rightward ? first.right - WIDTH : first.left) - home.left, top: first.top - home.top }];
  });
}

/**
 * @param {readonly Block[]} blocks
 * @param {Range} range within one of them
 * @returns {Block | undefined}
 */
function blockAt(blocks, range) {
  const node = range.startContainer;
  const at = lastWhere(blocks, ({ words }) => words === node || (words.compareDocumentPosition(node) & BEFORE) === 0);
  return blocks[at];
}

/** What stands beside and above the text: a mark for each sentence, the bar at the one in focus, numbers over names. */

import { el } from "../../page/base/dom.mjs";
import { keepFocus } from "./caps.mjs";
import { rangesOf } from "./paper.mjs";
import { word } from "./words.mjs";

/** @import { Block } from "./paper.mjs" */
/** @import { Named, Send, Stretch } from "./types.mjs" */

/** How far apart the marks of sentences lie that begin on one line. */
const APART = 11;

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
  const marks = middles.map((middle, i) => {
    const alike = middles.filter((one) => one === middle).length;
    const before = middles.slice(0, i).filter((one) => one === middle).length;
    const mark = el("button", {
      type: "button",
      class: "mark",
      tabindex: "-1",
      onmousedown: keepFocus,
      onclick: () => send({ do: "go", sentence: block.first + i }),
    });
    mark.style.top = `${middle + (before - (alike - 1) / 2) * APART}px`;
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
 * The bar beside a sentence, as high as its lines.
 * @param {Block} block
 * @param {HTMLElement} sentence
 * @returns {HTMLElement}
 */
export function barBeside(block, sentence) {
  const top = block.element.getBoundingClientRect().top;
  const lines = sentence.getBoundingClientRect();
  const bar = el("span", { class: "beside", "aria-hidden": "true" });
  bar.style.top = `${lines.top - top - 4}px`;
  bar.style.height = `${lines.height + 8}px`;
  return bar;
}

/**
 * What lies under words as high as a line nearly is: the browser's own highlights are only as high as the letters.
 * @param {readonly Block[]} blocks
 * @param {readonly Stretch[]} stretches
 * @returns {HTMLElement[]}
 */
export function washesUnder(blocks, stretches) {
  const made = [];
  for (const { start, end } of stretches) {
    for (const range of rangesOf(blocks, start, end)) {
      const block = blockAt(blocks, range);
      if (!block) continue;
      const home = block.element.getBoundingClientRect();
      for (const line of range.getClientRects()) {
        const wash = el("span", { class: "wash", "aria-hidden": "true" });
        wash.style.left = `${line.left - home.left}px`;
        wash.style.top = `${line.top + line.height / 2 - home.top}px`;
        wash.style.width = `${line.width}px`;
        block.element.append(wash);
        made.push(wash);
      }
    }
  }
  return made;
}

/**
 * @param {readonly Block[]} blocks
 * @param {Range} range
 * @returns {Block | undefined}
 */
function blockAt(blocks, range) {
  return blocks.find(({ words }) => words.contains(range.startContainer));
}

/**
 * Numbers over the names of the sentence in focus: they lie over the space between lines and move nothing.
 * @param {readonly Block[]} blocks
 * @param {readonly Named[]} names
 * @param {Send} send
 * @returns {HTMLElement[]}
 */
export function numbersOver(blocks, names, send) {
  const made = [];
  for (const { start, end, key, new: isNew, chosen } of names) {
    if (key === null) continue;
    const [range] = rangesOf(blocks, start, end);
    const block = range && blockAt(blocks, range);
    const first = range?.getClientRects()[0];
    if (!block || !first) continue;
    const home = block.element.getBoundingClientRect();
    const number = el(
      "span",
      {
        class: `over${isNew ? " dotted" : ""}${chosen ? " now" : ""}`,
        "aria-hidden": "true",
        onmousedown: keepFocus,
        onclick: () => send({ do: "key", key, shift: false, ctrl: false, alt: false }),
      },
      key,
    );
    const rightward = getComputedStyle(block.words).direction === "rtl";
    number.style.left = `${(rightward ? first.right - 14 : first.left) - home.left}px`;
    number.style.top = `${first.top - home.top}px`;
    block.element.append(number);
    made.push(number);
  }
  return made;
}

/** Stretches of the text are painted without touching it, where the browser can; else they are wrapped. */

import { el } from "../../page/base/dom.mjs";
import { cut } from "./cutting.mjs";
import { rangesOf, textNodes } from "./paper.mjs";
import { unitsAt } from "./points.mjs";

/** @import { Block } from "./paper.mjs" */
/** @import { Piece } from "./cutting.mjs" */
/** @import { Stretch } from "./types.mjs" */

/** What the style sheet knows, the lowest first: a later one is painted over an earlier. */
const KNOWN = ["record", "1", "2", "3", "a", "b", "hand", "near", "cue", "chosen", "wrong"];

export class Highlighter {
  constructor() {
    this.painted = new Set();
    /** @type {Set<Block>} */
    this.wrapped = new Set();
  }

  /**
   * Paint these stretches, and no others.
   * @param {readonly Block[]} blocks
   * @param {readonly Stretch[]} stretches
   */
  paint(blocks, stretches) {
    const pieces = cut(stretches.filter(({ how }) => KNOWN.includes(how)));
    if (globalThis.CSS?.highlights && globalThis.Highlight) paintOver(blocks, pieces);
    else this.wrap(blocks, pieces);
  }

  /**
   * For a browser that has no highlights.
   * @param {readonly Block[]} blocks
   * @param {readonly Piece[]} pieces
   */
  wrap(blocks, pieces) {
    for (const block of this.wrapped) plainAgain(block);
    this.wrapped.clear();
    for (const block of blocks) {
      const here = pieces.filter(({ start, end }) => start < block.end && end > block.paragraph.start);
      if (here.length === 0) continue;
      for (const [i, sentence] of block.sentences.entries()) wrapSentence(block, i, sentence, here);
      refresh(block);
      this.wrapped.add(block);
    }
  }
}

/**
 * @param {readonly Block[]} blocks
 * @param {readonly Piece[]} pieces
 */
function paintOver(blocks, pieces) {
  for (const [priority, how] of KNOWN.entries()) {
    const ranges = pieces.filter(({ hows }) => hows.includes(how)).flatMap(({ start, end }) => rangesOf(blocks, start, end));
    const name = `text-${how}`;
    if (ranges.length === 0) {
      CSS.highlights.delete(name);
      continue;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
}

/**
 * @param {Block} block
 * @param {number} number
 * @param {HTMLElement} sentence
 * @param {readonly Piece[]} pieces
 */
function wrapSentence({ paragraph }, number, sentence, pieces) {
  const [start, end] = /** @type {readonly [number, number]} */ (paragraph.sentences[number]);
  /** @param {number} point */
  const at = (point) => unitsAt(paragraph.text, Math.min(Math.max(point, start), end) - paragraph.start);
  const parts = [];
  let done = at(start);
  for (const piece of pieces) {
    const [from, to] = [at(piece.start), at(piece.end)];
    if (from >= to) continue;
    parts.push(paragraph.text.slice(done, from));
    parts.push(el("span", { class: piece.hows.map((how) => `text-${how}`).join(" ") }, paragraph.text.slice(from, to)));
    done = to;
  }
  sentence.replaceChildren(...parts, paragraph.text.slice(done, at(end)));
}

/**
 * @param {Block} block
 */
function plainAgain(block) {
  for (const sentence of block.sentences) sentence.replaceChildren(sentence.textContent ?? "");
  refresh(block);
}

/**
 * @param {Block} block
 */
function refresh(block) {
  block.nodes = textNodes(block.words);
}

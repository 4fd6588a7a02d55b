/** The left side: the text, and all that is shown in it. */

import { fill } from "../../page/base/dom.mjs";
import { barBeside, dressMarks, numbersOver, placeMarks, put, washesUnder } from "./gutter.mjs";
import { Highlighter } from "./highlights.mjs";
import { blockOf, blocksOf } from "./paper.mjs";
import { byId } from "./part.mjs";
import { selectOf } from "./selecting.mjs";
import { word } from "./words.mjs";

/** @import { Block } from "./paper.mjs" */
/** @import { Send, Text, View } from "./types.mjs" */

/** A finger that lifts may go on selecting: so long is waited, in milliseconds. */
const FINGER = 500;
/** How much of the pane may lie above the sentence in focus, once the text is moved. */
const ABOVE = 0.32;

export class TextPane {
  /**
   * @param {Send} send
   * @param {(said: string) => void} say
   */
  constructor(send, say) {
    this.send = send;
    this.say = say;
    this.pane = byId("reading");
    this.title = byId("document-title");
    this.highlighter = new Highlighter();
    /** @type {readonly Block[]} */
    this.blocks = [];
    /** @type {Map<Element, Block>} */
    this.byElement = new Map();
    /** @type {Set<Block>} the blocks near what is seen, whose marks are placed */
    this.near = new Set();
    /** @type {View | null} */
    this.view = null;
    /** @type {HTMLElement[]} */
    this.laid = [];
    /** @type {HTMLElement | null} */
    this.focused = null;
    this.hand = "";
    this.width = 0;
    this.observer = new IntersectionObserver((entries) => this.seen(entries), { root: this.pane, rootMargin: "600px" });
    new ResizeObserver(() => this.resized()).observe(this.pane);
    this.listen();
  }

  /**
   * @param {Text} text
   */
  show(text) {
    this.observer.disconnect();
    this.near.clear();
    this.focused = null;
    this.laid = [];
    this.blocks = blocksOf(text);
    this.byElement = new Map(this.blocks.map((block) => [block.element, block]));
    this.title.textContent = text.title;
    fill(this.pane, this.title, ...this.blocks.map(({ element }) => element));
    for (const { element } of this.blocks) this.observer.observe(element);
    this.pane.scrollTop = 0;
  }

  /**
   * @param {View} view
   */
  update(view) {
    const before = this.view;
    this.view = view;
    this.focus(view.sentence);
    const chosen = view.names.filter((one) => one.chosen).map(({ start, end }) => ({ start, end, how: "chosen" }));
    this.highlighter.paint(this.blocks, [...view.marks, ...chosen]);
    if (before?.fates !== view.fates || before.language !== view.language)
      for (const block of this.near) dressMarks(block, view.fates);
    this.lay(before?.sentence !== view.sentence || before.document !== view.document);
    this.letGo(view);
  }

  /**
   * @param {number} sentence
   */
  focus(sentence) {
    const block = blockOf(this.blocks, sentence);
    const now = block?.sentences[sentence - block.first] ?? null;
    if (now === this.focused) return;
    this.focused?.classList.remove("here");
    this.focused?.removeAttribute("aria-current");
    now?.classList.add("here");
    now?.setAttribute("aria-current", "true");
    this.focused = now;
  }

  /**
   * Draw what depends on where lines end: the bar beside the sentence in focus, the numbers over its names.
   * @param {boolean} [moved] whether another sentence is in focus now
   */
  lay(moved = false) {
    if (!this.view) return;
    for (const old of this.laid) old.remove();
    const washed = this.view.marks.filter(({ how }) => how === "hand" || how === "b");
    const placed = [...washesUnder(this.blocks, washed), ...numbersOver(this.blocks, this.view.names, this.send)];
    const block = blockOf(this.blocks, this.view.sentence);
    if (block && this.focused) placed.push(barBeside(block, this.focused));
    const by = moved ? this.outOfSight() : 0;
    this.laid = put(placed);
    if (by !== 0) this.pane.scrollTop += by;
  }

  /**
   * The text is moved only where the sentence in focus has left the middle half of the pane.
   * @returns {number} by so many pixels
   */
  outOfSight() {
    if (!this.focused) return 0;
    const pane = this.pane.getBoundingClientRect();
    const lines = this.focused.getBoundingClientRect();
    const [quarter, threeQuarters] = [pane.top + pane.height / 4, pane.top + (pane.height * 3) / 4];
    if (lines.top >= quarter && lines.bottom <= threeQuarters) return 0;
    return lines.top - pane.top - pane.height * Math.min(ABOVE, Math.max(0.08, 0.75 - lines.height / pane.height));
  }

  /**
   * @param {readonly IntersectionObserverEntry[]} entries
   */
  seen(entries) {
    for (const { target, isIntersecting } of entries) {
      const block = this.byElement.get(target);
      if (!block) continue;
      if (!isIntersecting) this.near.delete(block);
      else if (!this.near.has(block)) {
        this.near.add(block);
        placeMarks(block, this.view?.fates ?? "", this.send);
      }
    }
  }

  /** Lines end elsewhere. */
  resized() {
    if (this.pane.clientWidth === this.width) return;
    this.width = this.pane.clientWidth;
    for (const block of this.near) placeMarks(block, this.view?.fates ?? "", this.send);
    this.lay();
  }

  /** Hear what is done to the text with a mouse, a finger, or the browser's own keys. */
  listen() {
    // A finger's lifting is no end of its selecting; where there are both, each is heard in its own way.
    let finger = false;
    let timer = 0;
    this.pane.addEventListener("mousedown", (event) => {
      // A drag that begins within a selection would drag the text: begin anew.
      if (!event.shiftKey) getSelection()?.removeAllRanges();
    });
    this.pane.addEventListener("dragstart", (event) => event.preventDefault());
    document.addEventListener("mouseup", (event) => {
      if (event.button === 0 && !finger) this.taken(event.target);
    });
    document.addEventListener("pointerdown", ({ pointerType }) => {
      finger = pointerType !== "mouse";
    });
    document.addEventListener("selectionchange", () => {
      if (!finger) return;
      clearTimeout(timer);
      timer = setTimeout(() => this.taken(null), FINGER);
    });
    document.addEventListener("touchend", (event) => {
      if (getSelection()?.isCollapsed !== false && event.target instanceof Element) this.clicked(event.target);
    });
  }

  /**
   * Something was selected, or a sentence clicked.
   * @param {EventTarget | null} target
   */
  taken(target) {
    const selection = getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    if (selection && range && !range.collapsed && range.intersectsNode(this.pane) && !inField(selection)) {
      const found = selectOf(range, this.blocks);
      if (found && `${found.command.start}-${found.command.end}` !== this.hand) {
        this.hand = `${found.command.start}-${found.command.end}`;
        if (found.cut) this.say(word("oneParagraph"));
        this.send(found.command);
      }
    } else if (target instanceof Element) this.clicked(target);
  }

  /**
   * @param {Element} target
   */
  clicked(target) {
    const element = target.closest(".sentence");
    const block = element && this.byElement.get(/** @type {Element} */ (element.closest(".paragraph")));
    if (!block) return;
    const sentence = block.first + block.sentences.indexOf(/** @type {HTMLElement} */ (element));
    if (sentence !== this.view?.sentence) this.send({ do: "go", sentence });
  }

  /**
   * Let go of the browser's selection where other words are in hand now.
   * @param {View} view
   */
  letGo({ marks }) {
    const hand = marks.filter(({ how }) => how === "hand").map(({ start, end }) => `${start}-${end}`).join();
    if (hand === this.hand || !this.hand) return;
    this.hand = "";
    const selection = getSelection();
    if (selection && !inField(selection)) selection.removeAllRanges();
  }
}

/**
 * Whether it is in a text box that something is selected.
 * @param {Selection} selection
 * @returns {boolean}
 */
function inField(selection) {
  const { activeElement } = document;
  return activeElement?.classList.contains("field") === true && selection.anchorNode?.contains(activeElement) === true;
}

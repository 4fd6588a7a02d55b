/** The text boxes of the bar: of all that stand there one is open, and what is typed in it is told. */

import { el } from "../../page/base/dom.mjs";

/** @import { Box, Send } from "./types.mjs" */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** What is typed is told once the fingers rest so long, in milliseconds; any key tells it at once. */
const REST = 60;

export class Boxes {
  /**
   * @param {Send} send
   * @param {() => boolean} waits whether more of what was typed is told already, and not answered
   */
  constructor(send, waits) {
    this.send = send;
    this.waits = waits;
    /** @type {Field | null} */
    this.field = null;
    /** @type {Box | null} */
    this.box = null;
    this.told = "";
    this.timer = 0;
    this.composing = false;
  }

  /**
   * A text box, shut as yet: of one line, or as high as what stands in it.
   * @param {string} name
   * @param {"input" | "textarea"} [tag]
   * @returns {Field}
   */
  make(name, tag = "input") {
    return el(tag, {
      class: `field field-${name}`,
      rows: tag === "textarea" ? 1 : null,
      maxlength: 5000,
      dir: "auto",
      hidden: true,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: name === "sentence" ? "true" : "false",
      oninput: () => this.typed(),
      oncompositionstart: () => {
        this.composing = true;
      },
      oncompositionend: () => {
        this.composing = false;
        this.typed();
      },
    });
  }

  /**
   * Open the one that is asked for, and shut the one that was open.
   * @param {Field | null} field
   * @param {Box | null} box
   */
  open(field, box) {
    const same = field === this.field && box?.where === this.box?.where && box?.label === this.box?.label;
    if (!same) this.shut();
    if (!field || !box) return;
    // What was typed since stays: the view tells of an earlier word.
    const typing = same && (this.timer !== 0 || this.composing || this.waits() || (box.text === this.box?.text && field.value !== box.text));
    this.field = field;
    this.box = box;
    field.hidden = false;
    field.setAttribute("aria-label", box.label);
    if (!typing && field.value !== box.text && !this.composing) {
      field.value = box.text;
      field.setSelectionRange(box.text.length, box.text.length);
    }
    // A value that is there is written over, or corrected; a sentence is mostly gone on with. (select() would take the focus.)
    if (!same && box.where !== "sentence") field.setSelectionRange(0, box.text.length);
    if (!typing) this.told = box.text;
    this.fit();
    const { activeElement } = document;
    const nowhere = activeElement === document.body || activeElement?.id === "reading";
    // A finger takes offers, and taps here to type: else the keys on the screen would cover them.
    if ((!same || nowhere) && !matchMedia("(pointer: coarse)").matches) field.focus({ preventScroll: true });
  }

  /** Shut the one that is open; the focus goes back to the text. */
  shut() {
    clearTimeout(this.timer);
    this.timer = 0;
    const { field } = this;
    this.field = null;
    this.box = null;
    if (!field) return;
    const had = document.activeElement === field;
    field.hidden = true;
    field.value = "";
    if (had) document.getElementById("reading")?.focus({ preventScroll: true });
  }

  /** Something was typed. */
  typed() {
    this.fit();
    if (this.composing) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), REST);
  }

  /** Tell what stands there, before anything else is told. */
  tell() {
    clearTimeout(this.timer);
    this.timer = 0;
    const text = this.field?.value.replaceAll("\n", " ");
    if (text === undefined || text === this.told || this.composing) return;
    this.told = text;
    this.send({ do: "type", text });
  }

  /** A box is as wide, or as high, as what stands in it. */
  fit() {
    const { field } = this;
    if (!field || CSS.supports("field-sizing", "content")) return;
    if (field.classList.contains("field-slot")) field.style.width = `${Math.max(6, field.value.length + 1)}ch`;
    else {
      field.style.height = "auto";
      field.style.height = `${field.scrollHeight}px`;
    }
  }
}

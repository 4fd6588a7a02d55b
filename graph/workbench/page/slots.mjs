/** The line: source, kind, target. */

import { el, fill } from "../../page/base/dom.mjs";
import { keepFocus, keyCap } from "./caps.mjs";
import { keyOfCap } from "./keys.mjs";
import { set } from "./runs.mjs";
import { word } from "./words.mjs";

/** @import { Boxes } from "./box.mjs" */
/** @import { Bar, Offer, Send, Slot } from "./types.mjs" */

/** @type {Record<string, string>} */
const NAMES = { source: "slotSource", kind: "slotKind", target: "slotTarget" };

/**
 * @typedef {object} Shown
 * @property {readonly Slot[]} slots
 * @property {readonly string[]} numbers the digits that stand over the text, where they are to be pressed
 * @property {readonly Offer[]} offers those that stand in the line itself
 * @property {string} prompt what is asked, where it stands above the slot
 * @property {string} typed what stands in the text box, which shows it
 * @property {string} language
 */

export class Slots {
  /**
   * @param {Boxes} boxes
   * @param {Send} send
   */
  constructor(boxes, send) {
    this.send = send;
    this.parts = [0, 1, 2].map(() => {
      const field = boxes.make("slot");
      const parts = { label: el("span", { class: "label" }), value: el("span", { class: "value", dir: "auto" }), field };
      const line = el("span", { class: "line" }, parts.value, parts.field);
      return { ...parts, whole: el("div", { class: "slot", role: "group" }, parts.label, line) };
    });
    this.arrows = [0, 1].map(() => el("span", { class: "arrow", "aria-hidden": "true" }, "→"));
    for (const { whole } of this.parts)
      whole.addEventListener("click", () => {
        if (whole.dataset["opens"]) send(keyOfCap(whole.dataset["opens"]));
      });
    const [one, two, three] = this.parts.map(({ whole }) => whole);
    this.element = el("div", { class: "slots" }, one, this.arrows[0], two, this.arrows[1], three);
  }

  /**
   * @param {Shown} shown
   */
  draw({ slots, numbers, offers, prompt, typed }) {
    this.element.hidden = slots.length === 0;
    const asked = asks(slots);
    for (const [i, { whole, label, value }] of this.parts.entries()) {
      const slot = slots[i];
      if (!slot) continue;
      whole.className = `slot is-${slot.state}${slot.value ? "" : " bare"} name-${slot.name}${i === asked ? " asked" : ""}`;
      whole.setAttribute("aria-label", word(NAMES[slot.name] ?? slot.name));
      whole.dataset["opens"] = slot.key;
      fill(label, (i === asked && prompt) || slot.label);
      fill(value, i === asked ? this.asked(slot, numbers, offers, typed) : slot.value);
    }
    const done = slots.every(({ state }) => state !== "empty" && state !== "open");
    for (const arrow of this.arrows) arrow.classList.toggle("over", done);
  }

  /**
   * What is asked for: the numbers in the text, and what further digits take.
   * @param {Slot} slot
   * @param {readonly string[]} numbers
   * @param {readonly Offer[]} offers
   * @param {string} typed
   * @returns {(Node | string)[]}
   */
  asked(slot, numbers, offers, typed) {
    const [first] = numbers;
    const last = numbers.at(-1);
    const range = first === undefined ? [] : [keyCap(first, "now"), ...(last === first ? [] : [el("span", {}, "–"), keyCap(last ?? "", "now")])];
    const further = offers.map(({ key, main }) =>
      el(
        "button",
        { type: "button", class: "cap", "data-key": key, onmousedown: keepFocus, onclick: () => this.send(keyOfCap(key)) },
        keyCap(key),
        el("span", {}, set(main)),
      ),
    );
    // Before the text box stand the earlier members of a list, and not what stands in it.
    const before = slot.state === "open" && slot.value.endsWith(typed) ? slot.value.slice(0, slot.value.length - typed.length) : slot.value;
    return [before, ...range, ...further];
  }

  /**
   * The text box of the slot that is open.
   * @param {readonly Slot[]} slots
   * @returns {import("./box.mjs").Field | null}
   */
  field(slots) {
    return this.parts[asks(slots)]?.field ?? null;
  }
}

/**
 * Which slot is asked for: the one that is open, else the first that is empty in the order in which they are filled.
 * @param {Bar["slots"]} slots
 * @returns {number}
 */
function asks(slots) {
  const open = slots.findIndex(({ state }) => state === "open");
  if (open >= 0) return open;
  return [0, 2, 1].find((i) => slots[i]?.state === "empty") ?? -1;
}

/** Keys as they are printed: always buttons too, so that all can be done without a keyboard. */

import { el, fill } from "../../page/base/dom.mjs";
import { keyOfCap, partsOfCap } from "./keys.mjs";
import { printed } from "./words.mjs";

/** @import { Cap, Send } from "./types.mjs" */

/**
 * A bare cap.
 * @param {string} key
 * @param {string} [look] `now` for what Enter takes too, `dotted`, `off`
 * @returns {HTMLElement}
 */
export function keyCap(key, look = "") {
  const text = partsOfCap(key).map(printed).join(" ");
  return el("kbd", { class: `${look}${text.length > 1 ? " named" : ""}` }, text);
}

/**
 * A cap with what it does beside it.
 * @param {Cap} cap
 * @param {Send} send
 * @param {{ now?: boolean, name?: string }} [how]
 * @returns {HTMLElement}
 */
export function capButton({ key, label, why_not }, send, { now = false, name = "" } = {}) {
  if (why_not !== null) {
    const struck = [keyCap(key, "off"), label && el("s", {}, label)];
    return el("span", { class: "cap off", "data-key": key }, struck, el("span", {}, why_not));
  }
  return el(
    "button",
    {
      type: "button",
      class: "cap",
      "data-key": key,
      "aria-label": label ? null : name || null,
      onmousedown: keepFocus,
      onclick: () => send(keyOfCap(key)),
    },
    keyCap(key, now ? "now" : ""),
    label && el("span", { dir: "auto" }, label),
  );
}

/**
 * Caps one after the other; those that do the same, or have no label, share that of the last: *j k sentence*.
 * @param {Element} place
 * @param {readonly Cap[]} caps
 * @param {Send} send
 * @param {(cap: Cap) => boolean} [isNow]
 */
export function fillCaps(place, caps, send, isNow = () => false) {
  /** @type {HTMLElement[]} */
  const groups = [];
  /** @type {HTMLElement[]} */
  let group = [];
  for (const [i, cap] of caps.entries()) {
    const shared = caps.slice(i).find(({ label }) => label)?.label ?? "";
    const goesOn = cap.why_not === null && i < caps.length - 1 && (cap.label === "" || caps[i + 1]?.label === cap.label);
    const name = `${partsOfCap(cap.key).map(printed).join(" ")} ${shared}`;
    group.push(capButton(goesOn ? { ...cap, label: "" } : cap, send, { now: isNow(cap), name }));
    if (!goesOn) {
      groups.push(group.length === 1 && group[0] ? group[0] : el("span", { class: "caps" }, group));
      group = [];
    }
  }
  fill(place, groups);
}

/**
 * A click on a key leaves the focus where it is, as pressing the key would.
 * @param {MouseEvent} event
 */
export function keepFocus(event) {
  event.preventDefault();
}

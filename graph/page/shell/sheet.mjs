/** On a phone the panel is a sheet that is pulled up over the picture's foot. */

/** @import { Context } from "../context/context.mjs" */

import { el } from "../base/dom.mjs";

export class Sheet {
  /** @type {HTMLElement | null} */
  #handle = null;

  /** @param {() => void} moved the picture has more room now, or less */
  constructor(moved) {
    this.moved = moved;
  }

  /** @param {Context} context */
  handle(context) {
    const handle = el(
      "button",
      {
        type: "button",
        class: "handle",
        "aria-expanded": String(document.body.dataset["sheet"] === "open"),
        "aria-label": context.say("panel.open"),
        onclick: () => this.open(handle.getAttribute("aria-expanded") !== "true"),
      },
      el("span", {}),
    );
    this.#handle = handle;
    return handle;
  }

  /** @param {boolean} open */
  open(open) {
    const sheet = open ? "open" : "closed";
    this.#handle?.setAttribute("aria-expanded", String(open));
    if (document.body.dataset["sheet"] === sheet) return;
    document.body.dataset["sheet"] = sheet;
    this.moved();
  }
}
